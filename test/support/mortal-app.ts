import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Clock } from '#contracts/clock'
import type { Memory } from '#contracts/memory'
import { instant, milliseconds } from '#core/time'
import { twilioEmulator } from '#lab/twilio/index'
import { openEmbedded } from '#memory/embedded/index'
import { newFolder } from './folders.ts'
import { freePort } from './free-port.ts'

/** The program in a process of its own, on a data directory that outlives it, and a Twilio that does too. */
export type MortalApp = {
  readonly url: string
  /** The emulated Twilio, as the phones at its other end reach it. */
  readonly network: (request: Request) => Promise<Response>
  /** Where each of its lives has ended, once it has died everywhere it was to die. */
  readonly deaths: () => Promise<readonly string[]>
  /** Ends it as a power cut would; it is up again at once. */
  readonly kill: () => Promise<void>
  /** Resolves once the journal has so many texts, and every reply has left and is known to have. */
  readonly quiet: (texts: number) => Promise<void>
  /** Kills it for good and reads what it has left behind. */
  readonly inspect: <T>(read: (memory: Memory) => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

/** The account that the emulated Twilio has, and its number. */
export const ACCOUNT = {
  accountSid: `AC${'5'.repeat(32)}`,
  authToken: 'a-token-of-the-crash-test',
  number: '+14155550100',
} as const

/** Monday 2026-11-23, 10:00 in New York; from there it runs as clocks do, in every life. */
const AHEAD = Date.UTC(2026, 10, 23, 15) - Date.now()
const clock: Clock = { now: () => instant(Date.now() + AHEAD) }

const SCRIPT = fileURLToPath(new URL('./crashing-server.js', import.meta.url))

/** Starts the program as in production; each life ends at the next crash point, and is followed by another at once. */
export const openMortalApp = async (points: readonly string[]): Promise<MortalApp> => {
  const data = await newFolder()
  const url = `http://127.0.0.1:${await freePort()}`
  const emulator = twilioEmulator({
    ...ACCOUNT,
    webhookUrl: `${url}/webhooks/sms`,
    pace: { sent: milliseconds(5), delivered: milliseconds(20) },
    clock,
  })
  const twilio = await emulator.listen(0)
  const environment = {
    PORT: new URL(url).port,
    HOST: '127.0.0.1',
    PUBLIC_URL: url,
    THROUGHLINE_DATA: data,
    THROUGHLINE_LAB: '0',
    LOG_LEVEL: 'error',
    TWILIO_ACCOUNT_SID: ACCOUNT.accountSid,
    TWILIO_AUTH_TOKEN: ACCOUNT.authToken,
    TWILIO_FROM: ACCOUNT.number,
    TWILIO_API_ROOT: twilio.url,
    CLOCK_AHEAD: String(AHEAD),
  }
  const deaths: string[] = []
  let isOver = false

  const live = (): Life => {
    const point = points[deaths.length] ?? ''
    const child = fork(SCRIPT, { env: { ...environment, CRASH: point }, execArgv: [] })
    const begun = Promise.race([once(child, 'message'), once(child, 'exit')]).then(() => {})
    child.once('exit', (code, signal) => {
      if (isOver) return
      deaths.push(signal === 'SIGKILL' ? point : `exit ${code ?? signal}`)
      // Only a kill is followed by a new life: a program that ends by itself would do so again.
      if (signal === 'SIGKILL') life = live()
    })
    return { child, begun }
  }
  let life = live()
  await life.begun
  if (deaths.length > 0)
    throw new Error(`The program ended before it was up: ${deaths}. Its words are above.`)

  const kill = async ({ child }: Life): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }
  const end = async (): Promise<void> => {
    isOver = true
    await kill(life)
  }
  return {
    url,
    network: emulator.fetch,
    deaths: async () => {
      for (const until = Date.now() + PATIENCE_MS; deaths.length < points.length; await pause(20)) {
        if (Date.now() > until)
          throw new Error(`It lives on after ${deaths}; it never came to the next point.`)
      }
      return deaths
    },
    kill: async () => {
      await kill(life)
      await life.begun
    },
    quiet: async (texts) => {
      for (const until = Date.now() + PATIENCE_MS; ; await pause(20)) {
        const told = await standingOf(life)
        if (told?.texts === texts && told.waiting === 0) return
        if (Date.now() > until)
          throw new Error(`Not quiet with ${texts} texts after ${PATIENCE_MS} ms: ${JSON.stringify(told)}.`)
      }
    },
    inspect: async (read) => {
      await end()
      const memory = await openEmbedded({ directory: join(data, 'memory') })
      return read(memory).finally(() => memory.close())
    },
    close: async () => {
      await end()
      emulator.close()
      await twilio.close()
      await rm(data, { recursive: true, force: true })
    },
  }
}

type Life = { readonly child: ChildProcess; readonly begun: Promise<void> }

const PATIENCE_MS = 120_000

const Standing = z.object({ texts: z.number(), waiting: z.number() })

/** How far it has come; null when it died before it could tell. */
const standingOf = async ({ child, begun }: Life): Promise<z.infer<typeof Standing> | null> => {
  await begun
  // Whoever has ended can still seem to be connected for a moment, and will never answer.
  if (!child.connected || child.exitCode !== null || child.signalCode !== null) return null
  const told = Promise.race([once(child, 'message'), once(child, 'exit')])
  child.send('how far?', () => {})
  const [answer] = await told
  const read = Standing.safeParse(answer)
  return read.success ? read.data : null
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

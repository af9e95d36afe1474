import { writeFile } from 'node:fs/promises'
import { Session } from 'node:inspector/promises'
import { z } from 'zod'

/** The account that all sides of a measurement know. */
export const ACCOUNT = {
  accountSid: `AC${'0'.repeat(32)}`,
  authToken: 'bench-auth-token',
  from: '+14155550199',
  publicUrl: 'https://bench.example',
} as const

/** An account, as signing needs it. */
export type Account = typeof ACCOUNT

/** What a measured process has used since it began. */
export const Usage = z.object({ cpuMicros: z.number(), rss: z.number(), heap: z.number() })

/** See the schema. */
export type Usage = z.infer<typeof Usage>

/** Persons to be put into a memory, each with the past of a person who is there: as it is, or repeated. */
const Seed = z.object({
  template: z.string(),
  group: z.string(),
  from: z.number(),
  count: z.number(),
  repeat: z.number(),
})

/** See the schema. */
export type Seed = z.infer<typeof Seed>

const Ask = z.discriminatedUnion('ask', [
  z.object({ id: z.number(), ask: z.literal('usage'), collect: z.boolean() }),
  z.object({ id: z.number(), ask: z.literal('seed'), seed: Seed }),
  z.object({ id: z.number(), ask: z.literal('profile') }),
  z.object({ id: z.number(), ask: z.literal('profiled'), file: z.string() }),
  z.object({ id: z.number(), ask: z.literal('stop') }),
])

/** What the process that measures may ask of the one that is measured. */
export type Ask = z.infer<typeof Ask>

/** In the measured process: says where it listens, then answers until it is told to stop. */
export const answerTo = (
  port: number,
  parts: { readonly seed: (seed: Seed) => Promise<number>; readonly stop: () => Promise<void> },
): void => {
  const answer = async (ask: Ask): Promise<unknown> => {
    switch (ask.ask) {
      case 'usage':
        return usage(ask.collect)
      case 'seed':
        return parts.seed(ask.seed)
      case 'profile':
        return profile()
      case 'profiled':
        return profiled(ask.file)
      case 'stop':
        return parts.stop()
      default:
        return ask satisfies never
    }
  }
  process.on('message', (message) => {
    const ask = Ask.parse(message)
    void answer(ask).then((value) => {
      process.send?.({ id: ask.id, value })
      if (ask.ask === 'stop') process.disconnect()
    })
  })
  process.on('disconnect', () => process.exit(0))
  process.send?.({ id: 0, value: port })
}

const usage = (collect: boolean): Usage => {
  const { user, system } = process.cpuUsage()
  if (collect) globalThis.gc?.()
  const { rss, heapUsed } = process.memoryUsage()
  return { cpuMicros: user + system, rss, heap: heapUsed }
}

const session = new Session()

/** From now on it is noted what runs. */
const profile = async (): Promise<void> => {
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: 200 })
  await session.post('Profiler.start')
}

const profiled = async (file: string): Promise<void> => {
  const { profile } = await session.post('Profiler.stop')
  await writeFile(file, JSON.stringify(profile))
  session.disconnect()
}

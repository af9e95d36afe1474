import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { orClose } from '#app/ground'
import { run } from '#app/production'
import type { ThroughlineOptions } from '#app/throughline'
import { type Config, readConfig } from '#config/environment'
import type { Clock } from '#contracts/clock'
import type { Memory } from '#contracts/memory'
import type { Rules } from '#core/rules'
import { after, type Instant, type Milliseconds, milliseconds } from '#core/time'
import { phone } from './phone.ts'
import { seatIn } from './seat.ts'
import type { Device, Place } from './shown.ts'
import { webchat } from './webchat.ts'

/** The whole program in this process, and the buyer's devices at it. */
export type Opened = {
  readonly rules: Rules
  readonly memory: Memory
  readonly devices: { readonly [place in Place]: Device }
  readonly now: () => Instant
  /** Lets so much time pass. */
  readonly pass: (length: Milliseconds) => Promise<void>
  /** Stops the server, and starts it again on the same data; the buyer notices nothing (M8). */
  readonly restart: () => Promise<Opened>
  readonly close: () => Promise<void>
}

/** What is opened: on which data, null for none that stays; and from which moment on, null for now. */
export type Opening = { readonly data: string | null; readonly at: Instant | null }

/** Starts it all on a port of its own that only this machine reaches. */
export const open = async ({ data, at }: Opening): Promise<Opened> => {
  const directory = data ?? (await mkdtemp(join(tmpdir(), 'throughline-chat-')))
  const sweep = data === null ? () => rm(directory, { recursive: true, force: true }) : async () => {}
  const ground = { directory, clock: at === null ? null : from(at), sweep }
  return opened(ground, 0)
}

/** What is the same after a restart. */
type Ground = {
  readonly directory: string
  readonly clock: Clock | null
  readonly sweep: () => Promise<void>
}

const opened = async (ground: Ground, port: number): Promise<Opened> => {
  const { directory, clock, sweep } = ground
  const made: ThroughlineOptions[] = []
  const starting = run(configIn(directory, port), clock, (options) => {
    made.push(options)
    return options
  })
  const running = await orClose(starting, sweep)
  const close = async (): Promise<void> => {
    await running.stop()
    await sweep()
  }
  const [options] = made
  if (!options) throw new Error('The program was not put together.')
  return {
    // What the channels are like nobody asks here: they are only read for words.
    rules: { business: options.business, channels: {} },
    memory: options.memory,
    devices: await orClose(devicesAt(`http://127.0.0.1:${running.port}`, directory), close),
    now: options.clock.now,
    pass: async (length) => void (await options.lab?.time?.pass(length)),
    restart: async () => {
      await running.stop()
      return opened(ground, running.port)
    },
    close,
  }
}

const devicesAt = async (url: string, directory: string): Promise<Opened['devices']> => ({
  webchat: await webchat(url, await seatIn(directory, url)),
  sms: await phone(url),
})

/** What a conversation goes by besides its data: the business and the model. No platform of the environment is called from here. */
const TAKEN = /^(?:THROUGHLINE_BUSINESS|OPENAI_\w+|LOG_LEVEL)$/

const configIn = (directory: string, port: number): Config => {
  const { env } = process
  return readConfig({
    LOG_LEVEL: 'error',
    ...Object.fromEntries(Object.entries(env).filter(([name]) => TAKEN.test(name))),
    // The lab is on in any case; asked for by name, it has a model too.
    ...(env.THROUGHLINE_LAB === '1' && { THROUGHLINE_LAB: '1' }),
    THROUGHLINE_DATA: directory,
    HOST: '127.0.0.1',
    PORT: String(port),
  })
}

/** A clock that goes on from a moment. */
const from = (at: Instant): Clock => {
  const started = performance.now()
  return { now: () => after(at, milliseconds(Math.floor(performance.now() - started))) }
}

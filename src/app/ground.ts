import type { Config } from '#config/environment'
import type { Platforms } from '#config/platforms'
import type { Clock } from '#contracts/clock'
import type { Log } from '#contracts/log'
import type { Lab, LabOptions } from './lab.ts'
import { type LabClock, openLabClock } from './lab-clock.ts'
import { type Listening, listen } from './listen.ts'
import { type Opened, openMemory } from './open-memory.ts'

/** What a server stands on before there is a business on it. */
export type Ground = Opened & {
  readonly log: Log
  readonly listening: Listening
  /** Where the world reaches it, without a slash at its end. */
  readonly publicUrl: string
  /** The emulated networks; null outside of the lab. */
  readonly lab: Lab | null
  /** Lets time pass, where nobody else's time is concerned; else null. */
  readonly time: LabClock | null
  /** The account of each platform: a real one takes the place of the lab's. */
  readonly platforms: Partial<Platforms>
  /** Stops listening, and ends the lab; the memory stays for whoever is not done. */
  readonly leave: () => Promise<void>
}

/** Opens memory, port and lab, in this order; one that cannot be opened leaves none of the others open. */
export const openGround = async (config: Config, pushed: Clock | null, log: Log): Promise<Ground> => {
  const opened = await openMemory(config, log)
  const machine = pushed ?? opened.clock
  const time = isByItself(config)
    ? await orClose(openLabClock(machine, opened.memory.streams), opened.memory.close)
    : null
  const clock = time ?? machine
  const listening = await orClose(listen(config.port, config.host), opened.memory.close)
  const publicUrl = config.publicUrl ?? `http://localhost:${listening.port}`
  const { signingSecret, memory } = opened
  const opening = config.lab
    ? openLabLate({
        publicUrl,
        signingSecret,
        streams: memory.streams,
        data: config.data,
        clock,
        model: hasStandIn(config),
      })
    : null
  const lab = await orClose(Promise.resolve(opening), async () => {
    await listening.close()
    await memory.close()
  })
  return {
    ...opened,
    clock,
    log,
    listening,
    publicUrl,
    lab,
    time,
    platforms: { ...lab?.platforms, ...setUp(config) },
    leave: async () => {
      await listening.close()
      await lab?.close()
    },
  }
}

/** With its emulators, which a server among real platforms never loads. */
const openLabLate = async (options: LabOptions): Promise<Lab> => (await import('./lab.ts')).openLab(options)

/** What fails takes along what was opened before it, and is told all the same. */
export const orClose = async <T>(opening: Promise<T>, close: () => Promise<void>): Promise<T> => {
  try {
    return await opening
  } catch (error) {
    await close()
    throw error
  }
}

/** A lab that was asked for by name has a stand-in for a model, where nothing real is set up beside it; otherwise the rules are alone. */
const hasStandIn = (config: Config): boolean =>
  config.labForAll && config.openAi === null && isByItself(config)

/** A lab of one process, all of whose platforms are emulated: then time is nobody's but its own. */
const isByItself = (config: Config): boolean =>
  config.lab &&
  config.redis === null &&
  config.stripe === null &&
  config.calcom === null &&
  Object.keys(setUp(config)).length === 0

/** The accounts that the environment names. */
export const setUp = ({ twilio, telegram, slack, microsoft }: Config): Partial<Platforms> =>
  Object.fromEntries(
    Object.entries({ twilio, telegram, slack, microsoft }).filter(([, platform]) => platform !== null),
  )

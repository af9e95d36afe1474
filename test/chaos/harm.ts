import { setTimeout as pause } from 'node:timers/promises'
import { seconds } from '#core/time'
import { type Chance, chance } from './chance.ts'
import type { ChaosOptions } from './options.ts'
import type { World } from './world.ts'

/** What was done to the nodes and their memory, and when. */
export type Harm = {
  readonly kills: readonly number[]
  readonly freezes: readonly number[]
  /** When Redis was killed, and when it was there again. */
  readonly outages: readonly (readonly [from: number, to: number])[]
}

/** Longer than a lease holds: who wakes up from it has lost all that it held. */
const FREEZE = seconds(12)

/** Between two sends of Twilio's that are spoiled. */
const SPOIL = seconds(0.8)

/** Does all kinds of harm until then; resolves when all that was hurt is up again. */
export const harmUntil = async (end: number, world: World, options: ChaosOptions): Promise<Harm> => {
  const luck = chance(options.seed + 6)
  world.platform.behave(true)
  const [kills, freezes, outages] = await Promise.all([
    killUntil(end, world, options, luck),
    freezeUntil(end, world, options),
    restartUntil(end, world, options),
    spoilUntil(end, world),
  ])
  world.platform.behave(false)
  return { kills, freezes, outages }
}

const killUntil = async (
  end: number,
  { fleet }: World,
  { killEvery }: ChaosOptions,
  luck: Chance,
): Promise<readonly number[]> => {
  const kills: number[] = []
  const under: Promise<void>[] = []
  for (;;) {
    const wait = killEvery * luck.between(0.5, 1.5)
    if (Date.now() + wait > end) break
    await pause(wait)
    kills.push(Date.now())
    under.push(fleet.kill())
  }
  await Promise.all(under)
  return kills
}

/** So often, evenly spread. */
const spread = (times: number, end: number): readonly number[] =>
  Array.from({ length: times }, (_, n) => ((n + 1) / (times + 1)) * (end - Date.now()))

const freezeUntil = async (
  end: number,
  { fleet }: World,
  { freezes }: ChaosOptions,
): Promise<readonly number[]> => {
  const one = async (wait: number): Promise<number> => {
    await pause(wait)
    const at = Date.now()
    await fleet.freeze(FREEZE)
    return at
  }
  return Promise.all(spread(freezes, end).map(one))
}

const restartUntil = async (
  end: number,
  { home }: World,
  { restarts }: ChaosOptions,
): Promise<Harm['outages']> => {
  const one = async (wait: number): Promise<readonly [number, number]> => {
    await pause(wait)
    const at = Date.now()
    await home.restart()
    return [at, Date.now()]
  }
  return Promise.all(spread(restarts, end).map(one))
}

const spoilUntil = async (end: number, { twilio }: World): Promise<void> => {
  while (Date.now() < end) {
    await twilio.spoil()
    await pause(SPOIL)
  }
}

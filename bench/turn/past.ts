import { redisBytes } from './figures.ts'
import { pause } from './load.ts'
import type { Rig } from './rig.ts'
import { numberOf } from './webhook.ts'

/** Somebody says so many things, so that others can be made who have the same past. Answers the number to copy. */
export const rehearse = async ({ load }: Rig, group: string, messages: number): Promise<string> => {
  await load.single({ group, persons: 1 }, messages)
  // News of the last delivery is part of the past as well.
  await pause(700)
  return numberOf(group, 0)
}

/** What a contender holds: its Redis, or where it has none, its own heap without what nobody needs any more. */
export const bytesOf = async ({ contender }: Rig): Promise<number> =>
  contender.redis ? redisBytes(contender) : (await contender.usage(true)).heap

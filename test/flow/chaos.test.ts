import { expect, test } from '@jest/globals'
import { optionsOf } from '../chaos/options.ts'
import { runChaos } from '../chaos/run.ts'

/*
 * The short form of `npm run chaos`: the same run, a tenth as long, and
 * without the quiet stretches. What it leaves behind is judged message by message
 * (see test/chaos/judge.ts).
 */

const LONG = 300_000

const SHORT = { persons: 80, messages: 900, 'per-second': 60, calm: 0, patience: 240 }

test(
  'three nodes on one Redis lose, double and reorder nothing while they and it are killed (I1 to I5, I11, I12)',
  async () => {
    const { breaches, story } = await runChaos(
      optionsOf({ ...SHORT, 'kill-every': 3, freezes: 1, restarts: 1 }),
    )
    expect(breaches).toEqual([])
    expect([story.kills, story.freezes, story.outages].every(({ length }) => length > 0)).toBe(true)
  },
  LONG,
)

test(
  'one node on the embedded memory does so while it is killed (I1 to I5, I11)',
  async () => {
    const { breaches, story } = await runChaos(
      optionsOf({ ...SHORT, embedded: true, messages: 400, 'kill-every': 2 }),
    )
    expect(breaches).toEqual([])
    expect(story.kills.length).toBeGreaterThan(0)
  },
  LONG,
)

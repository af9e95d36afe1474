import type { Name } from './contender.ts'
import { bytesOf, rehearse } from './past.ts'
import type { Rig } from './rig.ts'

/** What persons take up in memory. */
export type Holding = {
  readonly name: Name
  readonly persons: number
  readonly eventsEach: number
  readonly bytesEach: number
  /** For 10,000 persons with 50 events each, by what these took. */
  readonly bytesOfTenThousand: number
}

/** Puts persons with a past of some nine messages into the memory, and looks at what has been added. */
export const measureHolding = async (rig: Rig, persons: number): Promise<Holding> => {
  const { contender } = rig
  const template = await rehearse(rig, '920', 9)
  const before = await bytesOf(rig)
  const eventsEach = await contender.seed({ template, group: '217', from: 0, count: persons, repeat: 1 })
  const bytesEach = ((await bytesOf(rig)) - before) / persons
  return {
    name: contender.name,
    persons,
    eventsEach,
    bytesEach,
    bytesOfTenThousand: (bytesEach * 10_000 * 50) / eventsEach,
  }
}

import type { Depth, Waiting } from '#contracts/depth'
import { type Instant, milliseconds } from '#core/time'
import { inAll } from '../shared/waiting.ts'
import type { Queue } from './queue.ts'
import type { Store } from './store.ts'

/** How much waits here. What cannot be read keeps the directory from opening, so nobody is ever set aside. */
export const depthOf = (store: Store, now: Instant): Depth => {
  const { ready, turns, waits, exits, persons, dead } = store
  const firsts = ready.flatMap(([person]) => (person ? (persons.get(person)?.inbox[0] ?? []) : []))
  const ways = [...exits.values()]
  return {
    turns: inAll([...ready.map(lineOf), turns.count(now), waits.count(now)]),
    deliveries: inAll(ways.flatMap(({ sendable, sends }) => [lineOf(sendable), sends.count(now)])),
    longest: milliseconds(Math.max(0, ...firsts.map(({ event }) => now - event.at))),
    dead: dead.size,
    aside: 0,
  }
}

const lineOf = <K extends string>({ size }: Queue<K>): Waiting => ({ due: size, later: 0 })

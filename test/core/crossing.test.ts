import { describe, expect, test } from '@jest/globals'
import { strangerAt } from '#core/address'
import type { Event } from '#core/event'
import { fold, initialState } from '#core/evolve'
import { historyOf } from '#core/history'
import { canonical } from '#core/json'
import type { Playbook } from '#core/playbook'
import { replay } from '#core/replay'
import { DIALOGS } from '#dialogs/index'
import { chance } from '../chaos/chance.ts'
import { business } from '../support/business.ts'
import { crossing, told } from '../support/crossing.ts'

const playbook: Playbook = {
  business,
  dialogs: DIALOGS,
  channels: { sms: { optOutReplies: 'platform', carriesTexts: true } },
}

const phone = (n: number) => ({ channel: 'sms', id: `+1212555010${n}` })

/** A choice by chance, the same for the same seed. */
const picking = (seed: number): ((most: number) => number) => {
  const { between } = chance(seed)
  return (most) => Math.floor(between(0, most))
}

const wordsIn = (events: readonly Event[]): readonly Event[] =>
  historyOf(events).filter(({ kind }) => kind === 'message-received')

const textsIn = (events: readonly Event[]): readonly string[] =>
  wordsIn(events).flatMap((event) => (event.kind === 'message-received' ? [event.activity.id] : []))

/** `silent`: so many of them, the last ones, have not written before. */
type Way = {
  readonly persons: number
  readonly silent?: number
  readonly asks: readonly (readonly [number, number])[]
}

/** Lets all of them write, then ask all at once, and goes on in an order of chance; some of what is under way dies with its node. */
const run = async ({ persons, asks, silent = 0 }: Way, seed: number) => {
  const pick = picking(seed)
  let deaths = 0
  const bus = await crossing(playbook, () => deaths > 0 && pick(6) === 0 && deaths-- > 0)
  const all = Array.from({ length: persons }, (_, n) => phone(n))
  for (const [n, from] of all.slice(0, persons - silent).entries()) {
    await bus.says(from, `we are ${20 + n} people`)
    if (pick(2) === 0) await bus.says(from, 'we want coffee machines')
  }
  while (await bus.step(pick));
  const before = bus.now()
  deaths = 5
  for (const [who, whose] of asks) await bus.says(phone(who), 'this is my number', phone(whose))
  for (let n = 0; n < 12; n++) {
    if (pick(3) === 0) await bus.says(phone(pick(persons)), `and we are ${30 + n} people`)
    await bus.step(pick)
  }
  await bus.settle(pick)
  const ends = await Promise.all(all.map(async (one) => told(strangerAt(one), bus.memory)))
  const owners = await Promise.all(
    all.map(async (one) => told((await bus.memory.directory.personOf(one)) ?? strangerAt(one), bus.memory)),
  )
  const one = ends[0]
  if (!one) throw new Error('Somebody was to be left.')
  const recalled = await bus.memory.journal.recall(one.person)
  const dead = await bus.memory.outbox.dead(9)
  await bus.close()
  return { one, ends, owners, recalled, before, written: bus.written(), dead }
}

const expectOne = ({
  one,
  ends,
  owners,
  recalled,
  before,
  written,
  dead,
}: Awaited<ReturnType<typeof run>>): void => {
  expect(new Set([...ends, ...owners].map(({ person }) => person))).toEqual(new Set([one.person]))
  const texts = textsIn(one.events)
  const numbers = texts.map((text) => Number(text.slice(1))).sort((a, b) => a - b)
  expect(numbers).toEqual(Array.from({ length: written }, (_, n) => n + 1))
  const early = wordsIn(one.events).flatMap(({ at }) => (at <= before ? [at] : []))
  expect(early).toEqual(early.toSorted((a, b) => a - b))
  expect(canonical(fold(initialState(one.person), one.events))).toBe(canonical(recalled?.snapshot ?? null))
  expect(replay(one.person, one.events).differences).toEqual([])
  expect([...(recalled?.pending ?? []), ...dead]).toEqual([])
}

const WAYS: { readonly [who: string]: Way } = {
  'two, of whom one asks': { persons: 2, asks: [[0, 1]] },
  'two who ask each other at once': {
    persons: 2,
    asks: [
      [0, 1],
      [1, 0],
    ],
  },
  'two, of whom one writes first at that very moment': { persons: 2, silent: 1, asks: [[0, 1]] },
  'a chain of three': {
    persons: 3,
    asks: [
      [0, 1],
      [1, 2],
    ],
  },
  'a chain of three, from its other end': {
    persons: 3,
    asks: [
      [2, 1],
      [1, 0],
    ],
  },
  'three in a ring': {
    persons: 3,
    asks: [
      [0, 1],
      [1, 2],
      [2, 0],
    ],
  },
  'four, two and two and all': {
    persons: 4,
    asks: [
      [0, 1],
      [2, 3],
      [3, 0],
    ],
  },
  'four who ask the same one': {
    persons: 4,
    asks: [
      [0, 3],
      [1, 3],
      [2, 3],
    ],
  },
}

describe('Persons who become one, whatever comes first and whoever dies, have every word once and in order (M7)', () => {
  test.each(Object.entries(WAYS))('%s', async (_who, way) => {
    for (let seed = 1; seed <= Number(process.env.SEEDS ?? 4); seed++) expectOne(await run(way, seed))
  })
})

import { expect } from '@jest/globals'
import type { Memory } from '#contracts/memory'
import { type PersonId, personId } from '#core/ids'
import {
  at,
  HOLD,
  leaseOne,
  mail,
  mustLease,
  oneTurn,
  parcel,
  somebody,
  somewhere,
  takeOn,
  turn,
} from '../../support/mail.ts'
import type { Fact } from './promise.ts'

/** Whose turn comes first: what a memory that is divided keeps only within each of its parts. */
export const orderFacts = (fact: Fact): void => {
  fact('serves first whoever came first', async ({ memory }) => {
    const persons = [somebody(), somebody(), somebody()]
    for (const [n, person] of persons.entries()) await memory.mailbox.accept(person, mail(), at(n))
    const two = await memory.mailbox.lease({ now: at(9), hold: HOLD, most: 2 })
    expect(two.map(({ person }) => person)).toEqual(persons.slice(0, 2))
    expect((await leaseOne(memory, at(9)))?.person).toBe(persons[2])
  })

  fact('puts a person with mail left over behind those who waited', async ({ memory }) => {
    const [talkative, modest] = [somebody(), somebody()]
    await memory.mailbox.accept(talkative, mail(), at(0))
    await memory.mailbox.accept(talkative, mail(), at(1))
    const lease = await mustLease(memory, at(2))
    await memory.mailbox.accept(modest, mail(), at(3))
    await memory.mailbox.commit(lease, turn(talkative), at(4))
    expect((await leaseOne(memory, at(5)))?.person).toBe(modest)
    expect((await leaseOne(memory, at(5)))?.person).toBe(talkative)
  })

  fact('brings a lapsed person back before those who waited (I3)', async ({ memory }) => {
    const [slept, waits] = [somebody(), somebody()]
    await memory.mailbox.accept(slept, mail(), at(0))
    await mustLease(memory, at(1))
    await memory.mailbox.accept(waits, mail(), at(2))
    await memory.mailbox.tick(at(5_001))
    expect((await mustLease(memory, at(5_002))).person).toBe(slept)
  })

  fact('puts what is behind a parcel whose holder spoke late behind the others (I5)', async ({ memory }) => {
    const [busy, other] = [somewhere('sms'), somewhere('sms')]
    const [first, second] = [parcel(busy, 'first'), parcel(busy, 'second')]
    await oneTurn(memory, personId('a'), at(0), { parcels: [first, second] })
    await oneTurn(memory, personId('b'), at(1), { parcels: [parcel(other, 'other')] })
    const [slow] = await takeOn(memory, 'sms', at(2), 2)
    await memory.mailbox.tick(at(8_000))
    if (slow) await memory.outbox.settle(slow, { kind: 'done', notice: null }, at(8_001))
    expect((await takeOn(memory, 'sms', at(8_002), 2)).map(({ to }) => to)).toEqual([other, busy])
  })

  fact('calls closing persons first and lets nobody starve (B3)', async ({ memory }) => {
    const lanes = new Map<PersonId, 0 | 1 | 2>()
    for (const lane of [0, 1, 2] as const) {
      for (let n = 0; n < (lane === 0 ? 60 : 2); n += 1) lanes.set(await personOfLane(memory, lane), lane)
    }
    for (const person of [...lanes.keys()].reverse()) await memory.mailbox.accept(person, mail(), at(10))
    const order: unknown[] = []
    for (let n = 0; n < 60; n += 1) order.push(lanes.get((await mustLease(memory, at(11))).person))
    expect(order.slice(0, 16).filter((lane) => lane === 0).length).toBeGreaterThanOrEqual(12)
    expect(order).toContain(1)
    expect(order).toContain(2)
  })
}

const personOfLane = async (memory: Memory, lane: 0 | 1 | 2): Promise<PersonId> => {
  const person = somebody()
  await oneTurn(memory, person, at(0), { lane })
  return person
}

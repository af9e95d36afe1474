import { expect } from '@jest/globals'
import {
  at,
  fact as happened,
  leaseOne,
  mail,
  mustLease,
  mustTake,
  oneTurn,
  parcel,
  somebody,
  somewhere,
  takeAll,
  turn,
} from '../../support/mail.ts'
import { stateOf } from '../../support/states.ts'
import type { Fact } from './promise.ts'

/** What a commit leaves behind, and what can be read of it (I4, I11). */
export const journalFacts = (fact: Fact): void => {
  fact('changes journal, snapshot, inbox, outbox and timers in one step (I4)', async ({ memory }) => {
    const [person, sms] = [somebody(), parcel(somewhere('sms'), 'hello')]
    await oneTurn(memory, person, at(0), {
      events: [happened('a'), happened('b')],
      snapshot: stateOf(person, 2),
      parcels: [sms],
      timers: [{ timer: 'silence', at: at(1_000) }],
    })
    expect(await memory.journal.recall(person)).toEqual({
      snapshot: stateOf(person, 2),
      events: [happened('a'), happened('b')],
      pending: [sms],
    })
    expect(await leaseOne(memory, at(1))).toBeNull()
    expect(await memory.mailbox.tick(at(1))).toEqual({ nextDue: at(1_000) })
    expect(await takeAll(memory, at(1))).toMatchObject([{ ...sms, person }])
  })

  fact('changes nothing at all with a fenced commit (I3, I4)', async ({ memory }) => {
    const person = somebody()
    await oneTurn(memory, person, at(0), { snapshot: stateOf(person, 1) })
    await memory.mailbox.accept(person, mail(), at(1))
    const slept = await mustLease(memory, at(2))
    await memory.mailbox.tick(at(6_000))
    const late = turn(person, {
      events: [happened('late')],
      snapshot: stateOf(person, 99),
      parcels: [parcel(somewhere('sms'), 'late')],
      timers: [{ timer: 'late', at: at(7_000) }],
    })
    expect(await memory.mailbox.commit(slept, late, at(6_001))).toBe('fenced')
    expect(await memory.journal.recall(person)).toEqual({
      snapshot: stateOf(person, 1),
      events: [],
      pending: [],
    })
    expect(await takeAll(memory, at(6_002))).toEqual([])
    const again = await mustLease(memory, at(6_003))
    expect(again.envelopes).toEqual(slept.envelopes)
    await memory.mailbox.commit(again, turn(person), at(6_004))
    await memory.mailbox.tick(at(7_000))
    expect(await leaseOne(memory, at(7_001))).toBeNull()
  })

  fact('brings the snapshot of the last commit with the lease (I11)', async ({ memory }) => {
    const person = somebody()
    await memory.mailbox.accept(person, mail(), at(0))
    const first = await mustLease(memory, at(1))
    expect(first.snapshot).toBeNull()
    await memory.mailbox.commit(first, turn(person, { snapshot: stateOf(person, 3) }), at(2))
    await memory.mailbox.accept(person, mail(), at(3))
    expect((await mustLease(memory, at(4))).snapshot).toEqual(stateOf(person, 3))
  })

  fact('recalls a journal from any event on, and nothing of a stranger (I11)', async ({ memory }) => {
    const person = somebody()
    await oneTurn(memory, person, at(0), { events: [happened('a'), happened('b')] })
    await oneTurn(memory, person, at(1), { events: [happened('c')] })
    expect((await memory.journal.recall(person, 1))?.events).toEqual([happened('b'), happened('c')])
    expect((await memory.journal.recall(person, 3))?.events).toEqual([])
    expect(await memory.journal.recall(somebody())).toBeNull()
  })

  fact('gives the state alone, and none of a stranger (I11)', async ({ memory }) => {
    const person = somebody()
    await memory.mailbox.accept(person, mail(), at(0))
    expect(await memory.journal.snapshotOf(person)).toBeNull()
    const lease = await mustLease(memory, at(1))
    await memory.mailbox.commit(lease, turn(person, { snapshot: stateOf(person, 7) }), at(2))
    expect(await memory.journal.snapshotOf(person)).toEqual(stateOf(person, 7))
  })

  fact('lists everybody with a journal, the one last heard of first', async ({ memory }) => {
    const [a, b, c] = [somebody(), somebody(), somebody()]
    await oneTurn(memory, a, at(0))
    await oneTurn(memory, b, at(10))
    await oneTurn(memory, c, at(20))
    await memory.mailbox.accept(a, mail(), at(30))
    await memory.mailbox.accept(somebody(), mail(), at(40))
    expect(await memory.journal.persons(9)).toEqual([a, c, b])
    expect(await memory.journal.persons(2)).toEqual([a, c])
  })

  fact('recalls a parcel as pending until it is settled', async ({ memory }) => {
    const [person, to] = [somebody(), somewhere('sms')]
    const [first, second] = [parcel(to, 'first'), parcel(to, 'second')]
    await oneTurn(memory, person, at(0), { parcels: [first, second] })
    const taken = await mustTake(memory, at(1))
    expect((await memory.journal.recall(person))?.pending).toEqual([first, second])
    await memory.outbox.settle(taken, { kind: 'done', notice: null }, at(2))
    expect((await memory.journal.recall(person))?.pending).toEqual([second])
  })
}

import { expect } from '@jest/globals'
import type { Memory } from '#contracts/memory'
import type { PersonId } from '#core/ids'
import {
  at,
  ids,
  leaseOne,
  mail,
  mustLease,
  mustTake,
  oneTurn,
  parcel,
  patient,
  somebody,
  somewhere,
  turn,
} from '../../support/mail.ts'
import type { Fact } from './promise.ts'

/** Mail that may wait for company, so that a burst is one turn (C7). */
export const patienceFacts = (fact: Fact): void => {
  fact('makes one turn of a burst, once nothing more has come for its quiet (C7)', async ({ memory }) => {
    const [person, first, second] = [somebody(), patient(1_000, 9_000), patient(1_000, 9_000)]
    await memory.mailbox.accept(person, first, at(0))
    await memory.mailbox.accept(person, second, at(900))
    await readyFrom(memory, person, 1_900, [first.id, second.id])
  })

  fact('ends a wait with a tick as well as with a lease (C7)', async ({ memory }) => {
    const person = somebody()
    await memory.mailbox.accept(person, patient(1_000, 9_000), at(0))
    expect(await memory.mailbox.tick(at(999))).toEqual({ nextDue: at(1_000) })
    expect(await memory.mailbox.tick(at(1_000))).toEqual({ nextDue: null })
    expect((await mustLease(memory, at(1_000))).person).toBe(person)
  })

  fact('waits no longer than the most, however much comes (C7)', async ({ memory }) => {
    const [person, letters] = [somebody(), [0, 700, 1_400, 2_100].map(() => patient(1_000, 2_500))]
    for (const [n, letter] of letters.entries()) await memory.mailbox.accept(person, letter, at(700 * n))
    await readyFrom(
      memory,
      person,
      2_500,
      letters.map(({ id }) => id),
    )
  })

  fact('goes by the shortest quiet of all that waits (C7)', async ({ memory }) => {
    const [person, letters] = [
      somebody(),
      [patient(3_000, 9_000), patient(500, 9_000), patient(3_000, 9_000)],
    ]
    for (const [n, letter] of letters.entries()) await memory.mailbox.accept(person, letter, at(100 * n))
    await readyFrom(
      memory,
      person,
      700,
      letters.map(({ id }) => id),
    )
  })

  fact('goes by the earliest end of all that waits (C7)', async ({ memory }) => {
    const [person, letters] = [
      somebody(),
      [patient(1_000, 5_000), patient(1_000, 1_200), patient(1_000, 5_000)],
    ]
    for (const [n, letter] of letters.entries()) await memory.mailbox.accept(person, letter, at(400 * n))
    await readyFrom(
      memory,
      person,
      1_600,
      letters.map(({ id }) => id),
    )
  })

  fact('lets mail without patience end the wait (C7)', async ({ memory }) => {
    const [person, first, second] = [somebody(), patient(1_000, 9_000), mail()]
    await memory.mailbox.accept(person, first, at(0))
    await memory.mailbox.accept(person, second, at(1))
    expect(ids(await leaseOne(memory, at(1)))).toEqual([first.id, second.id])
  })

  fact('lets a timer end the wait (C7)', async ({ memory }) => {
    const [person, letter] = [somebody(), patient(1_000, 9_000)]
    await oneTurn(memory, person, at(0), { timers: [{ timer: 'silence', at: at(500) }] })
    await memory.mailbox.accept(person, letter, at(10))
    await memory.mailbox.tick(at(500))
    expect(await leaseOne(memory, at(500))).toMatchObject({ envelopes: [{ id: letter.id }, {}] })
  })

  fact('holds nobody back who is ready already (C7)', async ({ memory }) => {
    const [person, first, second] = [somebody(), mail(), patient(1_000, 9_000)]
    await memory.mailbox.accept(person, first, at(0))
    await memory.mailbox.accept(person, second, at(1))
    expect(ids(await leaseOne(memory, at(2)))).toEqual([first.id, second.id])
  })

  fact('begins no wait anew that is over, even before anybody looked (C7)', async ({ memory }) => {
    const [person, first, second] = [somebody(), patient(1_000, 9_000), patient(1_000, 9_000)]
    await memory.mailbox.accept(person, first, at(0))
    await memory.mailbox.accept(person, second, at(1_000))
    expect(ids(await leaseOne(memory, at(1_000)))).toEqual([first.id, second.id])
  })

  fact('begins every wait with nothing of the one before (C7)', async ({ memory }) => {
    const [person, next] = [somebody(), patient(2_000, 9_000)]
    await memory.mailbox.accept(person, patient(100, 200), at(0))
    await memory.mailbox.commit(await mustLease(memory, at(100)), turn(person), at(101))
    await memory.mailbox.accept(person, next, at(200))
    await readyFrom(memory, person, 2_200, [next.id])
  })

  fact('brings patient mail that came during a turn right after it', async ({ memory }) => {
    const [person, later] = [somebody(), patient(1_000, 9_000)]
    await memory.mailbox.accept(person, mail(), at(0))
    const lease = await mustLease(memory, at(1))
    await memory.mailbox.accept(person, later, at(2))
    expect(await leaseOne(memory, at(1_500))).toBeNull()
    await memory.mailbox.commit(lease, turn(person), at(1_600))
    expect(ids(await leaseOne(memory, at(1_600)))).toEqual([later.id])
  })

  fact('keeps the wait after a failed turn as it was, whatever comes', async ({ memory }) => {
    const [person, letters] = [somebody(), [mail(), patient(100, 100), mail(), patient(5_000, 9_000)]]
    const [failed, ...fresh] = letters
    if (failed) await memory.mailbox.accept(person, failed, at(0))
    await memory.mailbox.release(await mustLease(memory, at(1)), at(2_000), at(2))
    for (const [n, letter] of fresh.entries()) await memory.mailbox.accept(person, letter, at(10 + n))
    await readyFrom(
      memory,
      person,
      2_000,
      letters.map(({ id }) => id),
    )
  })

  fact('lets a notice wait for company as well (C7)', async ({ memory }) => {
    const [person, notice] = [somebody(), patient(1_000, 9_000)]
    await oneTurn(memory, person, at(0), { parcels: [parcel(somewhere('sms'), 'a')] })
    await memory.outbox.settle(await mustTake(memory, at(1)), { kind: 'done', notice }, at(100))
    await readyFrom(memory, person, 1_100, [notice.id])
  })
}

/** Nobody is ready before `ms`; then this person is, with all of this, and a lease is all it needs. */
const readyFrom = async (
  memory: Memory,
  person: PersonId,
  ms: number,
  letters: readonly string[],
): Promise<void> => {
  expect(await leaseOne(memory, at(ms - 1))).toBeNull()
  const lease = await leaseOne(memory, at(ms))
  expect(lease?.person).toBe(person)
  expect(ids(lease)).toEqual(letters)
}

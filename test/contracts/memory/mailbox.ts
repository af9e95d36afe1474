import { expect } from '@jest/globals'
import { days } from '#core/time'
import { at, HOLD, ids, leaseOne, mail, mustLease, oneTurn, somebody, turn } from '../../support/mail.ts'
import type { Fact } from './promise.ts'

/** Accepting, and what a lease brings. */
export const mailboxFacts = (fact: Fact): void => {
  fact('accepts an id once, also after its turn (I2)', async ({ memory }) => {
    const [person, letter] = [somebody(), mail()]
    expect(await memory.mailbox.accept(person, letter, at(0))).toBe('accepted')
    expect(await memory.mailbox.accept(person, letter, at(1))).toBe('duplicate')
    const lease = await mustLease(memory, at(2))
    expect(ids(lease)).toEqual([letter.id])
    await memory.mailbox.commit(lease, turn(person), at(3))
    expect(await memory.mailbox.accept(person, letter, at(4))).toBe('duplicate')
    expect(await leaseOne(memory, at(5))).toBeNull()
  })

  fact('takes a hundred simultaneous deliveries of one id for one (I2)', async ({ memory }) => {
    const [person, letter] = [somebody(), mail()]
    const all = Array.from({ length: 100 }, () => memory.mailbox.accept(person, letter, at(0)))
    const answers = await Promise.all(all)
    expect(answers.filter((answer) => answer === 'accepted')).toHaveLength(1)
    expect(ids(await mustLease(memory, at(1)))).toEqual([letter.id])
  })

  fact('knows an id for seven days (I2)', async ({ memory }) => {
    const [person, letter] = [somebody(), mail()]
    await memory.mailbox.accept(person, letter, at(0))
    for (let day = 1; day <= 6; day += 1) await memory.mailbox.accept(person, mail(), at(days(day)))
    expect(await memory.mailbox.accept(person, letter, at(days(7) - 1))).toBe('duplicate')
  })

  fact('brings mail in order of acceptance, at most 32 envelopes at once (I3)', async ({ memory }) => {
    const person = somebody()
    const letters = Array.from({ length: 40 }, () => mail())
    for (const [n, letter] of letters.entries()) await memory.mailbox.accept(person, letter, at(n))
    const first = await mustLease(memory, at(50))
    expect(ids(first)).toEqual(letters.slice(0, 32).map(({ id }) => id))
    await memory.mailbox.commit(first, turn(person, { taken: 30 }), at(51))
    expect(ids(await mustLease(memory, at(52)))).toEqual(letters.slice(30).map(({ id }) => id))
  })

  fact('keeps mail that arrives during a turn for the next one (I2, I3)', async ({ memory }) => {
    const [person, later] = [somebody(), mail()]
    await memory.mailbox.accept(person, mail(), at(0))
    const lease = await mustLease(memory, at(1))
    await memory.mailbox.accept(person, later, at(2))
    expect(await leaseOne(memory, at(3))).toBeNull()
    await memory.mailbox.commit(lease, turn(person), at(4))
    expect(ids(await leaseOne(memory, at(5)))).toEqual([later.id])
  })

  fact('gives at most as many persons as were asked for', async ({ memory }) => {
    const persons = [somebody(), somebody(), somebody()]
    for (const [n, person] of persons.entries()) await memory.mailbox.accept(person, mail(), at(n))
    const two = await memory.mailbox.lease({ now: at(9), hold: HOLD, most: 2 })
    expect(two).toHaveLength(2)
    const all = [...two, await mustLease(memory, at(9))].map(({ person }) => person)
    expect(all.sort()).toEqual(persons.sort())
    expect(await leaseOne(memory, at(9))).toBeNull()
  })

  fact('sets nobody aside whose keep can be read', async ({ memory }) => {
    const person = somebody()
    await oneTurn(memory, person, at(0))
    expect(await memory.mailbox.setAside()).toEqual([])
    expect(await memory.mailbox.readmit(person, at(1))).toBe(false)
  })
}

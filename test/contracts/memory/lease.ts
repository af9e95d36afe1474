import { expect } from '@jest/globals'
import { seconds } from '#core/time'
import { at, fact as happened, ids, leaseOne, mail, mustLease, somebody, turn } from '../../support/mail.ts'
import type { Fact } from './promise.ts'

/** Holding a person, losing and failing (I3). */
export const leaseFacts = (fact: Fact): void => {
  fact('gives a leased person to nobody else (I3)', async ({ memory }) => {
    const person = somebody()
    await memory.mailbox.accept(person, mail(), at(0))
    await mustLease(memory, at(1))
    expect(await leaseOne(memory, at(2))).toBeNull()
    await memory.mailbox.tick(at(5_000))
    expect(await leaseOne(memory, at(5_000))).toBeNull()
  })

  fact('brings a lapsed person back with one try more (I3)', async ({ memory }) => {
    const slept = somebody()
    await memory.mailbox.accept(slept, mail(), at(0))
    const lease = await mustLease(memory, at(1))
    expect(lease.tries).toBe(0)
    await memory.mailbox.tick(at(5_001))
    const again = await mustLease(memory, at(5_002))
    expect(again).toMatchObject({ person: slept, tries: 1, envelopes: lease.envelopes })
    expect(again.fence).not.toBe(lease.fence)
  })

  fact('refuses a commit from a worker that slept through its lease (I3)', async ({ memory }) => {
    const person = somebody()
    await memory.mailbox.accept(person, mail(), at(0))
    const slept = await mustLease(memory, at(1))
    await memory.mailbox.tick(at(6_000))
    const late = turn(person, { events: [happened('late')] })
    expect(await memory.mailbox.commit(slept, late, at(6_001))).toBe('fenced')
    const again = await mustLease(memory, at(6_002))
    expect(await memory.mailbox.commit(slept, late, at(6_003))).toBe('fenced')
    const good = turn(person, { events: [happened('good')] })
    expect(await memory.mailbox.commit(again, good, at(6_004))).toBe('committed')
    expect((await memory.journal.recall(person))?.events).toEqual([happened('good')])
  })

  fact(
    'ends a turn that is under way when mail interrupts it, and brings both in the next (I12)',
    async ({ memory }) => {
      const [person, first] = [somebody(), mail()]
      await memory.mailbox.accept(person, first, at(0))
      const old = await mustLease(memory, at(1))
      const claim = { ...mail(), interrupts: true as const }
      expect(await memory.mailbox.accept(person, claim, at(2))).toBe('accepted')
      expect(await memory.mailbox.commit(old, turn(person, { events: [happened('late')] }), at(3))).toBe(
        'fenced',
      )
      expect(await memory.mailbox.renew(old, at(3), seconds(5))).toBe(false)
      const next = await mustLease(memory, at(4))
      expect(ids(next)).toEqual([first.id, claim.id])
      expect(next.tries).toBe(0)
      expect(await memory.mailbox.commit(next, turn(person, { taken: 2 }), at(5))).toBe('committed')
    },
  )

  fact('still takes the commit of a lapsed lease that nobody freed (I3)', async ({ memory }) => {
    const person = somebody()
    await memory.mailbox.accept(person, mail(), at(0))
    const lease = await mustLease(memory, at(1))
    expect(await memory.mailbox.commit(lease, turn(person), at(9_000))).toBe('committed')
    await memory.mailbox.tick(at(9_001))
    expect(await leaseOne(memory, at(9_002))).toBeNull()
  })

  fact('answers already to a repeated commit and changes nothing (I3, I4)', async ({ memory }) => {
    const person = somebody()
    await memory.mailbox.accept(person, mail(), at(0))
    await memory.mailbox.accept(person, mail('second'.concat(person)), at(0))
    const lease = await mustLease(memory, at(1))
    const commit = turn(person, { events: [happened('once')] })
    expect(await memory.mailbox.commit(lease, commit, at(2))).toBe('committed')
    expect(await memory.mailbox.commit(lease, commit, at(3))).toBe('already')
    expect((await memory.journal.recall(person))?.events).toEqual([happened('once')])
    const next = await mustLease(memory, at(4))
    expect(ids(next)).toEqual(['second'.concat(person)])
    expect(await memory.mailbox.commit(lease, commit, at(5))).toBe('already')
    expect(await memory.mailbox.commit(next, turn(person), at(6))).toBe('committed')
  })

  fact('prolongs a lease that holds, and not one that is lost (I3)', async ({ memory }) => {
    const person = somebody()
    await memory.mailbox.accept(person, mail(), at(0))
    const lease = await mustLease(memory, at(0))
    expect(await memory.mailbox.renew(lease, at(4_000), seconds(10))).toBe(true)
    await memory.mailbox.tick(at(6_000))
    expect(await leaseOne(memory, at(6_000))).toBeNull()
    await memory.mailbox.tick(at(14_001))
    expect(await memory.mailbox.renew(lease, at(14_002), seconds(10))).toBe(false)
    expect(await memory.mailbox.release(lease, at(14_002), at(14_002))).toBe(false)
    expect((await mustLease(memory, at(14_003))).tries).toBe(1)
  })

  fact('brings failed mail back at its time, and fresh mail does not hurry it', async ({ memory }) => {
    const [person, first, second] = [somebody(), mail(), mail()]
    await memory.mailbox.accept(person, first, at(0))
    const lease = await mustLease(memory, at(0))
    expect(await memory.mailbox.release(lease, at(2_000), at(100))).toBe(true)
    await memory.mailbox.accept(person, second, at(200))
    await memory.mailbox.tick(at(1_999))
    expect(await leaseOne(memory, at(1_999))).toBeNull()
    await memory.mailbox.tick(at(2_000))
    const again = await mustLease(memory, at(2_000))
    expect(again.tries).toBe(1)
    expect(ids(again)).toEqual([first.id, second.id])
    expect(await memory.mailbox.commit(lease, turn(person), at(2_001))).toBe('fenced')
  })

  fact('ends the wait after a failed turn with the lease that comes for it', async ({ memory }) => {
    const person = somebody()
    await memory.mailbox.accept(person, mail(), at(0))
    await memory.mailbox.release(await mustLease(memory, at(1)), at(2_000), at(2))
    expect(await leaseOne(memory, at(1_999))).toBeNull()
    expect(await leaseOne(memory, at(2_000))).toMatchObject({ person, tries: 1 })
  })

  fact('forgets earlier tries with a commit', async ({ memory }) => {
    const person = somebody()
    await memory.mailbox.accept(person, mail(), at(0))
    await memory.mailbox.accept(person, mail(), at(0))
    await memory.mailbox.release(await mustLease(memory, at(1)), at(10), at(2))
    await memory.mailbox.tick(at(10))
    const second = await mustLease(memory, at(11))
    expect(second.tries).toBe(1)
    await memory.mailbox.commit(second, turn(person), at(12))
    expect((await mustLease(memory, at(13))).tries).toBe(0)
  })
}

import { expect } from '@jest/globals'
import type { Memory } from '#contracts/memory'
import type { Instant } from '#core/time'
import { at, ids, leaseOne, mail, mustLease, oneTurn, patient, somebody, turn } from '../../support/mail.ts'
import type { Fact } from './promise.ts'

/** Timers of a person: set, replaced and cancelled by a commit, arriving as mail (I4). */
export const timerFacts = (fact: Fact): void => {
  fact('fires a timer once, as mail that carries the time it was due', async ({ memory }) => {
    const person = somebody()
    await oneTurn(memory, person, at(0), { timers: [{ timer: 'silence', at: at(1_000) }] })
    await memory.mailbox.tick(at(999))
    expect(await leaseOne(memory, at(999))).toBeNull()
    await memory.mailbox.tick(at(1_500))
    await memory.mailbox.tick(at(1_501))
    const lease = await mustLease(memory, at(1_502))
    expect(lease.envelopes.map(({ event }) => event)).toEqual([
      { kind: 'timer-fired', at: at(1_000), timer: 'silence' },
    ])
    expect(ids(lease)?.[0]).toMatch(/^timer:silence:/)
    await memory.mailbox.commit(lease, turn(person), at(1_503))
    await memory.mailbox.tick(at(9_000))
    expect(await leaseOne(memory, at(9_000))).toBeNull()
  })

  fact('gives every firing of one timer an id of its own (I2)', async ({ memory }) => {
    const person = somebody()
    await oneTurn(memory, person, at(0), { timers: [{ timer: 'again', at: at(10) }] })
    await memory.mailbox.tick(at(10))
    const first = await mustLease(memory, at(11))
    await memory.mailbox.commit(first, turn(person, { timers: [{ timer: 'again', at: at(20) }] }), at(12))
    await memory.mailbox.tick(at(20))
    expect(ids(await mustLease(memory, at(21)))).not.toEqual(ids(first))
  })

  fact('cancels and replaces a timer by its name, for this person only', async ({ memory }) => {
    const [person, other] = [somebody(), somebody()]
    const both = [
      { timer: 'silence', at: at(1_000) },
      { timer: 'follow-up', at: at(1_000) },
    ]
    await oneTurn(memory, other, at(0), { timers: [{ timer: 'silence', at: at(5_000) }] })
    await oneTurn(memory, person, at(0), { timers: both })
    const changes = [
      { timer: 'silence', at: null },
      { timer: 'follow-up', at: at(3_000) },
    ]
    await oneTurn(memory, person, at(1), { timers: changes })
    await memory.mailbox.tick(at(2_999))
    expect(await firedNow(memory, at(2_999))).toEqual([])
    await memory.mailbox.tick(at(3_000))
    expect(await firedNow(memory, at(3_000))).toEqual(['follow-up'])
    await memory.mailbox.tick(at(5_000))
    expect(await firedNow(memory, at(5_000))).toEqual(['silence'])
  })

  fact('takes back a timer that fired but had no turn yet', async ({ memory }) => {
    const [person, letter] = [somebody(), mail()]
    await oneTurn(memory, person, at(0), {
      timers: [
        { timer: 'cancelled', at: at(100) },
        { timer: 'replaced', at: at(100) },
        { timer: 'kept', at: at(100) },
      ],
    })
    await memory.mailbox.accept(person, letter, at(50))
    const lease = await mustLease(memory, at(60))
    await memory.mailbox.tick(at(100))
    const changes = [
      { timer: 'cancelled', at: null },
      { timer: 'replaced', at: at(200) },
    ]
    await memory.mailbox.commit(lease, turn(person, { timers: changes }), at(101))
    expect(await firedNow(memory, at(102))).toEqual(['kept'])
    await memory.mailbox.tick(at(200))
    expect(await firedNow(memory, at(200))).toEqual(['replaced'])
  })

  fact('leaves nobody ready when the only mail was a timer taken back', async ({ memory }) => {
    const person = somebody()
    await oneTurn(memory, person, at(0), { timers: [{ timer: 'silence', at: at(100) }] })
    await memory.mailbox.accept(person, mail(), at(50))
    const lease = await mustLease(memory, at(60))
    await memory.mailbox.tick(at(100))
    const cancel = [{ timer: 'silence', at: null }]
    await memory.mailbox.commit(lease, turn(person, { timers: cancel }), at(101))
    expect(await leaseOne(memory, at(102))).toBeNull()
  })

  fact('never says too late when something falls due next: a timer, a wait', async ({ memory }) => {
    const [a, b] = [somebody(), somebody()]
    const next = async (now: number): Promise<number> =>
      (await memory.mailbox.tick(at(now))).nextDue ?? Number.POSITIVE_INFINITY
    expect(await next(0)).toBe(Number.POSITIVE_INFINITY)
    await oneTurn(memory, a, at(0), { timers: [{ timer: 'late', at: at(60_000) }] })
    expect(await next(1)).toBeLessThanOrEqual(at(60_000))
    await memory.mailbox.accept(b, mail(), at(2))
    await memory.mailbox.release(await mustLease(memory, at(2)), at(30_000), at(4))
    expect(await next(29_000)).toBe(at(30_000))
    await memory.mailbox.tick(at(30_000))
    await memory.mailbox.commit(await mustLease(memory, at(30_001)), turn(b), at(30_002))
    expect(await next(59_000)).toBe(at(60_000))
    await memory.mailbox.accept(b, patient(700, 9_000), at(59_001))
    expect(await next(59_002)).toBe(at(59_701))
  })
}

/** The timers that come with the next lease, if there is one; their turn is then over. */
const firedNow = async (memory: Memory, now: Instant): Promise<readonly string[]> => {
  const lease = await leaseOne(memory, now)
  if (!lease) return []
  await memory.mailbox.commit(lease, turn(lease.person, { taken: lease.envelopes.length }), now)
  return lease.envelopes.flatMap(({ event }) => (event.kind === 'timer-fired' ? [event.timer] : []))
}

import { expect } from '@jest/globals'
import { seconds } from '#core/time'
import {
  at,
  fact as happened,
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
  takeAll,
  turn,
} from '../../support/mail.ts'
import { stateOf } from '../../support/states.ts'
import type { Fact } from './promise.ts'

/** What a restart leaves untouched, and what it takes from whom it happens to (I1, I3, I5). */
export const reopenFacts = (fact: Fact): void => {
  fact('finds everything accepted and committed again after a restart (I1)', async ({ memory, reopen }) => {
    const [person, sms] = [somebody(), parcel(somewhere('sms'), 'hello')]
    const letters = [mail(), mail(), mail()]
    for (const letter of letters) await memory.mailbox.accept(person, letter, at(0))
    const lease = await mustLease(memory, at(1))
    const rest = { events: [happened('a')], snapshot: stateOf(person, 1), parcels: [sms] }
    await memory.mailbox.commit(lease, turn(person, rest), at(2))

    const again = await reopen()
    expect(await again.journal.recall(person)).toEqual({
      snapshot: stateOf(person, 1),
      events: [happened('a')],
      pending: [sms],
    })
    expect(await again.journal.persons(9)).toEqual([person])
    for (const letter of letters) expect(await again.mailbox.accept(person, letter, at(3))).toBe('duplicate')
    const next = await mustLease(again, at(4))
    expect(next.snapshot).toEqual(stateOf(person, 1))
    expect(ids(next)).toEqual(letters.slice(1).map(({ id }) => id))
    expect(await takeAll(again, at(5))).toMatchObject([{ id: sms.id, uncertainSince: null }])
    expect(await again.mailbox.commit(lease, turn(person, rest), at(6))).toBe('already')
  })

  fact(
    'brings back what a worker held that went down, and refuses its fence (I3)',
    async ({ memory, reopen }) => {
      const [held, fresh, next] = [somebody(), mail(), mail()]
      await memory.mailbox.accept(held, fresh, at(0))
      const before = await mustLease(memory, at(1))
      // What has been acknowledged after the lease shows that the lease was kept as well.
      await memory.mailbox.accept(held, next, at(2))
      const again = await reopen()
      await again.mailbox.tick(at(9_000))
      const after = await mustLease(again, at(9_001))
      expect(after).toMatchObject({ person: held, tries: 1, envelopes: [{ id: fresh.id }, { id: next.id }] })
      expect(after.fence).not.toBe(before.fence)
      expect(await again.mailbox.commit(before, turn(held), at(9_002))).toBe('fenced')
      expect(await again.mailbox.renew(before, at(9_002), seconds(5))).toBe(false)
      expect(await again.mailbox.release(before, at(9_002), at(9_002))).toBe(false)
      expect(await again.mailbox.commit(after, turn(held), at(9_003))).toBe('committed')
    },
  )

  fact(
    'has a parcel taken before a restart in doubt, and its parts done (I5)',
    async ({ memory, reopen }) => {
      const [a, b] = [parcel(somewhere('sms'), 'a'), parcel(somewhere('sms'), 'b')]
      await oneTurn(memory, somebody(), at(0), { parcels: [a] })
      const taken = await mustTake(memory, at(10))
      await memory.outbox.settle(taken, { kind: 'part-done', partsDone: 1, until: at(9_000) }, at(20))
      await oneTurn(memory, somebody(), at(30), { parcels: [b] })
      const again = await reopen()
      const all = await takeAll(again, at(9_000))
      expect(all.find(({ id }) => id === a.id)).toMatchObject({ partsDone: 1, uncertainSince: at(20) })
      expect(all.find(({ id }) => id === b.id)).toMatchObject({ partsDone: 0, uncertainSince: null })
      expect(await again.outbox.settle(taken, { kind: 'done', notice: null }, at(9_001))).toBe(false)
    },
  )

  fact('keeps timers, waits, retries and what is dead over a restart', async ({ memory, reopen }) => {
    const [timed, failed, sending] = [somebody(), somebody(), somebody()]
    const [dead, late] = [parcel(somewhere('sms'), 'dead'), parcel(somewhere('sms'), 'late')]
    await oneTurn(memory, timed, at(0), { timers: [{ timer: 'silence', at: at(30_000) }] })
    await memory.mailbox.accept(failed, mail(), at(1))
    await memory.mailbox.release(await mustLease(memory, at(2)), at(20_000), at(3))
    await oneTurn(memory, sending, at(4), { parcels: [dead] })
    await memory.outbox.settle(
      await mustTake(memory, at(5)),
      { kind: 'dead', reason: 'gone', notice: null },
      at(6),
    )
    await oneTurn(memory, sending, at(7), { parcels: [late] })
    await memory.outbox.settle(await mustTake(memory, at(8)), { kind: 'retry', at: at(10_000) }, at(9))

    const again = await reopen()
    expect((await again.outbox.dead(9)).map(({ parcel: { id } }) => id)).toEqual([dead.id])
    expect(await takeAll(again, at(9_999))).toEqual([])
    expect(await mustTake(again, at(10_000))).toMatchObject({ id: late.id, tries: 1, uncertainSince: null })
    await again.mailbox.tick(at(19_999))
    expect(await leaseOne(again, at(19_999))).toBeNull()
    await again.mailbox.tick(at(20_000))
    expect(await leaseOne(again, at(20_000))).toMatchObject({ person: failed, tries: 1 })
    await again.mailbox.tick(at(30_000))
    expect(
      (await again.mailbox.lease({ now: at(30_000), hold: seconds(5), most: 9 })).map(({ person }) => person),
    ).toContain(timed)
  })

  fact('keeps bursts, rests and revived parcels over a restart (C5, C7)', async ({ memory, reopen }) => {
    const [person, to, letter] = [somebody(), somewhere('sms'), patient(1_000, 2_000)]
    const [a, b] = [parcel(to, 'a'), parcel(to, 'b')]
    await oneTurn(memory, person, at(0), { parcels: [a] })
    const dying = await mustTake(memory, at(1))
    await memory.outbox.settle(dying, { kind: 'dead', reason: 'gone', notice: null }, at(2))
    for (const dead of await memory.outbox.dead(9)) await memory.outbox.revive(dead, letter, at(3))
    const revived = await mustTake(memory, at(4))
    await memory.outbox.settle(revived, { kind: 'done', notice: null, rest: seconds(1) }, at(5))

    const again = await reopen()
    expect(await again.outbox.dead(9)).toEqual([])
    expect(await leaseOne(again, at(1_002))).toBeNull()
    const lease = await mustLease(again, at(1_003))
    expect(ids(lease)).toEqual([letter.id])
    await again.mailbox.commit(lease, turn(person, { parcels: [b] }), at(1_004))
    expect(await takeAll(again, at(1_004))).toEqual([])
    expect(await mustTake(again, at(1_005))).toMatchObject({ id: b.id, revivals: 0 })
  })

  fact(
    'knows after a restart what came to an address before it was joined (I2)',
    async ({ memory, reopen }) => {
      const [address, letter] = [somewhere('sms'), mail()]
      await memory.mailbox.accept(address, letter, at(0))
      await memory.directory.join(address, somebody())
      const again = await reopen()
      expect(await again.mailbox.accept(address, letter, at(1))).toBe('duplicate')
      expect(ids(await mustLease(again, at(2)))).toEqual([letter.id])
      expect(await leaseOne(again, at(3))).toBeNull()
    },
  )

  fact('keeps opt-outs, joined addresses and streams over a restart (I9)', async ({ memory, reopen }) => {
    const [out, back, joined, person, stream] = [
      somewhere('sms'),
      somewhere('sms'),
      somewhere('slack'),
      somebody(),
      somebody(),
    ]
    await memory.directory.suppress(out)
    await memory.directory.suppress(back)
    await memory.directory.allow(back)
    await memory.directory.join(joined, person)
    await memory.streams.append(stream, 'a', 'first')
    const again = await reopen()
    expect(await again.directory.isSuppressed(out)).toBe(true)
    expect(await again.directory.isSuppressed(back)).toBe(false)
    expect(await again.directory.personOf(joined)).toBe(person)
    expect(await again.streams.append(stream, 'a', 'first')).toBe(1)
    expect(await again.streams.append(stream, 'b', 'second')).toBe(2)
  })
}

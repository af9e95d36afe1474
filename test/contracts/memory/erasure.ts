import { expect } from '@jest/globals'
import type { Memory } from '#contracts/memory'
import { type Address, strangerAt } from '#core/address'
import type { PersonId } from '#core/ids'
import { type Instant, seconds } from '#core/time'
import {
  at,
  fact as happened,
  leaseAll,
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
import type { Fact } from './promise.ts'

/** Forgets a person who wrote from one address and left nothing elsewhere. */
const erase = async (
  memory: Memory,
  person: PersonId,
  addresses: readonly Address[],
  now: Instant,
  closed: readonly Address[] = [],
) => {
  await memory.erasure.begin(person, now)
  await memory.erasure.erase({ persons: [person], addresses, closed, streams: [], shelves: [] }, now)
}

/** Somebody who wrote once from an address and had an answer. */
const writer = async (memory: Memory) => {
  const [address, letter] = [somewhere('sms'), mail()]
  const person = strangerAt(address)
  await memory.mailbox.accept(address, letter, at(0))
  const parcels = [parcel(address, 'hello')]
  await memory.mailbox.commit(await mustLease(memory, at(1)), turn(person, { parcels }), at(2))
  return { person, address, letter }
}

/** How a person is forgotten (M9). */
export const erasureFacts = (fact: Fact): void => {
  fact('takes and moves nothing of a person from when their erasure began (Z1)', async ({ memory }) => {
    const { person, address } = await writer(memory)
    await oneTurn(memory, person, at(3), {
      events: [happened('a')],
      parcels: [parcel(somewhere('slack'), 'card')],
      timers: [{ timer: 'silence', at: at(100) }],
    })
    const sending = await mustTake(memory, at(4))
    await memory.mailbox.accept(person, mail(), at(5))
    const lease = await mustLease(memory, at(6))
    const waits = mail()
    await memory.mailbox.accept(person, waits, at(7))
    const [, second] = await memory.erasure.begin(person, at(8))
    expect(second?.id).toBe(waits.id)
    expect(await memory.erasure.begin(person, at(9))).toHaveLength(2)

    expect(await memory.mailbox.accept(person, mail(), at(10))).toBe('erased')
    expect(await memory.mailbox.renew(lease, at(10), seconds(9))).toBe(false)
    expect(await memory.mailbox.commit(lease, turn(person), at(10))).toBe('fenced')
    const done = { kind: 'done' as const, notice: mail() }
    expect(await memory.outbox.settle(sending, done, at(10))).toBe(false)
    await memory.mailbox.tick(at(10_000))
    expect(await leaseAll(memory, at(10_001))).toEqual([])
    expect(await takeAll(memory, at(10_002))).toEqual([])
    expect((await memory.journal.recall(person))?.events).toEqual([happened('a')])
    expect(await memory.directory.isSuppressed(address)).toBe(false)
  })

  fact('has nothing to read of a person who was erased (Z2)', async ({ memory }) => {
    const { person, address } = await writer(memory)
    const [other, stream, shelf] = [somewhere('webchat'), somebody(), somebody()]
    await memory.directory.join(other, person)
    await memory.streams.append(stream, 'a', 'hello')
    await memory.records.write(shelf, [{ key: 'a', value: 1, tag: null }])
    await memory.outbox.settle(
      await mustTake(memory, at(3)),
      { kind: 'dead', reason: 'no such number', notice: null },
      at(3),
    )
    await memory.erasure.begin(person, at(4))
    const belongings = {
      persons: [person],
      addresses: [address, other],
      closed: [],
      streams: [stream],
      shelves: [shelf],
    }
    await memory.erasure.erase(belongings, at(5))
    expect(await memory.journal.recall(person)).toBeNull()
    expect(await memory.journal.snapshotOf(person)).toBeNull()
    expect(await memory.journal.persons(9)).toEqual([])
    expect(await memory.directory.personOf(other)).toBeNull()
    expect(await memory.streams.end(stream)).toBe(0)
    expect(await memory.records.read(shelf, ['a'])).toEqual([])
    expect(await memory.outbox.dead(9)).toEqual([])
    expect(await memory.erasure.erasedAt(person)).toBe(at(5))
    expect(await memory.erasure.erasedAt(somebody())).toBeNull()
  })

  fact('leaves everybody else as they were', async ({ memory }) => {
    const [gone, stays] = [await writer(memory), await writer(memory)]
    const claimed = somewhere('sms')
    await memory.directory.join(claimed, stays.person)
    await erase(memory, gone.person, [gone.address, claimed], at(3))
    expect(await memory.directory.personOf(claimed)).toBe(stays.person)
    expect(await memory.journal.persons(9)).toEqual([stays.person])
    expect(await memory.mailbox.accept(stays.address, stays.letter, at(4))).toBe('duplicate')
    expect(await takeAll(memory, at(5))).toMatchObject([{ person: stays.person }])
  })

  fact(
    'begins somebody new when the same address writes again, each time it was erased',
    async ({ memory }) => {
      const { person, address } = await writer(memory)
      const persons = [person]
      for (let n = 1; n <= 2; n += 1) {
        await erase(memory, persons.at(-1) ?? person, [address], at(100 * n))
        const letter = mail()
        expect(await memory.mailbox.accept(address, letter, at(100 * n + 1))).toBe('accepted')
        expect(await memory.mailbox.accept(address, letter, at(100 * n + 2))).toBe('duplicate')
        const lease = await mustLease(memory, at(100 * n + 3))
        expect(lease).toMatchObject({ snapshot: null, envelopes: [{ id: letter.id }] })
        expect(persons).not.toContain(lease.person)
        expect(await memory.directory.personOf(address)).toBe(lease.person)
        await memory.mailbox.commit(lease, turn(lease.person), at(100 * n + 4))
        persons.push(lease.person)
      }
      for (const gone of persons.slice(0, -1))
        expect(await memory.mailbox.accept(gone, mail(), at(400))).toBe('erased')
    },
  )

  fact('begins somebody new also where the address was left to one who was erased', async ({ memory }) => {
    const { person, address } = await writer(memory)
    await erase(memory, person, [address], at(3))
    await memory.directory.join(address, person)
    expect(await memory.mailbox.accept(address, mail(), at(4))).toBe('accepted')
    expect((await mustLease(memory, at(5))).person).not.toBe(person)
  })

  fact('drops what had come before, and what was sent before and comes late (Z4)', async ({ memory }) => {
    const { person, address, letter } = await writer(memory)
    await erase(memory, person, [address], at(1_000))
    const before = { ...mail(), sent: at(999) }
    expect(await memory.mailbox.accept(address, letter, at(1_001))).toBe('erased')
    expect(await memory.mailbox.accept(address, before, at(1_002))).toBe('erased')
    expect(await leaseOne(memory, at(1_003))).toBeNull()
    expect(await memory.mailbox.accept(address, { ...mail(), sent: at(1_000) }, at(1_004))).toBe('accepted')
    expect(await memory.mailbox.accept(address, letter, at(1_005))).toBe('erased')
    expect(await memory.mailbox.accept(address, { ...mail(), sent: at(998) }, at(1_006))).toBe('erased')
  })

  fact(
    'keeps an address closed when whoever closed it was erased, until it is allowed (I9, Z3)',
    async ({ memory }) => {
      const { person, address } = await writer(memory)
      await takeAll(memory, at(2))
      const twin = somewhere('whatsapp')
      for (const one of [address, twin]) await memory.directory.suppress(one)
      await erase(memory, person, [address], at(3), [twin])
      const kept = await memory.erasure.tombstones()
      expect(kept.list.filter(({ of }) => of === 'closed')).toHaveLength(2)
      for (const one of [address, twin]) expect(await memory.directory.isSuppressed(one)).toBe(true)
      expect(await memory.mailbox.accept(twin, mail(), at(3))).toBe('accepted')
      expect((await mustLease(memory, at(3))).person).toBe(strangerAt(twin))
      await oneTurn(memory, somebody(), at(4), { parcels: [parcel(address, 'code')] })
      expect(await mustTake(memory, at(5))).toMatchObject({ to: address, suppressed: true })

      await memory.directory.allow(address)
      expect(await memory.directory.isSuppressed(address)).toBe(false)
      await memory.erasure.honour(kept)
      expect(await memory.directory.isSuppressed(address)).toBe(false)
      await memory.directory.suppress(address)
      expect(await memory.directory.isSuppressed(address)).toBe(true)
    },
  )

  fact('keeps tombstones over a restart, and no name in them (Z2)', async ({ memory, reopen }) => {
    const { person, address } = await writer(memory)
    await memory.directory.suppress(address)
    await erase(memory, person, [address], at(3))
    const kept = await memory.erasure.tombstones()
    expect(kept.list.map(({ of }) => of).sort()).toEqual(['closed', 'person'])
    expect(JSON.stringify(kept)).not.toContain(person)
    expect(JSON.stringify(kept)).not.toContain(address.id)
    const again = await reopen()
    expect(await again.erasure.tombstones()).toEqual(kept)
    expect(await again.erasure.erasedAt(person)).toBe(at(3))
    expect(await again.mailbox.accept(person, mail(), at(4))).toBe('erased')
    expect(await again.directory.isSuppressed(address)).toBe(true)
  })

  fact('tells who was begun and is not done with, also after a restart', async ({ memory, reopen }) => {
    const { person, address } = await writer(memory)
    await memory.erasure.begin(person, at(3))
    const again = await reopen()
    const kept = await again.erasure.tombstones()
    expect(await again.erasure.honour(kept)).toEqual({ kind: 'honoured', back: [person] })
    await erase(again, person, [address], at(4))
    expect(await again.erasure.honour(kept)).toEqual({ kind: 'honoured', back: [] })
  })

  fact('takes no tombstones of another installation', async ({ memory }) => {
    const { person } = await writer(memory)
    const { list } = await memory.erasure.tombstones()
    expect(await memory.erasure.honour({ key: 'of another', list })).toEqual({ kind: 'of-another' })
    expect(await memory.erasure.erasedAt(person)).toBeNull()
  })
}

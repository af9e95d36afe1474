import { expect } from '@jest/globals'
import type { Parcel } from '#contracts/memory'
import {
  at,
  ids,
  leaseOne,
  mail,
  mustTake,
  oneTurn,
  parcel,
  somebody,
  somewhere,
  takeAll,
  takeOn,
} from '../../support/mail.ts'
import type { Fact } from './promise.ts'

const DONE = { kind: 'done', notice: null } as const

const named = (parcels: readonly Parcel[]): readonly string[] => parcels.map(({ id }) => id).sort()

/** The way out: order, failure and doubt (I5). */
export const outboxFacts = (fact: Fact): void => {
  fact('hands out one parcel at a time for each address, in order (I5)', async ({ memory }) => {
    const [person, sms, slack] = [somebody(), somewhere('sms'), somewhere('slack')]
    const [a, b, c] = [parcel(sms, 'a'), parcel(sms, 'b'), parcel(slack, 'c')]
    await oneTurn(memory, person, at(0), { parcels: [a, b, c] })
    const first = await takeAll(memory, at(1))
    expect(named(first)).toEqual([a.id, c.id])
    expect(first[0]).toMatchObject({ person, tries: 0, partsDone: 0, uncertainSince: null, revivals: 0 })
    expect(await takeAll(memory, at(2))).toEqual([])
    for (const taken of first) expect(await memory.outbox.settle(taken, DONE, at(3))).toBe(true)
    expect(named(await takeAll(memory, at(4)))).toEqual([b.id])
  })

  fact(
    'says of each parcel whether a rep has its person by the time it is taken (I12)',
    async ({ memory }) => {
      const [person, sms] = [somebody(), somewhere('sms')]
      const [a, b, c] = [parcel(sms, 'a'), parcel(sms, 'b'), parcel(sms, 'c')]
      await oneTurn(memory, person, at(0), { parcels: [a, b] })
      const before = await mustTake(memory, at(1))
      expect(before).toMatchObject({ id: a.id, held: false })
      await oneTurn(memory, person, at(2), { held: true })
      await memory.outbox.settle(before, DONE, at(3))
      const after = await mustTake(memory, at(4))
      expect(after).toMatchObject({ id: b.id, held: true })
      await memory.outbox.settle(after, DONE, at(5))
      await oneTurn(memory, person, at(6), { held: false, parcels: [c] })
      expect(await mustTake(memory, at(7))).toMatchObject({ id: c.id, held: false })
    },
  )

  fact('gives at most as many parcels as were asked for', async ({ memory }) => {
    const parcels = ['a', 'b', 'c'].map((text) => parcel(somewhere('sms'), text))
    await oneTurn(memory, somebody(), at(0), { parcels })
    expect(await takeOn(memory, 'sms', at(1), 2)).toHaveLength(2)
    expect(await takeOn(memory, 'sms', at(1), 2)).toHaveLength(1)
  })

  fact('delays only the address whose parcel is tried again (I5)', async ({ memory }) => {
    const [sms, slack] = [somewhere('sms'), somewhere('slack')]
    const [a, b, c] = [parcel(sms, 'a'), parcel(sms, 'b'), parcel(slack, 'c')]
    await oneTurn(memory, somebody(), at(0), { parcels: [a, b] })
    const taken = await mustTake(memory, at(1))
    expect(await memory.outbox.settle(taken, { kind: 'retry', at: at(3_000) }, at(2))).toBe(true)
    await oneTurn(memory, somebody(), at(3), { parcels: [c] })
    expect(named(await takeAll(memory, at(2_999)))).toEqual([c.id])
    const again = await mustTake(memory, at(3_000))
    expect(again).toMatchObject({ id: a.id, tries: 1, uncertainSince: null })
    await memory.outbox.settle(again, DONE, at(3_001))
    expect(await mustTake(memory, at(3_002))).toMatchObject({ id: b.id, tries: 0 })
  })

  fact('puts the notice into the inbox in the same step, once (I2, I4)', async ({ memory }) => {
    const [person, notice] = [somebody(), mail()]
    const parcels = ['a', 'b'].map((text) => parcel(somewhere('sms'), text))
    await oneTurn(memory, person, at(0), { parcels })
    const [first, second] = await takeAll(memory, at(1))
    if (!first || !second) throw new Error('Both parcels were due.')
    await memory.outbox.settle(first, { kind: 'done', notice }, at(2))
    expect(await memory.outbox.settle(second, { kind: 'dead', reason: 'gone', notice }, at(3))).toBe(true)
    expect(await memory.mailbox.accept(person, notice, at(4))).toBe('duplicate')
    expect(ids(await leaseOne(memory, at(5)))).toEqual([notice.id])
  })

  fact('gives a parcel nobody spoke of again, in doubt since it was taken (I5)', async ({ memory }) => {
    const [person, a] = [somebody(), parcel(somewhere('sms'), 'a')]
    await oneTurn(memory, person, at(0), { parcels: [a] })
    const slept = await mustTake(memory, at(100))
    expect(await takeAll(memory, at(5_099))).toEqual([])
    const again = await mustTake(memory, at(5_100))
    expect(again).toMatchObject({ id: a.id, uncertainSince: at(100) })
    const notice = mail()
    expect(await memory.outbox.settle(slept, { kind: 'done', notice }, at(5_101))).toBe(false)
    expect(
      await memory.outbox.settle(slept, { kind: 'part-done', partsDone: 1, until: at(9_000) }, at(5_101)),
    ).toBe(false)
    expect(await leaseOne(memory, at(5_102))).toBeNull()
    expect(await memory.outbox.settle(again, DONE, at(5_103))).toBe(true)
    expect(await memory.outbox.settle(again, DONE, at(5_104))).toBe(false)
  })

  fact('still hears from a late holder while nobody else took the parcel (I5)', async ({ memory }) => {
    await oneTurn(memory, somebody(), at(0), { parcels: [parcel(somewhere('sms'), 'a')] })
    const slow = await mustTake(memory, at(1))
    await memory.mailbox.tick(at(8_000))
    expect(await memory.outbox.settle(slow, DONE, at(8_001))).toBe(true)
    expect(await takeAll(memory, at(20_000))).toEqual([])
  })

  fact('holds a long parcel on with every part that is done (I5)', async ({ memory }) => {
    await oneTurn(memory, somebody(), at(0), { parcels: [parcel(somewhere('sms'), 'long')] })
    const taken = await mustTake(memory, at(1))
    const until = at(60_000)
    expect(await memory.outbox.settle(taken, { kind: 'part-done', partsDone: 1, until }, at(4_000))).toBe(
      true,
    )
    expect(await takeAll(memory, at(59_999))).toEqual([])
    expect(await mustTake(memory, at(60_001))).toMatchObject({ partsDone: 1, uncertainSince: at(4_000) })
  })

  fact('remembers how many parts of a long parcel are done (I5)', async ({ memory }) => {
    await oneTurn(memory, somebody(), at(0), { parcels: [parcel(somewhere('sms'), 'long')] })
    const taken = await mustTake(memory, at(1))
    const done = (partsDone: number) => ({ kind: 'part-done' as const, partsDone, until: at(9_000) })
    expect(await memory.outbox.settle(taken, done(1), at(2))).toBe(true)
    expect(await memory.outbox.settle(taken, done(2), at(3))).toBe(true)
    expect(await takeAll(memory, at(4))).toEqual([])
    expect(await memory.outbox.settle(taken, { kind: 'retry', at: at(100) }, at(5))).toBe(true)
    expect(await mustTake(memory, at(100))).toMatchObject({ partsDone: 2, tries: 1 })
  })
}

import { expect } from '@jest/globals'
import type { DeadLetter, Memory } from '#contracts/memory'
import type { Instant } from '#core/time'
import {
  at,
  ids,
  leaseOne,
  mail,
  mustLease,
  mustTake,
  oneTurn,
  parcel,
  somebody,
  somewhere,
  takeAll,
} from '../../support/mail.ts'
import type { Fact } from './promise.ts'

/** What could not be delivered, and how it comes back (I2, I5). */
export const deadFacts = (fact: Fact): void => {
  fact('lists those of one moment by their names, whichever died first', async ({ memory }) => {
    const [b, a] = [parcel(somewhere('sms'), 'b'), parcel(somewhere('sms'), 'a')]
    for (const one of [b, a]) {
      await oneTurn(memory, somebody(), at(0), { parcels: [one] })
      await die(memory, 'gone', at(1))
    }
    expect((await memory.outbox.dead(9)).map(({ parcel }) => parcel.id)).toEqual([a.id, b.id])
  })

  fact('lists what could not be delivered, oldest first, and goes on with the next', async ({ memory }) => {
    const to = somewhere('sms')
    const [a, b, c] = [parcel(to, 'a'), parcel(to, 'b'), parcel(somewhere('sms'), 'c')]
    const person = somebody()
    await oneTurn(memory, person, at(0), { parcels: [a, b] })
    await die(memory, 'unreachable', at(1))
    await die(memory, 'blocked', at(2))
    await oneTurn(memory, somebody(), at(3), { parcels: [c] })
    await die(memory, 'gone', at(4))
    expect(await memory.outbox.dead(9)).toMatchObject([
      { parcel: { ...a, person, revivals: 0 }, reason: 'unreachable', at: at(1) },
      { parcel: { ...b, person, revivals: 0 }, reason: 'blocked', at: at(2) },
      { parcel: c, reason: 'gone', at: at(4) },
    ])
    expect((await memory.outbox.dead(2)).map(({ parcel: { id } }) => id)).toEqual([a.id, b.id])
    expect(await takeAll(memory, at(5))).toEqual([])
  })

  fact('says of a dead letter how far it came', async ({ memory }) => {
    await oneTurn(memory, somebody(), at(0), { parcels: [parcel(somewhere('sms'), 'long')] })
    const taken = await mustTake(memory, at(1))
    await memory.outbox.settle(taken, { kind: 'part-done', partsDone: 2, until: at(9_000) }, at(2))
    await memory.outbox.settle(taken, { kind: 'dead', reason: 'blocked', notice: null }, at(3))
    expect(await memory.outbox.dead(9)).toMatchObject([{ parcel: { id: taken.id, partsDone: 2 } }])
  })

  fact('tries a revived parcel again as if it were new, behind the others (I5)', async ({ memory }) => {
    const [person, to] = [somebody(), somewhere('sms')]
    const [a, b] = [parcel(to, 'a'), parcel(to, 'b')]
    await oneTurn(memory, person, at(0), { parcels: [a, b] })
    await memory.outbox.settle(await mustTake(memory, at(1)), { kind: 'retry', at: at(2) }, at(2))
    await memory.outbox.settle(
      await mustTake(memory, at(2)),
      { kind: 'part-done', partsDone: 1, until: at(4) },
      at(3),
    )
    const letter = await die(memory, 'gone', at(4))
    expect(letter.parcel).toMatchObject({ id: a.id, tries: 1, partsDone: 1, uncertainSince: at(3) })
    expect(await memory.outbox.revive(letter, mail(), at(5))).toBe(true)
    expect(await memory.outbox.dead(9)).toEqual([])
    expect((await memory.journal.recall(person))?.pending).toEqual([b, a])
    const next = await mustTake(memory, at(6))
    expect(next).toMatchObject({ id: b.id, revivals: 0 })
    await memory.outbox.settle(next, { kind: 'done', notice: null }, at(7))
    expect(await mustTake(memory, at(8))).toMatchObject({
      ...a,
      person,
      tries: 0,
      partsDone: 0,
      uncertainSince: null,
      revivals: 1,
    })
  })

  fact('revives a dead letter once, with its notice in the same step (I2, I4)', async ({ memory }) => {
    const [person, a] = [somebody(), parcel(somewhere('sms'), 'a')]
    await oneTurn(memory, person, at(0), { parcels: [a] })
    const letter = await die(memory, 'gone', at(1))
    const notices = Array.from({ length: 10 }, () => mail())
    const answers = await Promise.all(notices.map((notice) => memory.outbox.revive(letter, notice, at(2))))
    expect(answers.filter((revived) => revived)).toHaveLength(1)
    const told = notices.filter((_, n) => answers[n]).map(({ id }) => id)
    expect(ids(await mustLease(memory, at(3)))).toEqual(told)
    expect((await memory.journal.recall(person))?.pending).toEqual([a])
    expect(await memory.outbox.revive(letter, mail(), at(4))).toBe(false)
    expect(await leaseOne(memory, at(5))).toBeNull()
  })

  fact('takes a parcel that died again for another dead letter', async ({ memory }) => {
    await oneTurn(memory, somebody(), at(0), { parcels: [parcel(somewhere('sms'), 'a')] })
    const first = await die(memory, 'gone', at(1))
    await memory.outbox.revive(first, mail(), at(2))
    const second = await die(memory, 'gone again', at(3))
    expect(second).toMatchObject({ parcel: { revivals: 1 }, reason: 'gone again', at: at(3) })
    expect(await memory.outbox.revive(first, mail(), at(4))).toBe(false)
    expect(await memory.outbox.revive(second, mail(), at(5))).toBe(true)
    expect((await mustTake(memory, at(6))).revivals).toBe(2)
  })
}

/** The one parcel that is due cannot be delivered. */
const die = async (memory: Memory, reason: string, now: Instant): Promise<DeadLetter> => {
  await memory.outbox.settle(await mustTake(memory, now), { kind: 'dead', reason, notice: null }, now)
  const letter = (await memory.outbox.dead(100)).at(-1)
  if (!letter) throw new Error('A parcel was said to be dead and is not among the dead.')
  return letter
}

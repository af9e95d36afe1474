import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Lease, Memory } from '#contracts/memory'
import type { PersonId } from '#core/ids'
import { Due } from '#memory/embedded/due'
import { openEmbedded } from '#memory/embedded/index'
import { Queue } from '#memory/embedded/queue'
import { at, mail, mustLease, mustTake, oneTurn, parcel, somebody, somewhere } from '../support/mail.ts'

const name = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz')

describe('What falls due', () => {
  test('comes out by time, then by name, whatever was set, moved and cancelled before', () => {
    const change = fc.tuple(name, fc.option(fc.nat(9)))
    fc.assert(
      fc.property(fc.array(change, { maxLength: 200, size: 'max' }), fc.nat(9), (changes, limit) => {
        const due = new Due<string>()
        const plain = new Map<string, number>()
        for (const [key, time] of changes) {
          if (time === null) due.delete(key)
          else due.set(key, at(time), key)
          if (time === null) plain.delete(key)
          else plain.set(key, time)
        }
        const sorted = [...plain].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1))
        expect(due.next()).toBe(sorted[0] ? at(sorted[0][1]) : null)
        const early = sorted.filter(([, time]) => time <= limit).map(([key]) => key)
        expect(due.until(at(limit))).toEqual(early)
        expect(due.until(at(9))).toEqual(sorted.map(([key]) => key).slice(early.length))
        expect(due.next()).toBeNull()
      }),
    )
  })
})

describe('A waiting line', () => {
  test('keeps its order while some join at either end and some leave', () => {
    const how = fc.constantFrom('push' as const, 'unshift' as const, 'delete' as const, 'shift' as const)
    fc.assert(
      fc.property(fc.array(fc.tuple(how, name), { maxLength: 200, size: 'max' }), (steps) => {
        const queue = new Queue<string>()
        let plain: string[] = []
        for (const [what, who] of steps) {
          if (what === 'shift') expect(queue.shift()).toBe(plain.shift() ?? null)
          else queue[what](who)
          if (what === 'delete') plain = plain.filter((other) => other !== who)
          else if (what !== 'shift' && !plain.includes(who)) plain[what](who)
          expect([...queue]).toEqual(plain)
        }
      }),
    )
  })
})

describe('The embedded memory', () => {
  test('lets lane 2 go first at every sixteenth pick, however full lanes 0 and 1 are (B3)', async () => {
    const memory = await openEmbedded({ directory: null })
    const lanes = new Map<string, number>()
    for (const lane of [0, 1, 2] as const) {
      for (let n = 0; n < 20; n += 1) {
        const person = somebody()
        lanes.set(person, lane)
        await oneTurn(memory, person, at(0), { lane })
        await memory.mailbox.release(await leaseAgain(memory, person), at(10), at(1))
      }
    }
    await memory.mailbox.tick(at(10))
    const order: unknown[] = []
    for (let n = 0; n < 16; n += 1) order.push(lanes.get((await mustLease(memory, at(11))).person))
    expect(order.filter((lane) => lane === 0)).toHaveLength(14)
    expect(order).toContain(1)
    expect(order).toContain(2)
    await memory.close()
  })

  test('says when a parcel falls due as well, by the end of its hold or its retry (I5)', async () => {
    const memory = await openEmbedded({ directory: null })
    await oneTurn(memory, somebody(), at(0), { parcels: [parcel(somewhere('sms'), 'a')] })
    expect(await memory.mailbox.tick(at(1))).toEqual({ nextDue: null })
    const first = await mustTake(memory, at(2))
    expect(await memory.mailbox.tick(at(3))).toEqual({ nextDue: at(5_002) })
    await memory.outbox.settle(first, { kind: 'retry', at: at(4) }, at(4))
    expect(await memory.mailbox.tick(at(5))).toEqual({ nextDue: null })
    const second = await mustTake(memory, at(6))
    await memory.outbox.settle(second, { kind: 'retry', at: at(900) }, at(7))
    expect(await memory.mailbox.tick(at(8))).toEqual({ nextDue: at(900) })
    await memory.close()
  })
})

const leaseAgain = async (memory: Memory, person: PersonId): Promise<Lease> => {
  await memory.mailbox.accept(person, mail(), at(0))
  return mustLease(memory, at(1))
}

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { acceptInto } from '#bus/accept'
import { newsOf } from '#bus/news'
import { DEFAULT_POLICY } from '#config/business'
import type { Memory } from '#contracts/memory'
import { strangerAt } from '#core/address'
import type { DeliveryState } from '#core/delivery'
import { personId } from '#core/ids'
import { after, type Instant, instant, type Milliseconds, milliseconds, seconds } from '#core/time'
import { openEmbedded } from '#memory/embedded/index'
import { activity } from '../support/play.ts'

const PHONE = { channel: 'sms', id: '+14155550123' }
const { burst } = DEFAULT_POLICY

let memory: Memory
let now: Instant
let expected: Instant[]

beforeEach(async () => {
  memory = await openEmbedded({ directory: null })
  now = instant(1_000_000)
  expected = []
})
afterEach(() => memory.close())

const say = (id: string, patience = burst) =>
  acceptInto({ memory, clock: { now: () => now }, burst: patience, expect: (at) => expected.push(at) })({
    address: PHONE,
    activity: activity('hello', PHONE, id),
    dedupe: id,
  })

const pass = (length: Milliseconds): void => {
  now = after(now, length)
}

/** Lets time pass; says which mail may have its turn then. */
const turnAfter = async (length: Milliseconds): Promise<readonly string[]> => {
  pass(length)
  await memory.mailbox.tick(now)
  const leases = await memory.mailbox.lease({ now, hold: seconds(10), most: 9 })
  return leases.flatMap(({ envelopes }) => envelopes.map(({ id }) => id))
}

describe('a message', () => {
  test('waits for those that follow it, and somebody is told when that is over (C7)', async () => {
    await say('m1')
    expect(expected).toEqual([after(now, burst.quiet)])
    expect(await turnAfter(milliseconds(burst.quiet - 1))).toEqual([])
    await say('m2')
    expect(await turnAfter(milliseconds(burst.quiet - 1))).toEqual([])
    expect(await turnAfter(milliseconds(1))).toEqual(['sms:m1', 'sms:m2'])
  })

  test('waits for nothing where the policy has no patience', async () => {
    await say('m1', { quiet: milliseconds(0), most: seconds(2) })
    expect(expected).toEqual([])
    expect(await turnAfter(milliseconds(0))).toEqual(['sms:m1'])
  })

  test('is accepted once, whoever the address belongs to by then (I2)', async () => {
    expect(await say('m1')).toBe('accepted')
    await memory.directory.join(PHONE, personId('p-somebody-else'))
    expect(await say('m1')).toBe('duplicate')
  })
})

describe('news of a delivery', () => {
  const hear = (state: DeliveryState) => {
    const news = newsOf('p1.out1', { outgoing: 'p1.out1', state, reason: null, at: now })
    return memory.mailbox.accept(strangerAt(PHONE), news, now)
  }

  test.each(['queued', 'sent', 'delivered', 'read'] as const)(
    'that it was %s waits a second',
    async (state) => {
      await hear(state)
      expect(await turnAfter(milliseconds(999))).toEqual([])
      expect(await turnAfter(milliseconds(1))).toEqual([`delivery:p1.out1:${state}`])
    },
  )

  test.each(['failed', 'suppressed', 'uncertain'] as const)(
    'that it was %s waits for nothing',
    async (state) => {
      await hear(state)
      expect(await turnAfter(milliseconds(0))).toEqual([`delivery:p1.out1:${state}`])
    },
  )

  test('that it was sent comes along with the answer to it', async () => {
    await hear('sent')
    pass(milliseconds(100))
    await say('m1')
    expect(await turnAfter(burst.quiet)).toEqual(['delivery:p1.out1:sent', 'sms:m1'])
  })

  test('that it was sent cuts no burst in two that begins meanwhile (C7)', async () => {
    await hear('sent')
    pass(milliseconds(900))
    await say('m1')
    expect(await turnAfter(milliseconds(200))).toEqual([])
    await say('m2')
    expect(await turnAfter(burst.quiet)).toEqual(['delivery:p1.out1:sent', 'sms:m1', 'sms:m2'])
  })
})

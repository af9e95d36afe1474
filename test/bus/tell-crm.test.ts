import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { tellCrm } from '#bus/tell-crm'
import type { Receipt } from '#contracts/adapter'
import type { Memory } from '#contracts/memory'
import { CRM } from '#core/effect'
import type { Incoming } from '#core/event'
import { initialState } from '#core/evolve'
import { personId } from '#core/ids'
import { days, type Instant, instant, minutes, seconds } from '#core/time'
import { openEmbedded } from '#memory/embedded/index'
import { saying, toldAs } from '../crm/bench.ts'
import { logbook } from '../support/logbook.ts'

const person = personId('p1')

/** The head of one person's line, told again and again to a CRM that answers as it is told. */
describe('telling the CRM, try by try (S4)', () => {
  let memory: Memory
  let now: Instant
  const told = toldAs(1, saying('1'))

  beforeEach(async () => {
    memory = await openEmbedded({ directory: null })
    now = instant(1_000_000)
    const event: Incoming = { kind: 'timer-fired', at: now, timer: 'x' }
    await memory.mailbox.accept(person, { id: 'first', event }, now)
    const [lease] = await memory.mailbox.lease({ now, hold: seconds(10), most: 1 })
    if (!lease) throw new Error('Nobody has anything to do.')
    const parcels = [
      { id: 'p1.crm1', to: { channel: CRM, id: person }, deed: { act: 'tell-crm' as const, told } },
    ]
    const rest = { taken: 1, events: [told], snapshot: initialState(person), lane: 1 as const, timers: [] }
    await memory.mailbox.commit(lease, { ...rest, parcels }, now)
  })
  afterEach(() => memory.close())

  /** One try, if it is due; answers whether it was. */
  const tried = async (receipt: Receipt): Promise<boolean> => {
    const [parcel] = await memory.outbox.take({ channel: CRM, now, hold: seconds(30), most: 1 })
    if (!parcel) return false
    await tellCrm(
      parcel,
      { act: 'tell-crm', told },
      {
        memory,
        clock: { now: () => now },
        log: logbook(),
        crm: { tell: async () => receipt, forget: async () => receipt },
        throttle: { slowDown: () => {}, taken: () => {} },
      },
    )
    return true
  }
  const DOWN: Receipt = { kind: 'retry', afterMs: null, reason: 'down', slowDown: false }

  test('a receiver that is down from Friday to Monday loses nothing; then an operator has to look', async () => {
    const begun = now
    let tries = 0
    while ((await memory.outbox.dead(1)).length === 0) {
      if (await tried(DOWN)) tries += 1
      now = instant(now + minutes(1))
    }
    expect(now - begun).toBeGreaterThan(days(3))
    expect(now - begun).toBeLessThan(days(6))
    expect(tries).toBe(110)
    expect(await memory.outbox.dead(1)).toMatchObject([{ reason: 'down' }])
  })

  test('the pauses grow to an hour, and no further', async () => {
    const gaps: number[] = []
    let last: number = now
    while (gaps.length < 30) {
      if (await tried(DOWN)) {
        gaps.push(now - last)
        last = now
      }
      now = instant(now + seconds(10))
    }
    expect(Math.max(...gaps)).toBeLessThanOrEqual(minutes(60) + seconds(10))
    expect(gaps.slice(-5).every((gap) => gap >= minutes(30))).toBe(true)
  })

  test('what comes of it is news for the journal', async () => {
    expect(await tried({ kind: 'accepted', externalId: '204' })).toBe(true)
    await memory.mailbox.tick(instant(now + seconds(5)))
    const [lease] = await memory.mailbox.lease({ now: instant(now + seconds(5)), hold: seconds(1), most: 1 })
    expect(lease?.envelopes.map(({ event }) => event)).toMatchObject([
      { kind: 'delivery-updated', outgoing: 'p1.crm1', state: 'sent', reason: null },
    ])
  })
})

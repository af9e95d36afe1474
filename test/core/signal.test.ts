import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { messageId } from '#core/ids'
import { alive, learn, type Signal, type Signals } from '#core/signal'
import { instant } from '#core/time'

const quantity = (value: number, at: number, until: number | null): Signal => ({
  kind: 'quantity',
  value,
  confidence: 1,
  evidence: {
    message: messageId(`m${at}`),
    address: { channel: 'sms', id: '+1' },
    quote: String(value),
    by: 'rules',
  },
  at: instant(at),
  validUntil: until === null ? null : instant(until),
})

const told = fc.array(fc.tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 1_000 })), {
  minLength: 1,
})

describe('signals', () => {
  test('whatever the order of arrival, what was said last wins (I8, M4)', () => {
    fc.assert(
      fc.property(told, (said) => {
        const known = said.map(([value, at]) => quantity(value, at, null)).reduce<Signals>(learn, {})
        expect(known.quantity?.at).toBe(Math.max(...said.map(([, at]) => at)))
      }),
    )
  })

  test('past its validity a signal has no value, to the millisecond (M3)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 0, max: 1_000 }), (until, now) => {
        const known = learn({}, quantity(40, 0, until))
        expect(alive(known, 'quantity', instant(now))).toBe(now < until ? 40 : undefined)
      }),
    )
  })

  test('an expired signal does not bring an older one back', () => {
    const known = [quantity(40, 1, null), quantity(50, 2, 10)].reduce<Signals>(learn, {})
    expect(alive(known, 'quantity', instant(20))).toBeUndefined()
    expect(known.quantity?.value).toBe(50)
  })
})

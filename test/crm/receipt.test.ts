import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { days, instant, seconds } from '#core/time'
import { receiptOf } from '#crm/receipt'

const now = instant(1_700_000_000_000)

describe('what an answer of the CRM means', () => {
  test.each([200, 201, 202, 204])('%s is taken', (status) => {
    expect(receiptOf(status, null, now).kind).toBe('accepted')
  })

  test.each([408, 423, 425, 500, 502, 504, 599])('%s passes: it is tried again', (status) => {
    expect(receiptOf(status, null, now)).toMatchObject({ kind: 'retry', slowDown: false })
  })

  test.each([429, 503])('%s is meant for all that we send', (status) => {
    expect(receiptOf(status, '7', now)).toMatchObject({
      kind: 'retry',
      afterMs: seconds(7),
      slowDown: true,
    })
  })

  test.each([301, 302, 307, 308, 401, 403, 404, 405])('%s is about the address: all waits', (status) => {
    const receipt = receiptOf(status, null, now)
    expect(receipt).toMatchObject({ kind: 'retry', slowDown: true })
    expect(receipt.kind === 'retry' && receipt.reason).toMatch(/CRM_WEBHOOK|redirects/)
  })

  test.each([400, 402, 409, 410, 413, 415, 422, 451])('%s is its last word on the event', (status) => {
    expect(receiptOf(status, '7', now)).toMatchObject({ kind: 'refused', suppress: false })
  })

  test('any status and any Retry-After is one of these, and no wait is longer than a day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 999 }),
        fc.oneof(fc.constant(null), fc.string(), fc.integer().map(String), fc.date().map(String)),
        (status, retryAfter) => {
          const receipt = receiptOf(status, retryAfter, now)
          if (receipt.kind !== 'retry') return
          expect(receipt.afterMs ?? 0).toBeLessThanOrEqual(days(1))
          expect(receipt.afterMs ?? 0).toBeGreaterThanOrEqual(0)
        },
      ),
    )
  })
})

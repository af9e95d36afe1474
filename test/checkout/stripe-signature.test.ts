import { describe, expect, test } from '@jest/globals'
import { verifyStripe } from '#checkout/stripe-signature'
import { instant, seconds } from '#core/time'

const SECRET = 'whsec_test'
const SIGNED = seconds(1_700_000_000)
const BODY = '{"id":"evt_1"}'
/** Made by Stripe's own package for this body, secret and time. */
const SIGNATURE = 'c89214b5b5da833daed6f0b8c5bb6bd58cea9022bd80ccc78230f3942d632925'

const verified = (header: string | undefined, body = BODY, at = 0) =>
  verifyStripe(
    {
      method: 'POST',
      url: 'https://bot.example.com/webhooks/stripe',
      headers: { 'stripe-signature': header },
      body: new TextEncoder().encode(body),
    },
    SECRET,
    instant(SIGNED + seconds(at)),
  ).kind

const HEADER = `t=1700000000,v1=${SIGNATURE}`

describe("Stripe's signature", () => {
  test('is known by its documented vector, also beside others of a rotation', () => {
    expect(verified(HEADER)).toBe('authentic')
    expect(verified(`t=1700000000, v1=${'0'.repeat(64)}, v1=${SIGNATURE}, v0=abc`)).toBe('authentic')
  })

  test.each([-300, 300])('counts within five minutes on both sides (%d s)', (at) => {
    expect(verified(HEADER, BODY, at)).toBe('authentic')
  })

  test.each([-301, 301, 3_600])('is refused outside of them (%d s)', (at) => {
    expect(verified(HEADER, BODY, at)).toBe('refused')
  })

  test.each([
    undefined,
    '',
    't=1700000000',
    `v1=${SIGNATURE}`,
    `t=soon,v1=${SIGNATURE}`,
    `t=1700000000,v0=${SIGNATURE}`,
    `t=1700000000,v1=${SIGNATURE.slice(2)}`,
    't=1700000000,v1=not hex',
    `t=1700000001,v1=${SIGNATURE}`,
  ])('%j is refused', (header) => expect(verified(header)).toBe('refused'))

  test('of another body is refused', () => expect(verified(HEADER, '{"id":"evt_2"}')).toBe('refused'))
})

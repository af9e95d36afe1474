import { createHmac } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { instant } from '#core/time'
import { eventId } from '#crm/cloud-event'
import { signed } from '#crm/sign'
import { problemWith } from '#lab/crm/verify'
import { SECRET } from './bench.ts'

const OTHER = `whsec_${Buffer.alloc(24, 1).toString('base64')}`

describe('what an event is signed with (Standard Webhooks 1.0.0)', () => {
  test('is what the specification has for its own example', () => {
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
    const id = 'msg_p5jXN8AQM9LWM0D4loKWxJek'
    expect(signed(id, instant(1_614_265_330_000), '{"test": 2432232314}', [secret])).toEqual({
      'webhook-id': id,
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    })
  })

  test('has one signature for each secret, so that one can take the place of another', () => {
    const { 'webhook-signature': both } = signed('a', instant(0), '{}', [SECRET, OTHER])
    expect(both.split(' ')).toEqual(
      [SECRET, OTHER].map((secret) => signed('a', instant(0), '{}', [secret])['webhook-signature']),
    )
  })

  test('is the HMAC of id, time and body under the bytes of the secret, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 24, maxLength: 64 }),
        fc.stringMatching(/^\w{1,40}$/),
        fc.integer({ min: 0, max: 4_000_000_000 }),
        fc.string({ unit: 'binary' }),
        (key, id, time, body) => {
          const secret = `whsec_${Buffer.from(key).toString('base64')}`
          const expected = createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64')
          expect(signed(id, instant(time * 1_000 + 999), body, [secret])).toEqual({
            'webhook-id': id,
            'webhook-timestamp': String(time),
            'webhook-signature': `v1,${expected}`,
          })
        },
      ),
    )
  })

  test('has no dot in its id, since dots divide what is signed', () => {
    expect(eventId('p0123456789abcdef0123.crm7')).toBe('p0123456789abcdef0123_crm7')
  })
})

describe('a receiver', () => {
  const at = instant(1_700_000_000_000)
  const body = '{"a":1}'
  const headersOf = (secret = SECRET) => {
    const all = signed('id1', at, body, [secret])
    return {
      id: all['webhook-id'],
      timestamp: all['webhook-timestamp'],
      signature: all['webhook-signature'],
    }
  }
  const seen = (
    headers = headersOf(),
    { said = body, later = 0 }: { readonly said?: string; readonly later?: number } = {},
  ) => problemWith(headers, new TextEncoder().encode(said), SECRET, instant(at + later))

  test('takes it for five minutes on both sides, and no second longer', () => {
    for (const later of [-300_000, 0, 300_000]) expect(seen(headersOf(), { later })).toBeNull()
    for (const later of [-301_000, 301_000]) expect(seen(headersOf(), { later })).toMatch(/minutes old/)
  })

  test('takes nothing that was altered, and nothing that is signed with another secret', () => {
    const altered = [
      { ...headersOf(), id: 'id2' },
      { ...headersOf(), timestamp: '1700000001' },
      { ...headersOf(), signature: '' },
      { ...headersOf(), signature: headersOf().signature.replace('v1,', 'v1a,') },
      headersOf(OTHER),
    ]
    for (const headers of altered) expect(seen(headers)).toMatch(/signature/)
    expect(seen(headersOf(), { said: '{"a":2}' })).toMatch(/signature/)
    expect(seen({ ...headersOf(), id: 'a.b' })).toMatch(/dot/)
    expect(seen({ ...headersOf(), timestamp: 'now' })).toMatch(/time/)
  })

  test('takes one of two signatures, while the secret is changed', () => {
    const { signature } = headersOf(OTHER)
    expect(seen({ ...headersOf(), signature: `${signature} ${headersOf().signature}` })).toBeNull()
  })
})

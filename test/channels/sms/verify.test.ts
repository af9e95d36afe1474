import { describe, expect, test } from '@jest/globals'
import { smsAdapter } from '#channels/sms/index'
import type { IncomingRequest } from '#contracts/adapter'
import { signatureOf } from '#lab/twilio/webhooks'
import { ACCOUNT, clock, SHOP, TOKEN } from './bench.ts'

const sid = (digit: number): string => `SM${String(digit).repeat(32)}`

/** Signatures that Twilio's own package accepts, with the address and fields they are of. */
const VECTORS = [
  {
    signature: 'qWddvL2OmAia+soYH0V3rcT2MI8=',
    base: 'https://example.com',
    path: '/twilio/sms',
    fields: {
      AccountSid: ACCOUNT,
      ApiVersion: '2010-04-01',
      Body: 'Hello, wörld & co',
      From: '+14155550100',
      FromCity: 'SAN FRANCISCO',
      MessageSid: sid(1),
      NumMedia: '0',
      NumSegments: '1',
      To: SHOP,
    },
  },
  {
    signature: 'pVkuC12gHamPlHwuslw7Zt4BWms=',
    base: 'https://bot.example.com',
    path: '/webhooks/twilio/acme',
    fields: {
      AccountSid: ACCOUNT,
      ApiVersion: '2010-04-01',
      Body: 'STOP',
      From: '+14155550100',
      FromCountry: 'US',
      MessageSid: sid(1),
      MessagingServiceSid: `MG${'2'.repeat(32)}`,
      NumMedia: '0',
      NumSegments: '1',
      OptOutType: 'STOP',
      SmsMessageSid: sid(1),
      SmsSid: sid(1),
      SmsStatus: 'received',
      To: SHOP,
    },
  },
  {
    signature: 'LLydRIQo8HIqhFHb0k2x5k0DPuU=',
    base: 'https://bot.example.com',
    path: '/webhooks/twilio/acme/status',
    fields: {
      AccountSid: ACCOUNT,
      ApiVersion: '2010-04-01',
      ErrorCode: '30007',
      From: SHOP,
      MessageSid: sid(3),
      MessageStatus: 'undelivered',
      SmsSid: sid(3),
      SmsStatus: 'undelivered',
      To: '+14155550100',
      RawDlrDoneDate: '2611220101',
    },
  },
] as const

type Vector = (typeof VECTORS)[number]

const verify = (publicUrl: string, request: IncomingRequest, authToken: string = TOKEN) =>
  smsAdapter({ accountSid: ACCOUNT, authToken, from: SHOP, apiRoot: null, publicUrl, clock }).verify(request)

const requestOf = ({ path, fields, signature }: Omit<Vector, 'base'>): IncomingRequest => ({
  method: 'POST',
  url: `http://localhost:3000${path}`,
  headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature },
  body: new TextEncoder().encode(new URLSearchParams(fields).toString()),
})

describe('the signature of Twilio', () => {
  test.each(VECTORS)('is taken on $path, and the emulator makes the same', async (vector) => {
    expect(await verify(vector.base, requestOf(vector))).toEqual({ kind: 'authentic' })
    expect(signatureOf(TOKEN, vector.base + vector.path, vector.fields)).toBe(vector.signature)
  })

  test('is made over address and fields as the documentation shows', () => {
    const fields = {
      CallSid: 'CA1234567890ABCDE',
      Caller: '+14158675309',
      Digits: '1234',
      From: '+14158675309',
      To: '+18005551212',
    }
    expect(signatureOf('12345', 'https://mycompany.com/myapp.php?foo=1&bar=2', fields)).toBe(
      'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
    )
  })

  test.each([
    ['a port that is the standard one', 'https://example.com:443', true],
    ['another port', 'https://example.com:8443', true],
    ['a slash at the end', 'https://example.com/', true],
    ['a fragment of connection overrides', 'https://example.com#rc=2&rp=all', true],
    ['http instead of https', 'http://example.com', false],
    ['another host', 'https://example.org', false],
    ['a path more', 'https://example.com/bot', false],
  ])('against a public URL with %s: %s, %s', async (_what, publicUrl, authentic) => {
    const verified = await verify(publicUrl, requestOf(VECTORS[0]))
    expect(verified.kind).toBe(authentic ? 'authentic' : 'refused')
  })

  test('counts a public path once, whether or not a proxy took it away', async () => {
    const vector = VECTORS[1]
    for (const url of ['http://10.0.0.1/twilio/acme', 'https://bot.example.com/webhooks/twilio/acme']) {
      const request = { ...requestOf(vector), url }
      expect(await verify('https://bot.example.com/webhooks', request)).toEqual({ kind: 'authentic' })
    }
  })

  test('of another account is refused with 403 though it is right', async () => {
    const fields = { ...VECTORS[0].fields, AccountSid: `AC${'9'.repeat(32)}` }
    const signature = signatureOf(TOKEN, 'https://example.com/twilio/sms', fields)
    const request = {
      ...requestOf(VECTORS[0]),
      body: new TextEncoder().encode(new URLSearchParams(fields).toString()),
    }
    const verified = await verify('https://example.com', {
      ...request,
      headers: { ...request.headers, 'x-twilio-signature': signature },
    })
    expect(verified).toEqual({ kind: 'refused', status: 403, reason: expect.stringContaining('another') })
  })

  test('with another token is refused, and the letter names no token', async () => {
    const verified = await verify('https://example.com', requestOf(VECTORS[0]), 'another-token')
    expect(verified).toMatchObject({ kind: 'refused', status: 403 })
    expect(JSON.stringify(verified)).not.toContain('another-token')
  })

  test('that is missing is refused with 400', async () => {
    const verified = await verify('https://example.com', { ...requestOf(VECTORS[0]), headers: {} })
    expect(verified).toMatchObject({ kind: 'refused', status: 400 })
  })

  test('is refused in a line, however much a stranger writes into the headers', async () => {
    const request = requestOf(VECTORS[0])
    const headers = { ...request.headers, 'content-type': `text/${'x'.repeat(9_000)}` }
    const refused = await verify('https://example.com', { ...request, headers })
    expect(refused).toMatchObject({ kind: 'refused', status: 400 })
    expect(JSON.stringify(refused).length).toBeLessThan(300)
  })

  test('over repeated fields is made as Twilio makes it', async () => {
    const request = requestOf(VECTORS[0])
    const body = new TextEncoder().encode(`${new TextDecoder().decode(request.body)}&Tag=b&Tag=a&Tag=b`)
    const fields = { ...VECTORS[0].fields, Tag: 'aTagb' }
    const signature = signatureOf(TOKEN, 'https://example.com/twilio/sms', fields)
    const repeated = { ...request, body, headers: { ...request.headers, 'x-twilio-signature': signature } }
    expect(await verify('https://example.com', repeated)).toEqual({ kind: 'authentic' })
  })
})

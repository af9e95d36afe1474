import { describe, expect, test } from '@jest/globals'
import { isValidSlackRequest } from '@slack/bolt'
import { slackAdapter } from '#channels/slack/index'
import type { IncomingRequest } from '#contracts/adapter'
import { instant } from '#core/time'
import { signatureOf } from '#lab/slack/webhooks'
import { FORM, SECRET } from './bench.ts'

/** The example of Slack's documentation ("Verifying requests from Slack"). */
const VECTOR = {
  timestamp: 1_531_420_618,
  signature: 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
  body: 'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
}

const adapterAt = (seconds: number, signingSecret = SECRET) =>
  slackAdapter({
    botTokens: ['xoxb-1'],
    signingSecret,
    deskChannel: null,
    apiRoot: 'http://127.0.0.1:1',
    clock: { now: () => instant(seconds * 1_000) },
  })

const request = (headers: IncomingRequest['headers'], body: string | Uint8Array): IncomingRequest => ({
  method: 'POST',
  url: 'https://bot.example.com/webhooks/slack/commands',
  headers: { 'content-type': FORM, ...headers },
  body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
})

const documented = request(
  { 'x-slack-request-timestamp': String(VECTOR.timestamp), 'x-slack-signature': VECTOR.signature },
  VECTOR.body,
)

describe('the signature of Slack', () => {
  test('is taken as documented, and the emulator makes the same', async () => {
    expect(await adapterAt(VECTOR.timestamp).verify(documented)).toEqual({ kind: 'authentic' })
    expect(signatureOf(SECRET, VECTOR.timestamp, VECTOR.body)).toBe(VECTOR.signature)
  })

  test.each([
    [-301, 'refused'],
    [-300, 'authentic'],
    [0, 'authentic'],
    [300, 'authentic'],
    [301, 'refused'],
    [3_600, 'refused'],
  ])('made %d seconds after our time is %s', async (ahead, kind) => {
    expect((await adapterAt(VECTOR.timestamp - ahead).verify(documented)).kind).toBe(kind)
  })

  test('is stricter than the one of Bolt, which lets the future in', () => {
    const headers = {
      'x-slack-request-timestamp': VECTOR.timestamp,
      'x-slack-signature': VECTOR.signature,
    }
    const nowMilliseconds = (VECTOR.timestamp - 3_600) * 1_000
    const { body } = VECTOR
    expect(isValidSlackRequest({ signingSecret: SECRET, body, headers, nowMilliseconds })).toBe(true)
  })

  test('of another secret is refused, and the letter names no secret', async () => {
    const verified = await adapterAt(VECTOR.timestamp, 'another-secret').verify(documented)
    expect(verified).toMatchObject({ kind: 'refused', status: 403 })
    expect(JSON.stringify(verified)).not.toContain('another-secret')
  })

  test('with no secret set is never right', async () => {
    const body = 'command=%2Fx&team_id=T1'
    const headers = {
      'x-slack-request-timestamp': '1',
      'x-slack-signature': signatureOf('', 1, body),
    }
    expect((await adapterAt(1, '').verify(request(headers, body))).kind).toBe('refused')
  })

  test('is made over the bytes, whatever they mean', async () => {
    const body = Uint8Array.from([0xff, 0xfe, 0x00, 0x7b])
    const { createHmac } = await import('node:crypto')
    const signature = `v0=${createHmac('sha256', SECRET).update('v0:5:').update(body).digest('hex')}`
    const headers = { 'x-slack-request-timestamp': '5', 'x-slack-signature': signature }
    expect((await adapterAt(5).verify(request(headers, body))).kind).toBe('authentic')
  })

  test('that is missing is refused with 400', async () => {
    expect(await adapterAt(1).verify(request({}, VECTOR.body))).toMatchObject({
      kind: 'refused',
      status: 400,
    })
  })
})

describe('the probe of our certificate', () => {
  test('comes unsigned, is answered, and nothing else in it counts', async () => {
    const probe = request({}, 'ssl_check=1&token=x&command=%2Fthroughline&team_id=T1&text=hi')
    expect(await adapterAt(1).verify(probe)).toEqual({ kind: 'authentic' })
    expect(await adapterAt(1).parse(probe)).toEqual({ kind: 'answer', contentType: 'text/plain', body: '' })
  })

  test.each([
    ['in JSON', { 'content-type': 'application/json' }, '{"ssl_check":"1"}'],
    ['said twice', {}, 'ssl_check=1&ssl_check=0'],
    ['as another word', {}, 'ssl_check=true'],
    ['inside a payload', {}, `payload=${encodeURIComponent('{"ssl_check":1,"type":"block_actions"}')}`],
  ])('%s is none', async (_how, headers, body) => {
    expect((await adapterAt(1).verify(request(headers, body))).kind).toBe('refused')
  })

  test('hides no event: what has a wrong signature is refused though it says so', async () => {
    const headers = { 'x-slack-request-timestamp': '1', 'x-slack-signature': 'v0=00' }
    expect((await adapterAt(1).verify(request(headers, 'ssl_check=1'))).kind).toBe('refused')
  })
})

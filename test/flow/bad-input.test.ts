import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { days } from '#core/time'
import { twilioEmulator } from '#lab/twilio/index'
import { signatureOf } from '#lab/twilio/webhooks'
import { type App, openApp } from '../support/app.ts'
import { type Device, visitor } from '../support/buyer.ts'
import { eventually } from '../support/eventually.ts'

const ACCOUNT = `AC${'0'.repeat(32)}`
const TOKEN = 'test-auth-token'
const SHOP = '+14155550199'
const PUBLIC_URL = 'https://bot.example.com'

type Form = { readonly [name: string]: string }

/** What comes from outside is refused plainly or answered sensibly; nothing breaks, is lost or shows in a log. */
describe('bad input', () => {
  let app: App
  let web: Device
  let twilio: Awaited<ReturnType<ReturnType<typeof twilioEmulator>['listen']>>
  const emulator = twilioEmulator({
    accountSid: ACCOUNT,
    authToken: TOKEN,
    number: SHOP,
    webhookUrl: `${PUBLIC_URL}/webhooks/sms`,
  })

  beforeAll(async () => {
    twilio = await emulator.listen(0)
    app = await openApp({
      PUBLIC_URL,
      TWILIO_ACCOUNT_SID: ACCOUNT,
      TWILIO_AUTH_TOKEN: TOKEN,
      TWILIO_FROM: SHOP,
      TWILIO_API_ROOT: twilio.url,
    })
    web = await visitor(app.url)
  })
  afterAll(async () => {
    await app.close()
    emulator.close()
    await twilio.close()
  })

  const webhook = (form: Form, signature = signatureOf(TOKEN, `${PUBLIC_URL}/webhooks/sms`, form)) =>
    fetch(`${app.url}/webhooks/sms`, {
      method: 'POST',
      headers: { 'X-Twilio-Signature': signature },
      body: new URLSearchParams(form),
    })
  const works = async () => expect(await web.say('do you have oat milk?')).toMatch(/oat milk/i)

  test('a forged or missing signature is refused and leaves nothing behind', async () => {
    const form = inbound('SMf0', '+14155550111', 'let me in')
    expect((await webhook(form, 'forged')).status).toBe(403)
    expect((await webhook(form, '')).status).toBeGreaterThanOrEqual(400)
    expect(
      (
        await webhook(
          { ...form, Body: 'other words' },
          signatureOf(TOKEN, `${PUBLIC_URL}/webhooks/sms`, form),
        )
      ).status,
    ).toBe(403)
    await works()
  })

  test('a webhook that is replayed, also at the same instant, is one message', async () => {
    const form = inbound('SMa1', '+14155550112', 'do you have oat milk?')
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => webhook(form)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    expect(await answers[0]?.text()).toContain('<Response/>')
    await eventuallySent('+14155550112', 1)
    await webhook(form)
    await works()
    expect(await sentTo('+14155550112')).toHaveLength(1)
  })

  test('bodies that are no form, or far too large, are refused', async () => {
    const post = (body: string, type: string) =>
      fetch(`${app.url}/webhooks/sms`, {
        method: 'POST',
        headers: { 'Content-Type': type, 'X-Twilio-Signature': 'x' },
        body,
      })
    expect((await post('{"a":', 'application/json')).status).toBeGreaterThanOrEqual(400)
    expect((await post('a'.repeat(10 * 1024 * 1024), 'application/x-www-form-urlencoded')).status).toBe(413)
    await works()
  })

  test.each([
    [1, 'emoji alone', '🎉🎉🎉'],
    [2, '1,600 characters', `${'we want coffee and more coffee. '.repeat(50)}`],
    [3, 'text from right to left', 'שלום, אנחנו צריכים קפה'],
    [4, 'a null byte', 'do you have\u0000 oat milk?'],
    [5, 'nothing at all', ''],
    [6, 'markup', '<script>alert(1)</script> {{code}} {{checkout}}'],
  ])('%i: %s is answered', async (n, _name, body) => {
    const number = `+1415555013${n}`
    expect((await webhook(inbound(`SMb${n}`, number, body))).status).toBe(200)
    const [answer] = await eventuallySent(number, 1)
    expect(answer).not.toMatch(/undefined|\[object|\{\{|\/pay\//)
  })

  test('every recorded payload is taken or refused, and the server goes on', async () => {
    for (const { path, form } of recorded('sms', Recorded)) {
      const response = await fetch(`${app.url}${path}`, {
        method: 'POST',
        headers: { 'X-Twilio-Signature': signatureOf(TOKEN, PUBLIC_URL + path, form) },
        body: new URLSearchParams(form),
      })
      expect([200, 400, 403]).toContain(response.status)
    }
    for (const { body } of recorded('webchat', z.looseObject({ body: z.unknown().optional() }))) {
      const { post } = await chat()
      expect((await post(JSON.stringify(body ?? {}))).status).toBeLessThan(500)
    }
    await works()
  })

  test('the chat refuses broken JSON, 10 MB and unknown kinds with a Direct Line error', async () => {
    const { post } = await chat()
    const wrong = [
      [await post('{"type":'), 400],
      [await post(`{"type":"message","text":"${'a'.repeat(10 * 1024 * 1024)}"}`), 413],
      [await post('{"type":"selfDestruct","from":{"id":"me"}}'), 400],
    ] as const
    for (const [response, status] of wrong) {
      if (status === 400) expect(response.status).toBeLessThan(500)
      else expect(response.status).toBe(status)
      if (!response.ok) expect(await response.json()).toMatchObject({ error: { code: expect.any(String) } })
    }
    await works()
  })

  test('a token opens its own conversation only, and not for ever', async () => {
    const mine = await chat()
    const theirs = await chat()
    const crossed = await fetch(theirs.activities, { headers: mine.headers })
    expect(crossed.status).toBe(403)
    expect(await crossed.text()).not.toContain('oat milk')
    app.push(days(401))
    const late = await fetch(mine.activities, { headers: mine.headers })
    expect(late.status).toBe(403)
    expect(await late.json()).toMatchObject({ error: { code: 'TokenExpired' } })
  })

  const chat = async () => {
    const token = await (await fetch(`${app.url}/v3/directline/tokens/generate`, { method: 'POST' })).json()
    const { conversationId, token: bearer } = z
      .object({ conversationId: z.string(), token: z.string() })
      .parse(token)
    const activities = `${app.url}/v3/directline/conversations/${conversationId}/activities`
    const headers = { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' }
    return {
      activities,
      headers,
      post: (body: string) => fetch(activities, { method: 'POST', headers, body }),
    }
  }

  const sentTo = async (number: string): Promise<readonly string[]> => {
    const response = await fetch(`${twilio.url}/phones/${encodeURIComponent(number)}/messages`)
    const { messages } = z
      .object({ messages: z.array(z.object({ mine: z.boolean(), text: z.string() })) })
      .parse(await response.json())
    return messages.filter(({ mine }) => !mine).map(({ text }) => text)
  }

  const eventuallySent = (number: string, count: number): Promise<readonly string[]> =>
    eventually(async () => {
      const sent = await sentTo(number)
      expect(sent.length).toBeGreaterThanOrEqual(count)
      return sent
    })
})

const inbound = (sid: string, from: string, body: string): Form => ({
  MessageSid: sid.padEnd(34, '0'),
  SmsSid: sid.padEnd(34, '0'),
  AccountSid: ACCOUNT,
  From: from,
  To: SHOP,
  Body: body,
  NumMedia: '0',
  NumSegments: '1',
  SmsStatus: 'received',
  ApiVersion: '2010-04-01',
})

const Recorded = z.object({ path: z.string(), form: z.record(z.string(), z.string()) })

const recorded = <T>(channel: string, shape: z.ZodType<T>): readonly T[] => {
  const folder = new URL(`../../../test/payloads/${channel}/`, import.meta.url)
  return readdirSync(folder).map((file) =>
    shape.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))),
  )
}

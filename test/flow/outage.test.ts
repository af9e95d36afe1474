import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Running, run } from '#app/production'
import { sealWith } from '#checkout/seal'
import { readConfig } from '#config/environment'
import { strangerAt } from '#core/address'
import { instant, minutes } from '#core/time'
import { twilioEmulator } from '#lab/twilio/index'
import { type Ailing, ailing } from '../support/ailing.ts'
import { eventually } from '../support/eventually.ts'
import { newFolder } from '../support/folders.ts'
import { logbook } from '../support/logbook.ts'
import { ACCOUNT } from '../support/mortal-app.ts'
import { hearing, type PatientBuyer, phoneBuyer, textWebhook } from '../support/patient-buyer.ts'

const NUMBER = '+12125550123'
const SIGNING_SECRET = 'a signing secret of more than 32 characters'

/** The memory is away for a while, as a restarted Redis is; the program is not. */
describe('while the memory does not answer', () => {
  const log = logbook()
  const emulator = twilioEmulator({ ...ACCOUNT, webhookUrl: 'http://127.0.0.1:1/nowhere' })
  let data: string
  let twilio: Awaited<ReturnType<typeof emulator.listen>>
  let running: Running
  let frail: Ailing
  let phone: PatientBuyer
  let chat: { readonly activities: string; readonly headers: { readonly [name: string]: string } }

  beforeAll(async () => {
    data = await newFolder()
    twilio = await emulator.listen(0)
    const config = readConfig({
      PORT: '0',
      HOST: '127.0.0.1',
      PUBLIC_URL: 'http://127.0.0.1:9',
      SIGNING_SECRET,
      THROUGHLINE_DATA: data,
      TWILIO_ACCOUNT_SID: ACCOUNT.accountSid,
      TWILIO_AUTH_TOKEN: ACCOUNT.authToken,
      TWILIO_FROM: ACCOUNT.number,
      TWILIO_API_ROOT: twilio.url,
    })
    const now = () => instant(Date.now())
    running = await run(config, { now }, (options) => {
      frail = ailing(options.memory)
      return { ...options, memory: frail.memory, log }
    })
    phone = await phoneBuyer({ url: here(), network: emulator.fetch }, NUMBER)
    chat = await openChat()
    frail.goAway()
    await eventually(() => expect(log.sentences).toHaveLength(1))
  })
  afterAll(async () => {
    frail.comeBack()
    await running.stop()
    emulator.close()
    await twilio.close()
    await rm(data, { recursive: true, force: true })
  })

  const here = (): string => `http://127.0.0.1:${running.port}`
  const webhook = (name: string) =>
    textWebhook({ url: 'http://127.0.0.1:9', at: here() }, NUMBER, name, name)()
  const openChat = async () => {
    const base = `${here()}/v3/directline`
    const generated = await fetch(`${base}/tokens/generate`, { method: 'POST' })
    const { token, conversationId } = Object(await generated.json())
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
    return { activities: `${base}/conversations/${conversationId}/activities`, headers }
  }
  const post = () => {
    const channelData = { clientActivityID: 'c1' }
    const body = JSON.stringify({ type: 'message', text: 'hello', from: { id: 'me' }, channelData })
    return fetch(chat.activities, { method: 'POST', headers: chat.headers, body })
  }
  const shown = async (): Promise<readonly string[]> => {
    const { activities } = Object(await (await fetch(chat.activities, { headers: chat.headers })).json())
    return Array.from(activities, (one) => String(Object(Object(one).from).role))
  }
  const link = (): string => {
    const ticket = {
      person: strangerAt({ channel: 'sms', id: NUMBER }),
      checkout: 'p1.pay1',
      expiresAt: instant(Date.now() + minutes(5)),
    }
    return `${here()}/pay/${sealWith(SIGNING_SECRET).sealCheckout(ticket)}`
  }

  test('a webhook is answered 503 with the time to come again (I1)', async () => {
    const answer = await webhook('Hi there')
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '5'])
  })

  test('the website chat is told so in its own words, and shows nothing as said that was not kept', async () => {
    const answer = await post()
    expect(answer.status).toBe(503)
    expect(await answer.json()).toEqual({
      error: { code: 'ServiceError', message: expect.stringMatching(/Send it again/) },
    })
    const [again, sent] = ['Retry-After', 'Date'].map((name) => Date.parse(answer.headers.get(name) ?? ''))
    const wait = (again ?? Number.NaN) - (sent ?? Number.NaN)
    expect(wait).toBeGreaterThan(3_000)
    expect(wait).toBeLessThan(7_000)
  })

  test('a payment is not taken, and its page says to press again', async () => {
    const [looked, pressed] = [await fetch(link()), await fetch(link(), { method: 'POST' })]
    for (const answer of [looked, pressed])
      expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '5'])
    expect(await looked.text()).toMatch(/load it again/)
    expect(await pressed.text()).toMatch(/nothing was charged.*press again.*<form method="post">/s)
  })

  test('the node says that it is alive and not ready', async () => {
    expect((await fetch(`${here()}/healthz`)).status).toBe(200)
    expect((await fetch(`${here()}/readyz`)).status).toBe(503)
  })

  test('the log has one line of it, and no address, text or link', async () => {
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    expect(log.sentences).toEqual([expect.stringMatching(/^the memory does not answer/)])
    expect(JSON.stringify(log.facts)).not.toMatch(/\+1|hello|Hi there|\/pay\//)
  })

  test('when it is back, what was sent again is answered, once, and nothing else is missing', async () => {
    frail.comeBack()
    expect((await webhook('Hi there')).status).toBe(200)
    expect([(await post()).status, (await post()).status]).toEqual([200, 200])
    expect(await hearing(phone, 1)).toHaveLength(1)
    await eventually(async () => expect(await shown()).toEqual(['user', 'bot']))
    expect((await fetch(`${here()}/readyz`)).status).toBe(200)
    expect((await fetch(link())).status).toBe(410)
    await eventually(() => expect(log.sentences).toHaveLength(2))
    expect(log.sentences[1]).toBe('the memory answers again')
  })
})

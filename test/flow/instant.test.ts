import { createServer } from 'node:http'
import { afterEach, expect, test } from '@jest/globals'
import { signatureOf } from '#lab/twilio/webhooks'
import { openApp } from '../support/app.ts'
import { eventually } from '../support/eventually.ts'

const ACCOUNT = `AC${'0'.repeat(32)}`
const TOKEN = 'test-auth-token'
const SHOP = '+14155550199'
const BUYER = '+14155550123'
const PUBLIC_URL = 'https://bot.example.com'
const WORDS = [
  "We're 40 people and need coffee machines by December 20. Let's do it",
  'yes, go ahead',
  'I agree',
]

const open: (() => unknown)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

test('an answer that overtakes the news that its question was sent still counts', async () => {
  const texts: string[] = []
  let inbound: (words: string) => Promise<unknown> = async () => {}
  const twilio = createServer(async (request, response) => {
    let form = ''
    for await (const chunk of request) form += chunk
    texts.push(new URLSearchParams(form).get('Body') ?? '')
    // The buyer has read it and answered before our own request has its response.
    const words = WORDS[texts.length]
    if (words) await inbound(words)
    response.writeHead(201, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify({ sid: `SM${String(texts.length).padStart(32, '0')}`, status: 'queued' }))
  })
  await new Promise<void>((listening) => twilio.listen(0, '127.0.0.1', listening))
  open.push(
    () => twilio.close(),
    () => twilio.closeAllConnections(),
  )
  const at = twilio.address()
  const app = await openApp({
    PUBLIC_URL,
    TWILIO_ACCOUNT_SID: ACCOUNT,
    TWILIO_AUTH_TOKEN: TOKEN,
    TWILIO_FROM: SHOP,
    TWILIO_API_ROOT: `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`,
  })
  open.push(app.close)
  inbound = (words) => {
    const sid = `SM${String(WORDS.indexOf(words) + 1).padStart(32, 'a')}`
    const form = { MessageSid: sid, AccountSid: ACCOUNT, From: BUYER, To: SHOP, Body: words, NumMedia: '0' }
    return fetch(`${app.url}/webhooks/sms`, {
      method: 'POST',
      headers: { 'X-Twilio-Signature': signatureOf(TOKEN, `${PUBLIC_URL}/webhooks/sms`, form) },
      body: new URLSearchParams(form),
    })
  }
  await inbound(WORDS[0] ?? '')
  await eventually(() => expect(texts.at(-1)).toMatch(/\/pay\//))
  expect(texts).toHaveLength(3)
})

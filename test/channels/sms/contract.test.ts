import { plainTypography } from '#channels/shared/gsm'
import { smsAdapter } from '#channels/sms/index'
import type { IncomingRequest } from '#contracts/adapter'
import { type AdapterBench, adapterContract } from '../../contracts/adapter.ts'
import { ACCOUNT, BUYER, clock, openTwilio, SHOP } from './bench.ts'

const makeBench = async (): Promise<AdapterBench> => {
  const twilio = await openTwilio()
  const authentic = async (text: string): Promise<IncomingRequest> =>
    twilio.catcher.find(await twilio.phone.text(text))
  return {
    adapter: twilio.adapter,
    address: { channel: 'sms', id: BUYER },
    now: clock.now,
    requests: {
      authentic,
      tapped: null,
      file: async () =>
        twilio.catcher.find(
          await twilio.phone.text('look', [{ url: `${twilio.url}/media/1`, contentType: 'image/jpeg' }]),
        ),
      forged: async (text) => forgeriesOf(await authentic(text)),
      unsupported: [
        post({ ...FIELDS, From: 'whatsapp:+14155550100' }),
        post({ ...FIELDS, From: 'rcs:+14155550100' }),
        post({ ...FIELDS, From: '32665' }),
        post({ MessageSid: FIELDS.MessageSid, MessageStatus: 'receiving' }),
        post({ MessageSid: FIELDS.MessageSid, MessageStatus: 'delivered' }),
      ],
      malformed: [
        post({}),
        post({ ...FIELDS, MessageSid: 'x' }),
        post({ MessageStatus: 'sent' }),
        bytes([0xff, 0xfe]),
      ],
      delivery: async (outgoing) => {
        const sender = smsAdapter({ ...SENDER, apiRoot: twilio.url, publicUrl: twilio.catcher.url, clock })
        await sender.send({ body: 'Hello.' }, { channel: 'sms', id: BUYER }, outgoing, null)
        return twilio.catcher.find('MessageStatus=delivered')
      },
    },
    platform: {
      received: async () => (await twilio.phone.thread()).filter(({ mine }) => !mine).map(({ text }) => text),
      fail: async (how) => {
        await twilio.faults(FAULTS[how])
      },
    },
    shown: (payload) =>
      typeof payload === 'object' && payload !== null && 'body' in payload ? String(payload.body) : '',
    spelled: plainTypography,
    close: twilio.close,
  }
}

const SENDER = { accountSid: ACCOUNT, authToken: 'test-auth-token', from: SHOP }

const FAULTS = {
  retry: { kind: '429', retryAfter: '2' },
  uncertain: { kind: 'cut-after-accept' },
  refused: { kind: 'reject', code: 21614 },
} as const

const FIELDS = {
  AccountSid: ACCOUNT,
  MessageSid: `SM${'1'.repeat(32)}`,
  From: BUYER,
  To: SHOP,
  Body: 'hi',
  NumMedia: '0',
}

const bytes = (values: readonly number[]): IncomingRequest => ({ ...post({}), body: Uint8Array.from(values) })

const post = (fields: { readonly [name: string]: string }): IncomingRequest => ({
  method: 'POST',
  url: 'https://bot.example.com/webhooks/sms',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new TextEncoder().encode(new URLSearchParams(fields).toString()),
})

const forgeriesOf = (request: IncomingRequest) => {
  const body = new TextDecoder().decode(request.body)
  const withBody = (text: string): IncomingRequest => ({ ...request, body: new TextEncoder().encode(text) })
  const withHeader = (name: string, value: string | undefined): IncomingRequest => ({
    ...request,
    headers: { ...request.headers, [name]: value },
  })
  return [
    { how: 'another body', request: withBody(body.replace('hello', 'pwned')) },
    { how: 'a field more', request: withBody(`${body}&Extra=1`) },
    { how: 'a field less', request: withBody(body.replace(/&NumMedia=0/, '')) },
    { how: 'white space added', request: withBody(body.replace('Body=', 'Body=+')) },
    { how: 'another path', request: { ...request, url: request.url.replace('/sms', '/sms/status') } },
    { how: 'a query more', request: { ...request, url: `${request.url}?outgoing=k1` } },
    { how: 'another signature', request: withHeader('x-twilio-signature', 'RSOYDt4T1cUTdK1PDd93/VVr8B8=') },
    { how: 'no signature', request: withHeader('x-twilio-signature', undefined) },
    { how: 'an empty signature', request: withHeader('x-twilio-signature', '') },
    { how: 'JSON', request: withHeader('content-type', 'application/json') },
    { how: 'a GET', request: { ...request, method: 'GET' } },
    { how: 'too large a body', request: withBody(`${body}&Pad=${'x'.repeat(70_000)}`) },
  ]
}

adapterContract('SMS', makeBench)

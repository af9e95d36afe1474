import { plainTypography } from '#channels/shared/gsm'
import { smsAdapter } from '#channels/sms/index'
import type { IncomingRequest } from '#contracts/adapter'
import { type AdapterBench, adapterContract } from '../../contracts/adapter.ts'
import { ACCOUNT, BUYER, clock, forgeriesOf, openTwilio, SHOP } from './bench.ts'

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

adapterContract('SMS', makeBench)

import type { IncomingRequest } from '#contracts/adapter'
import { named } from '#core/choice'
import type { Json } from '#core/json'
import { type AdapterBench, adapterContract } from '../../contracts/adapter.ts'
import { stringsOf } from '../../contracts/messages.ts'
import { ACCOUNT, forgeriesOf, SHOP } from '../sms/bench.ts'
import { ADDRESS, openWhatsapp } from './bench.ts'

const makeBench = async (): Promise<AdapterBench> => {
  const bench = await openWhatsapp()
  const { adapter, phone, brought, url } = bench
  // Nothing may be said before they wrote.
  await brought(phone.whatsapp('hi'))
  const authentic = (text: string): Promise<IncomingRequest> => brought(phone.whatsapp(text))
  return {
    adapter,
    address: ADDRESS,
    now: bench.clock.now,
    requests: {
      authentic,
      tapped: async (payloads, choice) => {
        const tappable = payloads.find(hasChoices)
        if (tappable === undefined) return authentic(typed(payloads, choice))
        const receipt = await adapter.send(tappable, ADDRESS, 'k', null)
        return brought(phone.tap(receipt.kind === 'accepted' ? receipt.externalId : '', choice))
      },
      file: () =>
        brought(phone.whatsapp('look', { media: [{ url: `${url}/media/1`, contentType: 'image/jpeg' }] })),
      forged: async (text) => forgeriesOf(await authentic(text)),
      unsupported: [
        post({ ...FIELDS, From: 'whatsapp:nobody' }),
        post({ ...FIELDS, From: 'messenger:1234' }),
        post({ ...FIELDS, From: 'rcs:+14155550100' }),
        post({ MessageSid: FIELDS.MessageSid, MessageStatus: 'receiving' }),
        post({ MessageSid: FIELDS.MessageSid, MessageStatus: 'read', EventType: 'READ' }),
      ],
      malformed: [post({}), post({ ...FIELDS, MessageSid: 'x' }), post({ MessageStatus: 'sent' })],
      delivery: async (outgoing) => {
        await adapter.send({ body: 'Hello.' }, ADDRESS, outgoing, null)
        return bench.catcher.find('MessageStatus=delivered')
      },
    },
    platform: {
      received: async () => (await bench.received()).map(({ text }) => text),
      fail: async (how) => {
        await bench.faults(FAULTS[how])
      },
    },
    shown: (payload) => shownOf(payload).join(' '),
    spelled: (text) => text,
    close: bench.close,
  }
}

const hasChoices = (payload: Json): boolean =>
  typeof payload === 'object' && payload !== null && 'choices' in payload

/** All that a phone shows of a payload: not what its buttons carry. */
const shownOf = (payload: Json): readonly string[] => {
  if (typeof payload !== 'object' || payload === null) return []
  if (Array.isArray(payload)) return payload.flatMap(shownOf)
  return Object.entries(payload)
    .filter(([name]) => name !== 'id' && name !== 'kind')
    .flatMap(([, value]) => (typeof value === 'string' ? [value] : shownOf(value ?? null)))
}

/** The number of a choice, or its words where another choice is that very number. */
const typed = (payloads: readonly Json[], choice: number): string => {
  const lines = stringsOf([...payloads]).flatMap((text) => text.split('\n'))
  const titles = lines.flatMap((line) => /^\d+\. (.*)$/.exec(line)?.[1] ?? [])
  const isTaken =
    named(
      String(choice),
      titles.map((title) => ({ title, value: title })),
    ) !== null
  return isTaken ? (titles[choice - 1] ?? '') : String(choice)
}

const FAULTS = {
  retry: { kind: '429', retryAfter: '2' },
  uncertain: { kind: 'cut-after-accept' },
  refused: { kind: 'reject', code: 63024 },
} as const

const FIELDS = {
  AccountSid: ACCOUNT,
  MessageSid: `SM${'1'.repeat(32)}`,
  From: 'whatsapp:+14155550100',
  To: `whatsapp:${SHOP}`,
  Body: 'hi',
  NumMedia: '0',
}

const post = (fields: { readonly [name: string]: string }): IncomingRequest => ({
  method: 'POST',
  url: 'https://bot.example.com/webhooks/sms',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new TextEncoder().encode(new URLSearchParams(fields).toString()),
})

adapterContract('WhatsApp', makeBench)

import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { SegmentedMessage } from 'sms-segments-calculator'
import { z } from 'zod'
import type { Clock } from '#contracts/clock'
import type { Carrier } from './carrier.ts'
import type { Faults } from './faults.ts'
import type { TwilioEmulatorOptions } from './options.ts'
import { answerTo, keywordOf } from './optout.ts'
import { type Sms, type Store, sidOf } from './store.ts'
import type { Deliver, Fields } from './webhooks.ts'

const Text = z.object({
  text: z.string().default(''),
  media: z
    .array(z.object({ url: z.url(), contentType: z.string() }))
    .max(10)
    .default([]),
})

/** The other side of the network: phones that text our number, and show what reached them. Only the lab has it. */
export const handsetApi = (parts: {
  readonly options: TwilioEmulatorOptions
  readonly store: Store
  readonly faults: Faults
  readonly carrier: Carrier
  readonly deliver: Deliver
  readonly clock: Clock
}): Hono => {
  const { options, store } = parts

  const send = (from: string, { text, media }: z.infer<typeof Text>): Sms => {
    const sms = received(from, options, text, media, parts.clock)
    store.keep(sms)
    void bring(sms)
    return sms
  }

  const bring = async (sms: Sms): Promise<void> => {
    const keyword = keywordOf(sms.body)
    const answer = keyword && answerTo(keyword, store.isBlocked(sms.from))
    if (keyword === 'STOP') store.block(sms.from, true)
    if (keyword === 'START') store.block(sms.from, false)
    if (answer) parts.carrier.launch(reply(sms, answer, store, parts.clock))
    const fields = messageFields(sms, options, keyword)
    const times = parts.faults.nextWebhook()?.kind === 'duplicate-webhook' ? 2 : 1
    await Promise.all(Array.from({ length: times }, () => parts.deliver(options.webhookUrl, fields)))
  }

  return new Hono()
    .post('/phones/:number/messages', async (c) => {
      const number = c.req.param('number')
      const text = Text.safeParse(await c.req.json().catch(() => null))
      if (!/^\+[1-9]\d{6,14}$/.test(number))
        return c.text(`"${number}" is no phone number like +14155550100.`, 400)
      if (!text.success) return c.text(`Send { "text": "…" }. ${z.prettifyError(text.error)}`, 400)
      return c.json(onScreen(send(number, text.data)), 201)
    })
    .get('/phones/:number/messages', (c) =>
      c.json({ messages: store.thread(c.req.param('number')).map(onScreen) }),
    )
    .get('/phones/:number/events', (c) =>
      streamSSE(c, async (stream) => {
        const number = c.req.param('number')
        const gone = new Promise<void>((resolve) => stream.onAbort(resolve))
        const stop = store.watch((sms) => {
          if (sms.from !== number && sms.to !== number) return
          void stream.writeSSE({ event: 'message', id: sms.sid, data: JSON.stringify(onScreen(sms)) })
        })
        await stream.write(': listening\n\n')
        await gone
        stop()
      }),
    )
}

/** A message as a phone shows it; `mine` when the phone sent it. */
const onScreen = (sms: Sms) => ({
  sid: sms.sid,
  mine: sms.direction === 'inbound',
  from: sms.from,
  to: sms.to,
  text: sms.body,
  media: sms.media,
  status: sms.status,
  errorCode: sms.errorCode,
  at: sms.createdAt,
})

const received = (
  from: string,
  options: TwilioEmulatorOptions,
  body: string,
  media: Sms['media'],
  clock: Clock,
): Sms => ({
  sid: sidOf(media.length > 0 ? 'MM' : 'SM', randomBytes(16)),
  direction: 'inbound',
  from,
  to: options.number,
  body,
  media,
  status: 'received',
  errorCode: null,
  createdAt: clock.now(),
  sentAt: clock.now(),
  updatedAt: clock.now(),
  statusCallback: null,
  messagingServiceSid: options.messagingServiceSid ?? null,
})

const reply = (to: Sms, body: string, store: Store, clock: Clock): Sms => {
  const sms: Sms = {
    ...to,
    sid: sidOf('SM', randomBytes(16)),
    direction: 'outbound-reply',
    from: to.to,
    to: to.from,
    body,
    media: [],
    status: 'queued',
    createdAt: clock.now(),
    sentAt: null,
    updatedAt: clock.now(),
  }
  store.keep(sms)
  return sms
}

/** All the fields that are always there (docs: "Twilio's request to your webhook"); geography comes from the number. */
const messageFields = (sms: Sms, options: TwilioEmulatorOptions, keyword: string | null): Fields => ({
  AccountSid: options.accountSid,
  ApiVersion: '2010-04-01',
  Body: sms.body,
  From: sms.from,
  MessageSid: sms.sid,
  NumMedia: String(sms.media.length),
  NumSegments: String(new SegmentedMessage(sms.body).segmentsCount),
  SmsMessageSid: sms.sid,
  SmsSid: sms.sid,
  SmsStatus: 'received',
  To: sms.to,
  ...(sms.from.startsWith('+1') ? { FromCountry: 'US' } : {}),
  ...(sms.to.startsWith('+1') ? { ToCountry: 'US' } : {}),
  ...(sms.messagingServiceSid === null ? {} : { MessagingServiceSid: sms.messagingServiceSid }),
  ...(options.advancedOptOut === true && keyword !== null ? { OptOutType: keyword } : {}),
  ...Object.fromEntries(
    sms.media.flatMap(({ url, contentType }, n) => [
      [`MediaUrl${n}`, url],
      [`MediaContentType${n}`, contentType],
    ]),
  ),
})

import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Address } from '#core/address'
import { SLOTS } from '#core/message'
import { signatureOf } from '#lab/twilio/webhooks'
import { ACCOUNT, type MortalApp } from './mortal-app.ts'

/** A buyer whose platform repeats whatever was not acknowledged, exactly as it was, until it is. */
export type PatientBuyer = {
  /** Where they are. */
  readonly address: Address
  /** Resolves when the text has been acknowledged. */
  readonly say: (text: string) => Promise<void>
  /** All that we ever said to them, in the order they see it; links to pay read as the slot they were put into. */
  readonly heard: () => Promise<readonly string[]>
  /** The link to pay that came last. */
  readonly link: () => Promise<string>
}

/** How long a platform goes on, and how long a reply is waited for. */
const PATIENCE_MS = 120_000
const PAUSE_MS = 25

/** Repeats a request until it is answered by a program that is up, and took it. */
export const untilTaken = async (request: () => Promise<Response>): Promise<Response> => {
  for (const until = Date.now() + PATIENCE_MS; ; await pause()) {
    const answer = await request().catch(() => null)
    if (answer?.ok) return answer
    if (answer && answer.status < 500)
      throw new Error(`Refused with ${answer.status}: ${await answer.text()}`)
    if (Date.now() > until) throw new Error(`Not taken within ${PATIENCE_MS} ms (${answer?.status}).`)
  }
}

/** Waits until they have heard so many messages, and gives what they have heard by then. */
export const hearing = async (buyer: PatientBuyer, count: number): Promise<readonly string[]> => {
  for (const until = Date.now() + PATIENCE_MS; ; await pause()) {
    const heard = await buyer.heard()
    if (heard.length >= count) return heard
    if (Date.now() > until) throw new Error(`Heard no ${count}. message, only:\n${heard.join('\n---\n')}`)
  }
}

/** A program, and the emulated Twilio that its texts go through. `at` is where it listens, if it is known by another name. */
export type Reached = Pick<MortalApp, 'url'> & { readonly at?: string }

/** One webhook for one text, as Twilio signs it; the same name and text give the same request every time. */
export const textWebhook = (app: Reached, from: string, name: string, text: string) => {
  const url = `${app.url}/webhooks/sms`
  const sid = `SM${createHash('sha256').update(`${from} ${name}`).digest('hex').slice(0, 32)}`
  const fields = {
    AccountSid: ACCOUNT.accountSid,
    ApiVersion: '2010-04-01',
    Body: text,
    From: from,
    MessageSid: sid,
    NumMedia: '0',
    NumSegments: '1',
    SmsMessageSid: sid,
    SmsSid: sid,
    SmsStatus: 'received',
    To: ACCOUNT.number,
  }
  const headers = {
    'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
    'X-Twilio-Signature': signatureOf(ACCOUNT.authToken, url, fields),
  }
  const body = new URLSearchParams(fields).toString()
  const at = `${app.at ?? app.url}/webhooks/sms`
  return (): Promise<Response> => fetch(at, { method: 'POST', headers, body })
}

const Thread = z.object({ messages: z.array(z.object({ mine: z.boolean(), text: z.string() })) })

/** A phone. Its network is the emulated Twilio; what it sends arrives as webhooks that are repeated until taken. */
export const phoneBuyer = async (
  app: Pick<MortalApp, 'url' | 'network'>,
  number = '+12125550123',
): Promise<PatientBuyer> => {
  let said = 0
  const thread = async (): Promise<readonly string[]> => {
    const path = `http://twilio.test/phones/${encodeURIComponent(number)}/messages`
    const { messages } = Thread.parse(await (await app.network(new Request(path))).json())
    return messages.filter(({ mine }) => !mine).map(({ text }) => text)
  }
  return {
    address: { channel: 'sms', id: number },
    say: async (text) => {
      said += 1
      await untilTaken(textWebhook(app, number, `text ${said}`, text))
    },
    heard: async () => (await thread()).map(withoutLinks),
    link: async () => lastLink(await thread()),
  }
}

const Session = z.object({ token: z.string(), conversationId: z.string() })

const Content = z.object({ buttons: z.array(z.object({ value: z.unknown() })).optional() }).loose()

const ActivitySet = z.object({
  activities: z.array(
    z.object({
      text: z.string().optional(),
      from: z.object({ role: z.string().optional() }),
      attachments: z.array(z.object({ content: Content.optional() })).optional(),
      suggestedActions: z.unknown().optional(),
    }),
  ),
})

/** A website's chat as any Direct Line client keeps it: what was not acknowledged is posted again under its client's id. */
export const chatBuyer = async (app: MortalApp): Promise<PatientBuyer> => {
  const base = `${app.url}/v3/directline`
  const post = (path: string, token: string, body: unknown): Promise<Response> => {
    const headers = {
      'Content-Type': 'application/json',
      ...(token === '' ? {} : { Authorization: `Bearer ${token}` }),
    }
    return untilTaken(() => fetch(`${base}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }))
  }
  const { token } = Session.parse(await (await post('/tokens/generate', '', {})).json())
  const { conversationId } = Session.parse(await (await post('/conversations', token, {})).json())
  const activities = `/conversations/${conversationId}/activities`
  let said = 0
  const stream = async () => {
    const headers = { Authorization: `Bearer ${token}` }
    const answer = await untilTaken(() => fetch(`${base}${activities}`, { headers }))
    return ActivitySet.parse(await answer.json()).activities
  }
  const fromUs = async (): Promise<readonly string[]> =>
    (await stream())
      .filter(({ from }) => from.role === 'bot')
      .map(({ text, attachments, suggestedActions }) =>
        JSON.stringify({ text, attachments, suggestedActions }),
      )
  return {
    address: { channel: 'webchat', id: conversationId },
    say: async (text) => {
      said += 1
      const echoes = (await stream()).filter(({ from }) => from.role !== 'bot').length
      await post(activities, token, {
        type: 'message',
        text,
        from: { id: 'me' },
        channelData: { clientActivityID: `client-${said}` },
      })
      const after = (await stream()).filter(({ from }) => from.role !== 'bot').length
      if (after !== echoes + 1) throw new Error(`"${text}" is shown ${after - echoes} times to who wrote it.`)
    },
    heard: async () => (await fromUs()).map(withoutLinks),
    link: async () => lastLink(await fromUs()),
  }
}

const LINK = /http:\/\/127\.0\.0\.1:\d+\/pay\/[\w.-]+/g

const RECEIPT = /\bR-[0-9A-F]{8}\b/g

const withoutLinks = (text: string): string =>
  text.replaceAll(LINK, SLOTS.checkout).replaceAll(RECEIPT, '{{receipt}}')

const lastLink = (texts: readonly string[]): string => {
  const link = texts.flatMap((text) => [...text.matchAll(LINK)]).at(-1)?.[0]
  if (link === undefined) throw new Error('There was no link to pay.')
  return link
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PAUSE_MS))

import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { Address } from '#core/address'

/** Where somebody writes from. What is not taken is sent again, as a platform or a person would, so a crash may lie between. */
export type Device = {
  readonly address: () => Address
  readonly send: (text: string) => Promise<void>
  /** How many texts have arrived, and the last of them. */
  readonly heard: () => Promise<readonly string[]>
}

const PATIENCE_MS = 30_000

/** Asks until a program that is up has answered. */
const untilAnswered = async (url: string, init?: RequestInit): Promise<unknown> => {
  for (const until = Date.now() + PATIENCE_MS; ; await pause(100)) {
    const answer = await fetch(url, init).catch(() => null)
    // Whoever dies while answering has not answered.
    const body: unknown = answer?.ok ? await answer.json().catch(() => undefined) : undefined
    if (body !== undefined) return body
    if (answer && answer.status < 500 && !answer.ok)
      throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`)
    if (Date.now() > until) throw new Error(`${url} did not answer within ${PATIENCE_MS} ms.`)
  }
}

const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify(body),
})

const Session = z.object({ token: z.string(), conversationId: z.string() })

const Activities = z.object({
  activities: z.array(
    z.looseObject({ text: z.string().optional(), from: z.object({ role: z.string().optional() }) }),
  ),
})

/** The secret that the town gives chats for: as many at once as come at once. */
export const CHAT_SECRET = 'a-secret-of-the-continuity-bench'

/** A chat on the website; whoever comes back when its token is over finds a new one there. Cards are written out. */
export const chat = async (url: string): Promise<Device> => {
  const base = `${url}/v3/directline`
  const begin = async () => {
    const { token } = Session.parse(
      await untilAnswered(`${base}/tokens/generate`, post({}, { Authorization: `Bearer ${CHAT_SECRET}` })),
    )
    const headers = { Authorization: `Bearer ${token}` }
    const { conversationId: id } = Session.parse(
      await untilAnswered(`${base}/conversations`, post({}, headers)),
    )
    return { id, headers, activities: `${base}/conversations/${id}/activities` }
  }
  let open = await begin()
  return {
    address: () => ({ channel: 'webchat', id: open.id }),
    send: async (text) => {
      const channelData = { clientActivityID: randomUUID() }
      const body = { type: 'message', text, from: { id: 'me' }, channelData }
      await untilAnswered(open.activities, post(body, open.headers))
    },
    heard: async () => {
      const answer = await fetch(open.activities, { headers: open.headers }).catch(() => null)
      if (answer?.status === 403) open = await begin()
      const { activities } = Activities.parse(await untilAnswered(open.activities, { headers: open.headers }))
      return activities
        .filter(({ from }) => from.role === 'bot')
        .map(({ text, attachments }) => `${text ?? ''}\n${attachments ? JSON.stringify(attachments) : ''}`)
    },
  }
}

const Thread = z.object({ messages: z.array(z.object({ mine: z.boolean(), text: z.string() })) })

const heardIn = async (messages: string): Promise<readonly string[]> =>
  Thread.parse(await untilAnswered(messages))
    .messages.filter(({ mine }) => !mine)
    .map(({ text }) => text)

/** A phone of the lab's network. */
export const phone = (url: string, number: string): Device => {
  const messages = `${url}/lab/phone/phones/${encodeURIComponent(number)}/messages`
  return {
    address: () => ({ channel: 'sms', id: number }),
    send: async (text) => void (await untilAnswered(messages, post({ text }))),
    heard: () => heardIn(messages),
  }
}

/** A Telegram client, which can also share the number it belongs to. */
export type Client = Device & { readonly shareNumber: () => Promise<void> }

/** A user of the lab's Telegram; its number is the one that the lab's network gives to the user. */
export const client = (url: string, user: number): Client => {
  const messages = `${url}/lab/telegram/clients/${user}/messages`
  return {
    address: () => ({ channel: 'telegram', id: String(user) }),
    send: async (text) => void (await untilAnswered(messages, post({ text }))),
    heard: () => heardIn(messages),
    shareNumber: async () => void (await untilAnswered(messages, post({ contact: 'own' }))),
  }
}

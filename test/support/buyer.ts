import { z } from 'zod'
import { strangerAt } from '#core/address'
import type { PersonId } from '#core/ids'

/** A buyer at one device: says something, and gets what was answered since. */
export type Device = {
  /** Sends a text and waits for nothing but its acknowledgement. */
  readonly send: (text: string) => Promise<void>
  /** Sends a text and waits for the answer: all that arrives until it is quiet again. */
  readonly say: (text: string) => Promise<string>
  /** Sends a text that nobody may answer; answers whatever came all the same. */
  readonly sayInVain: (text: string) => Promise<string>
  /** What has arrived since it was last looked at, once something has. */
  readonly hear: () => Promise<string>
  /** Everything that ever arrived, as text. */
  readonly all: () => Promise<readonly string[]>
}

/** The website's chat as a device. */
export type Chat = Device & {
  /** Opens the chat by a link that continues a conversation, and waits for the answer. */
  readonly continueBy: (token: string) => Promise<string>
}

/** A chat, and the person that its mailbox is until it is joined to another. */
export type Visitor = Chat & {
  readonly person: PersonId
  readonly conversation: string
  readonly token: string
}

/** The website's chat, as any Direct Line client: the texts are a message's words, its card's lines and its links. */
export const visitor = (url: string): Promise<Visitor> => visitorAt([url])

/** The same chat through servers that are one to it: every request goes to the next of them. */
export const visitorAt = async (urls: readonly string[]): Promise<Visitor> => {
  let requests = 0
  const next = (): string => {
    requests += 1
    return `${urls[requests % urls.length]}/v3/directline`
  }
  const { token } = Token.parse(await (await fetch(`${next()}/tokens/generate`, { method: 'POST' })).json())
  const headers = { Authorization: `Bearer ${token}` }
  const { conversationId } = Token.parse(
    await (await fetch(`${next()}/conversations`, { method: 'POST', headers })).json(),
  )
  const person = strangerAt({ channel: 'webchat', id: conversationId })
  return { ...chatIn(() => ({ token, conversationId }), next), person, conversation: conversationId, token }
}

/** What opens a conversation of the website's chat. */
export type Opening = { readonly token: string; readonly conversationId: string }

/** A page in the conversation that `opening` says it is in now, at the server that is next. */
export const chatIn = (opening: () => Opening, next: () => string): Chat => {
  const call = async (init: RequestInit = {}): Promise<Response> => {
    const { token, conversationId } = opening()
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
    const response = await fetch(`${next()}/conversations/${conversationId}/activities`, { ...init, headers })
    if (!response.ok) throw new Error(`The chat answered ${response.status}: ${await response.text()}`)
    return response
  }
  const all = async () => {
    const set = ActivitySet.parse(await (await call()).json())
    return set.activities.filter(({ from }) => from.role === 'bot').map(textOf)
  }
  const post = (activity: object) =>
    call({ method: 'POST', body: JSON.stringify({ ...activity, from: { id: 'me' } }) })
  const chat = device(async (text) => void (await post({ type: 'message', text })), all)
  return {
    ...chat,
    continueBy: async (token) => {
      await post({ type: 'event', name: 'continue', value: { token } })
      return chat.hear()
    },
  }
}

/** A phone of the emulated network: the lab's, or one that stands by itself under a path of its own. */
export const phone = (url: string, number: string, network = '/lab/phone'): Device => {
  const messages = `${url}${network}/phones/${encodeURIComponent(number)}/messages`
  const all = async () => {
    const thread = Thread.parse(await (await fetch(messages)).json())
    return thread.messages.filter(({ mine }) => !mine).map(({ text }) => text)
  }
  const send = async (text: string) => {
    const headers = { 'Content-Type': 'application/json' }
    const response = await fetch(messages, { method: 'POST', headers, body: JSON.stringify({ text }) })
    if (!response.ok) throw new Error(`The phone answered ${response.status}: ${await response.text()}`)
  }
  return device(send, all)
}

/** A private chat with the bot in the lab's Telegram. */
export const telegramApp = (url: string, user: number): Device => {
  const messages = `${url}/lab/telegram/clients/${user}/messages`
  const all = async () => {
    const thread = Thread.parse(await (await fetch(messages)).json())
    return thread.messages.filter(({ mine }) => !mine).map(({ text }) => text)
  }
  const send = async (text: string) => {
    const headers = { 'Content-Type': 'application/json' }
    const response = await fetch(messages, { method: 'POST', headers, body: JSON.stringify({ text }) })
    if (!response.ok) throw new Error(`Telegram answered ${response.status}: ${await response.text()}`)
  }
  return device(send, all)
}

/** How often is looked while nothing comes, before an answer counts as whole, and before one is waited for no more. */
const LOOK_MS = 50
const QUIET = 5
const PROMISED = 40
const PATIENCE = 160
const SILENCE_MS = 1_500

/** "One moment" promises more, which a busy machine may take its time for. */
const quietAfter = (text = ''): number => (text.startsWith('One moment') ? PROMISED : QUIET)

const device = (send: (text: string) => Promise<void>, all: () => Promise<readonly string[]>): Device => {
  let seen = 0
  const hear = async () => {
    let texts = await all()
    const isOver = (looks: number): boolean =>
      texts.length === seen ? looks >= PATIENCE : looks >= quietAfter(texts.at(-1))
    for (let looks = 0; !isOver(looks); ) {
      const before = texts.length
      await pause(LOOK_MS)
      texts = await all()
      looks = texts.length === before ? looks + 1 : 0
    }
    const fresh = texts.slice(seen)
    seen = texts.length
    if (fresh.length === 0)
      throw new Error(`Nothing was answered, however often it was looked: ${PATIENCE} times.`)
    return fresh.join('\n')
  }
  return {
    send,
    hear,
    all,
    sayInVain: async (text) => {
      seen = (await all()).length
      await send(text)
      await pause(SILENCE_MS)
      return (await all()).slice(seen).join('\n')
    },
    say: async (text) => {
      seen = (await all()).length
      await send(text)
      return hear()
    },
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const Token = z.object({ token: z.string(), conversationId: z.string() })

const Button = z.object({ title: z.string().optional(), value: z.unknown() })

const ActivitySet = z.object({
  activities: z.array(
    z.object({
      type: z.string(),
      text: z.string().optional(),
      from: z.object({ role: z.string().optional() }),
      attachments: z
        .array(
          z.object({
            name: z.string().optional(),
            contentUrl: z.string().optional(),
            content: z
              .object({ title: z.string(), text: z.string(), buttons: z.array(Button) })
              .partial()
              .optional(),
          }),
        )
        .optional(),
      suggestedActions: z.object({ actions: z.array(Button) }).optional(),
    }),
  ),
})

const Thread = z.object({ messages: z.array(z.object({ mine: z.boolean(), text: z.string() })) })

const textOf = ({
  text,
  attachments = [],
  suggestedActions,
}: z.infer<typeof ActivitySet>['activities'][number]): string =>
  [
    text ?? '',
    ...attachments.flatMap(({ content, name, contentUrl }) => [
      contentUrl && `${name}: ${contentUrl}`,
      content?.title,
      content?.text,
      ...(content?.buttons ?? []).map(({ title, value }) => `${title}: ${String(value)}`),
    ]),
    ...(suggestedActions?.actions ?? []).map(({ title }) => `[${title}]`),
  ]
    .filter(Boolean)
    .join('\n')

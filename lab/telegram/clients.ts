import { randomInt } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { z } from 'zod'
import type { Env } from '../shared/listen.ts'
import { botOf, chatOf, type Parts } from './content.ts'
import { entryOf } from './entry.ts'
import { GROUP } from './options.ts'
import { meet, Said, say } from './said.ts'
import { hideKeyboard } from './sends.ts'
import type { Kept } from './store.ts'

/** `phone` is the number that the button for it shares, without a plus sign; by itself every user has one. */
const Tapped = z.object({
  message: z.number().int(),
  button: z.union([z.number().int(), z.string()]),
  phone: z.string().optional(),
})
const Started = z.object({ payload: z.string().optional(), name: z.string().min(1).optional() })
const Blocked = z.object({ blocked: z.boolean() })

/** The other side: people with Telegram clients. Only the lab has it. A user is a number; the first message makes it. */
export const clientsApi = (parts: Parts): Hono<Env> => {
  const { store, screens } = parts
  return new Hono<Env>()
    .post('/clients/:user/messages', (c) =>
      done(c, Said, (user, said) => {
        if (said.chat === 'private' && store.isBlocked(user)) return BLOCKED
        const kept = say(parts, meet(store, user, said.name), said)
        return kept.map((one) => entryOf(one, user)).at(0) ?? 'There is nothing to send.'
      }),
    )
    .post('/clients/:user/start', (c) =>
      done(c, Started, (user, { payload, name }) => {
        const person = meet(store, user, name)
        setBlocked(parts, user, false)
        const text = payload === undefined ? '/start' : `/start ${payload}`
        return say(parts, person, Said.parse({ text })).map((one) => entryOf(one, user))[0] ?? ''
      }),
    )
    .post('/clients/:user/taps', (c) => done(c, Tapped, (user, tapped) => tap(parts, user, tapped)))
    .post('/clients/:user/block', (c) =>
      done(c, Blocked, (user, { blocked }) => {
        meet(store, user)
        setBlocked(parts, user, blocked)
        return { blocked }
      }),
    )
    .get('/clients/:user/messages', (c) => {
      const user = Number(c.req.param('user'))
      const chat = c.req.query('chat') === 'group' ? GROUP : user
      return c.json({ messages: store.thread(chat).map((kept) => entryOf(kept, user)) })
    })
    .get('/clients/:user/events', (c) =>
      streamSSE(c, async (stream) => {
        const user = Number(c.req.param('user'))
        const gone = new Promise<void>((resolve) => stream.onAbort(resolve))
        const write = (event: string, data: object): void =>
          void stream.writeSSE({ event, data: JSON.stringify(data) })
        const stops = [
          store.watch((kept) => {
            if (kept.message.chat.id === user || kept.message.chat.id === GROUP)
              write('message', entryOf(kept, user))
          }),
          screens.watch((chat, { event, ...glimpse }) => {
            if (chat === user || chat === GROUP) write(event, glimpse)
          }),
        ]
        await stream.write(': listening\n\n')
        await gone
        for (const stop of stops) stop()
      }),
    )
}

const BLOCKED = 'This user has blocked the bot. POST /clients/:user/start, as the Restart button does.'

/** Reads the body, does it, and answers with what came of it; a text says why nothing did. */
const done = async <T>(
  c: Context<Env>,
  shape: z.ZodType<T>,
  act: (user: number, body: T) => object | string,
): Promise<Response> => {
  const user = Number(c.req.param('user'))
  const body = shape.safeParse(await c.req.json().catch(() => ({})))
  if (!Number.isSafeInteger(user) || user <= 0) return c.text('A user is a number, such as 7001.', 400)
  if (!body.success) return c.text(z.prettifyError(body.error), 400)
  const came = act(user, body.data)
  return typeof came === 'string' ? c.text(came, 409) : c.json(came, 201)
}

const setBlocked = ({ store, courier, clock, options }: Parts, user: number, blocked: boolean): void => {
  if (store.isBlocked(user) === blocked) return
  store.block(user, blocked)
  const standing = (status: string) => ({
    user: botOf(options),
    status,
    ...(status === 'kicked' && { until_date: 0 }),
  })
  courier.bring(user, 'my_chat_member', {
    chat: chatOf(user, store),
    from: store.person(user),
    date: Math.floor(clock.now() / 1_000),
    old_chat_member: standing(blocked ? 'member' : 'kicked'),
    new_chat_member: standing(blocked ? 'kicked' : 'member'),
  })
}

/** A tap on an inline button, or on the keyboard in place of the letters. */
const tap = (
  parts: Parts,
  user: number,
  { message, button, phone }: z.infer<typeof Tapped>,
): object | string => {
  const { store } = parts
  const kept = store.find(user, message) ?? store.find(GROUP, message)
  if (!kept) return `There is no message ${message}.`
  const shown = entryOf(kept, user).buttons
  const at = typeof button === 'number' ? button : shown.findIndex(({ text }) => text === button)
  const wanted = shown[at]
  if (wanted === undefined) return `There is no such button under message ${message}.`
  const inline = kept.message.reply_markup?.inline_keyboard.flat() ?? []
  if (at >= inline.length)
    return typed(
      parts,
      user,
      kept,
      wanted.kind === 'contact' ? { contact: 'own', phone } : { text: wanted.text },
    )
  return wanted.kind === 'link'
    ? { url: wanted.url ?? '' }
    : called(parts, user, kept, inline[at]?.callback_data)
}

const typed = (parts: Parts, user: number, kept: Kept, body: object): object | string => {
  const said = Said.parse(body)
  const [sent] = say(parts, meet(parts.store, user), said)
  if (kept.keyboard?.isOnce) hideKeyboard(parts.store, kept.message.chat.id)
  return sent === undefined ? 'There is nothing to send.' : entryOf(sent, user)
}

const called = (parts: Parts, user: number, { message }: Kept, data: string | undefined): object => {
  const { taps, clock, courier, store } = parts
  const id = String(randomInt(2 ** 47))
  taps.set(id, { chat: message.chat.id, at: clock.now() })
  courier.bring(message.chat.id, 'callback_query', {
    id,
    from: meet(store, user),
    message,
    chat_instance: String(message.chat.id),
    data,
  })
  return { callback_query_id: id }
}

import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { z } from 'zod'
import { jsonOf } from '#core/json'
import { contentOf } from './chat.ts'
import { buttonsIn, entryOf, isVisibleTo } from './entry.ts'
import { channelsOf, type LabTeam } from './options.ts'
import { type Parts, posted } from './parts.ts'
import { directOf, isPerson } from './person.ts'
import type { Responses } from './responses.ts'
import { say, Words } from './say.ts'
import { commandFields, tapOf } from './tap.ts'

const Click = z.object({
  message: z.string(),
  /** Its number, counted from 1, or what it shows. */
  button: z.union([z.number().int().min(1), z.string()]),
})

const Command = z.object({
  command: z.string().regex(/^\/\S+$/),
  text: z.string().default(''),
  channel: z.string().default('dm'),
  team: z.string().optional(),
})

/** The other side of Slack: people with their clients, who write, tap and look. Only the lab has it. */
export const clientsApi = (parts: Parts, responses: Responses): Hono =>
  new Hono().route('/', writing(parts, responses)).route('/', looking(parts))

const writing = (parts: Parts, responses: Responses): Hono => {
  const { options, store, webhooks } = parts
  return new Hono()
    .post('/clients/:user/messages', async (c) => {
      const user = c.req.param('user')
      const words = Words.safeParse(await c.req.json().catch(() => null))
      if (!words.success) return c.text(`Send { "text": "…" }. ${z.prettifyError(words.error)}`, 400)
      const where = placeOf(options.teams, user, words.data)
      if (typeof where === 'string') return c.text(where, 400)
      const message = say(parts, { ...where, user, origin: new URL(c.req.url).origin }, words.data)
      return c.json(entryOf(message, user, parts), 201)
    })
    .post('/clients/:user/clicks', async (c) => {
      const user = c.req.param('user')
      const click = Click.safeParse(await c.req.json().catch(() => null))
      if (!click.success || !isPerson(user))
        return c.text('Send { "message": "its ts", "button": 1 } as somebody, U….', 400)
      const message = store.find(click.data.message)
      const team = options.teams.find(({ id }) => id === message?.team)
      if (!message || !team || !isVisibleTo(message, user, team))
        return c.text('There is no such message.', 404)
      const { button: wanted } = click.data
      const buttons = buttonsIn(message.blocks)
      const button =
        typeof wanted === 'number' ? buttons[wanted - 1] : buttons.find(({ text }) => text === wanted)
      if (!button) return c.text('There is no such button.', 404)
      const ts = store.nextTs()
      const origin = new URL(c.req.url).origin
      const responseUrl = responses.issue(origin, { team, user, channel: message.channel, message })
      const trigger = parts.views.issue(team, user)
      webhooks.interaction(tapOf({ team, user, message, button, ts, parts, origin, responseUrl, trigger }))
      return c.json({ ts }, 201)
    })
    .post('/clients/:user/commands', async (c) => {
      const user = c.req.param('user')
      const command = Command.safeParse(await c.req.json().catch(() => null))
      if (!command.success) return c.text(`Send { "command": "/…" }. ${z.prettifyError(command.error)}`, 400)
      const where = placeOf(options.teams, user, command.data)
      if (typeof where === 'string') return c.text(where, 400)
      const responseUrl = responses.issue(new URL(c.req.url).origin, { ...where, user, message: null })
      const trigger = parts.views.issue(where.team, user)
      const fields = commandFields({ ...command.data, ...where, user, responseUrl, trigger })
      const shown = await webhooks.command(fields)
      showAnswer(shown, { ...where, user }, parts)
      return c.json({ shown }, 201)
    })
}

/** What answers a command stands in the channel, for whoever typed it alone (docs: "Slash commands"). */
const showAnswer = (
  shown: string,
  { team, channel, user }: { readonly team: LabTeam; readonly channel: string; readonly user: string },
  parts: Parts,
): void => {
  const content = contentOf(Object(jsonOf(shown) ?? { text: shown }))
  if (content.kind === 'trouble') return
  const { text, blocks } = content
  const bot = { channel, thread: null, user: team.botUserId, isBot: true, onlyFor: user }
  parts.store.keep(posted(parts, team, { ...bot, text, blocks }))
}

const looking = (parts: Parts): Hono => {
  const { options, store, views } = parts
  return new Hono()
    .get('/clients/:user/messages', (c) => {
      const user = c.req.param('user')
      const { channel = 'dm', team: id } = c.req.query()
      const where = placeOf(options.teams, user, { channel, team: id })
      if (typeof where === 'string') return c.text(where, 400)
      const said = store.said(where.team.id, where.channel)
      const visible = said.filter((message) => isVisibleTo(message, user, where.team))
      return c.json({ messages: visible.map((message) => entryOf(message, user, parts)) })
    })
    .get('/clients/:user/events', (c) =>
      streamSSE(c, async (stream) => {
        const user = c.req.param('user')
        const gone = new Promise<void>((resolve) => stream.onAbort(resolve))
        const stop = store.watch((message) => {
          const team = options.teams.find(({ id }) => id === message.team)
          if (!team || !isVisibleTo(message, user, team)) return
          const data = JSON.stringify({ channel: message.channel, ...entryOf(message, user, parts) })
          void stream.writeSSE({ event: 'message', id: message.ts, data })
        })
        const stopViews = views.watch((view) => {
          if (view.user === user)
            void stream.writeSSE({ event: 'view', data: JSON.stringify({ id: view.id }) })
        })
        await stream.write(': listening\n\n')
        await gone
        stop()
        stopViews()
      }),
    )
}

/** Where somebody is; a text says what is wrong with it. */
const placeOf = (
  teams: readonly LabTeam[],
  user: string,
  { channel, team: id }: { readonly channel: string; readonly team?: string | undefined },
): { readonly team: LabTeam; readonly channel: string } | string => {
  if (!isPerson(user)) return `"${user}" is no person: write U and capital letters or digits, as U1ADA.`
  const team = id === undefined ? teams[0] : teams.find((one) => one.id === id)
  if (!team) return 'There is no such workspace.'
  if (channel === 'dm') return { team, channel: directOf(team, user) }
  return channelsOf(team).some((one) => one.id === channel)
    ? { team, channel }
    : `There is no channel ${channel} in ${team.name}.`
}

import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import { jsonOf } from '#core/json'
import { contentOf } from './chat.ts'
import type { LabTeam } from './options.ts'
import { type Parts, posted } from './parts.ts'
import type { Posted } from './store.ts'

/** A `response_url`: whose it is, and the message it stands for. */
type Ticket = {
  readonly team: LabTeam
  readonly user: string
  readonly channel: string
  readonly message: Posted | null
  readonly until: number
  uses: number
}

/** The addresses at which an app may answer a tap or a command: five times, for half an hour. */
export type Responses = {
  readonly app: Hono
  /** Makes an address; without a message of its own, an answer is always another. */
  issue(origin: string, about: Pick<Ticket, 'team' | 'user' | 'channel' | 'message'>): string
}

const USES = 5
const HALF_AN_HOUR_MS = 30 * 60_000

/** What an app posts there is shown to whoever tapped, or to all, or takes the place of the message (docs: "Handling user interaction"). */
export const openResponses = (parts: Parts): Responses => {
  const { store, clock } = parts
  const tickets = new Map<string, Ticket>()
  const app = new Hono().post('/responses/:id', async (c) => {
    const ticket = tickets.get(c.req.param('id'))
    if (!ticket || ticket.uses >= USES || clock.now() > ticket.until)
      return c.json({ ok: false, error: 'expired_url' }, 404)
    const given = Object(jsonOf(await c.req.text()))
    const content = contentOf(given)
    if (content.kind === 'trouble') return c.json({ ok: false, ...content.answer }, 400)
    ticket.uses++
    const { team, message, channel, user } = ticket
    const { text, blocks } = content
    if (given.replace_original === true && message) store.keep({ ...message, text, blocks, isEdited: true })
    else
      store.keep(
        posted(parts, team, {
          channel,
          thread: null,
          user: team.botUserId,
          isBot: true,
          text,
          blocks,
          onlyFor: given.response_type === 'in_channel' ? null : user,
        }),
      )
    return c.text('ok')
  })
  return {
    app,
    issue: (origin, about) => {
      const id = randomBytes(9).toString('hex')
      tickets.set(id, { ...about, until: clock.now() + HALF_AN_HOUR_MS, uses: 0 })
      return `${origin}/responses/${id}`
    },
  }
}

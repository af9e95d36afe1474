import { z } from 'zod'
import { Complaint } from '../complaint.ts'
import type { Device, Shown } from './shown.ts'

/** A conversation of the website's chat, and what opens it. */
export const Seat = z.object({ conversationId: z.string(), token: z.string() })

/** One that has been taken. */
export type Seat = z.infer<typeof Seat>

/** Takes a seat in a new conversation, as the website's page does (Direct Line 3.0). */
export const newSeat = async (url: string): Promise<Seat> => {
  const { token } = Seat.parse(await answerOf(fetch(`${url}${API}/tokens/generate`, { method: 'POST' })))
  const headers = { Authorization: `Bearer ${token}` }
  return Seat.parse(await answerOf(fetch(`${url}${API}/conversations`, { method: 'POST', headers })))
}

/** Whether a seat is still somebody's: its conversation is there, and its token opens it. */
export const isTaken = async (url: string, { conversationId, token }: Seat): Promise<boolean> => {
  const headers = { Authorization: `Bearer ${token}` }
  return (await fetch(`${url}${API}/conversations/${conversationId}/activities`, { headers })).ok
}

/** The website's chat, as any Direct Line client. What stands in it already is not news. */
export const webchat = async (url: string, { conversationId, token }: Seat): Promise<Device> => {
  const activities = `${url}${API}/conversations/${conversationId}/activities`
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  const after = async (watermark: string) =>
    ActivitySet.parse(await answerOf(fetch(`${activities}?watermark=${watermark}`, { headers })))
  let seen = (await after('')).watermark
  return {
    place: 'webchat',
    address: { channel: 'webchat', id: conversationId },
    say: async (text) => {
      const body = JSON.stringify({ type: 'message', text, from: { id: 'buyer' } })
      await answerOf(fetch(activities, { method: 'POST', headers, body }))
    },
    news: async () => {
      const set = await after(seen)
      seen = set.watermark
      return set.activities.filter(({ type, from }) => type === 'message' && from.role === 'bot').map(shownOf)
    },
  }
}

const API = '/v3/directline'

const answerOf = async (asked: Promise<Response>): Promise<unknown> => {
  const response = await asked
  if (!response.ok) throw new Complaint(`The chat answered ${response.status}: ${await response.text()}`)
  return response.json()
}

const Button = z.object({ title: z.string().default(''), value: z.string().default('') })

const Attachment = z.object({
  name: z.string().default('file'),
  contentUrl: z.string().optional(),
  content: z
    .object({
      title: z.string().default(''),
      text: z.string().default(''),
      buttons: z.array(Button).default([]),
    })
    .optional(),
})

const Posted = z.object({
  type: z.string(),
  from: z.object({ role: z.string().optional() }),
  text: z.string().default(''),
  attachments: z.array(Attachment).default([]),
  suggestedActions: z.object({ actions: z.array(Button) }).optional(),
})

const ActivitySet = z.object({ activities: z.array(Posted), watermark: z.string() })

const shownOf = ({ text, attachments, suggestedActions }: z.infer<typeof Posted>): Shown => ({
  text,
  choices: suggestedActions?.actions ?? [],
  cards: attachments.flatMap(({ content }) =>
    content
      ? [
          {
            title: content.title,
            lines: content.text.split(/\s*\n/).filter(Boolean),
            links: content.buttons.map(({ title, value }) => ({ title, url: value })),
          },
        ]
      : [],
  ),
  files: attachments.flatMap(({ name, contentUrl }) =>
    contentUrl ? [{ title: name, url: contentUrl }] : [],
  ),
})

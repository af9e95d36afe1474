import { z } from 'zod'
import type { Parsed } from '#contracts/adapter'
import type { Activity } from '#core/activity'
import { referred } from '../shared/reference.ts'
import type { Hearing } from './app.ts'
import { kept, Tap } from './payload.ts'
import { addressIn, idOf, isDirect, isoOf } from './place.ts'
import { fullTitle } from './title.ts'

/** Step 2 for a tap: one of our choices, or a link that was only opened. Slack does not repeat taps. */
export const parseTapped = (
  body: unknown,
  { workspace, teams }: Hearing,
  deskChannel: string | null,
): Parsed => {
  const tap = Tap.safeParse(body)
  const action = tap.data?.actions[0]
  if (!tap.success || !action) return { kind: 'malformed', reason: z.prettifyError(tap.error ?? NO_ACTION) }
  const { user, channel, message } = tap.data
  const choice = referred(action.value ?? '')
  const team = workspace?.team ?? teams[0]
  if (!choice) return unsupported('A link was opened, or something tapped that is no choice of ours.')
  const bot = workspace?.botId ?? message?.bot_id
  if (!channel || !message || !team || !bot)
    return unsupported('A choice was tapped outside of a conversation.')
  if (channel.id === deskChannel) return unsupported("It was tapped at the reps' desk.")
  const thread = isDirect(channel.id) ? null : (message.thread_ts ?? null)
  const place = { team, channel: channel.id, thread }
  const id = [team, channel.id, action.action_ts, user.id, action.action_id].join(':')
  const activity: Activity = {
    type: 'message',
    id,
    timestamp: isoOf(action.action_ts),
    channelId: 'slack',
    from: {
      id: `${user.id}:${user.team_id ?? team}`,
      ...(user.name ? { name: user.name } : {}),
      role: 'user',
    },
    recipient: { id: `${bot}:${team}`, role: 'bot' },
    conversation: { id: `${bot}:${idOf(place)}`, isGroup: !isDirect(channel.id) },
    text: fullTitle(action.text?.text ?? '', message.blocks),
    attachments: [],
    value: { choice: choice.choice },
    replyToId: choice.outgoing,
    channelData: { Payload: kept(body) },
  }
  return { kind: 'activities', activities: [{ address: addressIn(place, user.id), activity, dedupe: id }] }
}

const NO_ACTION = new z.ZodError([])

const unsupported = (reason: string): Parsed => ({ kind: 'unsupported', reason })

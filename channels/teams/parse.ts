import { z } from 'zod'
import type { IncomingRequest, Parsed } from '#contracts/adapter'
import type { Clock } from '#contracts/clock'
import type { Activity } from '#core/activity'
import type { Address } from '#core/address'
import { shallowJsonIn } from '../shared/json.ts'
import { referred } from '../shared/reference.ts'
import { Posted } from './posted.ts'
import type { References } from './reference.ts'
import { filesIn, saidIn } from './said.ts'

/** Step 2: what an Activity of Azure Bot Service says to us, and where it wants to be answered. */
export const parse =
  (only: string | null, references: References, clock: Clock) =>
  async ({ body }: IncomingRequest): Promise<Parsed> => {
    const json = shallowJsonIn(body)
    const useless = uselessness(json)
    if (useless !== null) return useless
    const read = Posted.safeParse(json)
    if (!read.success) return { kind: 'malformed', reason: z.prettifyError(read.error) }
    const posted = { ...read.data, channelId: only ?? read.data.channelId }
    const address = addressOf(posted)
    if (posted.type === 'installationUpdate' && posted.action === 'remove') {
      const reason = 'They removed the app from this conversation.'
      return { kind: 'closed', address, dedupe: dedupeOf(address, posted), reason }
    }
    if (posted.type !== 'message')
      return { kind: 'unsupported', reason: 'The app was installed or upgraded, and nobody spoke.' }
    const silence = silenceOf(posted)
    if (silence !== null) return { kind: 'unsupported', reason: silence }
    const activity = activityOf(posted, clock)
    if (activity.text === '' && activity.value === undefined && activity.attachments.length === 0)
      return { kind: 'unsupported', reason: 'The message has no text, no value and no file.' }
    await references.keep(address, posted)
    return { kind: 'activities', activities: [{ address, activity, dedupe: dedupeOf(address, posted) }] }
  }

/**
 * Somebody's client waits for this very answer: a card refreshed, a sign-in, a file consent. We put up nothing that
 * invokes, so all it needs to hear is that nothing went wrong.
 */
const ANSWERED: Parsed = { kind: 'answer', contentType: 'application/json', body: '{}' }

/**
 * The conversation; in a group, one person in it, since a yes there speaks for nobody else. Other channels than Teams are
 * told by their name in front, and what separates is escaped, so that no two conversations share an address.
 */
const addressOf = ({ channelId, conversation, from }: Posted): Address => {
  const parts = [
    ...(channelId === 'msteams' ? [] : [channelId]),
    conversation.id,
    ...(isGroup(conversation) ? [from.id] : []),
  ]
  return { channel: 'msteams', id: parts.map(escaped).join('|') }
}

const escaped = (part: string): string => part.replace(/[%|]/g, encodeURIComponent)

const isGroup = ({ isGroup, conversationType }: Posted['conversation']): boolean =>
  isGroup === true || conversationType === 'channel' || conversationType === 'groupChat'

const dedupeOf = (address: Address, { id }: Posted): string => `${address.id}|${id}`

const Kind = z.object({ type: z.string().min(1) })

/** What needs no reading: joins and leaves, reactions, edits, typing and events are nothing that could be answered. */
const uselessness = (json: unknown): Parsed | null => {
  const type = Kind.safeParse(json).data?.type
  if (type === 'invoke') return ANSWERED
  if (type === undefined || type === 'message' || type === 'installationUpdate') return null
  return { kind: 'unsupported', reason: `Activities of type "${type.slice(0, 40)}" are not taken in.` }
}

/** Why a message is none to us; null when it is one. */
const silenceOf = ({ from, recipient, deliveryMode }: Posted): string | null => {
  if (from.role === 'bot' || from.id === recipient.id) return 'It is what a bot said.'
  if (deliveryMode === 'expectReplies')
    return 'It wants its replies as the answer to its request, and they come later here.'
  return null
}

const activityOf = (posted: Posted, clock: Clock): Activity => {
  const { id, conversation, from, recipient, locale, value, channelId, channelData } = posted
  const tapped = tappedIn(value)
  return {
    type: 'message',
    id,
    timestamp: timeOf(posted.timestamp, clock),
    channelId: 'msteams',
    from: { id: from.id, role: 'user', ...(from.name ? { name: from.name } : {}) },
    recipient: { id: recipient.id, role: 'bot', ...(recipient.name ? { name: recipient.name } : {}) },
    conversation: { id: conversation.id, isGroup: isGroup(conversation) },
    text: saidIn(posted),
    attachments: filesIn(posted),
    ...(tapped ? { value: { choice: tapped.choice }, replyToId: tapped.outgoing } : {}),
    ...(!tapped && value != null ? { value: withoutNull(value) } : {}),
    ...(locale ? { locale } : {}),
    channelData: withoutNull({ channelId, ...(channelData == null ? {} : { channelData }) }),
  }
}

const Tapped = z.object({ reference: z.string() })

/** A button of ours, wherever it was shown. */
const tappedIn = (value: unknown) => {
  const tapped = Tapped.safeParse(value)
  return tapped.success ? referred(tapped.data.reference) : null
}

type JsonValue = Exclude<Posted['value'], undefined>

/** The bus carries no null (C2): where it stands in an object it says nothing, and in a list it keeps its place as "". */
const withoutNull = (json: JsonValue): JsonValue => {
  if (json === null) return ''
  if (Array.isArray(json)) return json.map(withoutNull)
  if (typeof json !== 'object') return json
  return Object.fromEntries(
    Object.entries(json).flatMap(([key, item]) => (item === null ? [] : [[key, withoutNull(item)]])),
  )
}

/** Teams writes seven decimals; what is no time is now. */
const timeOf = (timestamp: string | null | undefined, clock: Clock): string => {
  const at = Date.parse(timestamp ?? '')
  return new Date(Number.isNaN(at) ? clock.now() : at).toISOString()
}

import { ulid } from 'ulid'
import { z } from 'zod'
import type { IncomingRequest, Parsed } from '#contracts/adapter'
import type { Clock } from '#contracts/clock'
import type { Account, Activity, Attachment } from '#core/activity'
import { hash } from '#core/hash'
import { shallowJsonIn } from '../shared/json.ts'
import { type Caller, callerOf, conversationIn, type Keys } from './verify.ts'

/** An Activity as Direct Line clients post it; `null` is as good as absent, and what else they add is left alone. */
const POSTED = z.object({
  type: z.string().min(1),
  text: z.string().nullish(),
  value: z.json().optional(),
  name: z.string().nullish(),
  locale: z.string().nullish(),
  from: z.object({ id: z.string().nullish(), name: z.string().nullish() }).nullish(),
  attachments: z
    .array(
      z.object({ contentType: z.string(), contentUrl: z.string().nullish(), name: z.string().nullish() }),
    )
    .nullish(),
  channelData: z.json().optional(),
})

type Posted = z.infer<typeof POSTED>

/** Step 2: the Activity of a POST to `/conversations/{id}/activities`; whose it is, the token says and not the body. */
export const parse =
  (keys: Keys, clock: Clock, bot: Account) =>
  async (request: IncomingRequest): Promise<Parsed> => {
    const conversation = conversationIn(request.url)
    const posted = continued(read(request.body))
    if (conversation === null) return { kind: 'malformed', reason: 'The address names no conversation.' }
    if (posted === null) return { kind: 'malformed', reason: 'The body is not an Activity in JSON.' }
    if (posted.type !== 'message' && posted.type !== 'event') {
      return {
        kind: 'unsupported',
        reason: `Activities of type ${posted.type.slice(0, 40)} are not taken in.`,
      }
    }
    if (posted.type === 'message' && saysNothing(posted)) {
      return { kind: 'unsupported', reason: 'The message has no text, no value and no attachment.' }
    }
    const caller = await callerOf(request.headers.authorization, keys, clock.now())
    const from = sender(caller, posted)
    if (from === null)
      return { kind: 'malformed', reason: 'With the secret, from.id must say who it is from.' }

    const id = identify(conversation, posted, keys, clock)
    const activity: Activity = {
      type: posted.type,
      id,
      timestamp: new Date(clock.now()).toISOString(),
      channelId: 'webchat',
      from,
      recipient: bot,
      conversation: { id: conversation, isGroup: false },
      text: posted.text ?? '',
      attachments: (posted.attachments ?? []).flatMap(reachable),
      ...(posted.value == null ? {} : { value: posted.value }),
      ...(posted.name ? { name: posted.name } : {}),
      ...(posted.locale ? { locale: posted.locale } : {}),
      ...(posted.start ? { entities: [{ type: 'start', payload: posted.start }] } : {}),
      ...(posted.channelData == null ? {} : { channelData: posted.channelData }),
      ...loggedIn(caller),
    }
    const address = { channel: 'webchat', id: conversation }
    return { kind: 'activities', activities: [{ address, activity, dedupe: id }] }
  }

/** JSON of a bearable depth that has the shape of an Activity; null for anything else. */
const read = (body: Uint8Array): Posted | null => POSTED.safeParse(shallowJsonIn(body)).data ?? null

const CONTINUES = z.object({
  type: z.literal('event'),
  name: z.literal('continue'),
  value: z.object({ token: z.string().regex(/^[\w-]{1,200}$/) }),
})

/**
 * The event `continue` says which link its page was opened by (M6). It is heard as a message that says so in words, and its token
 * comes as what the chat began with: no answer and no echo has it.
 */
const continued = (posted: Posted | null): (Posted & { readonly start?: string }) | null => {
  const event = CONTINUES.safeParse(posted)
  if (posted === null || !event.success) return posted
  const { name: _, value: __, ...rest } = posted
  const text = posted.text?.trim() || 'Continue our conversation here.'
  return { ...rest, type: 'message', text, start: `c_${event.data.value.token}` }
}

const saysNothing = (posted: Posted): boolean =>
  !posted.text?.trim() && posted.value == null && !posted.attachments?.length

const sender = (caller: Caller, posted: Posted): Account | null => {
  const id = caller.kind === 'user' ? caller.claims.user : posted.from?.id
  const name = (caller.kind === 'user' ? caller.claims.name : null) ?? posted.from?.name
  return id ? { id, role: 'user', ...(name ? { name } : {}) } : null
}

/** What the site says of who is logged in there comes with their token, and from nowhere else (M6). */
const loggedIn = (caller: Caller): Pick<Activity, 'entities'> => {
  const said = caller.kind === 'user' ? caller.claims.login?.said : null
  if (!said) return {}
  const { user, email, phone } = said
  return { entities: [{ type: 'site-user', user, ...(email && { email }), ...(phone && { phone }) }] }
}

const CLIENT_ID = z.object({ clientActivityID: z.string().min(1) })

/**
 * One name for one message (I2): clients number what they send in `channelData.clientActivityID` and repeat the number
 * when they try again. What is said counts too, since some begin to count anew with each page, and a message lost is worse
 * than one doubled; under a key, so that nobody can try what it was (M9). Where there is no number, nobody could tell a repetition, and each post is a message of its own.
 */
const identify = (
  conversation: string,
  { channelData, text, value, name, start }: Posted & { readonly start?: string },
  { signingSecret }: Keys,
  clock: Clock,
): string => {
  const client = CLIENT_ID.safeParse(channelData)
  return client.success
    ? `${conversation}-${hash([signingSecret, client.data.clientActivityID, text, value, name, ...(start ? [start] : [])]).slice(0, 20)}`
    : `${conversation}-${ulid(clock.now())}`
}

/** Files by reference (C9); a card or a script address in their place is not a file that anyone could open. */
const reachable = (posted: NonNullable<Posted['attachments']>[number]): readonly Attachment[] => {
  const { contentType, contentUrl, name } = posted
  if (!contentUrl || !/^(https?|data):/i.test(contentUrl)) return []
  return [{ contentType, contentUrl, ...(name ? { name } : {}) }]
}

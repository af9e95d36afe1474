import { z } from 'zod'
import type { Receipt } from '#contracts/adapter'
import { seconds } from '#core/time'
import { isUnreached, networkCode } from '../shared/network.ts'

/**
 * What Slack says to a call, in words and in what follows from them (docs: "chat.postMessage", errors; "Rate limits").
 */

/** retry: certainly not done, and it may go later · uncertain: nobody knows · never: somebody must mend it, or nobody can. */
type Trouble = 'retry' | 'uncertain' | 'never'

type Entry = readonly [trouble: Trouble, words: string]

const TABLE: { readonly [code: string]: Entry | undefined } = {
  ratelimited: ['retry', 'too many requests at once; Slack has not looked at this one'],
  rate_limited: ['retry', 'too many messages at once; Slack has not looked at this one'],
  message_limit_exceeded: ['retry', 'the workspace has sent too many messages for now'],
  team_added_to_org: ['retry', 'the workspace is just moving into an organization'],
  service_unavailable: ['retry', 'Slack is unavailable for a moment'],
  internal_error: ['uncertain', 'an internal error at Slack'],
  fatal_error: ['uncertain', 'something broke at Slack while it worked on this'],
  request_timeout: ['uncertain', 'Slack did not get the whole request in time'],
  channel_not_found: [
    'never',
    'the conversation does not exist, or the app cannot see it. Invite the app to it.',
  ],
  user_not_found: ['never', 'the person does not exist in this workspace any more'],
  is_archived: ['never', 'the channel is archived. Unarchive it, or talk elsewhere.'],
  not_in_channel: ['never', 'the app is not in the channel. Invite it there with /invite.'],
  channel_is_archived: ['never', 'the channel is archived. Unarchive it, or talk elsewhere.'],
  messages_tab_disabled: [
    'never',
    'people cannot be written to directly. Switch on the Messages tab in App Home of the Slack app.',
  ],
  cannot_dm_bot: ['never', 'the recipient is a bot, and bots cannot be written to'],
  cant_post_message: ['never', 'the app may not post there'],
  restricted_action: [
    'never',
    'an administrator of the workspace forbids posting there. Ask them to allow the app.',
  ],
  restricted_action_read_only_channel: ['never', 'the channel is read-only for the app'],
  restricted_action_thread_only_channel: ['never', 'the channel takes replies in threads alone'],
  restricted_action_non_threadable_channel: ['never', 'the channel takes no replies in threads'],
  restricted_action_thread_locked: ['never', 'the thread is locked'],
  thread_not_found: ['never', 'the thread was deleted'],
  message_not_found: ['never', 'the message was deleted'],
  cant_update_message: ['never', 'the message is not one of the app'],
  edit_window_closed: ['never', 'the message is too old to be changed in this workspace'],
  invalid_auth: [
    'never',
    'the bot token is not accepted. Copy xoxb-… from OAuth & Permissions into SLACK_BOT_TOKEN.',
  ],
  not_authed: ['never', 'no bot token was sent. Set SLACK_BOT_TOKEN.'],
  account_inactive: [
    'never',
    'the app was removed from the workspace. Install it again and copy the new token into SLACK_BOT_TOKEN.',
  ],
  token_revoked: [
    'never',
    'the bot token was revoked. Install the app again and copy the new token into SLACK_BOT_TOKEN.',
  ],
  token_expired: [
    'never',
    'the bot token has expired. Switch off token rotation of the Slack app and copy a lasting token into SLACK_BOT_TOKEN.',
  ],
  not_allowed_token_type: ['never', 'this is no bot token. Copy the one that begins with xoxb-.'],
  access_denied: ['never', 'the workspace does not allow the app this call'],
  no_permission: ['never', 'the app lacks a permission there'],
  ekm_access_denied: ['never', 'an administrator has suspended access to this channel'],
  org_login_required: [
    'never',
    'the workspace is moving into an organization, and is closed to the app until then',
  ],
  team_access_not_granted: ['never', 'the app was not granted access to this workspace of the organization'],
  msg_too_long: ['never', 'the text is longer than 40,000 characters'],
  msg_blocks_too_long: ['never', 'the blocks together are longer than a message may be'],
  invalid_blocks: ['never', 'a block is not as Slack wants it, or a picture in it cannot be fetched'],
  invalid_blocks_format: ['never', 'the blocks are no list of blocks'],
  invalid_arguments: ['never', 'an argument of the call is wrong'],
  no_text: ['never', 'the message is empty'],
  metadata_too_large: ['never', 'the metadata is too large'],
  expired_trigger_id: ['never', 'the tap was more than three seconds ago. Tap again.'],
  invalid_trigger_id: ['never', 'the tap has opened a form already. Tap again.'],
  file_not_found: ['never', 'the file does not exist, or the app cannot see it'],
  file_deleted: ['never', 'the file was deleted'],
}

const Refusal = z.object({
  code: z.literal('slack_webapi_platform_error'),
  data: z.looseObject({ error: z.string().regex(/^[a-z][a-z0-9_]*$/), needed: z.string().optional() }),
})
const RateLimited = z.object({ code: z.literal('slack_webapi_rate_limited_error'), retryAfter: z.number() })
const Http = z.object({ code: z.literal('slack_webapi_http_error'), statusCode: z.number() })
const Unreached = z.object({ code: z.literal('slack_webapi_request_error'), original: z.unknown() })

/** Slack's own word for why it refused a call; null where it said none. */
export const refusalIn = (error: unknown): string | null => Refusal.safeParse(error).data?.data.error ?? null

/** What an error of Slack's client comes to. Its texts are ours: Slack's may repeat what was sent. */
export const receiptOf = (error: unknown): Exclude<Receipt, { kind: 'accepted' }> => {
  const limited = RateLimited.safeParse(error)
  if (limited.success) return retry(`Slack: ${TABLE.ratelimited?.[1]}.`, limited.data.retryAfter)
  const refusal = Refusal.safeParse(error)
  if (refusal.success) return receiptOfRefusal(refusal.data.data.error, refusal.data.data.needed)
  const http = Http.safeParse(error)
  if (http.success) return { kind: 'uncertain', reason: `Slack answered HTTP ${http.data.statusCode}.` }
  const code = whyOf(Unreached.safeParse(error).data?.original)
  return isUnreached(code)
    ? { kind: 'retry', afterMs: null, reason: `Slack could not be reached (${code}).`, slowDown: false }
    : { kind: 'uncertain', reason: `Slack gave no answer that can be read (${code ?? 'connection lost'}).` }
}

const receiptOfRefusal = (
  code: string,
  needed: string | undefined,
): Exclude<Receipt, { kind: 'accepted' }> => {
  const [trouble, words] = (Object.hasOwn(TABLE, code) ? TABLE[code] : undefined) ?? ['never', UNKNOWN]
  const reason = `Slack error ${code}: ${code === 'missing_scope' ? missing(needed) : words.replace(/\.$/, '')}.`
  if (trouble === 'retry') return retry(reason, null)
  return trouble === 'uncertain'
    ? { kind: 'uncertain', reason }
    : { kind: 'refused', reason, suppress: false }
}

const UNKNOWN = 'see the errors of the method at https://docs.slack.dev/reference/methods'

const missing = (needed: string | undefined): string =>
  `the app lacks the scope ${needed ?? 'that this call needs'}. Add it in OAuth & Permissions and install the app again`

const retry = (reason: string, after: number | null): Exclude<Receipt, { kind: 'accepted' }> => ({
  kind: 'retry',
  afterMs: after === null ? null : seconds(Math.max(0, after)),
  reason,
  slowDown: true,
})

/** A code of the network, or that time ran out. */
const whyOf = (original: unknown): string | null => {
  const { name }: { [field: string]: unknown } = Object(Object(original).cause)
  return networkCode(original) ?? (typeof name === 'string' ? name : null)
}

/** Where a call changes nothing, it does not matter whether Slack has seen it. */
export const harmless = (
  receipt: Exclude<Receipt, { kind: 'accepted' }>,
): Exclude<Receipt, { kind: 'accepted' | 'uncertain' }> =>
  receipt.kind === 'uncertain'
    ? { kind: 'retry', afterMs: seconds(2), reason: receipt.reason, slowDown: false }
    : receipt

import type { ShownButton } from './entry.ts'
import { asMessage } from './events.ts'
import { APP_ID, channelsOf, type LabTeam } from './options.ts'
import type { Parts } from './parts.ts'
import type { Posted } from './store.ts'
import type { Fields } from './webhooks.ts'

/** A tap as Slack reports it (docs: "block_actions payload"). A link that is opened is reported too. */
export const tapOf = (tap: {
  readonly team: LabTeam
  readonly user: string
  readonly message: Posted
  readonly button: ShownButton
  readonly ts: string
  readonly parts: Parts
  readonly origin: string
  readonly responseUrl: string
  readonly trigger: string
}): object => {
  const { team, user, message, button, ts } = tap
  return {
    type: 'block_actions',
    user: { id: user, username: user.toLowerCase(), name: user.toLowerCase(), team_id: team.id },
    api_app_id: APP_ID,
    token: 'deprecated-verification-token',
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: message.onlyFor !== null,
      ...(message.thread === null ? {} : { thread_ts: message.thread }),
    },
    trigger_id: tap.trigger,
    team: { id: team.id, domain: team.name.toLowerCase() },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: message.channel, name: nameOf(team, message.channel) },
    message: asMessage(team, message, tap.parts.store, tap.origin),
    state: { values: {} },
    response_url: tap.responseUrl,
    actions: [{ ...button.element, block_id: button.blockId, action_ts: ts }],
  }
}

/** A slash command as Slack posts it (docs: "Slash commands"). */
export const commandFields = (typed: {
  readonly team: LabTeam
  readonly channel: string
  readonly user: string
  readonly command: string
  readonly text: string
  readonly responseUrl: string
  readonly trigger: string
}): Fields => ({
  token: 'deprecated-verification-token',
  team_id: typed.team.id,
  team_domain: typed.team.name.toLowerCase(),
  channel_id: typed.channel,
  channel_name: nameOf(typed.team, typed.channel),
  user_id: typed.user,
  user_name: typed.user.toLowerCase(),
  command: typed.command,
  text: typed.text,
  api_app_id: APP_ID,
  is_enterprise_install: 'false',
  response_url: typed.responseUrl,
  trigger_id: typed.trigger,
})

const nameOf = (team: LabTeam, channel: string): string =>
  channelsOf(team).find(({ id }) => id === channel)?.name ?? 'directmessage'

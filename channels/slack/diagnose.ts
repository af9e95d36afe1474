import { z } from 'zod'
import { type Finding, fine, unknown, wrong } from '#contracts/finding'
import { clientFor, type WebClient } from './client.ts'
import { receiptOf, refusalIn } from './errors.ts'
import type { SlackOptions } from './options.ts'

/** What the app must be allowed in each workspace, and for what. */
const SCOPES: { readonly [scope: string]: string } = {
  'chat:write': 'to answer',
  'app_mentions:read': 'to hear when it is called in a channel',
  'im:history': 'to hear direct messages',
  'channels:history': 'to hear replies in threads of public channels',
  'groups:history': 'to hear replies in threads of private channels',
  'channels:read': "to look at the reps' desk where it is a public channel",
  'groups:read': 'to look at it where it is a private one',
  'users:read': 'to show who is talking',
  'files:read': 'to fetch what people upload',
  'reactions:write': "to mark a rep's message as delivered",
  commands: 'to offer /throughline to reps',
}

/** What an operator has to set in Slack's own pages, and what of it can be seen from here (S6). Names no token. */
export const diagnoseSlack = async (
  options: Pick<SlackOptions, 'botTokens' | 'deskChannel' | 'apiRoot' | 'patience'>,
  publicUrl: string,
): Promise<readonly Finding[]> => {
  const clients = await Promise.all(options.botTokens.map((token) => clientFor(token, options)))
  const findings = await Promise.all(clients.map(aboutToken))
  const desk = options.deskChannel === null ? [] : [await aboutDesk(clients, options.deskChannel)]
  return [...findings.flat(), ...desk, aboutRequestUrls(publicUrl.replace(/\/+$/, ''))]
}

const Told = z.looseObject({
  team: z.string().optional(),
  team_id: z.string(),
  user: z.string().optional(),
  response_metadata: z.looseObject({ scopes: z.array(z.string()).optional() }).optional(),
})

/** Tokens are told apart by their place in SLACK_BOT_TOKEN until they say whose they are. */
const aboutToken = async (client: WebClient, n: number): Promise<readonly Finding[]> => {
  try {
    const told = Told.parse(await client.auth.test())
    const name = `${told.team ?? told.team_id} (${told.team_id})`
    return [
      fine(`Slack knows bot token ${n + 1}: @${told.user ?? '?'} in ${name}.`),
      aboutScopes(name, told.response_metadata?.scopes),
    ]
  } catch (error) {
    const receipt = receiptOf(error)
    const state = receipt.kind === 'refused' ? 'wrong' : 'unknown'
    return [{ state, what: `Bot token ${n + 1} could not be checked.`, mend: receipt.reason }]
  }
}

const aboutScopes = (name: string, scopes: readonly string[] | undefined): Finding => {
  if (!scopes)
    return unknown(
      `Slack does not say what the app may do in ${name}.`,
      `Compare OAuth & Permissions, Bot Token Scopes, with: ${Object.keys(SCOPES).join(', ')}.`,
    )
  const missing = Object.entries(SCOPES).filter(([scope]) => !scopes.includes(scope))
  if (missing.length === 0) return fine(`The app has every scope it needs in ${name}.`)
  const list = missing.map(([scope, why]) => `${scope} (${why})`).join(', ')
  return wrong(
    `In ${name} the app lacks ${list}.`,
    'Add them in OAuth & Permissions, Bot Token Scopes, and install the app again.',
  )
}

const Channel = z.object({
  channel: z.looseObject({
    name: z.string().optional(),
    is_member: z.boolean().optional(),
    is_archived: z.boolean().optional(),
  }),
})

/** The desk is in one of the workspaces: the others do not know the channel. */
const aboutDesk = async (clients: readonly WebClient[], desk: string): Promise<Finding> => {
  const refusals: string[] = []
  for (const client of clients) {
    try {
      const { channel } = Channel.parse(await client.conversations.info({ channel: desk }))
      return aboutChannel(`#${channel.name ?? desk}`, channel)
    } catch (error) {
      if (refusalIn(error) !== 'channel_not_found') refusals.push(receiptOf(error).reason)
    }
  }
  return refusals[0] === undefined
    ? wrong(
        `No workspace has the desk channel ${desk}, or the app cannot see it.`,
        'Copy the id from the channel details into SLACK_DESK_CHANNEL, and invite the app to the channel.',
      )
    : unknown(`The desk channel ${desk} could not be looked at.`, refusals[0])
}

const aboutChannel = (name: string, channel: z.infer<typeof Channel>['channel']): Finding => {
  if (channel.is_archived === true)
    return wrong(
      `The desk channel ${name} is archived.`,
      'Unarchive it, or set another as SLACK_DESK_CHANNEL.',
    )
  return channel.is_member === true
    ? fine(`The app is in the desk channel ${name}.`)
    : wrong(
        `The app is not in the desk channel ${name}.`,
        `Invite it: write /invite and the app's name in ${name}.`,
      )
}

/** Slack tells nobody who holds a bot token where an app's posts go. */
const aboutRequestUrls = (publicUrl: string): Finding =>
  unknown(
    'Where Slack posts cannot be seen from here.',
    [
      `At api.slack.com/apps, set Event Subscriptions, Request URL, to ${publicUrl}/webhooks/slack/events`,
      'with the bot events app_mention, message.im, message.channels, message.groups, app_uninstalled and tokens_revoked;',
      `Interactivity & Shortcuts, Request URL, to ${publicUrl}/webhooks/slack/interactions;`,
      `Slash Commands, Request URL, to ${publicUrl}/webhooks/slack/commands;`,
      'and in App Home switch on the Messages tab and let people send messages from it.',
    ].join(' '),
  )

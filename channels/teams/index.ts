import type { Adapter } from '#contracts/adapter'
import type { Clock } from '#contracts/clock'
import type { Connector } from '#contracts/connector'
import type { Streams } from '#contracts/memory'
import { milliseconds, seconds } from '#core/time'
import { parse } from './parse.ts'
import { referencesIn } from './reference.ts'
import { render, TEXT_LIMIT } from './render.ts'
import { connectorCalls, gesture, locate, send } from './send.ts'
import { verify } from './verify.ts'

/** What Teams rests on. `connector` vouches for requests and for us; `streams` keep where each conversation is answered. */
export type TeamsOptions = {
  readonly connector: Connector
  readonly streams: Streams
  readonly clock: Clock
}

/** Where the server takes the posts of every channel of Azure Bot Service: the messaging endpoint to set in Azure. */
export const TEAMS_PATH = '/api/messages'

/**
 * Microsoft Teams, and with it every channel of Azure Bot Service, for they all speak one protocol (C1). An address is a
 * conversation; of another channel than Teams, its id begins with the channel's name, as in `email|…`.
 */
export const teamsAdapter = ({ connector, streams, clock }: TeamsOptions): Adapter => {
  const references = referencesIn(streams)
  const calls = connectorCalls(connector, clock, seconds(15))
  return {
    channel: 'msteams',
    can: {
      choices: 'buttons',
      cards: true,
      links: 'buttons',
      files: false,
      textLimit: TEXT_LIMIT,
      // Per app and tenant; what is over it is answered 429 (docs: "Optimize your bot with rate limiting").
      rate: { perSecond: 50, burst: 50 },
      // 60 in half a minute to one conversation, by the same document.
      restPerRecipient: milliseconds(500),
      idempotentSend: false,
      reconciles: false,
      optOutReplies: 'ours',
      carriesTexts: false,
      session: null,
      acknowledgement: { contentType: 'application/json', body: '{}' },
    },
    verify: verify(connector),
    parse: parse(connector.only, references, clock),
    render,
    send: send(calls, references),
    reconcile: async () => 'unknown',
    gesture: gesture(calls, references),
    locate: locate(connector),
  }
}

import type { Adapter } from '#contracts/adapter'
import type { Clock } from '#contracts/clock'
import { type Feed, type Streams, TOPICS } from '#contracts/memory'
import type { Account } from '#core/activity'
import { milliseconds } from '#core/time'
import { parse } from './parse.ts'
import { render, TEXT_LIMIT } from './render.ts'
import { appendTo, reconcile, send } from './send.ts'
import { typing } from './typing.ts'
import { verify } from './verify.ts'

export {
  conversationOf,
  IDENTITY,
  isIdentity,
  readIdentity,
  type SiteUser,
  userHash,
} from './identity.ts'
export { type Append, appendTo, streamOf } from './send.ts'
export {
  type Caller,
  type Claims,
  callerOf,
  issue,
  type Keys,
  type Login,
  type Refusal,
  readToken,
  within,
} from './verify.ts'

/** What the website chat rests on: `secret` is WEBCHAT_SECRET, `bot` how the bot is called in the chat. */
export type WebchatOptions = {
  readonly streams: Streams
  readonly feed: Feed
  readonly clock: Clock
  readonly signingSecret: string
  readonly secret?: string | null
  readonly bot?: { readonly id: typeof BOT_ID; readonly name: string }
}

/** Whom all that we say is from: Web Chat takes its typing dots away when the same one has spoken. */
export const BOT_ID = 'bot'

/**
 * The website chat, in the Activities of Direct Line 3.0 (C1, C2). Its platform is our own memory: what is sent is a line
 * of the conversation's stream, which `src/server/directline` shows to the client. Address: the conversation's id.
 */
export const webchatAdapter = (options: WebchatOptions): Adapter => {
  const { streams, clock } = options
  const keys = { signingSecret: options.signingSecret, secret: options.secret ?? null }
  const bot: Account = { ...(options.bot ?? { id: BOT_ID, name: 'Bot' }), role: 'bot' }
  return {
    channel: 'webchat',
    can: {
      choices: 'buttons',
      cards: true,
      links: 'buttons',
      files: true,
      textLimit: TEXT_LIMIT,
      rate: null,
      restPerRecipient: milliseconds(0),
      reconciles: true,
      idempotentSend: true,
      optOutReplies: 'ours',
      carriesTexts: false,
      waits: true,
      streams: milliseconds(250),
      session: null,
      acknowledgement: { contentType: 'application/json', body: '{}' },
    },
    verify: verify(keys, clock),
    parse: parse(keys, clock, bot),
    render: (message, _to, outgoing) => render(message, outgoing),
    send: send(appendTo(streams, clock), bot),
    reconcile: reconcile(streams),
    gesture: async (gesture, to) => {
      if (gesture.kind === 'taken') return
      options.feed.publish(TOPICS.typing(to), typing(gesture, to, bot))
    },
    // Uploads came to our own server, which keeps them already. Anybody may write here, so we run no errands to where they say.
    locate: async ({ contentUrl }) =>
      contentUrl.startsWith('data:')
        ? { kind: 'at', url: contentUrl, headers: {} }
        : {
            kind: 'nowhere',
            reason: 'a file of the website chat is uploaded, and no address elsewhere is followed',
          },
  }
}

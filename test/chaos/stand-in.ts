import { z } from 'zod'
import {
  type Adapter,
  defineChannel,
  type IncomingRequest,
  type Parsed,
  type Receipt,
} from '#contracts/adapter'
import type { Clock } from '#contracts/clock'
import type { Address } from '#core/address'
import type { Json } from '#core/json'
import { type Milliseconds, milliseconds, seconds } from '#core/time'
import { SECRET_HEADER, SETTING } from './setting.ts'

/** A channel that stands in for all of its kind, with a small platform of its own behind it (see platform.ts). */
export type StandIn = {
  readonly channel: 'keyed' | 'blind'
  /** Where its platform takes sends. */
  readonly apiRoot: string
  readonly clock: Clock
}

/** How long its platform may take to answer. */
const PATIENCE: Milliseconds = seconds(5)

/** `keyed` repeats a doubtful send under the same key; `blind` can neither repeat nor ask. */
export const standIn = ({ channel, apiRoot, clock }: StandIn): Adapter =>
  defineChannel({
    channel,
    can: {
      choices: 'numbers',
      cards: false,
      links: 'text',
      files: false,
      textLimit: 4_000,
      rate: null,
      restPerRecipient: milliseconds(0),
      reconciles: false,
      idempotentSend: channel === 'keyed',
      optOutReplies: 'ours',
      carriesTexts: false,
      session: null,
      acknowledgement: { contentType: 'application/json', body: '{}' },
    },
    verify: async ({ headers }) =>
      headers[SECRET_HEADER] === SETTING.webhookSecret
        ? { kind: 'authentic' }
        : { kind: 'refused', status: 403, reason: 'The secret of the webhook is missing or wrong.' },
    parse: async (request) => parse(request, channel, clock),
    render: ({ text }) => [text],
    send: (payload, to, key) => send(`${apiRoot}/${channel}`, payload, to, key),
    reconcile: async () => 'unknown',
    gesture: async () => {},
    locate: async () => ({ kind: 'nowhere', reason: 'no files come in here' }),
  })

const Posted = z.object({ id: z.string(), from: z.string(), text: z.string() })

const parse = ({ body }: IncomingRequest, channel: StandIn['channel'], clock: Clock): Parsed => {
  const posted = Posted.safeParse(JSON.parse(new TextDecoder().decode(body)))
  if (!posted.success) return { kind: 'malformed', reason: z.prettifyError(posted.error) }
  const { id, from, text } = posted.data
  const activity = {
    type: 'message' as const,
    id,
    timestamp: new Date(clock.now()).toISOString(),
    channelId: channel,
    from: { id: from, role: 'user' as const },
    recipient: { id: 'bot', role: 'bot' as const },
    conversation: { id: from, isGroup: false },
    text,
    attachments: [],
  }
  return { kind: 'activities', activities: [{ address: { channel, id: from }, activity, dedupe: id }] }
}

const send = async (url: string, text: Json, to: Address, key: string): Promise<Receipt> => {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ to: to.id, text, key }),
      signal: AbortSignal.timeout(PATIENCE),
    })
    await answer.arrayBuffer()
    return receiptOf(answer)
  } catch (error) {
    return isUnreached(error)
      ? { kind: 'retry', afterMs: null, reason: 'The platform could not be reached.', slowDown: false }
      : { kind: 'uncertain', reason: 'The platform did not answer.' }
  }
}

/** A 503 says that nothing was sent; of any other trouble of theirs nobody knows the end. */
const receiptOf = ({ status, headers }: Response): Receipt => {
  if (status === 200) return { kind: 'accepted', externalId: headers.get('x-id') ?? 'unnamed' }
  if (status === 429 || status === 503) {
    const asked = headers.get('retry-after')
    const afterMs = asked === null ? null : seconds(Number(asked))
    return { kind: 'retry', afterMs, reason: `The platform answered ${status}.`, slowDown: false }
  }
  if (status >= 500) return { kind: 'uncertain', reason: `The platform answered ${status}.` }
  return { kind: 'refused', reason: `The platform answered ${status}.`, suppress: false }
}

const isUnreached = (error: unknown): boolean =>
  error instanceof Error &&
  typeof error.cause === 'object' &&
  error.cause !== null &&
  'code' in error.cause &&
  error.cause.code === 'ECONNREFUSED'

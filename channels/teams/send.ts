import { z } from 'zod'
import type { Gesture, Located, Receipt } from '#contracts/adapter'
import type { Clock } from '#contracts/clock'
import type { Connector } from '#contracts/connector'
import type { Attachment } from '#core/activity'
import type { Address } from '#core/address'
import type { Json } from '#core/json'
import type { Milliseconds } from '#core/time'
import { delayOf, isUnreached, networkCode } from '../shared/network.ts'
import type { Reference, References } from './reference.ts'
import { type Refused, refusalOf } from './refusal.ts'

/**
 * The Connector's REST API (docs: "Bot Connector API v3"). Called by ourselves: the client in botbuilder repeats what
 * failed on its own, and a send repeated is a message said twice (I5).
 */
export type ConnectorCalls = (
  reference: Reference,
  activity: { readonly [key: string]: Json },
) => Promise<Called>

/** What became of one call. */
type Called =
  | { readonly kind: 'taken'; readonly id: string | null }
  | ({ readonly kind: 'refused'; readonly afterMs: Milliseconds | null } & Refused)
  /** Nothing was sent. */
  | { readonly kind: 'unsent'; readonly reason: string }
  | { readonly kind: 'forbidden'; readonly reason: string }
  | { readonly kind: 'lost'; readonly reason: string }

const Taken = z.object({ id: z.string().min(1) })
const ErrorBody = z.object({ error: z.object({ code: z.string().max(200) }) })

/** Calls with our credentials, each at most twice: a token that was not taken is asked for anew. */
export const connectorCalls = (
  connector: Connector,
  clock: Clock,
  patience: Milliseconds,
): ConnectorCalls => {
  const attempt = async (
    reference: Reference,
    activity: { readonly [key: string]: Json },
    how: 'as-kept' | 'afresh',
  ): Promise<Called> => {
    const url = `${reference.serviceUrl.replace(/\/+$/, '')}/v3/conversations/${encodeURIComponent(reference.conversation)}/activities`
    const credential = await connector.credential(url, how)
    if (credential.kind === 'unreachable') return { kind: 'unsent', reason: credential.reason }
    if (credential.kind === 'forbidden') return credential
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { ...credential.headers, 'content-type': 'application/json' },
        body: JSON.stringify(wired(activity, reference)),
        redirect: 'manual',
        signal: AbortSignal.timeout(patience),
      })
      const body: unknown = await answer.json().catch(() => null)
      if (answer.ok) return { kind: 'taken', id: Taken.safeParse(body).data?.id ?? null }
      const code = ErrorBody.safeParse(body).data?.error.code ?? null
      const afterMs = delayOf(answer.headers.get('retry-after'), clock.now())
      return { kind: 'refused', afterMs, ...refusalOf(answer.status, code) }
    } catch (error) {
      return lost(error)
    }
  }
  return async (reference, activity) => {
    const called = await attempt(reference, activity, 'as-kept')
    return called.kind === 'refused' && called.status === 401
      ? attempt(reference, activity, 'afresh')
      : called
  }
}

const wired = (activity: { readonly [key: string]: Json }, reference: Reference): Json => ({
  ...activity,
  channelId: reference.channelId,
  serviceUrl: reference.serviceUrl,
  conversation: { id: reference.conversation },
  from: { ...reference.bot, role: 'bot' },
  recipient: { ...reference.user, role: 'user' },
})

const lost = (error: unknown): Called => {
  const code = networkCode(error)
  return isUnreached(code)
    ? { kind: 'unsent', reason: `Azure Bot Service could not be reached (${code}); nothing was sent.` }
    : {
        kind: 'lost',
        reason: `The connection to Azure Bot Service was lost (${code ?? 'no answer'}) before it answered.`,
      }
}

const Payload = z.record(z.string(), z.json())

/** One Activity into the conversation. Nothing names a send for ever, so what may have arrived is `uncertain` (I5). */
export const send =
  (calls: ConnectorCalls, references: References) =>
  async (payload: Json, to: Address, key: string): Promise<Receipt> => {
    const activity = Payload.safeParse(payload)
    if (!activity.success) return { kind: 'refused', reason: NOT_OURS, suppress: false }
    const reference = await references.find(to).catch(() => 'unknown' as const)
    if (reference === 'unknown') return notYet('The memory does not say where the conversation is answered.')
    if (reference === null) return { kind: 'refused', reason: NO_REFERENCE, suppress: false }
    const called = await calls(reference, activity.data)
    switch (called.kind) {
      case 'taken':
        return { kind: 'accepted', externalId: called.id ?? key }
      case 'unsent':
        return notYet(called.reason)
      case 'forbidden':
        return { kind: 'refused', reason: called.reason, suppress: false }
      case 'lost':
        return { kind: 'uncertain', reason: called.reason }
      case 'refused':
        return receiptOf(called)
      default:
        return called satisfies never
    }
  }

const receiptOf = ({ trouble, reason, afterMs }: Extract<Called, { kind: 'refused' }>): Receipt => {
  if (trouble === 'retry') return { kind: 'retry', afterMs, reason, slowDown: true }
  if (trouble === 'uncertain') return { kind: 'uncertain', reason }
  return { kind: 'refused', reason, suppress: trouble === 'closed' }
}

const notYet = (reason: string): Receipt => ({ kind: 'retry', afterMs: null, reason, slowDown: false })

const NOT_OURS = 'The payload is no Activity that this adapter rendered. Send what render answers.'
const NO_REFERENCE =
  'Nobody has written in this conversation yet, so it is not known where it is answered. They must write first.'

/** Typing dots. A tapped button stays: who taps it again says it again, and the core knows that it was answered. */
export const gesture =
  (calls: ConnectorCalls, references: References) =>
  async ({ kind }: Gesture, to: Address): Promise<void> => {
    if (kind !== 'typing') return
    const reference = await references.find(to).catch(() => null)
    if (reference !== null) await calls(reference, { type: 'typing' })
  }

/** What is kept at the Connector wants our token; a document of Teams has its permission in its address. */
export const locate =
  (connector: Connector) =>
  async ({ contentUrl }: Attachment): Promise<Located> => {
    if (!/^https?:\/\//.test(contentUrl) || !URL.canParse(contentUrl))
      return { kind: 'nowhere', reason: 'The file has no address on the web.' }
    const credential = await connector.credential(contentUrl)
    if (credential.kind === 'unreachable') return { kind: 'retry', reason: credential.reason }
    return { kind: 'at', url: contentUrl, headers: credential.kind === 'headers' ? credential.headers : {} }
  }

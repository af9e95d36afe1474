import { networkCode } from '#channels/shared/network'
import type { Clock } from '#contracts/clock'
import { type Milliseconds, seconds } from '#core/time'
import type { CloudEvent } from './cloud-event.ts'
import { signed } from './sign.ts'

/** Where a CRM listens, and how it knows us. */
export type CrmOptions = {
  /** May hold a secret in its path, as those of no-code tools do: never to be shown. */
  readonly url: string
  /** `whsec_…`; several while one takes the place of another. */
  readonly secrets: readonly string[]
  /** Our own public address. */
  readonly source: string
  readonly clock: Clock
  readonly patience?: Milliseconds
}

/** What came back of one post; `silent`: nobody knows whether it arrived. */
export type Answered =
  | { readonly kind: 'answered'; readonly status: number; readonly retryAfter: string | null }
  | { readonly kind: 'silent'; readonly reason: string }

/** Shorter than anybody holds a parcel; the least that Standard Webhooks asks for. */
const PATIENCE = seconds(15)

/**
 * Posts one event and looks at the status alone. What a receiver says beside it is not read: the body is let go of unseen, and a
 * redirect, which could lead what is told of a person anywhere, is an answer like another.
 */
export const post = async (
  event: CloudEvent,
  { url, secrets, clock, patience = PATIENCE }: CrmOptions,
): Promise<Answered> => {
  const body = JSON.stringify(event)
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/cloudevents+json; charset=utf-8',
        'user-agent': 'throughline',
        ...signed(event.id, clock.now(), body, secrets),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    })
    const { status, headers } = response
    await response.body?.cancel().catch(() => {})
    return { kind: 'answered', status, retryAfter: headers.get('retry-after') }
  } catch (error) {
    const why = networkCode(error) ?? (error instanceof Error ? error.name : 'unknown')
    return { kind: 'silent', reason: `The CRM does not answer (${why}).` }
  }
}

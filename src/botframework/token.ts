import { z } from 'zod'
import type { Clock } from '#contracts/clock'
import { after, type Instant, type Milliseconds, milliseconds, minutes, seconds } from '#core/time'
import type { Cloud } from './cloud.ts'

/** Who we are at Azure: MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD, MICROSOFT_APP_TENANT_ID (null: a multi-tenant bot). */
export type App = { readonly appId: string; readonly appPassword: string; readonly tenantId: string | null }

/** A token, or why there is none. */
export type TokenAnswer =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'unreachable'; readonly reason: string }
  | { readonly kind: 'forbidden'; readonly reason: string }

/** Answers a token for the Connector; `afresh` when the one it gave last was not taken. */
export type Tokens = (how: 'as-kept' | 'afresh') => Promise<TokenAnswer>

/** A token is not used any more so long before it expires. */
const MARGIN = minutes(5)

/**
 * Tokens by client credentials (RFC 6749, 4.4), each kept for as long as it is good, and asked for once when many need it.
 * One form post; the package for it would ask Microsoft who Microsoft is before each first token.
 */
export const tokensOf = (
  app: App,
  cloud: Cloud,
  clock: Clock,
  patience: Milliseconds = seconds(10),
): Tokens => {
  let kept: { readonly token: string; readonly until: Instant } | null = null
  let asking: Promise<TokenAnswer> | null = null
  const ask = async (): Promise<TokenAnswer> => {
    const asked = await askFor(app, cloud, patience)
    if (asked.kind === 'token') kept = { token: asked.token, until: after(clock.now(), asked.life) }
    return asked
  }
  return (how) => {
    if (how === 'as-kept' && kept !== null && clock.now() < kept.until - MARGIN)
      return Promise.resolve({ kind: 'token', token: kept.token })
    asking ??= ask().finally(() => {
      asking = null
    })
    return asking
  }
}

const Given = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() })
const Refused = z.object({ error: z.string().max(100) })

/** The tenant whose apps may call the Connector when a bot is of no tenant (docs, as in `cloud.ts`). */
const NO_TENANT = 'botframework.com'

const askFor = async (
  { appId, appPassword, tenantId }: App,
  { loginUrl, scope }: Cloud,
  patience: Milliseconds,
): Promise<
  Exclude<TokenAnswer, { kind: 'token' }> | { kind: 'token'; token: string; life: Milliseconds }
> => {
  const form = {
    grant_type: 'client_credentials',
    client_id: appId,
    client_secret: appPassword,
    scope,
  }
  const answer = await fetch(`${loginUrl}/${tenantId ?? NO_TENANT}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  }).catch(() => null)
  if (answer === null)
    return { kind: 'unreachable', reason: `${loginUrl} gave no token: it does not answer.` }
  const body: unknown = await answer.json().catch(() => null)
  const given = Given.safeParse(body)
  if (answer.ok && given.success) {
    const life = milliseconds(given.data.expires_in * 1_000)
    return { kind: 'token', token: given.data.access_token, life }
  }
  if (answer.ok || answer.status >= 500 || answer.status === 429)
    return { kind: 'unreachable', reason: `${loginUrl} gave no token: HTTP ${answer.status}.` }
  const code = Refused.safeParse(body).data?.error ?? `HTTP ${answer.status}`
  return { kind: 'forbidden', reason: `Microsoft gives this app no token (${code}). ${CHECK}` }
}

const CHECK =
  'Check MICROSOFT_APP_ID and MICROSOFT_APP_PASSWORD (the value of a client secret, not its id, and not expired), and MICROSOFT_APP_TENANT_ID for a single-tenant bot.'

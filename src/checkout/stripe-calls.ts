import type Stripe from 'stripe'
import { loaded } from '#contracts/loaded'
import { type Milliseconds, seconds } from '#core/time'

/** Stripe's API, reached through its own package when it is first needed: it takes 130 ms to load. */
export type StripeCalls = { readonly client: () => Promise<Stripe> }

/** Makes the client on the first call. Retries are safe here: every call that changes something has its key. */
export const stripeCalls = (options: {
  readonly secretKey: string
  readonly apiRoot: string | null
  readonly patience?: Milliseconds
}): StripeCalls => {
  const connect = async (): Promise<Stripe> => {
    const { default: Client } = await import('stripe')
    return new Client(options.secretKey, {
      timeout: options.patience ?? seconds(8),
      maxNetworkRetries: 1,
      telemetry: false,
      ...(options.apiRoot === null ? {} : rootOf(options.apiRoot)),
    })
  }
  return { client: loaded(connect) }
}

const rootOf = (apiRoot: string) => {
  const { hostname, port, protocol } = new URL(apiRoot)
  const isPlain = protocol === 'http:'
  return {
    host: hostname,
    port: Number(port || (isPlain ? 80 : 443)),
    protocol: isPlain ? 'http' : 'https',
  } as const
}

/**
 * Whether a key is of no use any more, so that another has to be taken: what it was first used with differs from this call, or
 * Stripe keeps a failure of its own under it and repeats that for a day (docs: "Idempotent requests").
 */
export const isKeySpent = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  if ('type' in error && error.type === 'StripeIdempotencyError') return true
  const headers: unknown = 'headers' in error ? error.headers : null
  return typeof headers === 'object' && headers !== null && 'idempotent-replayed' in headers
}

/** Whether Stripe knows of no such thing in this account. */
export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'resource_missing'

/** What went wrong, for an operator: Stripe's own kind and code, never what was sent. */
export const troubleOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'Stripe could not be asked.'
  const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : ''
  const kind = 'type' in error && typeof error.type === 'string' ? error.type : error.name
  const remedy = REMEDIES.find(([about]) => about.test(`${kind} ${code}`))?.[1] ?? ''
  return `Stripe refused or did not answer: ${kind}${code}.${remedy}`
}

/** What an operator can do about it. */
const REMEDIES: readonly (readonly [about: RegExp, remedy: string])[] = [
  [/Authentication|Permission/, ' Check STRIPE_SECRET_KEY.'],
  [/RateLimit/, ' Too many calls with this key at once: the next click asks again.'],
  [/Connection/, ' Look whether this machine reaches Stripe, and at status.stripe.com.'],
  [
    /amount_too_small/,
    ' Stripe takes no amount as small as this one (docs: "Minimum and maximum charge amounts").',
  ],
  [/Idempotency/, ' The same order was asked for with other words before; the link has to be offered anew.'],
]

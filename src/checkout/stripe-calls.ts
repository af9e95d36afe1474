import type Stripe from 'stripe'
import { type Milliseconds, seconds } from '#core/time'

/** Stripe's API, reached through its own package when it is first needed: it takes 130 ms to load. */
export type StripeCalls = { readonly client: () => Promise<Stripe> }

/** Makes the client on the first call. Retries are safe here: every call that changes something has its key. */
export const stripeCalls = (options: {
  readonly secretKey: string
  readonly apiRoot: string | null
  readonly patience?: Milliseconds
}): StripeCalls => {
  let client: Promise<Stripe> | null = null
  const connect = async (): Promise<Stripe> => {
    const { default: Client } = await import('stripe')
    return new Client(options.secretKey, {
      timeout: options.patience ?? seconds(8),
      maxNetworkRetries: 1,
      telemetry: false,
      ...(options.apiRoot === null ? {} : rootOf(options.apiRoot)),
    })
  }
  return {
    client: () => {
      client ??= connect()
      return client
    },
  }
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

/** What went wrong, for an operator: Stripe's own kind and code, never what was sent. */
export const troubleOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'Stripe could not be asked.'
  const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : ''
  const kind = 'type' in error && typeof error.type === 'string' ? error.type : error.name
  const remedy = /Authentication|Permission/.test(kind) ? ' Check STRIPE_SECRET_KEY.' : ''
  return `Stripe refused or did not answer: ${kind}${code}.${remedy}`
}

import { type Instant, type Milliseconds, milliseconds, seconds } from '#core/time'

/** What the network says when no byte of a request can have arrived: the one failure after which it may simply go again (I5). */
const NEVER_REACHED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** Whether a request that ended with this code of the network was never with the platform. */
export const isUnreached = (code: string | null): boolean => code !== null && NEVER_REACHED.has(code)

/** The network's own code of an error, or of what caused it; null where nothing says so. Never its text, which may hold an address. */
export const networkCode = (error: unknown): string | null => {
  const { code, cause }: { [field: string]: unknown } = Object(error)
  if (typeof code === 'string') return code
  return cause === undefined || cause === error ? null : networkCode(cause)
}

/** Retry-After comes as seconds or as a date (RFC 9110). */
export const delayOf = (retryAfter: string | null, now: Instant): Milliseconds | null => {
  if (retryAfter === null) return null
  if (/^\d+(\.\d+)?$/.test(retryAfter)) return seconds(Number(retryAfter))
  const at = Date.parse(retryAfter)
  return Number.isNaN(at) ? null : milliseconds(Math.max(0, at - now))
}

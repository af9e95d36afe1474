import type { ModelFailure } from '#core/model'
import { type Milliseconds, milliseconds, seconds } from '#core/time'

/** What a call came to that brought nothing, and for how long the server wants to be left alone, where it says so. */
export type Failed = { readonly failed: ModelFailure; readonly rest?: Milliseconds }

/**
 * What an error of a call means. Only its name, its status and its code are looked at, never its text: that may hold what was asked,
 * and some servers repeat the key in it.
 */
export const failureOf = (error: unknown): Failed => {
  const { name, status, code, headers }: { readonly [field: string]: unknown } = Object(error)
  if (name === 'AbortError' || name === 'TimeoutError') return { failed: 'slow' }
  if (status === 429) return { failed: 'rate-limited', ...restOf(headers) }
  if (status === 400 && code === 'content_filter') return { failed: 'refused' }
  if (typeof status === 'number') return { failed: 'down', ...(status === 503 ? restOf(headers) : {}) }
  if (isAnyOf(error, REFUSALS)) return { failed: 'refused' }
  if (isAnyOf(error, MISSHAPEN)) return { failed: 'malformed' }
  return { failed: 'down' }
}

/** The names that the OpenAI client gives to an answer that was cut off by a filter. */
const REFUSALS = ['ContentFilterFinishReasonError']

/** An answer came, and is not of the shape that was asked for. */
const MISSHAPEN = [
  'SyntaxError',
  'ZodError',
  '$ZodError',
  'OutputParserException',
  'LengthFinishReasonError',
  'StructuredOutputParsingError',
  'MultipleStructuredOutputsError',
]

const isAnyOf = (error: unknown, names: readonly string[]): boolean =>
  error instanceof Error && (names.includes(error.name) || names.includes(error.constructor.name))

/** Retry-After as seconds (RFC 9110), or the milliseconds that OpenAI says beside it; a date is not sent by any model's server. */
const restOf = (headers: unknown): { readonly rest?: Milliseconds } => {
  const said = (name: string): number =>
    headers instanceof Headers ? Number.parseFloat(headers.get(name) ?? '') : Number.NaN
  const rest = [milliseconds(said('retry-after-ms')), seconds(said('retry-after'))].find((ms) => ms > 0)
  return rest === undefined ? {} : { rest }
}

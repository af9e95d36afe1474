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
  if (status === 413 || TOO_LONG.has(code)) return { failed: 'out-of-budget' }
  if (status === 400 && NOT_ALLOWED.has(code)) return { failed: 'refused' }
  if (typeof status === 'number') return { failed: 'down', ...(status === 503 ? restOf(headers) : {}) }
  if (isAnyOf(error, REFUSALS)) return { failed: 'refused' }
  if (isAnyOf(error, MISSHAPEN)) return { failed: 'malformed' }
  return { failed: 'down' }
}

/** The server has not worked on it. */
export const costsNothing = ({ failed }: Failed): boolean =>
  failed === 'down' || failed === 'rate-limited' || failed === 'out-of-budget'

/** What one question had in it, and the next may not (platform.openai.com/docs/guides/error-codes). */
const TOO_LONG: ReadonlySet<unknown> = new Set(['context_length_exceeded', 'string_above_max_length'])
const NOT_ALLOWED: ReadonlySet<unknown> = new Set([
  'content_filter',
  'content_policy_violation',
  'invalid_prompt',
])

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

/** LangChain puts an error of its own around what a middleware lets pass. */
export const causeOf = (error: unknown): unknown =>
  error instanceof Error && error.cause instanceof Error ? causeOf(error.cause) : error

import type { Heard } from '#contracts/language'
import type { Business } from '#core/business'
import type { Noticed } from '#core/signal'
import { notice } from '../rules/notice.ts'
import { isInPassing } from '../rules/passing.ts'
import { removedFrom } from '../rules/removed.ts'
import { isDenied, matches, prepare, type Span, type Text } from '../rules/text.ts'
import type { PointedKind } from './kinds.ts'

/** Words that a model says state something of a kind. */
export type Pointed = { readonly kind: PointedKind; readonly quote: string }

/**
 * What our rules read in the words that a model has pointed at (I7): the value is theirs, and where they find none there is none. Words
 * that are not in the message to the letter (H3), that the message denies, or that stand for a secret, say nothing.
 */
export const readPointed = (
  { kind, quote }: Pointed,
  { text: said, now }: Heard,
  business: Business,
): Noticed | null => {
  const text = prepare(said)
  const spans = text === null || quote.trim() === '' ? [] : placesOf(quote, said)
  const [first] = spans
  if (!text || !first || spans.some((span) => isDenied(text, span.start) || isRemoved(text, span)))
    return null
  const found = notice(quote, { now, expecting: kind, business }).find((one) => one.kind === kind)
  if (!found) return null
  const confidence = Math.min(found.confidence, MOST_SURE)
  return { ...found, confidence, ...(isInPassing(text, first) && { inPassing: true }) }
}

/** The rules would have read it by themselves if they were surer. */
const MOST_SURE = 0.7

const placesOf = (quote: string, said: string): readonly Span[] =>
  matches(said, new RegExp(escaped(quote), 'g'))

const escaped = (words: string): string => words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

const isRemoved = (text: Text, { start, end }: Span): boolean =>
  removedFrom(text).some((removed) => start < removed.end && removed.start < end)

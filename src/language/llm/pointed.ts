import type { Heard } from '#contracts/language'
import type { Business } from '#core/business'
import type { Noticed } from '#core/signal'
import { takesBack } from '../rules/denied.ts'
import { notice } from '../rules/notice.ts'
import { isInPassing } from '../rules/passing.ts'
import { prepare } from '../rules/text.ts'
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
  if (!text || takesBack(said, quote)) return null
  const found = notice(quote, { now, expecting: kind, business }).find((one) => one.kind === kind)
  if (!found) return null
  const confidence = Math.min(found.confidence, MOST_SURE)
  return {
    ...found,
    confidence,
    ...(isInPassing(text, { start: said.indexOf(quote), end: said.indexOf(quote) + quote.length }) && {
      inPassing: true,
    }),
  }
}

/** The rules would have read it by themselves if they were surer. */
const MOST_SURE = 0.7

import type { Concern } from '#core/concern'
import type { Policy } from '#core/policy'
import { prepare, quote, type Span } from '../../text.ts'
import { writtenOut } from '../shorthand.ts'
import { spanishText } from '../text.ts'
import { readSpanishAfterSale } from './after-sale.ts'
import { readSpanishAnger } from './anger.ts'
import { readSpanishCompliance } from './compliance.ts'
import { readSpanishConflict } from './conflict.ts'
import { readSpanishCustomer } from './customer.ts'
import { readSpanishLegal } from './legal.ts'
import { readSpanishOutside } from './outside.ts'

/** What a Spanish message raises that may be a person's business, gravest first; each with its words (D4). */
export const readSpanishConcerns = (message: string, { escalate }: Policy): readonly Concern[] => {
  const written = writtenOut(message)
  const text = prepare(written.text)
  const spanish = text && spanishText(text.original)
  if (!text || !spanish) return []
  const found: readonly (readonly [Concern['about'], Span | null])[] = [
    ['anger', readSpanishAnger(spanish)],
    ['legal', readSpanishLegal(spanish)],
    ['compliance', readSpanishCompliance(spanish)],
    ['outside', readSpanishOutside(spanish, text, escalate)],
    ['conflict', readSpanishConflict(spanish)],
    ['after-sale', readSpanishAfterSale(spanish)],
  ]
  const said = (span: Span): string => written.theirs(quote(text, span))
  const customer = readSpanishCustomer(spanish)
  return [
    ...found.flatMap(([about, span]) => (span === null ? [] : [{ about, quote: said(span) }])),
    ...(customer ? [{ about: 'after-sale' as const, quote: said(customer), existing: true as const }] : []),
  ]
}

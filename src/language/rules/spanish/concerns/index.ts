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
import { readSpanishOutside, readSpanishServed } from './outside.ts'

/** The place that a question in Spanish asks us to serve, where the policy serves it (D4). */
export const readSpanishServedPlace = (question: string, { escalate }: Policy): string | null => {
  const text = escalate.regions.length > 0 ? prepare(writtenOut(question).text) : null
  const spanish = text && spanishText(text.original)
  return text && spanish ? readSpanishServed(spanish, text, escalate) : null
}

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

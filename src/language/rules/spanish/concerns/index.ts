import type { Concern } from '#core/concern'
import type { Policy } from '#core/policy'
import { raised } from '../../concerns/raised.ts'
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
  const text = escalate.regions.length > 0 ? spanishText(question) : null
  return text && readSpanishServed(text, escalate)
}

/** What a Spanish message raises that may be a person's business, gravest first; each with its words (D4). */
export const readSpanishConcerns = (message: string, { escalate }: Policy): readonly Concern[] => {
  const text = spanishText(message)
  if (text === null) return []
  return raised(text, [
    ['anger', readSpanishAnger(text)],
    ['legal', readSpanishLegal(text)],
    ['compliance', readSpanishCompliance(text)],
    ['outside', readSpanishOutside(text, escalate)],
    ['conflict', readSpanishConflict(text)],
    ['after-sale', readSpanishAfterSale(text)],
    ['after-sale', readSpanishCustomer(text), 'existing'],
  ])
}

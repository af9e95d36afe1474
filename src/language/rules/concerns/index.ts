import type { Concern } from '#core/concern'
import type { Policy } from '#core/policy'
import { prepareTyped } from '../shorthand.ts'
import { readAfterSale } from './after-sale.ts'
import { readAnger } from './anger.ts'
import { readCompliance } from './compliance.ts'
import { readConflict } from './conflict.ts'
import { readCustomer } from './customer.ts'
import { readLegal } from './legal.ts'
import { readOutside, readServed } from './outside.ts'
import { raised } from './raised.ts'

/** The place that a question asks us to serve, where the policy serves it (D4). */
export const readServedPlace = (question: string, { escalate }: Policy): string | null => {
  const text = prepareTyped(question)
  return text && readServed(text, escalate)
}

/** What a message raises that may be a person's business, gravest first; each with its words (D4). `isPlaced`: "no, Dallas" says where they are. */
export const readConcerns = (message: string, { escalate }: Policy, isPlaced = false): readonly Concern[] => {
  const text = prepareTyped(message)
  if (text === null) return []
  return raised(text, [
    ['anger', readAnger(text)],
    ['legal', readLegal(text)],
    ['compliance', readCompliance(text)],
    ['outside', readOutside(text, escalate, isPlaced)],
    ['conflict', readConflict(text)],
    ['after-sale', readAfterSale(text)],
    ['after-sale', readCustomer(text), 'existing'],
  ])
}

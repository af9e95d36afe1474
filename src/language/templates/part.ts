import type { Words } from '#core/sentences'
import type { Business } from '#core/business'
import type { Card, Choice, Message } from '#core/message'
import { fill } from '../words/fill.ts'

/** What the templates need to know of a business. */
export type Voice = Pick<Business, 'name' | 'contact' | 'words' | 'policy' | 'catalogue' | 'calendar'>

/** One brief, phrased. A block stands in a paragraph of its own; other sentences run on. */
export type Part = Message & { readonly block: boolean }

/** A sentence that runs on from the one before. */
export const sentence = (text: string, choices: readonly Choice[] = []): Part => ({
  text,
  choices,
  cards: [],
  block: false,
})

/** A paragraph of its own, with what belongs to it. */
export const block = (
  text: string,
  choices: readonly Choice[] = [],
  cards: readonly Card[] = [],
  question?: string,
): Part => ({ text, choices, cards, block: true, ...(question && { question }) })

/** The business's sentence of that name, filled in. */
export const say = (
  voice: Voice,
  name: keyof Words,
  values: { readonly [placeholder: string]: string } = {},
): string => fill(voice.words[name], { name: voice.name, contact: voice.contact, ...values })

import type { SecretKind } from './activity.ts'
import type { Brief, FollowUpHow, SentKind } from './brief.ts'
import type { DiscoveryFact } from './policy.ts'
import type { PayingAsked } from './reply-brief.ts'

/** One sentence, or several that say the same and take turns. */
export type Wording = string | readonly string[]

/**
 * A sentence for each thing that can be said; `{names}` in it are filled in. The business may bring its own. Some have one wording
 * and no more: `FIXED`.
 */
export type Words = {
  readonly [name in Sentence]: name extends Fixed ? string : Wording
}

/** The name of a sentence. */
export type Sentence =
  | Exclude<Brief['say'], 'words' | 'message' | 'redacted' | 'link-question' | 'follow-up' | 'paying'>
  | `follow-${FollowUpHow}`
  | `follow-${FollowUpHow}-again`
  | `ask-${DiscoveryFact}`
  | 'ask-again'
  | 'ask-plans'
  | 'no-answer-person'
  | 'human-called-again'
  | 'customer-called'
  | `paying-${PayingAsked}`
  | 'noted-one'
  | 'noted-change'
  | 'confirm-sides-again'
  | `files-${SentKind}`
  | `redacted-${SecretKind}`

/**
 * What says who is speaking (L5), what binds by its answer (L2, A4), what the law or a carrier wants said (C8), and what joins two
 * addresses (M6): said in one wording, which no variant and no model changes.
 */
export const FIXED = [
  'introduce',
  'introduce-sms',
  'automated',
  'speaks',
  'speaks-only',
  'recap',
  'confirm-again',
  'acknowledge',
  'second-yes',
  'link-gone',
  'checkout',
  'checkout-free',
  'code',
  'code-sent',
  'identity',
  'identity-number',
  'ask-number',
  'will-remind',
  'continue-link',
  'or-text',
  'stopped',
  'started',
  'started-sms',
  'start-there',
  'help',
  'help-sms',
  'joined',
  'ordered',
] as const satisfies readonly Sentence[]

/** The name of a sentence that has one wording. */
export type Fixed = (typeof FIXED)[number]

/** Whether a sentence has one wording and no more. */
export const isFixed = (name: string): name is Fixed => FIXED.some((one) => one === name)

/** Under which name it is remembered that something was said: each question, and each occasion to write, by itself. */
export const nameOf = (brief: Brief): string => {
  if (brief.say === 'ask') return `ask-${brief.fact}`
  if (brief.say === 'paying') return `paying-${brief.of}`
  return brief.say === 'follow-up' ? `follow-${brief.how}` : brief.say
}

/** How often things were said to somebody, by their names; those that have one wording are not counted. */
export type Spoken = { readonly [name: string]: number }

/** As often as before, and once more for each name. */
export const spokenWith = (spoken: Spoken, names: readonly string[]): Spoken => {
  const times = new Map(Object.entries(spoken))
  for (const name of names.filter((one) => !isFixed(one))) times.set(name, (times.get(name) ?? 0) + 1)
  return Object.fromEntries(times)
}

/**
 * A language that is spoken besides the business's own: the sentences, its own phrases in it, by how they stand in its file, and what it
 * knows, written in that language; absent: it knows it in its own alone.
 */
export type Translation = {
  readonly words: Words
  readonly phrases: { readonly [phrase: string]: string }
  readonly knowledge?: string
}

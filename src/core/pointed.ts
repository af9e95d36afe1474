import type { Reading } from './reading.ts'
import type { Noticed, NoticedKind } from './signal.ts'
import type { HeardMessage } from './state.ts'

/**
 * What a model may point at (I7): what discovery asks for, and what speaks for haste or against the deal. Never what opens something:
 * readiness, a contact, a meeting, another channel or zone, a day to ask again, other terms.
 */
export const POINTABLE: { readonly [K in NoticedKind]: boolean } = {
  need: true,
  product: true,
  quantity: true,
  budget: true,
  timeline: true,
  decision: true,
  location: true,
  urgency: true,
  objection: true,
  readiness: false,
  discount: false,
  preference: false,
  meeting: false,
  callback: false,
  zone: false,
  contact: false,
}

/** How sure a word can be that only a model has seen: the rules would have read it by themselves if they were surer. */
export const MOST_SURE = 0.7

/** What is in the words (H3); of what a model points at, one of each kind that it may point at and the rules have not read (H6). */
export const noticedIn = ({ noticed }: Reading, { meant }: HeardMessage): readonly Noticed[] => {
  const said = noticed.filter(({ quote }) => meant.includes(quote))
  const own = said.filter(({ by }) => by !== 'model')
  const pointed = said.filter(
    ({ by, kind, quote }) =>
      by === 'model' && POINTABLE[kind] && quote.trim() !== '' && !own.some((one) => one.kind === kind),
  )
  const firsts = pointed.filter(({ kind }, n) => pointed.findIndex((one) => one.kind === kind) === n)
  return [...own, ...firsts.map((one) => ({ ...one, confidence: sureness(one.confidence) }))]
}

const sureness = (confidence: number): number =>
  Number.isFinite(confidence) ? Math.min(Math.max(confidence, 0), MOST_SURE) : 0

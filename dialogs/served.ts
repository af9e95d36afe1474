import { type Speech, say, type View } from '#core/dialog'
import { concernsOf } from '#core/escalation'
import type { Passage, Question } from '#core/reading'

/** Whether a question is about a place that is not served, and no passage of the business speaks of it: it is a person's to answer (D4). */
export const isAboutPlaceBeyond = ({ text }: Question, { state, rules }: View): boolean =>
  state.desk === null &&
  concernsOf(state, rules.business.policy).some(
    ({ about, quote }) =>
      about === 'outside' && text.includes(quote) && !(state.turn.lookedUp[text] ?? []).some(speaksOf(quote)),
  )

/** A place that is served deserves a yes of its own, where the passage that answers speaks of it as well; a model says it itself. */
export const servedIn = ({ text, served }: Question, passage: string, { state }: View): readonly Speech[] =>
  served !== undefined &&
  state.turn.drafted?.[text] === undefined &&
  speaksOf(served)({ title: '', text: passage, score: 0 })
    ? [say({ say: 'served', place: served })]
    : []

/** Whether a passage has all the words; those of three letters and less are in every passage. */
export const speaksOf =
  (quote: string) =>
  ({ title, text }: Passage): boolean => {
    const passage = `${title} ${text}`.toLowerCase()
    const words = quote.toLowerCase().split(/[^a-z0-9]+/)
    return words.every((word) => word.length <= 3 || passage.includes(word))
  }

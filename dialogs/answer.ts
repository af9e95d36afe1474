import type { SentKind } from '#core/brief'
import { type DialogOf, type Floor, keep, type Proposal, pass, say, type View } from '#core/dialog'
import type { Question } from '#core/reading'

/**
 * Answers what was asked from the catalogue and the business's own knowledge, and says honestly what we cannot do with files
 * (C9); then lets the thread go on (D1, D2).
 */
export const answer: DialogOf<'sdr'> = {
  name: 'answer',
  role: 'sdr',
  propose: (view) => {
    const { turn } = view.state
    if (turn.news === 'file-lost' && turn.heard.length === 0) return keep(...lostFiles(view))
    const questions = questionsIn(view)
    const unknown = questions.filter(({ topic, text }) => topic === 'other' && !(text in turn.lookedUp))
    if (unknown.length > 0) return lookUp(unknown)
    return pass(
      ...lostFiles(view),
      ...cameAlong(view),
      ...questions.map((question) => answerTo(question, view)),
    )
  },
}

/** The questions of this turn, each once. */
export const questionsIn = ({ heard }: View): readonly Question[] => {
  const all = heard.flatMap(({ reading }) => reading?.questions ?? [])
  return all.filter((question, n) => all.findIndex(({ text }) => text === question.text) === n)
}

/** What came with the messages of this turn: files are kept unread, a place is said back. */
const cameAlong = ({ heard }: View): readonly Extract<Proposal, { propose: 'say' }>[] => {
  const kinds = heard.flatMap(({ files }) => files).filter((kind): kind is SentKind => kind !== 'place')
  const places = heard.flatMap(({ place }) => (place === null ? [] : [place]))
  return [
    ...places.map((place) => say({ say: 'place', place })),
    ...(kinds.length === 0 ? [] : [say({ say: 'files', kinds })]),
  ]
}

/** Of a file that could not be kept they hear why, and what they can do about it. */
const lostFiles = ({ state, rules }: View): readonly Extract<Proposal, { propose: 'say' }>[] => {
  switch (state.turn.lost?.why) {
    case 'too-large':
      return [say({ say: 'file-too-large', most: rules.business.policy.fileSize })]
    case 'not-taken':
      return [say({ say: 'file-not-taken' })]
    case 'out-of-reach':
      return [say({ say: 'file-out-of-reach' })]
    default:
      return []
  }
}

const lookUp = (questions: readonly Question[]): Floor<'sdr'> =>
  keep(
    ...questions.map(({ text }) => ({
      propose: 'ask' as const,
      ask: { ask: 'look-up' as const, question: text },
    })),
  )

const answerTo = (question: Question, { state, rules }: View): Extract<Proposal, { propose: 'say' }> => {
  const { currency, plans } = rules.business.catalogue
  if (question.topic === 'bot') return say({ say: 'introduce' })
  if (question.topic === 'price') {
    const plan = plans.find(({ id }) => id === question.plan)
    return say(plan ? { say: 'price', plan, currency } : { say: 'prices', plans, currency })
  }
  const best = state.turn.lookedUp[question.text]?.[0]
  return say(best ? { say: 'answer', passage: best.text } : { say: 'no-answer' })
}

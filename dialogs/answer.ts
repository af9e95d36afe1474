import type { Brief, SentKind } from '#core/brief'
import { type DialogOf, type Floor, keep, type Proposal, pass, say, type View } from '#core/dialog'
import { upcoming } from '#core/meetings'
import type { Question } from '#core/reading'
import { isUnderWay, underWayIn } from './times.ts'

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
    const unknown = questions.filter(
      (question) => isForKnowledge(question, view) && !(question.text in turn.lookedUp),
    )
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

/** Where nobody can be met, the business's own words may still tell of its meetings. */
const isForKnowledge = ({ topic }: Question, { rules }: View): boolean =>
  topic === 'other' || (topic === 'meeting' && !rules.business.calendar)

const answerTo = (question: Question, view: View): Extract<Proposal, { propose: 'say' }> => {
  const { state, rules } = view
  const { currency, plans } = rules.business.catalogue
  if (question.topic === 'bot') return say({ say: 'introduce' })
  if (question.topic === 'price') {
    const plan = plans.find(({ id }) => id === question.plan)
    return say(plan ? { say: 'price', plan, currency } : { say: 'prices', plans, currency })
  }
  if (!isForKnowledge(question, view)) return say(meetingOf(view))
  const best = state.turn.lookedUp[question.text]?.[0]
  return say(best ? { say: 'answer', passage: best.text } : { say: 'no-answer' })
}

/** The meeting that they have, or that is being booked, moved or called off at this moment (D3). */
const meetingOf = ({ state }: View): Brief => {
  const { booking } = state.meetings
  if (booking && isUnderWay(booking)) return underWayIn(booking)
  const standing = upcoming(state)
  return standing
    ? { say: 'already-booked', slot: standing.slot, zone: standing.zone }
    : { say: 'no-booking' }
}

import { type DialogOf, type Floor, keep, type Proposal, pass, say, type View } from '#core/dialog'
import type { Question } from '#core/reading'

/** Answers what was asked from the catalogue and the business's own knowledge, then lets the thread go on (D1, D2). */
export const answer: DialogOf<'sdr'> = {
  name: 'answer',
  role: 'sdr',
  propose: (view) => {
    const questions = questionsIn(view)
    const unknown = questions.filter(
      ({ topic, text }) => topic === 'other' && !(text in view.state.turn.lookedUp),
    )
    if (unknown.length > 0) return lookUp(unknown)
    const files = view.heard.some((heard) => heard.files > 0) ? [say({ say: 'files' })] : []
    return pass(...files, ...questions.map((question) => answerTo(question, view)))
  },
}

/** The questions of this turn, each once. */
export const questionsIn = ({ heard }: View): readonly Question[] => {
  const all = heard.flatMap(({ reading }) => reading?.questions ?? [])
  return all.filter((question, n) => all.findIndex(({ text }) => text === question.text) === n)
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

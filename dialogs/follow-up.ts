import type { OpenPoint } from '#core/brief'
import { type DialogOf, keep, pass, say, type View } from '#core/dialog'
import type { Occasion } from '#core/follow-up-event'
import { isFollowed } from '#core/silence'
import { followUpBrief } from './follow.ts'
import { nextQuestion } from './known.ts'

/**
 * Writes to whoever has fallen silent before there was an order (D8): what they wanted, and the one point that is open. What was
 * left in closing is the closer's to say.
 */
export const followUp: DialogOf<'sdr'> = {
  name: 'follow-up',
  role: 'sdr',
  propose: (view) => {
    const { follows } = view.state.turn
    const of = follows?.of
    if (!follows || !of || !isEarly(of)) return pass()
    const open = pointOf(of, view)
    return keep(say(followUpBrief(view, follows, of, open), open))
  },
}

type Early = Extract<Occasion, 'question' | 'meeting' | 'cancellation' | 'silence' | 'date'>

const isEarly = (of: Occasion): of is Early =>
  of === 'question' || of === 'meeting' || of === 'cancellation' || of === 'silence' || of === 'date'

/** The very question that was left; else what is asked next, and where nothing is missing, whether they are ready. */
const pointOf = (of: Early, view: View): OpenPoint => {
  const { question } = view.state
  if (of === 'cancellation') return 'meeting'
  if (of === 'question' && question && isFollowed(question.about)) return question.about
  return nextQuestion(view) ?? 'readiness'
}

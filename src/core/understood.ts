import { bookingsOf } from './bookings.ts'
import { isInTime } from './escalation.ts'
import { isLeavingIn } from './leaving.ts'
import { isAboutLink } from './link-reply.ts'
import { DISCOVERY_FACTS } from './policy.ts'
import type { State } from './state.ts'

/** Whether anything that was said in this turn meant something to us. */
export const wasUnderstood = (state: State): boolean =>
  state.turn.learned.length > 0 ||
  state.turn.link?.answer === 'no' ||
  isLeavingIn(state) ||
  state.turn.heard.some(
    ({ reading, files, vouched, redacted, continues, text, meant }) =>
      meant !== text ||
      continues !== undefined ||
      redacted !== undefined ||
      files.length > 0 ||
      vouched !== null ||
      (reading !== null &&
        (reading.questions.length > 0 ||
          reading.figure !== undefined ||
          reading.courtesy !== null ||
          reading.service !== null ||
          (reading.concerns ?? []).some((one) => isInTime(one, state)))),
  )

/** Whether this turn was lost on us: not read, or no answer to what we had just asked (D4). */
export const isLost = (state: State): boolean => {
  const { turn, recap, payment, question, meetings } = state
  if (turn.heard.length === 0 || turn.code !== null || isAboutLink(state) || turn.reverted !== null)
    return false
  if (isEvaded(state)) return true
  if (wasUnderstood(state)) return false
  const said = turn.heard.at(-1)?.reading?.acceptance
  // What is said to a list of times is for those who read times.
  if (!said || said.hesitates || meetings.offer !== null) return false
  if (turn.unclear !== null) return said.verdict === 'uncertain' && said.tier === 'none'
  const isAnswer = said.verdict === 'accept' || said.verdict === 'refuse'
  return recap === null && payment === null && !(isAnswer && (question !== null || isBooking(state)))
}

/** Whether a time is being booked or moved: their yes has begun it, and there is no question any more. */
const isBooking = ({ meetings }: State): boolean =>
  bookingsOf(meetings).some(({ standing, movingTo }) => standing === 'asked' || movingTo !== null)

/**
 * Whether only a yes came to a question for a fact: "let's do it" is understood, and says nothing of what they look for.
 * A question that this turn itself has put is not counted.
 */
const isEvaded = ({ turn, recap, payment, question, meetings, asked, now }: State): boolean => {
  if (!question || question.report !== undefined || recap || payment || meetings.offer) return false
  const times = (asked[question.about] ?? 0) - (question.at === now ? 1 : 0)
  return (
    times > 0 &&
    DISCOVERY_FACTS.some((fact) => fact === question.about) &&
    turn.learned.every((kind) => kind === 'readiness') &&
    turn.heard.every(
      ({ reading, files }) =>
        reading?.acceptance.verdict === 'accept' &&
        reading.questions.length === 0 &&
        reading.service === null &&
        files.length === 0,
    )
  )
}

/** How many turns in a row were lost, with this one; none once a person was asked for because of it. */
export const lostWith = (state: State): number => {
  const isHandedOver = state.handOffs.some(
    ({ trigger, at }) => trigger === 'misunderstood' && at === state.now,
  )
  if (state.turn.heard.length === 0) return state.lost
  return isLost(state) && !isHandedOver ? state.lost + 1 : 0
}

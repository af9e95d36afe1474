import { isInTime } from './escalation.ts'
import type { State } from './state.ts'

/** Whether anything that was said in this turn meant something to us. */
export const wasUnderstood = (state: State): boolean =>
  state.turn.learned.length > 0 ||
  state.turn.heard.some(
    ({ reading, files, vouched, redacted, text, meant }) =>
      meant !== text ||
      redacted !== undefined ||
      files.length > 0 ||
      vouched !== null ||
      (reading !== null &&
        (reading.questions.length > 0 ||
          reading.courtesy !== null ||
          reading.service !== null ||
          (reading.concerns ?? []).some((one) => isInTime(one, state)))),
  )

/** Whether this turn was lost on us: not read, or no answer to what we had just asked (D4). */
export const isLost = (state: State): boolean => {
  const { turn, recap, payment, question, meetings } = state
  if (turn.heard.length === 0 || turn.code !== null || turn.reverted !== null || wasUnderstood(state))
    return false
  const said = turn.heard.at(-1)?.reading?.acceptance
  // What is said to a list of times is for those who read times.
  if (!said || said.hesitates || meetings.offer !== null) return false
  if (turn.unclear !== null) return said.verdict === 'uncertain' && said.tier === 'none'
  const isAnswer = said.verdict === 'accept' || said.verdict === 'refuse'
  return recap === null && payment === null && !(isAnswer && question !== null)
}

/** How many turns in a row were lost, with this one; none once a person was asked for because of it. */
export const lostWith = (state: State): number => {
  const isHandedOver = state.handOffs.some(
    ({ trigger, at }) => trigger === 'misunderstood' && at === state.now,
  )
  if (state.turn.heard.length === 0) return state.lost
  return isLost(state) && !isHandedOver ? state.lost + 1 : 0
}

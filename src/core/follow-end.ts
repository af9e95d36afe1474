import { bookingsOf } from './bookings.ts'
import { isHeld } from './desk.ts'
import { lastWordOf } from './engagement.ts'
import { upcoming } from './meetings.ts'
import type { State } from './state.ts'
import type { Instant } from './time.ts'

/** Why nobody is written to unasked, in words for the log; null: they may be (A7, A9, D8). */
export const ended = (state: State): string | null => {
  const { payment, desk, declined, meetings, unmatched, handOffs } = state
  if (payment) return 'they have ordered'
  if (unmatched) return 'money came that a person has to look at'
  if (isHeld(state) || desk) return 'a person has the conversation, or was asked for'
  if ((handOffs.at(-1)?.at ?? 0) >= (lastWordOf(state) ?? 0)) return 'a person was asked for'
  if (declined) return 'they said no'
  if (bookingsOf(meetings).some(({ standing }) => standing === 'asked' || standing === 'pending'))
    return 'a meeting is not certain yet'
  return null
}

/** Why a follow-up that was decided on at `at`, and waits to leave, must not leave any more (F1); null: it may. */
export const endedSince = (state: State, at: Instant): string | null =>
  (lastWordOf(state) ?? 0) > at
    ? 'they have written since'
    : upcoming(state)
      ? 'they are met before that'
      : ended(state)

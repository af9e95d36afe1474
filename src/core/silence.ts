import { termsHash } from './catalogue.ts'
import { isHeld } from './desk.ts'
import { lastWordOf } from './engagement.ts'
import type { Decided, Event } from './event.ts'
import type { Policy } from './policy.ts'
import type { Expecting } from './reading.ts'
import type { Silence, State } from './state.ts'
import { after, type Milliseconds } from './time.ts'

/** The timer that fires when they have said nothing to what closing asked, or have not come back from asking somebody (A7). */
export const SILENCE = 'silence'

/** Questions that closing waits for: a yes, an agreement, a code. */
export const CLOSING: readonly Expecting[] = ['acceptance', 'acknowledgement', 'code']

type Of<K extends Event['kind']> = Extract<Event, { readonly kind: K }>

/** One reminder, where nothing was said since, none was given for these very terms, and there is something to remind of. */
export const reminder = (
  state: State,
  { timer }: Of<'timer-fired'>,
  { closing }: Policy,
): readonly Decided[] => {
  const { silence, payment, reminded, now } = state
  if (timer !== SILENCE || !silence || payment || isHeld(state)) return []
  const wait = waitAfter(silence.of, closing)
  if (wait === null || now < after(silence.since, wait)) return []
  if ((lastWordOf(state) ?? now) > silence.since) return []
  if (silence.of === 'asking' && reminded === termsHash(silence.terms)) return []
  return [{ kind: 'reminded', at: now, of: silence.of, terms: silence.terms }]
}

/** How long the policy lets a silence last; null: for ever. */
export const waitAfter = (of: Silence['of'], closing: Policy['closing']): Milliseconds | null =>
  of === 'asking' ? closing.remindAfter : closing.followUpAfter

/** The silence that begins where closing asks something, or the link goes out. */
export const afterAsking = (state: State, at: Silence['since']): Silence | null =>
  state.recap ? { since: at, of: 'asking', terms: state.recap.terms } : state.silence

/** Whoever goes to ask somebody, or puts it off, may be asked once more; a no, or other words, end the matter. */
export const afterWithdrawal = (state: State, { at, reason }: Of<'recap-withdrawn'>): Silence | null => {
  if (reason === 'expired') return state.silence
  if (reason !== 'hedged' || !state.recap || !isPutOff(state)) return null
  return { since: at, of: 'deferral', terms: state.recap.terms }
}

/** Whether they said "not yet", or that somebody else decides, in this turn. */
export const isPutOff = ({ turn, signals }: State): boolean =>
  (turn.learned.includes('decision') && signals.decision?.value !== 'self') ||
  turn.heard.some(({ reading }) => reading?.acceptance.spans.some(({ as }) => as === 'deferral') ?? false)

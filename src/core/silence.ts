import type { EventOf } from './event.ts'
import type { Silence } from './follow-up-event.ts'
import type { Expecting } from './reading.ts'
import type { State } from './state.ts'
import type { Instant } from './time.ts'

/** The timer that fires when they may have been silent for long enough to be written to (A7, D8). */
export const SILENCE = 'silence'

/** The silence that begins where something is asked, or the link goes out; what a follow-up asks belongs to the silence that it is of. */
export const afterAsking = (
  state: State,
  about: Expecting | 'link',
  at: Silence['since'],
): Silence | null => {
  if (state.turn.follows) return state.silence
  const { recap } = state
  const of = CLOSING[about]
  if (of) return recap ? { since: at, of, terms: recap.terms } : state.silence
  return about !== 'link' && isFollowed(about) ? { since: at, of: 'question', about } : state.silence
}

/** Questions of closing, and the occasion that each is. */
const CLOSING: { readonly [about in Expecting | 'link']?: 'recap' | 'terms' | 'link' } = {
  acceptance: 'recap',
  acknowledgement: 'terms',
  code: 'terms',
  link: 'link',
}

/** Questions of discovery that are worth a second word; a phone number or a code is only asked for while they are there. */
export const QUESTIONS = [
  'need',
  'quantity',
  'timeline',
  'budget',
  'decision',
  'location',
  'readiness',
  'meeting',
] as const

/** Whether a silence after it is one. */
export const isFollowed = (about: Expecting): about is (typeof QUESTIONS)[number] =>
  QUESTIONS.some((one) => one === about)

/** Whoever goes to ask somebody, or puts it off, may be asked once more; a no, or other words, end the matter. */
export const afterWithdrawal = (state: State, { at, reason }: EventOf<'recap-withdrawn'>): Silence | null => {
  if (reason === 'expired') return state.silence
  if (reason !== 'hedged' || !state.recap || !isPutOff(state)) return null
  return { since: at, of: 'deferral', terms: state.recap.terms, ...agreedIn(state) }
}

/** Before any terms stand they can put it off as well: what is waited for as the turn ends, where it put no question. */
export const afterTurn = (state: State): Silence | null => {
  const { turn, recap, payment, question, silence, now } = state
  const heard = turn.heard.at(-1)
  if (!heard || recap || payment || !isDeferred(state)) return silence
  const isSettled = (since: Instant | undefined): boolean => since !== undefined && since >= heard.at
  if (isSettled(question?.at) || isSettled(silence?.since)) return silence
  return { since: now, of: 'deferral', ...agreedIn(state) }
}

/** The day that they named in this turn to be asked again. */
const agreedIn = ({ turn, signals }: State): Pick<Silence, 'until'> =>
  turn.learned.includes('callback') && signals.callback ? { until: signals.callback.value } : {}

/** Whether they said "not yet", that somebody else decides, or when to ask again, in this turn. */
export const isPutOff = (state: State): boolean =>
  (state.turn.learned.includes('decision') && state.signals.decision?.value !== 'self') || isDeferred(state)

/** Whether they said "not yet", or when to ask again, in this turn. */
export const isDeferred = ({ turn }: State): boolean =>
  turn.learned.includes('callback') ||
  turn.heard.some(({ reading }) => reading?.acceptance.spans.some(({ as }) => as === 'deferral') ?? false)

/**
 * Whether they want no more of it: a plain no ends all follow-ups until they write something else. A no to what is noted
 * elsewhere, to a time or to a fact that they put right says nothing of the kind.
 */
export const declinesWith = ({ turn, question, declined }: State, read: EventOf<'message-read'>): boolean => {
  const { acceptance, noticed } = read.reading
  const isNo = acceptance.verdict === 'refuse' && noticed.every(({ kind }) => kind === 'objection')
  const isOfFact = question?.report !== undefined || question?.about === 'meeting'
  const isFirst = turn.heard.findIndex(({ message }) => message === read.message) <= 0
  return (isNo && !isOfFact) || (declined && !isFirst)
}

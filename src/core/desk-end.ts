import { agreementBy, approvalBy, orderMark } from './approval.ts'
import { termsHash, termsOf } from './catalogue.ts'
import { lastContact } from './contacts.ts'
import type { DeskNote, RepRefusal } from './desk.ts'
import { refused, tell } from './desk-tell.ts'
import type { Decided, EventOf } from './event.ts'
import { exceptionInWords, isOfException } from './exception.ts'
import type { Rules } from './rules.ts'
import { alive, learn, type Signal, type SignalOf } from './signal.ts'
import type { State } from './state.ts'

/** A rep gives the conversation back, or ends what nobody has taken. */
export const closed = (state: State, event: EventOf<'rep-closed'>, rules: Rules): readonly Decided[] => {
  const { rep, at, handOff, how, agreed } = event
  const why = notTheirs(state, event)
  if (why) return refused(state, event, why)
  const evidence = agreed ? [agreementBy(placeOf(event), agreed, state, rules)] : []
  return [...kept(state, evidence, at, rules), ...over(state, { handOff, rep, how, granted: null })]
}

/** An approval changes what is known, and takes back a recap that says otherwise (A5, A9). */
export const judged = (state: State, event: EventOf<'rep-judged'>, rules: Rules): readonly Decided[] => {
  const { rep, at, handOff, verdict: how, discount, price, terms } = event
  const why = notTheirs(state, event) ?? (how === 'approved' ? notAsSeen(state, event, rules) : null)
  if (why) return refused(state, event, why)
  if (how === 'declined')
    return [...kept(state, [], at, rules), ...over(state, { handOff, rep, how, granted: null })]
  const granted = { discount, price, terms }
  const quote = exceptionInWords(granted, rules.business.catalogue.currency)
  const approval = approvalBy({ ...placeOf(event), quote }, granted, state, rules)
  if ('refused' in approval) return refused(state, event, approval.refused)
  const evidence = [approval.signal, ...readyAgain(state, approval.signal)]
  return [...kept(state, evidence, at, rules), ...over(state, { handOff, rep, how, granted })]
}

/** Why a hand-off is not this rep's to end; null where it is. */
const notTheirs = (
  { desk }: State,
  { rep, handOff }: EventOf<'rep-closed' | 'rep-judged'>,
): RepRefusal | null => {
  if (!desk || desk.id !== handOff) return { reason: 'over' }
  return desk.owner && desk.owner.id !== rep.id ? { reason: 'taken', by: desk.owner } : null
}

/** Nobody approves what they have not seen, nor what is bought already (A6, A9). */
const notAsSeen = (state: State, { of }: EventOf<'rep-judged'>, rules: Rules): RepRefusal | null => {
  if (state.payment) return { reason: 'ordered' }
  return of !== undefined && of !== orderMark(state, rules) ? { reason: 'order-changed' } : null
}

const placeOf = ({ rep, handOff, at }: EventOf<'rep-closed' | 'rep-judged'>) => ({
  ...rep,
  said: `${handOff} ${at}`,
  place: { channel: 'desk', id: rep.id },
})

const kept = (
  state: State,
  evidence: readonly Signal[],
  at: State['now'],
  rules: Rules,
): readonly Decided[] => [
  ...evidence.map((signal) => ({ kind: 'signal-kept' as const, at, signal })),
  ...changedRecap(state, evidence, rules),
]

/** Who goes from them, if they knew of anybody; and whether they wrote to a bot that was paused. */
const leaving = (state: State): Pick<EventOf<'hand-off-closed'>, 'hadIt' | 'missed'> => {
  const owner = state.desk?.owner ?? null
  const heard = lastContact(state)?.lastHeard ?? state.now
  return {
    hadIt: owner !== null && !owner.quiet,
    ...(owner?.quiet && heard > owner.since && { missed: true }),
  }
}

/** The hand-off is over; but a decision alone ends nothing of what else a card that nobody has taken is open for. */
const over = (
  state: State,
  { how, granted, ...by }: Pick<EventOf<'hand-off-closed'>, 'handOff' | 'rep' | 'how' | 'granted'>,
): readonly Decided[] => {
  const { now: at, desk } = state
  const { handOff, rep } = by
  const isDecision = how === 'approved' || how === 'declined'
  const stays = isDecision && !desk?.owner && desk?.triggers.some((one) => !isOfException(one))
  const said = granted ? { granted } : {}
  const note: DeskNote =
    isDecision && stays ? { of: 'judged', rep, how, ...said } : { of: 'closed', rep, how, ...said }
  return [
    isDecision && stays
      ? { kind: 'exception-judged', at, ...by, how, granted }
      : { kind: 'hand-off-closed', at, ...by, how, granted, ...leaving(state) },
    tell(state, handOff, { do: 'note', note }),
  ]
}

/**
 * Whoever had an order before them and asked for better terms is answered with these: the recap comes again, and still needs
 * their own yes (A5).
 */
const readyAgain = (state: State, approval: SignalOf<'approval'>): readonly Signal[] =>
  state.lastTerms === null || state.payment || alive(state.signals, 'readiness', state.now)
    ? []
    : [{ ...approval, kind: 'readiness', value: true }]

const changedRecap = (state: State, evidence: readonly Signal[], rules: Rules): readonly Decided[] => {
  const { recap, payment, now } = state
  if (!recap || payment) return []
  const known = termsOf(evidence.reduce(learn, state.signals), rules.business.catalogue, now)
  return known.kind === 'complete' && termsHash(known.terms) === recap.hash
    ? []
    : [{ kind: 'recap-withdrawn', at: now, hash: recap.hash, reason: 'changed' }]
}

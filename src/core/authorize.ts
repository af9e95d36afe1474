import { type Address, addressKey, sameAddress } from './address.ts'
import { type Authority, holds, missingFor } from './authority.ts'
import type { Brief } from './brief.ts'
import { type Terms, termsHash, termsOf } from './catalogue.ts'
import { codeBarrier, isProven } from './code.ts'
import { isSuppressedAt } from './contacts.ts'
import { CRM_TOOLS, type CrmEntry, type CrmRole } from './crm.ts'
import { isHeld } from './desk.ts'
import { openDiffering } from './differing.ts'
import { isIdentityDue } from './duty.ts'
import type { Act, Deed } from './effect.ts'
import { isWithRep } from './escalation.ts'
import type { Verdict } from './event.ts'
import { groundsOf } from './grounds.ts'
import { groupBarrier, isAmongOthers } from './group.ts'
import { givingBarrier, isProvenElsewhere, type JoinCall } from './link-gate.ts'
import { meetingBarrier } from './meet.ts'
import { isWhole } from './payment.ts'
import type { Requirement, Role } from './policy.ts'
import type { Rules } from './rules.ts'
import type { State } from './state.ts'
import { TOOLS, type ToolCall } from './tool.ts'

/**
 * The one gate (A2, I6). A tool passes when it belongs to the role that asks, no guardrail stands in its way, and the
 * evidence for its level is alive. No dialog and no model can pass it with anything else.
 */
export const authorize = (
  call: ToolCall,
  role: Role,
  state: State,
  authority: Authority,
  rules: Rules,
): Verdict => {
  const tool = TOOLS[call.tool]
  const missing = missingFor(authority, tool.level)
  if (tool.role !== role)
    return refuse(`${call.tool} belongs to the ${tool.role}, not to the ${role}`, missing)
  // It says nothing to anybody, and the site says it once: whoever has the conversation is told by it who they talk to.
  if (isHeld(state) && call.tool !== 'join-login') return refuse(HELD, missing)
  const barrier = guardrail(call, state, rules)
  if (barrier) return refuse(barrier, missing)
  return holds(authority, tool.level)
    ? { outcome: 'allow', level: tool.level, on: groundsOf(tool.level, state, rules.business.policy) }
    : refuse(`authority to ${tool.level} is not there yet`, missing)
}

const HELD = 'a rep has the conversation'

/**
 * Whether words of ours may go to an address at all: after STOP only its one confirmation (C8, I9); and while a rep has the
 * conversation, what is about that, about the way out, about money that has moved, or about an appointment of theirs (D6, I12);
 * and where others read along, what is theirs to hear (M6).
 */
export const authorizeWords = (to: Address, briefs: readonly Brief[], state: State): Verdict => {
  if (isSuppressedAt(to, state) && !briefs.some(isConfirmation)) return refuse('they asked us to stop')
  const barrier = groupBarrier(to, briefs, state)
  if (barrier) return refuse(barrier)
  if (isHeld(state) && !briefs.every(({ say }) => SAID_BESIDE_A_REP.has(say))) return refuse(HELD)
  return { outcome: 'allow', level: 'engage' }
}

const SAID_BESIDE_A_REP: ReadonlySet<Brief['say']> = new Set([
  'rep-here',
  'parted',
  'introduce-sms',
  'stopped',
  'started',
  'start-there',
  'help',
  'redacted',
  // Where they would rather go on with the rep, which no rep can bring about (M6).
  'introduce',
  'ask-number',
  'code',
  'code-sent',
  'code-wrong',
  'code-void',
  'codes-spent',
  'joined',
  'continued',
  'paid',
  'confirmed',
  'payment-failed',
  'payment-reversed',
  'payment-restored',
  'payment-unmatched',
  // Their own appointment, and what became of a wish for one that they had before the rep came (D3).
  'booked',
  'requested',
  'rebooked',
  'called-off',
  'moved-there',
  'off-there',
  'turned-down',
  'booking-failed',
  'slot-taken',
  'reminder',
])

/**
 * Whether a role may write something into the CRM (A2, S4): its own fields only, and of addresses none that is not proven to be
 * theirs (I10). Who has the conversation makes no difference: it is told as well what reps do.
 */
export const authorizeEntry = ({ field, value }: CrmEntry, role: CrmRole, { addresses }: State): Verdict => {
  const { tool, level, fields } = CRM_TOOLS[role]
  if (!fields.some((own) => own === field)) return refuse(`${field} is no field that ${tool} writes`)
  if ('addresses' in value && !value.addresses.every((one) => addressKey(one) in addresses))
    return refuse('an address in it is not proven to be theirs')
  return { outcome: 'allow', level }
}

/** The one thing that may be said to somebody who has just asked us to stop (C8). */
export const isConfirmation = (brief: Brief): boolean => brief.say === 'stopped'

/** Puts the permit on what the gate has let through. Called by `decide` alone, behind a verdict. */
export const permit = (deed: Deed): Act => deed as Act

/** What no evidence lifts. */
const guardrail = (call: ToolCall, state: State, rules: Rules): string | null => {
  if (NOT_BEFORE_OTHERS.has(call.tool) && isAmongOthers(state)) return AMONG_OTHERS
  switch (call.tool) {
    case 'state-recap':
      if (state.payment) return 'they have paid; nothing more is sold'
      if (state.checkout?.standing === 'open') return 'a link is open; nothing else is offered'
      if (openDiffering(state)) return 'they have not said yet which of two values is right'
      return areKnown(call.terms, state, rules) ? null : 'these terms are not what is known'
    case 'offer-checkout':
      if (state.payment) return 'they have paid; nothing more is sold'
      if (state.checkout?.standing === 'open') return 'a link is open already'
      if (call.terms.net !== undefined) return 'nothing is due now; an invoice comes'
      return isAccepted(call.terms, state)
    case 'place-order':
      if (state.payment) return 'an order is placed already'
      if (state.checkout?.standing === 'open') return 'a link is open already'
      if (call.terms.net === undefined) return 'these terms are paid now'
      return isAccepted(call.terms, state)
    case 'send-code':
      return codeBarrier(call.to, state, rules)
    case 'check-identity':
      if (!isIdentityDue(state, rules.business.policy)) return 'nothing waits for who they are'
      return addressKey(call.phone) in state.addresses
        ? codeBarrier(call.phone, state, rules)
        : 'this phone is not proven to be theirs'
    case 'join-address':
      return isJoinProven(call, state, rules) ? null : 'nobody has proven that this address is theirs'
    case 'issue-link':
    case 'show-code':
      return givingBarrier(call, state, rules)
    case 'join-vouched':
      return state.turn.heard.some(({ vouched }) => vouched && sameAddress(vouched, call.address))
        ? null
        : 'no platform has vouched for this address'
    case 'join-login':
      return state.turn.login && sameAddress(state.turn.login.user, call.address)
        ? null
        : 'the site has not said that this is who is logged in'
    case 'offer-slots':
    case 'book-slot':
    case 'move-booking':
    case 'cancel-booking':
      return meetingBarrier(call, state)
    case 'hand-off':
      return isWithRep(call.trigger, call.matter ?? '', state, rules.desk ?? false)
        ? rules.desk
          ? 'a person has been asked for this already'
          : 'they have been told already where to reach a person'
        : null
    default:
      return call satisfies never
  }
}

/** What joins an address, or leads to that (G1). */
const NOT_BEFORE_OTHERS: ReadonlySet<ToolCall['tool']> = new Set([
  'send-code',
  'check-identity',
  'join-address',
  'join-vouched',
  'join-login',
  'issue-link',
  'show-code',
])

const AMONG_OTHERS = 'others read along here; no address is joined before them'

const isAccepted = (terms: Terms, { acceptance, recap }: State): string | null => {
  if (recap && !isWhole(recap)) return 'the terms that are kept are not the ones that were stated'
  return termsHash(terms) === acceptance?.hash ? null : 'these are not the terms they accepted'
}

/** By the code that was sent there; or by a link or a code that was given there (M6). */
const isJoinProven = (call: JoinCall, state: State, rules: Rules): boolean =>
  call.by === undefined ? isProven(call.challenge, state, rules) : isProvenElsewhere(call, state, rules)

const areKnown = (terms: Terms, state: State, rules: Rules): boolean => {
  const known = termsOf(state.signals, rules.business.catalogue, state.now)
  return known.kind === 'complete' && termsHash(known.terms) === termsHash(terms)
}

const refuse = (reason: string, missing: readonly Requirement[] = []): Verdict => ({
  outcome: 'refuse',
  reason,
  missing,
})

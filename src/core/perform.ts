import type { Address } from './address.ts'
import { termsHash } from './catalogue.ts'
import { codeName } from './code.ts'
import type { DeskOrder, Win } from './desk.ts'
import { DESK_TIMERS, REP_FILE } from './desk-hear.ts'
import { afterHours } from './desk-hours.ts'
import { isIdentityDue } from './duty.ts'
import type { Deed } from './effect.ts'
import type { Decided, Event, EventOf } from './event.ts'
import { toFetch } from './file.ts'
import type { HandOffTrigger } from './hand-off.ts'
import { identified } from './identity.ts'
import { messageId, numbered } from './ids.ts'
import { given, shownIn } from './link-gate.ts'
import { meet, meetingDeeds } from './meet.ts'
import { nextCheckout, orderNumber } from './order-number.ts'
import type { Rules } from './rules.ts'
import { SILENCE } from './silence.ts'
import type { State } from './state.ts'
import { after } from './time.ts'
import type { ToolCall } from './tool.ts'
import { deedsOfWeaving } from './woven-deeds.ts'

/** What a tool that the gate let through comes to, as facts of the journal. */
export const perform = (call: ToolCall, here: Address, state: State, rules: Rules): readonly Decided[] => {
  const { policy } = rules.business
  const at = state.now
  switch (call.tool) {
    case 'send-code':
      return [
        { kind: 'consent-given', at, address: call.to, wording: call.wording, evidence: call.evidence },
        {
          kind: 'code-issued',
          at,
          challenge: codeName(call.to, state),
          for: call.to,
          from: here,
          expiresAt: after(at, policy.codeValid),
        },
      ]
    case 'join-address':
      return [
        {
          kind: 'address-joined',
          at,
          address: call.address,
          proof: call.by ?? 'code',
          challenge: call.challenge,
        },
        // The code that joined the phone has shown as well that they hold it.
        ...(call.by === undefined && isIdentityDue(state, policy)
          ? identified(call.address, here, state, policy)
          : []),
      ]
    case 'issue-link':
    case 'show-code':
      return given(call, here, state, policy)
    case 'check-identity':
      return [
        {
          kind: 'code-issued',
          at,
          challenge: codeName(call.phone, state),
          for: call.phone,
          from: here,
          expiresAt: after(at, policy.codeValid),
          purpose: 'identity',
        },
      ]
    case 'join-vouched':
      return [
        { kind: 'consent-given', at, address: call.address, wording: call.wording, evidence: call.evidence },
        { kind: 'address-joined', at, address: call.address, proof: 'vouched', challenge: null },
      ]
    case 'join-login':
      return [{ kind: 'address-joined', at, address: call.address, proof: 'site', challenge: null }]
    case 'offer-slots':
    case 'book-slot':
    case 'move-booking':
    case 'cancel-booking':
      return meet(call, here, state, rules)
    case 'hand-off':
      return [
        {
          kind: 'hand-off-requested',
          at,
          trigger: call.trigger,
          ...(call.matter !== undefined && { matter: call.matter }),
        },
        ...calledFor(call.trigger, state, rules),
      ]
    case 'state-recap':
      return [{ kind: 'recap-stated', at, terms: call.terms, hash: termsHash(call.terms), to: here }]
    case 'offer-checkout':
      return [
        {
          kind: 'checkout-offered',
          at,
          checkout: nextCheckout(state),
          hash: termsHash(call.terms),
          terms: call.terms,
          to: here,
          expiresAt: after(at, policy.checkoutValid),
        },
      ]
    case 'place-order': {
      const { terms } = call
      const [checkout, number] = [nextCheckout(state), orderNumber(state)]
      return [{ kind: 'order-placed', at, checkout, hash: termsHash(terms), terms, to: here, number }]
    }
    default:
      return call satisfies never
  }
}

/** A desk is called once for each reason; while a hand-off is open, another reason is added to it. */
const calledFor = (trigger: HandOffTrigger, state: State, { desk }: Rules): readonly Decided[] => {
  if (!desk) return []
  const at = state.now
  const open = state.desk
  // One more matter of the same kind adds no reason to the card, which is shown as things stand now.
  if (open?.triggers.includes(trigger))
    return [{ kind: 'desk-told', at, handOff: open.id, order: { do: 'show' } }]
  const handOff = open?.id ?? numbered(state.person, 'hand', state.deskCalls + 1)
  const again: DeskOrder = { do: 'note', note: { of: 'asked-again', trigger } }
  return [
    { kind: 'hand-off-opened', at, handOff, trigger },
    ...(open ? [{ kind: 'desk-told' as const, at, handOff, order: again }] : []),
  ]
}

/**
 * What all of these lead to. The files of a rep who was not obeyed are no deed: they go the way of the words beside them (R2 in
 * `desk-hear.ts`).
 */
export const deedsOfAll = (events: readonly Event[], rules: Rules): readonly Deed[] => {
  const isRefused = events.some((event) => event.kind === 'rep-refused' && event.wanted === 'rep-said')
  return events
    .filter(({ kind }) => !(isRefused && kind === 'rep-said'))
    .flatMap((event) => deedsOf(event, rules))
}

/** What the world must be told of a fact: every Act there is follows from an event of the journal. */
export const deedsOf = (event: Event, rules: Rules): readonly Deed[] => {
  switch (event.kind) {
    case 'message-received':
      return event.activity.type === 'message' ? filesOf(event) : []
    case 'message-queued':
      return [
        {
          act: 'send',
          outgoing: event.outgoing,
          to: event.to,
          message: event.message,
          secret: event.secret,
          confirmsStop: event.confirmsStop,
          promptedAt: event.promptedAt ?? null,
          ...(event.by && { by: event.by }),
          ...(event.followsUp !== undefined && { followsUp: event.followsUp }),
        },
      ]
    case 'address-joined':
      return [{ act: 'join', address: event.address }]
    case 'code-shown':
      return [{ act: 'expect-text', address: event.for, code: shownIn(event) }]
    case 'address-left':
      return [
        { act: 'leave', address: event.address, parting: { said: event.evidence.address, at: event.at } },
      ]
    case 'merged-away':
      return [{ act: 'bring-past', into: event.into, address: event.address }]
    case 'passed-on':
      return [{ act: 'pass-on', to: event.to, event: event.event }]
    case 'rewoven':
      return deedsOfWeaving(event, (one) => deedsOf(one, rules))
    case 'opted-out':
    case 'address-closed':
      return [{ act: 'suppress', address: event.address }]
    case 'opted-in':
      return [{ act: 'allow', address: event.address }]
    case 'hand-off-opened':
      return [show(event.handOff), ...(event.trigger === null ? [] : untilClaimed(event, rules))]
    case 'hand-off-claimed':
    case 'hand-off-closed':
    case 'hand-off-unclaimed':
      return [show(event.handOff)]
    case 'exception-judged':
      return [show(event.handOff)]
    case 'paid':
    case 'order-placed':
      return wins(event, rules)
    case 'desk-told':
      return [{ act: 'tell-desk', handOff: event.handOff, order: event.order }]
    case 'crm-told':
      return [{ act: 'tell-crm', told: event }]
    case 'rep-said':
      return repFilesOf(event)
    case 'rep-refused':
      // They are sent to look at the card, so it shows the order as it is now.
      return event.why.reason === 'order-changed' ? [show(event.handOff)] : []
    case 'booking-asked':
    case 'move-asked':
    case 'cancel-asked':
    case 'hold-asked':
    case 'hold-ended':
    case 'look-asked':
    case 'booking-confirmed':
      return meetingDeeds(event, rules)
    case 'recap-stated':
      return [{ act: 'wake', timer: 'recap', at: after(event.at, rules.business.policy.recapValid) }]
    case 'acceptance-recorded':
      return [{ act: 'wake', timer: 'recap', at: event.validUntil }]
    case 'checkout-offered':
      return [{ act: 'wake', timer: 'recap', at: event.expiresAt }]
    case 'turn-ended':
      return event.followUp ? [{ act: 'wake', timer: SILENCE, at: event.followUp.at }] : []
    case 'follow-up-waits':
      return [{ act: 'wake', timer: SILENCE, at: event.until }]
    default:
      return []
  }
}

const show = (handOff: string): Deed => ({ act: 'tell-desk', handOff, order: { do: 'show' } })

/** An order to be invoiced is work for somebody, so that one is told in any case. */
const wins = (event: EventOf<'paid' | 'order-placed'>, { desk, business }: Rules): readonly Deed[] => {
  if (!desk || (event.kind === 'paid' && !business.policy.desk.wins)) return []
  const win: Win =
    event.kind === 'paid'
      ? { of: 'paid', amount: event.amount, receipt: event.receipt }
      : { of: 'ordered', terms: event.terms, number: event.number }
  return [{ act: 'tell-desk', handOff: event.checkout, order: { do: 'win', win } }]
}

const untilClaimed = ({ at }: EventOf<'hand-off-opened'>, { business }: Rules): readonly Deed[] => {
  const { desk, timeZone } = business.policy
  return [
    { act: 'wake', timer: DESK_TIMERS.remind, at: after(at, desk.remindAfter) },
    { act: 'wake', timer: DESK_TIMERS.tell, at: afterHours(at, desk.tellAfter, desk.hours, timeZone) },
  ]
}

const repFilesOf = ({ attachments, said, place }: EventOf<'rep-said'>): readonly Deed[] =>
  toFetch(attachments).map(({ index, attachment }) => ({
    act: 'keep-file',
    message: messageId(`${REP_FILE}${said}`),
    index,
    from: place,
    attachment,
  }))

const filesOf = ({ activity, address }: EventOf<'message-received'>): readonly Deed[] =>
  toFetch(activity.attachments).map(({ index, attachment }) => ({
    act: 'keep-file',
    message: messageId(activity.id),
    index,
    from: address,
    attachment,
  }))

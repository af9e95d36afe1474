import { type Address, addressKey } from './address.ts'
import { ahead, isOneAsked } from './bookings.ts'
import type { Deed } from './effect.ts'
import type { Decided, Event } from './event.ts'
import { heldFor, letGo } from './hold.ts'
import { numbered } from './ids.ts'
import { upcoming } from './meetings.ts'
import { reminderOf } from './reminder.ts'
import type { Rules } from './rules.ts'
import { type Slot, sameSlot } from './slot.ts'
import type { State } from './state.ts'
import { instant } from './time.ts'
import type { ToolCall } from './tool.ts'

/** The tools that have to do with a calendar. */
export type MeetingCall = Extract<
  ToolCall,
  { readonly tool: 'offer-slots' | 'book-slot' | 'move-booking' | 'cancel-booking' }
>

/**
 * What no evidence lifts: nothing is offered that the calendar has not just called free, nothing is booked that was not
 * offered, and nothing of it comes between a recap and its answer or after a payment (A6).
 */
export const meetingBarrier = (call: MeetingCall, state: State): string | null => {
  const { offer } = state.meetings
  switch (call.tool) {
    case 'offer-slots':
      if (state.recap && !state.payment) return 'a recap waits for its answer'
      if (state.payment && call.moves === null) return 'they have paid; nothing more is offered'
      return call.slots.every((slot) => wasFound(slot, state))
        ? null
        : 'the calendar has not called these free'
    case 'book-slot':
      if (state.payment) return 'they have paid; nothing more is offered'
      if (upcoming(state) || isOneAsked(state.meetings)) return 'a meeting is booked already'
      return wasOffered(call.slot, offer?.moves === null ? offer.slots : [], state)
    case 'move-booking':
      if (!isTheirs(call, state)) return 'there is no such booking'
      return wasOffered(call.slot, offer?.moves === call.booking ? offer.slots : [], state)
    case 'cancel-booking':
      return isTheirs(call, state) ? null : 'there is no such booking'
    default:
      return call satisfies never
  }
}

const wasFound = (slot: Slot, { turn, now }: State): boolean =>
  slot.start > now &&
  Object.values(turn.slots ?? {}).some((found) => found?.some((one) => sameSlot(one, slot)))

const wasOffered = (slot: Slot, offered: readonly Slot[], { now }: State): string | null =>
  slot.start > now && offered.some((one) => sameSlot(one, slot)) ? null : 'this time was not offered'

const isTheirs = (
  { booking, reference }: { readonly booking: string; readonly reference: string },
  state: State,
): boolean => ahead(state).some((one) => one.id === booking && one.reference === reference)

/** What a tool that the gate let through comes to, as facts of the journal. */
export const meet = (call: MeetingCall, here: Address, state: State, rules: Rules): readonly Decided[] => {
  const at = state.now
  switch (call.tool) {
    case 'offer-slots': {
      const { slots, zone, moves } = call
      const only = slots.length === 1 ? (slots[0] ?? null) : null
      return [
        ...letGo(state, only),
        { kind: 'slots-offered', at, slots, zone, moves },
        ...heldFor(only, state, rules),
      ]
    }
    case 'book-slot': {
      const { slot, zone, email, evidence, wording } = call
      const booking = numbered(state.person, 'meet', state.meetings.count + 1)
      const isAgreed = wording === null || state.addresses[addressKey(here)]?.consent
      return [
        ...letGo(state, slot),
        ...(isAgreed ? [] : [{ kind: 'consent-given' as const, at, address: here, wording, evidence }]),
        { kind: 'booking-asked', at, booking, slot, zone, to: here, email, evidence },
      ]
    }
    case 'move-booking': {
      const { booking, reference, slot, zone, evidence } = call
      return [...letGo(state, slot), { kind: 'move-asked', at, booking, reference, slot, zone, evidence }]
    }
    case 'cancel-booking': {
      const { booking, reference, evidence } = call
      return [{ kind: 'cancel-asked', at, booking, reference, evidence }]
    }
    default:
      return call satisfies never
  }
}

type MeetingFact = Extract<
  Event,
  {
    readonly kind:
      | 'booking-asked'
      | 'move-asked'
      | 'cancel-asked'
      | 'hold-asked'
      | 'hold-ended'
      | 'look-asked'
      | 'booking-confirmed'
  }
>

/** What the calendar must be told of a fact; and when they are to be reminded, unless that time is over. */
export const meetingDeeds = (event: MeetingFact, { business }: Rules): readonly Deed[] => {
  const { at } = event
  switch (event.kind) {
    case 'booking-asked': {
      const { booking, slot, zone, email } = event
      return [{ act: 'book', booking, slot, zone, email }]
    }
    case 'move-asked': {
      const { booking, reference, slot } = event
      return [{ act: 'move', booking, reference, slot }]
    }
    case 'cancel-asked':
      return [{ act: 'cancel', booking: event.booking, reference: event.reference }]
    case 'hold-asked':
      return [{ act: 'hold', slot: event.slot, until: event.until }]
    case 'hold-ended':
      return [{ act: 'release', slot: event.slot }]
    case 'look-asked':
      return [{ act: 'look', booking: event.booking, reference: event.reference }]
    case 'booking-confirmed': {
      const before = instant(event.slot.start - business.policy.booking.remindBefore)
      return before > at ? [{ act: 'wake', timer: reminderOf(event.booking), at: before }] : []
    }
    default:
      return event satisfies never
  }
}

import { addressKey } from '#core/address'
import { holds } from '#core/authority'
import type { Booking, SlotOffer } from '#core/booking'
import { ahead, underWayOf } from '#core/bookings'
import type { Brief } from '#core/brief'
import { buyerZone } from '#core/buyer-zone'
import { type DialogOf, type Floor, keep, type Proposal, pass, say, type View } from '#core/dialog'
import { wordsOf } from '#core/evidence'
import { emailBySite } from '#core/login'
import { wordingOf } from '#core/manner'
import { isMeetingNews, upcoming, wished } from '#core/meetings'
import { openQuestion } from '#core/place'
import { traitsOf } from '#core/rules'
import { isAlive } from '#core/signal'
import type { Meeting, Slot } from '#core/slot'
import { clockAt } from '#core/zone'
import { notedIn } from './known.ts'
import { meant, movedIn, movingNow, whichOf } from './several.ts'
import { besides, type Pick, pickOf, timesFor, underWayIn, wantedBy, wishNow } from './times.ts'

/**
 * Finds a time to meet, books it, moves it and calls it off (D3), all by the calendar's word: free is what it has just called
 * free, and booked is what has its reference. While a recap waits it offers nothing; and where nobody may be met it says nothing
 * at all.
 */
export const booking: DialogOf<'sdr'> = {
  name: 'booking',
  role: 'sdr',
  propose: (view) => {
    const { state, rules } = view
    if (!rules.business.calendar) return pass()
    if (isMeetingNews(state.turn.news)) return told(view)
    if (view.heard.length === 0 && state.turn.news !== 'joined') return pass()
    if (state.recap && !state.payment) return besideRecap(view)
    const { offer } = state.meetings
    const pick = offer && pickOf(offer, view)
    if (pick) return taken(pick, view)
    const wish = wishNow(view)
    if (!wish) return unspoken(view)
    const last = underWayOf(state.meetings)
    if (last) return underWay(last, view)
    const standing = upcoming(state)
    switch (wish.wish) {
      case 'cancel':
        return standing ? cancel(wish, view) : floor(view, say({ say: 'no-booking' }))
      case 'move':
        return standing ? find(wish, view) : floor(view, say({ say: 'no-booking' }))
      case 'time':
        return offer || standing ? find(wish, view) : begin(wish, view)
      case 'book':
        return standing ? alreadyBooked(standing, view) : begin(wish, view)
      default:
        return wish.wish satisfies never
    }
  },
}

/** A meeting that stands can be called off at any time; for times to choose from, the order is settled first (A6). */
const besideRecap = (view: View): Floor<'sdr'> => {
  const { state } = view
  const wish = wishNow(view)
  if (!wish) return pass()
  const last = underWayOf(state.meetings)
  if (last) return pass(say(underWayIn(last)))
  const standing = upcoming(state)
  if (wish.wish !== 'cancel') return pass(say({ say: 'meet-after' }))
  return standing ? cancel(wish, view) : pass(say({ say: 'no-booking' }))
}

/** Words that are no wish of their own: a no or an unclear yes to what was offered, or what was still missing for it. */
const unspoken = (view: View): Floor<'sdr'> => {
  const { state } = view
  const { offer } = state.meetings
  const said = view.heard.at(-1)?.reading?.acceptance
  const isAnswer = offer !== null && state.question?.about === 'meeting'
  const standing = upcoming(state)
  if (isAnswer && said?.verdict === 'refuse')
    return standing ? alreadyBooked(standing, view) : keep(say({ say: 'not-booked' }))
  if (isAnswer && said?.verdict === 'accept') return again(offer, 'which', view)
  // Their question was answered, or they go on elsewhere, and ours still stands (D2, M5).
  const isBack = state.turn.news === 'joined'
  const isAsking = view.heard.some(({ reading }) => reading?.questions.length)
  if (offer && (isBack ? openQuestion(state)?.about === 'meeting' : isAnswer && isAsking))
    return again(offer, 'free', view)
  const wish = wished(state)
  const isNew = (state.signals.meeting?.at ?? 0) > (offer?.at ?? 0)
  const isKnownMore = (isBack || state.turn.learned.length > 0) && holds(view.authority, 'book')
  if (wish && isNew && isKnownMore) return find(wish, view)
  // The times that lie before them are said by other clocks now.
  const isElsewhere = offer !== null && buyerZone(state, view.rules) !== offer.zone
  return isElsewhere && state.turn.learned.includes('zone')
    ? find(state.signals.meeting?.value ?? ANY_TIME, view)
    : pass()
}

const ANY_TIME: Meeting = { wish: 'time', when: [], than: 'any' }

/** What was offered is put once more, as far as it still lies ahead. */
const again = ({ slots, zone }: SlotOffer, opening: 'free' | 'which', view: View): Floor<'sdr'> => {
  const ahead = slots.filter(({ start }) => start > view.state.now)
  const [slot] = ahead
  if (!slot) return find(ANY_TIME, view)
  return ahead.length === 1
    ? keep(say({ say: 'offer-slot', slot, zone }, 'meeting'))
    : keep(say({ say: 'offer-slots', slots: ahead, zone, opening, taken: null }, 'meeting'))
}

/** A new meeting takes what the policy wants to know first; the wish is kept until then (A3, M5). */
const begin = (wish: Meeting, view: View): Floor<'sdr'> => {
  if (view.state.payment) return pass()
  return holds(view.authority, 'book') ? find(wish, view) : pass(say({ say: 'meet-first' }))
}

const alreadyBooked = (standing: Booking, view: View): Floor<'sdr'> =>
  floor(view, say({ say: 'already-booked', slot: standing.slot, zone: standing.zone }, 'meeting'))

/** Free times for a wish, put to them as choices; the calendar is asked first. */
const find = (wanted: Meeting, view: View): Floor<'sdr'> => {
  const { state, rules } = view
  const moving = movingNow(wanted, view)
  if (!moving) return floor(view, say(whichOf('move', view), 'meeting'))
  const { booking, wish } = moving
  const isNew = booking === null
  if (state.payment && isNew) return pass()
  if (isNew && rules.business.calendar?.email && !emailOf(view))
    return keep(say({ say: 'ask-email' }, 'contact'))
  const times = timesFor(wantedBy(wish, booking, view), view)
  switch (times.kind) {
    case 'ask': {
      const { from, to, zone } = times
      return keep({ propose: 'ask', ask: { ask: 'slots', from, to, zone } })
    }
    case 'unavailable':
      return floor(view, ...notedIn(view.state), say({ say: 'slots-unavailable' }))
    case 'none':
      return floor(view, ...notedIn(view.state), say({ say: 'no-slots' }))
    case 'exact': {
      const { slot, zone } = times
      return offering([slot], zone, { say: 'offer-slot', slot, zone }, booking, view)
    }
    case 'some': {
      const { slots, zone } = times
      const isMore = wish.wish === 'time' && wish.when.length === 0 && state.meetings.offer !== null
      const opening = isMore && wish.than !== 'any' ? 'more' : times.opening
      return offering(slots, zone, { say: 'offer-slots', slots, zone, opening, taken: null }, booking, view)
    }
    default:
      return times satisfies never
  }
}

const offering = (...times: Parameters<typeof offeringOf>): Floor<'sdr'> => {
  const view = times[4]
  return floor(view, ...notedIn(view.state), offeringOf(...times))
}

/** These times are put to them, if the gate lets them be; for a meeting that is to be moved, where there is one. */
export const offeringOf = (
  slots: readonly Slot[],
  zone: string,
  brief: Brief,
  moved: Booking | null,
  view: View,
): Proposal<'sdr'> => ({
  propose: 'use',
  call: { tool: 'offer-slots', slots, zone, moves: moved?.id ?? null },
  say: [...movedIn(moved, view), ...reminding(view), { brief, asks: 'meeting' }],
  instead: [],
})

const taken = ({ slot, zone, evidence }: Pick, view: View): Floor<'sdr'> => {
  const { state } = view
  const { offer } = state.meetings
  const moved = ahead(state).find(({ id }) => id === offer?.moves)
  if (moved && moved.reference !== null) {
    const { id, reference } = moved
    return keep({
      propose: 'use',
      call: { tool: 'move-booking', booking: id, reference, slot, zone, evidence },
      say: [{ brief: { say: 'booking', deed: 'move', slot, zone } }],
      instead: [{ brief: { say: 'beyond-me' } }],
    })
  }
  const last = underWayOf(state.meetings)
  if (last) return underWay(last, view)
  return keep({
    propose: 'use',
    call: { tool: 'book-slot', slot, zone, email: emailOf(view), evidence, wording: consentFor(view) },
    say: [{ brief: { say: 'booking', deed: 'book', slot, zone } }],
    instead: [{ brief: { say: 'beyond-me' } }],
  })
}

/** One thing at a time: what becomes of it will be told. */
const underWay = (booking: Booking, view: View): Floor<'sdr'> => floor(view, say(underWayIn(booking)))

const cancel = (wish: Meeting, view: View): Floor<'sdr'> => {
  const heard = view.heard.at(-1)
  const booking = meant(wish, view)
  if (!booking) return floor(view, say(whichOf('cancel', view), 'meeting'))
  const { id, reference, slot, zone } = booking
  if (!heard || reference === null) return pass()
  return floor(view, {
    propose: 'use',
    call: { tool: 'cancel-booking', booking: id, reference, evidence: wordsOf(heard) },
    say: [{ brief: { say: 'booking', deed: 'cancel', slot, zone } }],
    instead: [{ brief: { say: 'beyond-me' } }],
  })
}

/** What the calendar has said, or the clock. */
const told = (view: View): Floor<'sdr'> => {
  const { meetings, turn } = view.state
  const { booking: known } = meetings
  if (turn.news === 'slot-gone' || turn.news === 'booking-failed') return failed(view)
  if (!known) return pass()
  const { slot, zone, standing } = known
  switch (turn.news) {
    case 'booked':
    case 'rebooked':
    case 'moved-there':
      return keep(say({ say: standing === 'pending' ? 'requested' : turn.news, slot, zone }))
    case 'called-off':
    case 'off-there':
    case 'turned-down':
    case 'reminder':
      return keep(say({ say: turn.news, slot, zone }))
    default:
      return pass()
  }
}

/** Somebody was quicker: what is still free, near the time they had chosen, is offered at once. */
const failed = (view: View): Floor<'sdr'> => {
  const { recap, payment, turn } = view.state
  const { failure } = turn
  // Nothing was booked, so nobody waits for word of it while a recap waits for theirs.
  if (!failure || (turn.news === 'slot-gone' && recap && !payment)) return pass()
  const { what: deed, slot, zone, reason } = failure
  if (reason === 'unavailable') return keep(say({ say: 'booking-failed', deed, slot, zone }))
  const { day } = clockAt(slot.start, zone)
  const when = [{ first: day, last: day, from: null, to: null }]
  const times = timesFor({ when, isOut: besides([slot]) }, view)
  const moves = failure.moves ?? null
  switch (times.kind) {
    case 'ask': {
      const { from, to } = times
      return keep({ propose: 'ask', ask: { ask: 'slots', from, to, zone: times.zone } })
    }
    case 'some':
      return keep({
        propose: 'use',
        call: { tool: 'offer-slots', slots: times.slots, zone: times.zone, moves },
        say: [
          {
            brief: { say: 'offer-slots', slots: times.slots, zone: times.zone, opening: 'free', taken: slot },
            asks: 'meeting',
          },
        ],
        instead: [{ brief: { say: 'slot-taken', slot, zone } }],
      })
    case 'exact':
    case 'none':
    case 'unavailable':
      return keep(say({ say: 'slot-taken', slot, zone }, 'meeting'))
    default:
      return times satisfies never
  }
}

/** What else they said is noted aloud; and where a person must look at it, or an order hangs on it, the word goes on. */
const floor = ({ state }: View, ...proposals: readonly Proposal<'sdr'>[]): Floor<'sdr'> => {
  const isOfOrder = (state.recap && !state.payment) || state.turn.reverted
  return isOfOrder || state.turn.learned.includes('discount') ? pass(...proposals) : keep(...proposals)
}

/** On a phone, who has not agreed to be texted is told of the reminder before they book, once (C8). */
const reminding = (view: View) =>
  consentFor(view) === null || isToldOfIt(view) ? [] : [{ brief: { say: 'will-remind' as const } }]

/** Times lie before them, and can have been put to them nowhere but here; who has opted out meanwhile is told again. */
const isToldOfIt = ({ state, here }: View): boolean =>
  state.meetings.offer !== null &&
  Object.keys(state.addresses).length === 1 &&
  !(addressKey(here) in state.agreements)

const consentFor = ({ state, here, rules }: View): string | null => {
  const isPhone = traitsOf(rules, here.channel).carriesTexts
  return isPhone && !state.addresses[addressKey(here)]?.consent
    ? wordingOf('will-remind', rules, state)
    : null
}

/** Where the calendar writes to; a claim, which gets an invitation and nothing else. */
export const emailOf = ({ state }: View): string | null => {
  const { contact } = state.signals
  const theirs = contact?.value.channel === 'email' && isAlive(contact, state.now) ? contact.value.id : null
  return theirs ?? emailBySite(state)
}

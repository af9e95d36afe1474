import type { Brief, FollowUpHow, OpenPoint } from '#core/brief'
import type { View } from '#core/dialog'
import { placeFor } from '#core/follow-place'
import type { FollowUp } from '#core/follow-up-event'
import { wishOf } from '#core/follow-wish'
import { alive } from '#core/signal'

/** Whether what nobody asked for may reach them: a phone only with their consent (C8, D8). */
export const mayFollow = ({ state, rules }: View): boolean =>
  rules.business.policy.followUps.deferral.length > 0 && placeFor(state, rules) !== null

/** Who puts it off is let go; who says until when is told that we come back, where we may (A7). */
export const deferred = (view: View): Brief => {
  const { state } = view
  const day = alive(state.signals, 'callback', state.now)
  return day !== undefined && state.turn.learned.includes('callback') && mayFollow(view)
    ? { say: 'agreed-later', day }
    : { say: 'deferred' }
}

/** What is said of a follow-up, out of what is known and still counts. */
export const followUpBrief = (
  { state: { signals, now }, state }: View,
  { again, terms }: FollowUp,
  how: FollowUpHow,
  open?: OpenPoint,
): Extract<Brief, { say: 'follow-up' }> => {
  const { booking } = state.meetings
  const timeline = signals.timeline && alive(signals, 'timeline', now) ? [signals.timeline] : []
  const day = state.silence?.until
  return {
    say: 'follow-up',
    how,
    again,
    known: [...wishOf(state), ...(how === 'date' ? timeline : [])],
    ...(terms && { terms }),
    ...(open && { open }),
    ...(booking && isOfMeeting(how) && { meeting: { slot: booking.slot, zone: booking.zone } }),
    ...(how === 'agreed' && day !== undefined && { day }),
  }
}

const isOfMeeting = (how: FollowUpHow): boolean => how === 'meeting' || how === 'cancellation'

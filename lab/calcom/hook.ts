import { createHmac } from 'node:crypto'
import type { Clock } from '#contracts/clock'
import type { Booking } from './store.ts'

/** Where an account's webhook goes, and what it is signed with. `bare`: without the metadata that a booking was made with. */
export type HookOptions = { readonly url: string; readonly secret: string; readonly bare?: boolean }

/** Tells whoever listens what has become of a booking. */
export type Ring = (trigger: string, booking: Booking) => void

/**
 * The webhook of an account, after its page "Webhooks": `x-cal-signature-256` over the raw body, in which statuses are written in
 * capitals. Assumed: the metadata of the booking is in it, and a call that fails is not repeated.
 */
export const openHook = (hook: HookOptions | null, clock: Clock): Ring => {
  let last = 0
  return (trigger, booking) => {
    if (!hook) return
    // No two happen at the same time.
    last = Math.max(last + 1, clock.now())
    const body = JSON.stringify({
      triggerEvent: trigger,
      createdAt: new Date(last).toISOString(),
      payload: payloadOf(booking, hook.bare ?? false),
    })
    const signature = createHmac('sha256', hook.secret).update(body).digest('hex')
    const headers = { 'content-type': 'application/json', 'x-cal-signature-256': signature }
    fetch(hook.url, { method: 'POST', headers, body }).catch(() => {})
  }
}

const payloadOf = (booking: Booking, isBare: boolean) => ({
  type: '30min',
  uid: booking.uid,
  eventTypeId: booking.eventTypeId,
  startTime: booking.start,
  endTime: booking.end,
  status: booking.status.toUpperCase(),
  attendees: booking.attendees,
  metadata: isBare ? {} : booking.metadata,
  ...(booking.rescheduledFromUid && { rescheduleUid: booking.rescheduledFromUid }),
})

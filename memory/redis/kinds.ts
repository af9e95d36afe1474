import type { NewParcel } from '#contracts/memory'
import type { Event, Incoming } from '#core/event'

/** Every kind of event that may lie in an inbox; the compiler sees to it that none is missing. */
export const INCOMING: { readonly [kind in Incoming['kind']]: true } = {
  'message-received': true,
  'delivery-updated': true,
  'delivery-revived': true,
  'timer-fired': true,
  'payment-received': true,
  'payment-failed': true,
  'payment-reversed': true,
  'file-kept': true,
  'file-lost': true,
  'address-closed': true,
  'address-taken': true,
  'past-joined': true,
  'rep-claimed': true,
  'rep-said': true,
  'rep-closed': true,
  'rep-judged': true,
}

/** Every kind of event that may stand in a journal. */
export const KINDS: { readonly [kind in Event['kind']]: true } = {
  ...INCOMING,
  'message-read': true,
  'looked-up': true,
  'code-checked': true,
  hosted: true,
  composed: true,
  'choice-taken': true,
  'signal-kept': true,
  'opted-out': true,
  'opted-in': true,
  'consent-given': true,
  'started-over': true,
  'verdict-given': true,
  'question-put': true,
  'code-issued': true,
  'address-joined': true,
  'address-left': true,
  'recap-stated': true,
  'recap-withdrawn': true,
  'acceptance-recorded': true,
  'acceptance-unclear': true,
  acknowledged: true,
  'checkout-offered': true,
  paid: true,
  'payment-disputed': true,
  'hand-off-requested': true,
  'hand-off-opened': true,
  'hand-off-claimed': true,
  'hand-off-closed': true,
  'hand-off-unclaimed': true,
  'rep-refused': true,
  'desk-told': true,
  'message-queued': true,
  'authority-changed': true,
  'turn-failed': true,
  'turn-ended': true,
}

/** Everything a parcel may ask to be done. */
export const ACTS: { readonly [act in NewParcel['deed']['act']]: true } = {
  send: true,
  join: true,
  leave: true,
  suppress: true,
  allow: true,
  'keep-file': true,
  'tell-desk': true,
}

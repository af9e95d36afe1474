import type { NewParcel } from '#contracts/memory'
import type { Event } from '#core/event'
import { INCOMING } from '#core/inbox'
import { ANSWERS, DECIDED } from '#core/source'

/** Every kind of event that may stand in a journal. */
export const KINDS: { readonly [kind in Event['kind']]: true } = {
  ...INCOMING,
  ...ANSWERS,
  ...DECIDED,
  'turn-failed': true,
}

/** Everything a parcel may ask to be done. */
export const ACTS: { readonly [act in NewParcel['deed']['act']]: true } = {
  send: true,
  join: true,
  leave: true,
  suppress: true,
  allow: true,
  book: true,
  move: true,
  cancel: true,
  hold: true,
  release: true,
  look: true,
  'keep-file': true,
  'tell-desk': true,
  'tell-crm': true,
  'bring-past': true,
  'pass-on': true,
  'expect-text': true,
}

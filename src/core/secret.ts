import type { Brief } from './brief.ts'
import type { Secret } from './message.ts'
import type { State } from './state.ts'

const BRINGS: { readonly [say in Brief['say']]?: Secret['kind'] } = {
  code: 'code',
  'or-text': 'code',
  checkout: 'checkout',
  'checkout-free': 'checkout',
  'continue-link': 'link',
  booked: 'invitation',
  rebooked: 'invitation',
  'called-off': 'invitation',
  'moved-there': 'invitation',
  'off-there': 'invitation',
}

/** What kind of secret goes out with a brief, in a place that is filled at the last moment before it is sent; null: none. */
export const secretKindOf = ({ say }: Brief): Secret['kind'] | null => BRINGS[say] ?? null

/** The secret of a letter that says these briefs; null where none is needed, or there is none any more. */
export const secretOf = (briefs: readonly Brief[], state: State): Secret | null => {
  const kinds = briefs.map(secretKindOf)
  if (state.challenge && briefs.some(({ say }) => say === 'code')) {
    return { kind: 'code', challenge: state.challenge.id }
  }
  if (state.checkout && kinds.includes('checkout')) {
    return { kind: 'checkout', checkout: state.checkout.id, expiresAt: state.checkout.expiresAt }
  }
  const { issued, shown } = state.continuing ?? {}
  if (issued && kinds.includes('link')) return { kind: 'link', link: issued.link }
  if (shown && briefs.some(({ say }) => say === 'or-text')) {
    return { kind: 'code', challenge: shown.challenge }
  }
  const { booking } = state.meetings
  return booking && kinds.includes('invitation') ? { kind: 'invitation', booking: booking.id } : null
}

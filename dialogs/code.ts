import type { Address } from '#core/address'
import type { Brief } from '#core/brief'
import { isSuppressedAt } from '#core/contacts'
import type { View } from '#core/dialog'

/** A message that is a code and hardly anything else; digits that say something else are no guess. */
export const guessIn = ({ heard, state }: View): string | null => {
  if (state.turn.learned.length > 0) return null
  const code = /^\D{0,24}(\d{3})[ -]?(\d{3})\D{0,12}$/.exec(heard.at(-1)?.meant ?? '')
  return code ? `${code[1]}${code[2]}` : null
}

/** What is said in the place of a code that may not go out: to whoever has stopped there, and when enough went out today (M6, C8). */
export const withoutCode = (to: Address, { state }: View): Brief =>
  isSuppressedAt(to, state) ? { say: 'start-there', address: to } : { say: 'codes-spent' }

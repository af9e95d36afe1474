import type { View } from '#core/dialog'

/** A message that is a code and hardly anything else; digits that say something else are no guess. */
export const guessIn = ({ heard, state }: View): string | null => {
  if (state.turn.learned.length > 0) return null
  const code = /^\D{0,24}(\d{3})[ -]?(\d{3})\D{0,12}$/.exec(heard.at(-1)?.meant ?? '')
  return code ? `${code[1]}${code[2]}` : null
}

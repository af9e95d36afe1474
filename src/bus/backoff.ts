import { type Milliseconds, milliseconds, minutes } from '#core/time'

const FIRST_MS = 500
const LONGEST = minutes(2)

/** What is asked for, and never less than our own pause: doubled with each try, and up to half of it left to chance. */
export const backoff = (asked: Milliseconds | null, tries: number, longest = LONGEST): Milliseconds => {
  const own = Math.min(longest, FIRST_MS * 2 ** tries) * (0.5 + Math.random() / 2)
  return milliseconds(Math.max(asked ?? 0, own))
}

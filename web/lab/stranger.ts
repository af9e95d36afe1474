import { type Instant, instant } from '#core/time'
import { changeHands } from './devices/use-user.ts'
import { TALES, type Tale } from './tales.ts'
import { labNow } from './time.ts'

/** Since when this browser has been this buyer: the story counts from here, whoever else is in the journals. */
export const buyerSince = (): Instant => {
  const since = Number(localStorage.getItem(SHELF)) || labNow()
  localStorage.setItem(SHELF, String(since))
  return instant(since)
}

/** Which tale this buyer is told by; one we do not know is the first. */
export const taleNow = (): Tale => TALES.find(({ id }) => id === localStorage.getItem(TALE))?.id ?? 'sale'

/** Another tale begins with another buyer. */
export const tellAnother = (tale: string): void => {
  localStorage.setItem(TALE, tale)
  becomeStranger()
}

/** Forgets who chatted from this browser and takes other devices: the next buyer is a stranger again. */
export const becomeStranger = (): void => {
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith('throughline:')) localStorage.removeItem(name)
  }
  localStorage.removeItem(SHELF)
  changeHands()
  location.reload()
}

const SHELF = 'lab:since'
const TALE = 'lab:tale'

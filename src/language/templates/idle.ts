import type { Brief } from '#core/brief'

/**
 * Whether a brief says nothing beside the others of its letter: it is in it already, a person is named anyway, or whoever meets us
 * for the first time would begin with our excuses.
 */
export const isIdle = (brief: Brief, n: number, among: readonly Brief[]): boolean => {
  switch (brief.say) {
    case 'no-answer':
      return among.some(({ say }) => PERSON.has(say)) || isTwice(brief, n, among)
    case 'not-understood':
      return (
        isTwice(brief, n, among) || (among.some(isIntroduction) && among.some(({ say }) => say === 'ask'))
      )
    default:
      return false
  }
}

const isTwice = ({ say }: Brief, n: number, among: readonly Brief[]): boolean =>
  among.findIndex((other) => other.say === say) < n

const isIntroduction = ({ say }: Brief): boolean => say === 'introduce' || say === 'introduce-sms'

/** What says where a person is reached. */
const PERSON: ReadonlySet<Brief['say']> = new Set([
  'not-served',
  'beyond-me',
  'beyond-me-called',
  'human',
  'human-called',
  'apology',
  'after-sale',
  'customer',
  'lost',
  'by-quote',
])

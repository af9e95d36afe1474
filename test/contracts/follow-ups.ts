import type { Brief, FollowUpHow } from '#core/brief'
import type { Terms } from '#core/catalogue'
import type { Signal } from '#core/signal'
import { dayOn, KNOWN, NEW_YORK, SLOT, TERMS } from './values.ts'

type FollowUp = Extract<Brief, { readonly say: 'follow-up' }>

const WANTED: readonly Signal[] = KNOWN.filter(({ kind }) => kind === 'need' || kind === 'quantity')
const ORDER: { readonly terms: Terms } = { terms: TERMS }
const MET = { meeting: { slot: SLOT, zone: NEW_YORK } }

/** What each is given to say, and what of it must reach the buyer, the first time and the second. */
const GIVEN: { readonly [how in FollowUpHow]: readonly [Partial<FollowUp>, ...must: string[]] } = {
  question: [{ open: 'decision' }, 'coffee machines for about 40 people', 'Who makes the decision', 'I do'],
  recap: [ORDER, 'the Team plan for 40 people', 'not placed'],
  terms: [ORDER, 'the Team plan for 40 people', 'charged'],
  link: [ORDER, 'the Team plan for 40 people', 'link'],
  'link-opened': [ORDER, 'the Team plan for 40 people', 'nothing was charged'],
  'link-failed': [ORDER, 'the Team plan for 40 people', 'nothing was charged'],
  deferral: [ORDER, 'the Team plan for 40 people', "Let's do it"],
  agreed: [{ ...ORDER, day: dayOn('2027-01-04') }, 'the Team plan for 40 people'],
  meeting: [
    { ...MET, open: 'readiness' },
    '3:00 PM EST',
    'coffee machines',
    'Shall I put the order together?',
  ],
  cancellation: [MET, '3:00 PM EST', 'called off'],
  silence: [{ open: 'quantity' }, 'coffee machines for about 40 people', 'How many people'],
  date: [{ known: KNOWN, open: 'readiness' }, 'before December 1', 'comes near'],
}

const isHow = (name: string): name is FollowUpHow => Object.hasOwn(GIVEN, name)

/** Every follow-up there is, both times. */
export const FOLLOW_UPS: readonly { readonly brief: Brief; readonly must: readonly string[] }[] = Object.keys(
  GIVEN,
)
  .filter(isHow)
  .flatMap((how) => {
    const [given, ...must] = GIVEN[how]
    return [false, true].map((again) => ({
      brief: { say: 'follow-up' as const, how, again, known: WANTED, ...given },
      must,
    }))
  })

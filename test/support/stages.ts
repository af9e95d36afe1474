import type { Policy } from '#core/policy'
import type { Expecting } from '#core/reading'
import type { Stage as Sale } from '#core/stage'
import { days, type Milliseconds, minutes } from '#core/time'
import { approves, claims, confirmed, moved, type News, pays, reports, repSays, rings } from './news.ts'

/** What happens next in a talk: words of theirs, their tap on the n-th choice shown last, time that passes, or news. */
export type Step =
  | string
  | { readonly taps: number }
  | { readonly types: 'code' }
  | { readonly waits: Milliseconds }
  | { readonly comes: News }

/** A point at which a talk can be left, and how it goes on from there. */
export type Stage = {
  /** What the policy says otherwise. */
  readonly policy?: Partial<Policy>
  /** The calendar writes to whom it expects, so it wants their e-mail address. */
  readonly email?: true
  /** A third address, a phone, is known to be theirs. */
  readonly phone?: true
  /** How they come there. */
  readonly by: readonly Step[]
  /** What they say next, and what comes of it. */
  readonly next: readonly Step[]
  /** The same where they have changed the channel, if it takes more there. */
  readonly there?: readonly Step[]
  /** How somebody comes there with whom they are to be compared, if it is not by the same. */
  readonly like?: readonly Step[]
  /** Its question wants a yes that binds, which counts only where it was put (L2). */
  readonly binds?: true
}

const FACTS = "Hi, we're about 40 people and want coffee machines from January 4"
const BUDGET = `${FACTS}, around $300 a month`
const ALL: readonly Step[] = [BUDGET, 'I decide']
const RECAP: readonly Step[] = [...ALL, "let's do it"]
const YES = 'yes, go ahead'
const AGREED = 'I agree'
const LINK: readonly Step[] = [...RECAP, YES, AGREED]
const MEET: readonly Step[] = [BUDGET, 'can we book a call next Tuesday?']
const MET: readonly Step[] = [...MEET, '1', { comes: confirmed }]
const PERSON: readonly Step[] = [...ALL, 'can I talk to a person?']
const LAPSED: readonly Step[] = [...LINK, { waits: minutes(61) }, { comes: rings('recap') }]

/** Every stage at which a conversation can stand. */
export const STAGES = {
  'the first question': { by: ['Hello'], next: ['we are looking for coffee machines', '40'] },
  'the second question': { by: ['Hello', 'coffee machines please'], next: ['40', 'January 4'] },
  'the third question': { by: ['Hello', 'coffee machines please', '40'], next: ['January 4'] },
  'several facts known': { by: [FACTS], next: ['around $300 a month', 'I decide'] },
  'a digression answered': { by: [FACTS, 'do you have oat milk?'], next: ['around $300 a month'] },
  'a fact that another system reports': {
    by: ['we need coffee machines', { comes: reports }, 'anything else?'],
    next: ['yes'],
  },
  'a list, answered by number': { by: [BUDGET], next: ['3'] },
  'a list, answered by place': { by: [BUDGET], next: ['the first'] },
  'a list, answered by a tap': { by: [BUDGET], next: [{ taps: 2 }] },
  'free times, answered by number': { by: MEET, next: ['2', { comes: confirmed }] },
  'free times, answered by a tap': { by: MEET, next: [{ taps: 3 }, { comes: confirmed }] },
  'one free time, held for them': {
    by: [BUDGET, 'can we book a call on Tuesday December 1 at 3pm?'],
    next: ['yes please', { comes: confirmed }],
    binds: true,
  },
  'an e-mail address asked for': { email: true, by: MEET, next: ['jo@acme.example', '1'] },
  'a time that is being booked': { by: [...MEET, '1'], next: ['thanks', { comes: confirmed }] },
  'a meeting booked': { by: MET, next: ['I decide', { waits: days(7) }, { comes: rings('reminder') }] },
  'a meeting to be moved': {
    by: [...MET, 'can we move it to Wednesday?'],
    next: ['the second', { comes: moved }],
  },
  'a plan suggested': { by: ALL, next: ['yes'] },
  'a recap': { by: RECAP, next: [YES], binds: true },
  'a recap, answered by a tap': { by: RECAP, next: [{ taps: 1 }], binds: true },
  'a recap with a change asked': {
    by: [...RECAP, 'yeah but can we start Jan 11?'],
    next: [YES],
    binds: true,
  },
  'a second confirmation': {
    policy: { confirmTwiceAbove: 10_000 },
    by: [...RECAP, YES, AGREED],
    next: ['yes, I confirm'],
    binds: true,
  },
  'terms to agree to': { by: [...RECAP, YES], next: [AGREED, { comes: pays }], binds: true },
  'an identity code asked for': {
    policy: { identityAbove: 10_000 },
    phone: true,
    by: [...RECAP, YES, AGREED],
    next: [{ types: 'code' }],
    there: [YES, AGREED, { types: 'code' }],
  },
  'a link': { by: LINK, next: ['please send me the link again', { comes: pays }] },
  'a link that lapsed': { by: LAPSED, next: ['my link expired', YES, AGREED] },
  'a change after the link': {
    by: [...LINK, 'actually we are 50 people'],
    next: [YES, AGREED],
    binds: true,
  },
  paid: { by: [...LINK, { comes: pays }], next: ['thanks!'] },
  'put off': {
    by: [...RECAP, 'not yet'],
    next: ['let me think', { waits: days(2) }, { comes: rings('silence') }, 'ok, let us do it'],
  },
  'a hand-off nobody has claimed': { by: PERSON, next: ['hello?', { comes: rings('desk-tell') }] },
  'a hand-off that a rep has claimed': {
    by: [...PERSON, { comes: claims }],
    next: ['hello?', { comes: repSays('Hi, Ana here.') }],
  },
  'an exception approved': {
    by: [...RECAP, 'can we get 10% off?', { comes: approves }],
    next: [YES],
    binds: true,
  },
  'opted out there': { by: [...ALL, 'STOP'], like: ALL, next: ["let's do it", YES] },
} as const satisfies { readonly [name: string]: Stage }

/** What a stage is called. */
export type StageName = keyof typeof STAGES

/** Why a question is left at no stage. */
type NoStage = { readonly because: string }

const NEVER_PUT: NoStage = { because: 'no question of ours is about it' }

/** At which stage each question of ours is the one that is left: a new kind of question does not compile until it has one, or a reason. */
export const QUESTIONS: { readonly [about in Expecting]: StageName | NoStage } = {
  need: 'the first question',
  quantity: 'the second question',
  timeline: 'the third question',
  budget: 'several facts known',
  decision: 'a list, answered by number',
  readiness: 'a plan suggested',
  meeting: 'free times, answered by number',
  contact: 'an e-mail address asked for',
  code: 'an identity code asked for',
  acceptance: 'a recap',
  acknowledgement: 'terms to agree to',
  product: {
    because: 'it is asked only whether it is as another system reports, as quantity is at a stage of its own',
  },
  link: {
    because:
      'it is about another conversation and is answered where it was put: test/core/continuing.test.ts',
  },
  person: {
    because: 'it stands for one turn, and what a yes to it does is shown in test/core/at-a-loss.test.ts',
  },
  location: { because: 'it is asked only where a policy lists it, and then as quantity is' },
  urgency: NEVER_PUT,
  objection: NEVER_PUT,
  discount: NEVER_PUT,
  preference: NEVER_PUT,
  callback: NEVER_PUT,
  zone: NEVER_PUT,
  approval: NEVER_PUT,
  agreement: NEVER_PUT,
}

/** At which of them each stage of a sale is left. */
export const SALE: { readonly [stage in Sale]: StageName } = {
  discovery: 'the first question',
  qualified: 'a plan suggested',
  closing: 'a recap',
  committed: 'a link',
  won: 'paid',
}

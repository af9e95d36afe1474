import type { Business } from '../business.ts'
import type { Plan } from '../catalogue.ts'
import { alive, type Budget } from '../signal.ts'
import type { State } from '../state.ts'

/** What a draft may rest on (L3). All of it is text, and read as the draft is. */
export type Grounds = {
  /** What it puts in other words: the template's words, or passages. */
  readonly said: readonly string[]
  /** What stands beside the text in the same message: choices, cards. */
  readonly beside: readonly string[]
  /** A fixed question that comes after the text. */
  readonly question?: string
  /** A question of the text's own, with what comes after it, that stands to the letter. */
  readonly kept?: string
  /** What the buyer has said of themselves, as the rules have read it. */
  readonly theirs: string
  /** What is sold, as it is listed. */
  readonly listed: readonly string[]
  /** Words of others that a template may say back: they bear out nothing but themselves. */
  readonly quoted: readonly string[]
  /** What the buyer is called: a name, and nothing else that may be in it. */
  readonly names: string
  readonly business: Business
  /** Characters. */
  readonly longest: number
}

/** What the buyer has said, as values that count now; never in words of theirs, which may say anything. */
export const theirsIn = ({ signals, now }: State): string => {
  const quantity = alive(signals, 'quantity', now)
  const budget = alive(signals, 'budget', now)
  const timeline = alive(signals, 'timeline', now)
  return [
    quantity === undefined ? '' : `${quantity} people.`,
    budget
      ? `Budget ${[budget.min, budget.max]
          .filter((one) => one !== null)
          .map((one) => amount(one, budget))
          .join(', ')}.`
      : '',
    timeline ? `${BOUND[timeline.bound]} ${timeline.day}.` : '',
  ].join(' ')
}

/** What the buyer, a rep or another system has put in words of their own, as templates say it back. */
export const quotedIn = ({ signals, reports, turn }: State): readonly string[] => {
  const all = [...Object.values(signals), ...Object.values(reports), ...(turn.corrected ?? [])]
  return all.flatMap(({ value }) => {
    const line = typeof value === 'string' ? value.replace(/[{}]/g, '').replace(/\s+/g, ' ').trim() : ''
    return line === '' ? [] : [line, line.slice(0, LONGEST_SAID_BACK).trimEnd()]
  })
}

/** Templates cut longer words off there. */
const LONGEST_SAID_BACK = 77

const BOUND = { before: 'Before', by: 'Before', on: 'On', from: 'From' } as const

const amount = (cents: number, { per }: Budget): string =>
  `$${cents / 100}${per === 'once' ? '' : ` a ${per}`}`

/** The plans as they are listed; once a rep has granted other terms, their list says nothing of theirs. */
export const listedIn = ({ signals, now }: State, { catalogue }: Business): readonly string[] =>
  alive(signals, 'approval', now) ? [] : catalogue.plans.map((plan) => listing(plan, catalogue.currency))

const listing = ({ name, price, upTo, includes }: Plan, currency: string): string =>
  [
    price === null
      ? `The ${name} plan is priced by quote.`
      : `The ${name} plan costs ${currency} ${price / 100} a month.`,
    upTo === null ? '' : `It is for up to ${upTo} people.`,
    `It includes ${includes}.`,
  ].join(' ')

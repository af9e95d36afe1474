import { approvedPrice } from './exception.ts'
import { hash } from './hash.ts'
import type { Cents } from './money.ts'
import { netDays } from './payment-terms.ts'
import { alive, type Signals, type Timeline } from './signal.ts'
import { addDays, type Day, type Instant } from './time.ts'

export type { Cents } from './money.ts'

/** Something the business sells. `price` null means by quote, through a rep. */
export type Plan = {
  readonly id: string
  readonly name: string
  /** Other words for it, lower case. */
  readonly aliases: readonly string[]
  /** The most people it serves; null where there is no end. */
  readonly upTo: number | null
  readonly price: Cents | null
  readonly includes: string
}

/** What is sold, and the terms that every plan shares. */
export type Catalogue = {
  /** ISO 4217. */
  readonly currency: string
  readonly plans: readonly Plan[]
  readonly renewal: string
  readonly cancellation: string
}

/** Every term that will bind (issue of a recap): what the buyer says yes to, and nothing else. */
export type Terms = {
  readonly plan: string
  readonly name: string
  readonly quantity: number
  readonly price: Cents
  readonly per: 'month'
  readonly currency: string
  readonly start: Day
  readonly renewal: string
  readonly cancellation: string
  readonly dueNow: Cents
  /** What a rep has granted, in words; absent where the terms are the listed ones. */
  readonly special?: string
  /** Within so many days of its invoice the price of the first month is due, and nothing now; absent: it is due now. */
  readonly net?: number
}

/** What is still unknown before terms can be stated, or that only a person can quote them. */
export type TermsOutcome =
  | { readonly kind: 'complete'; readonly terms: Terms }
  | { readonly kind: 'missing'; readonly facts: readonly ('quantity' | 'timeline')[] }
  | { readonly kind: 'by-quote'; readonly plan: Plan }

/** The plan for so many people: the one they named if it serves them, else the smallest that does. */
export const planFor = (
  catalogue: Catalogue,
  quantity: number,
  named: string | undefined,
): Plan | undefined => {
  const fitting = catalogue.plans.filter((plan) => plan.upTo === null || quantity <= plan.upTo)
  return fitting.find((plan) => plan.id === named) ?? fitting[0]
}

/** The terms that what is known and alive adds up to. */
export const termsOf = (signals: Signals, catalogue: Catalogue, now: Instant): TermsOutcome => {
  const quantity = alive(signals, 'quantity', now)
  const timeline = alive(signals, 'timeline', now)
  const plan =
    quantity === undefined ? undefined : planFor(catalogue, quantity, alive(signals, 'product', now))
  const approval = alive(signals, 'approval', now)
  const price =
    plan && quantity !== undefined
      ? approvedPrice(plan.price, approval, { plan: plan.id, quantity })
      : undefined
  const net = approval?.terms ? netDays(approval.terms) : null
  if (plan && price === null) return { kind: 'by-quote', plan }
  if (price == null || quantity === undefined || timeline === undefined || plan === undefined) {
    return {
      kind: 'missing',
      facts: [
        ...(quantity === undefined ? ['quantity' as const] : []),
        ...(timeline ? [] : ['timeline' as const]),
      ],
    }
  }
  return {
    kind: 'complete',
    terms: {
      plan: plan.id,
      name: plan.name,
      quantity,
      price,
      per: 'month',
      currency: catalogue.currency,
      start: startDay(timeline),
      renewal: catalogue.renewal,
      cancellation: catalogue.cancellation,
      dueNow: net === null ? price : 0,
      ...(approval?.terms ? { special: approval.terms } : {}),
      ...(net === null ? {} : { net }),
    },
  }
}

/** What is paid first, now or on an invoice: limits go by it, whenever it is due (A4, A5). */
export const firstAmount = ({ dueNow, net, price }: Terms): Cents => (net === undefined ? dueNow : price)

/** The hash an acceptance names: of these terms and no others (A4). */
export const termsHash = (terms: Terms): string => hash(terms)

/** The terms that differ between two recaps, by name (A5). */
export const changedTerms = (before: Terms, now: Terms): readonly (keyof Terms)[] =>
  TERM_NAMES.filter((name) => before[name] !== now[name])

const TERM_NAMES = [
  'name',
  'quantity',
  'price',
  'start',
  'renewal',
  'cancellation',
  'dueNow',
  'special',
  'net',
] as const

/** "Before Dec 1" is kept by starting the day before. */
export const startDay = (timeline: Timeline): Day =>
  timeline.bound === 'before' ? addDays(timeline.day, -1) : timeline.day

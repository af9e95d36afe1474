import type { Plan, Terms } from '#core/catalogue'
import { messageId } from '#core/ids'
import type { Report } from '#core/report'
import type { Signal, SignalKind, SignalOf, SignalValues } from '#core/signal'
import type { Slot } from '#core/slot'
import { type Day, day, instant } from '#core/time'
import fernhill from '#examples/fernhill/business'

/** A day of the calendar, for tests. */
export const dayOn = (text: string): Day => {
  const known = day(text)
  if (!known) throw new Error(`${text} is not a day`)
  return known
}

/** A signal as the buyer of the story gives it on Monday. */
export const signal = <K extends SignalKind>(kind: K, value: SignalValues[K], quote = 'so'): SignalOf<K> => ({
  kind,
  value,
  confidence: 0.9,
  evidence: { message: messageId('m1'), address: { channel: 'webchat', id: 'c1' }, quote, by: 'rules' },
  at: instant(Date.parse('2026-11-23T15:00:00Z')),
  validUntil: null,
})

/** What Fernhill's buyer of the story says first. */
export const KNOWN: readonly Signal[] = [
  signal('need', 'coffee machines', 'coffee machines'),
  signal('quantity', 40, 'about 40 people'),
  signal('timeline', { day: dayOn('2026-12-01'), bound: 'before' }, 'before Dec 1'),
  signal('budget', { min: 30_000, max: 30_000, per: 'month' }, 'maybe $300 a month'),
]

/** What the CRM says of them. */
export const NOTED: Report = {
  ...signal('quantity', 55, '55 seats'),
  note: null,
  evidence: {
    message: messageId('r1'),
    quote: '55 seats',
    by: { system: 'crm', record: null, author: null },
  },
}

/** The terms of the story. */
export const TERMS: Terms = {
  plan: 'team',
  name: 'Team',
  quantity: 40,
  price: 24_900,
  per: 'month',
  currency: 'USD',
  start: dayOn('2026-11-30'),
  renewal: fernhill.catalogue.renewal,
  cancellation: fernhill.catalogue.cancellation,
  dueNow: 24_900,
}

/** One of Fernhill's plans. */
export const plan = (id: string): Plan => {
  const found = fernhill.catalogue.plans.find((one) => one.id === id)
  if (!found) throw new Error(`Fernhill has no plan "${id}"`)
  return found
}

/** The same order on thirty days: nothing of it is due at once. */
export const FREE: Terms = { ...TERMS, dueNow: 0, special: 'net-30' }

export const PAID = { receipt: 'R-1234ABCD', refunded: 5_000, amount: 24_900, currency: 'USD' }

export const phone = { channel: 'sms', id: '+12125550147' }
export const facts = ['40 people', 'coffee machines', 'December 1', '$300 a month']
export const terms = ['Team', '40', '$249', 'November 30, 2026', TERMS.renewal, TERMS.cancellation, '$249.00']
export const agreement = 'The plan renews every month.'
/** What is sold. */
export const { plans } = fernhill.catalogue
export const NEW_YORK = 'America/New_York'
export const at = (time: string) => instant(Date.parse(time))
export const SLOT: Slot = { start: at('2026-12-01T20:00:00Z'), end: at('2026-12-01T20:30:00Z') }
export const SLOTS_OFFERED: readonly Slot[] = [
  SLOT,
  { start: at('2026-12-02T15:30:00Z'), end: at('2026-12-02T16:00:00Z') },
]

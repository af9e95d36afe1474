import type { Brief } from '#core/brief'
import type { Plan, Terms } from '#core/catalogue'
import { messageId } from '#core/ids'
import { SLOTS } from '#core/message'
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
const NOTED: Report = {
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
const FREE: Terms = { ...TERMS, dueNow: 0, special: 'net-30' }

const PAID = { receipt: 'R-1234ABCD', refunded: 5_000, amount: 24_900, currency: 'USD' }

const phone = { channel: 'sms', id: '+12125550147' }
const facts = ['40 people', 'coffee machines', 'December 1', '$300 a month']
const terms = ['Team', '40', '$249', 'November 30, 2026', TERMS.renewal, TERMS.cancellation, '$249.00']
const agreement = 'The plan renews every month.'

const NEW_YORK = 'America/New_York'
const at = (time: string) => instant(Date.parse(time))
const SLOT: Slot = { start: at('2026-12-01T20:00:00Z'), end: at('2026-12-01T20:30:00Z') }
const SLOTS_OFFERED: readonly Slot[] = [
  SLOT,
  { start: at('2026-12-02T15:30:00Z'), end: at('2026-12-02T16:00:00Z') },
]

/** Every brief there is, and what of it must reach the buyer, whoever phrases it. */
export const BRIEFS: readonly { readonly brief: Brief; readonly must: readonly string[] }[] = [
  { brief: { say: 'introduce' }, must: ['automated', 'Fernhill'] },
  {
    brief: { say: 'introduce-sms' },
    must: ['automated', 'Fernhill', 'Msg & data rates may apply. Reply STOP to opt out, HELP for help.'],
  },
  { brief: { say: 'welcome-back', known: KNOWN }, must: facts },
  { brief: { say: 'noted', signals: KNOWN }, must: facts },
  { brief: { say: 'ask', fact: 'need' }, must: ['?'] },
  { brief: { say: 'ask', fact: 'quantity' }, must: ['?'] },
  { brief: { say: 'ask', fact: 'timeline' }, must: ['?'] },
  { brief: { say: 'ask', fact: 'budget' }, must: ['?'] },
  { brief: { say: 'ask', fact: 'decision' }, must: ['?', 'I do', 'Someone else', 'We decide together'] },
  { brief: { say: 'suggest', plan: plan('team'), currency: 'USD' }, must: ['Team', '$249 a month'] },
  { brief: { say: 'answer', passage: 'Oat milk comes with it.' }, must: ['Oat milk comes with it.'] },
  { brief: { say: 'price', plan: plan('team'), currency: 'USD' }, must: ['Team', '$249 a month'] },
  { brief: { say: 'price', plan: plan('roastery'), currency: 'USD' }, must: ['Roastery', 'by quote'] },
  {
    brief: { say: 'prices', plans: fernhill.catalogue.plans, currency: 'USD' },
    must: ['Starter', '$89 a month', 'Team', '$249 a month', 'Roastery', 'by quote'],
  },
  { brief: { say: 'no-answer' }, must: [fernhill.contact] },
  { brief: { say: 'not-understood' }, must: [] },
  { brief: { say: 'thanks' }, must: [] },
  { brief: { say: 'files', kinds: ['photo', 'photo'] }, must: ['kept'] },
  { brief: { say: 'files', kinds: ['voice'] }, must: ['kept'] },
  { brief: { say: 'files', kinds: ['video'] }, must: ['kept'] },
  { brief: { say: 'files', kinds: ['document'] }, must: ['kept'] },
  { brief: { say: 'files', kinds: ['other'] }, must: ['kept'] },
  {
    brief: { say: 'files', kinds: ['photo', 'voice', 'photo', 'document'] },
    must: ['2 pictures', 'a voice note', 'a document', 'kept'],
  },
  { brief: { say: 'place', place: '12 Pine Street' }, must: ['12 Pine Street'] },
  { brief: { say: 'file-too-large', most: 20 * 1024 * 1024 }, must: ['20 MB'] },
  { brief: { say: 'file-not-taken' }, must: [] },
  { brief: { say: 'confirm-noted', noted: NOTED, day: dayOn('2026-11-24') }, must: ['55', 'November 24'] },
  {
    brief: {
      say: 'confirm-either',
      noted: NOTED,
      day: dayOn('2026-11-24'),
      theirs: signal('quantity', 40, 'about 40 people'),
    },
    must: ['55', '40', 'November 24'],
  },
  { brief: { say: 'redacted', what: 'card' }, must: ['link'] },
  { brief: { say: 'redacted', what: 'bank-account' }, must: ['link'] },
  { brief: { say: 'redacted', what: 'social-security' }, must: [] },
  { brief: { say: 'redacted', what: 'password' }, must: [] },
  { brief: { say: 'file-out-of-reach' }, must: ['not kept'] },
  { brief: { say: 'ask-number' }, must: ['?', 'Fernhill', 'Msg & data rates may apply'] },
  { brief: { say: 'code', minutes: 10 }, must: ['Fernhill', SLOTS.code, '10 minutes'] },
  { brief: { say: 'code-sent', to: phone }, must: ['0147'] },
  { brief: { say: 'code-wrong', triesLeft: 1 }, must: ['1'] },
  { brief: { say: 'code-void' }, must: [] },
  { brief: { say: 'joined', address: phone }, must: ['0147'] },
  { brief: { say: 'continued', known: KNOWN }, must: facts },
  {
    brief: { say: 'recap', terms: TERMS, changed: [] },
    must: [...terms, 'Yes, go ahead', 'Change something'],
  },
  { brief: { say: 'recap', terms: TERMS, changed: ['start'] }, must: [...terms, 'start'] },
  { brief: { say: 'confirm-again' }, must: ['?', 'Yes, go ahead', 'Change something'] },
  {
    brief: { say: 'acknowledge', text: agreement, again: false },
    must: [agreement, '?', 'I agree', 'I do not agree'],
  },
  { brief: { say: 'acknowledge', text: agreement, again: true }, must: [agreement, '?', 'I agree'] },
  {
    brief: { say: 'second-yes', amount: 124_900, currency: 'USD', again: false },
    must: ['$1,249.00', '?', 'Yes, I confirm'],
  },
  { brief: { say: 'second-yes', amount: 124_900, currency: 'USD', again: true }, must: ['$1,249.00', '?'] },
  {
    brief: { say: 'second-yes', amount: 124_900, currency: 'USD', net: 60, again: false },
    must: ['$1,249.00', '60 days', '?'],
  },
  {
    brief: { say: 'ordered', terms: { ...TERMS, dueNow: 0, net: 60 }, number: 'O-1234' },
    must: ['O-1234', '60 days', 'Nothing is charged'],
  },
  { brief: { say: 'identity', to: { channel: 'sms', id: '+12125550147' } }, must: ['0147'] },
  { brief: { say: 'identity-number' }, must: ['mobile number', 'you agree'] },
  {
    brief: { say: 'checkout', terms: TERMS, again: false },
    must: ['Team', '$249.00', 'Pay $249.00', SLOTS.checkout],
  },
  { brief: { say: 'checkout', terms: TERMS, again: true }, must: ['$249.00', SLOTS.checkout] },
  { brief: { say: 'paid', amount: 24_900, currency: 'USD', receipt: 'R-1001' }, must: ['$249.00', 'R-1001'] },
  { brief: { say: 'complete', receipt: 'R-1001' }, must: ['R-1001', fernhill.contact] },
  { brief: { say: 'deferred' }, must: [] },
  { brief: { say: 'reverted' }, must: [] },
  { brief: { say: 'to-decider', follows: true }, must: ['Nothing is ordered', '2 days'] },
  { brief: { say: 'to-decider', follows: false }, must: ['Nothing is ordered'] },
  { brief: { say: 'remind', terms: TERMS }, must: ['Team', 'not placed'] },
  { brief: { say: 'follow-up', terms: TERMS }, must: ['Team', "Let's do it"] },
  { brief: { say: 'apology' }, must: ['sorry', fernhill.contact] },
  { brief: { say: 'lost' }, must: [fernhill.contact] },
  { brief: { say: 'not-served' }, must: [fernhill.contact] },
  { brief: { say: 'as-listed' }, must: [] },
  { brief: { say: 'by-quote', plan: plan('roastery') }, must: ['Roastery', 'quote', fernhill.contact] },
  { brief: { say: 'beyond-me' }, must: [fernhill.contact] },
  { brief: { say: 'human' }, must: [fernhill.contact] },
  { brief: { say: 'human-called' }, must: [fernhill.contact] },
  { brief: { say: 'help' }, must: ['Fernhill', fernhill.contact, 'STOP'] },
  { brief: { say: 'help-sms' }, must: ['Fernhill', fernhill.contact, 'STOP', 'rates'] },
  { brief: { say: 'stopped' }, must: ['Fernhill', 'START'] },
  { brief: { say: 'started' }, must: ['Fernhill', 'STOP'] },
  { brief: { say: 'started-sms' }, must: ['Fernhill', 'STOP', 'rates'] },
  { brief: { say: 'start-there', address: phone }, must: ['START', '0147'] },
  { brief: { say: 'elsewhere', channel: 'telegram' }, must: ['Telegram'] },
  { brief: { say: 'payment-failed' }, must: ['nothing was charged'] },
  {
    brief: { say: 'payment-reversed', how: 'refunded', ...PAID },
    must: ['R-1234ABCD', 'refunded', fernhill.contact],
  },
  {
    brief: { say: 'payment-reversed', how: 'partly-refunded', ...PAID },
    must: ['R-1234ABCD', 'in part', '$50.00 of $249.00', fernhill.contact],
  },
  { brief: { say: 'payment-reversed', how: 'disputed', ...PAID }, must: ['R-1234ABCD', 'disputed'] },
  { brief: { say: 'payment-reversed', how: 'lost', ...PAID }, must: ['R-1234ABCD', 'after the dispute'] },
  { brief: { say: 'payment-restored', receipt: 'R-1234ABCD' }, must: ['R-1234ABCD', 'stands'] },
  { brief: { say: 'payment-unmatched', why: 'withdrawn' }, must: ['taken back', fernhill.contact] },
  { brief: { say: 'payment-unmatched', why: 'amount' }, must: ['amount', fernhill.contact] },
  {
    brief: { say: 'checkout-free', terms: FREE, again: false },
    must: ['Team', 'Nothing is due now', 'nothing', 'Confirm the order', SLOTS.checkout],
  },
  { brief: { say: 'checkout-free', terms: FREE, again: true }, must: ['Confirm the order', SLOTS.checkout] },
  {
    brief: { say: 'confirmed', receipt: 'R-1234ABCD' },
    must: ['R-1234ABCD', 'nothing was due', fernhill.contact],
  },
  {
    brief: { say: 'offer-slots', slots: SLOTS_OFFERED, zone: NEW_YORK, opening: 'free', taken: null },
    must: ['tasting call', 'EST', 'Tue, Dec 1, 3:00 PM', 'Wed, Dec 2, 10:30 AM', '?'],
  },
  {
    brief: { say: 'offer-slots', slots: SLOTS_OFFERED, zone: 'Europe/Berlin', opening: 'near', taken: null },
    must: ['nearest', 'GMT+1', 'Tue, Dec 1, 9:00 PM'],
  },
  {
    brief: { say: 'offer-slots', slots: SLOTS_OFFERED, zone: NEW_YORK, opening: 'free', taken: SLOT },
    must: ['Tuesday, December 1 at 3:00 PM EST', 'taken', 'Wed, Dec 2, 10:30 AM'],
  },
  {
    brief: { say: 'offer-slots', slots: SLOTS_OFFERED, zone: NEW_YORK, opening: 'more', taken: null },
    must: ['EST', 'Wed, Dec 2, 10:30 AM'],
  },
  {
    brief: { say: 'offer-slots', slots: SLOTS_OFFERED, zone: NEW_YORK, opening: 'which', taken: null },
    must: ['EST', 'Wed, Dec 2, 10:30 AM'],
  },
  {
    brief: { say: 'offer-slot', slot: SLOT, zone: NEW_YORK },
    must: ['Tuesday, December 1 at 3:00 PM EST', '?', 'Yes, book it', 'Other times'],
  },
  { brief: { say: 'no-slots' }, must: ['tasting call', fernhill.contact] },
  { brief: { say: 'slots-unavailable' }, must: [fernhill.contact] },
  { brief: { say: 'will-remind' }, must: ['Fernhill', 'reminder'] },
  { brief: { say: 'booking', deed: 'book', slot: SLOT, zone: NEW_YORK }, must: ['3:00 PM EST'] },
  { brief: { say: 'booking', deed: 'move', slot: SLOT, zone: NEW_YORK }, must: ['3:00 PM EST'] },
  { brief: { say: 'booking', deed: 'cancel', slot: SLOT, zone: NEW_YORK }, must: [] },
  { brief: { say: 'booked', slot: SLOT, zone: NEW_YORK }, must: ['tasting call', 'December 1', 'EST'] },
  { brief: { say: 'requested', slot: SLOT, zone: NEW_YORK }, must: ['tasting call', 'not certain'] },
  { brief: { say: 'rebooked', slot: SLOT, zone: NEW_YORK }, must: ['tasting call', '3:00 PM EST'] },
  { brief: { say: 'called-off', slot: SLOT, zone: NEW_YORK }, must: ['tasting call', '3:00 PM EST'] },
  { brief: { say: 'moved-there', slot: SLOT, zone: NEW_YORK }, must: ['tasting call', '3:00 PM EST'] },
  { brief: { say: 'off-there', slot: SLOT, zone: NEW_YORK }, must: ['tasting call', '3:00 PM EST'] },
  { brief: { say: 'turned-down', slot: SLOT, zone: NEW_YORK }, must: ['tasting call', '3:00 PM EST'] },
  {
    brief: { say: 'booking-failed', deed: 'move', slot: SLOT, zone: NEW_YORK },
    must: ['could not move a tasting call', fernhill.contact],
  },
  {
    brief: { say: 'reminder', slot: SLOT, zone: NEW_YORK },
    must: ['Fernhill', 'tasting call', '3:00 PM EST'],
  },
  { brief: { say: 'already-booked', slot: SLOT, zone: NEW_YORK }, must: ['3:00 PM EST'] },
  {
    brief: { say: 'slot-taken', slot: SLOT, zone: NEW_YORK },
    must: ['3:00 PM EST', 'taken', fernhill.contact],
  },
  { brief: { say: 'no-booking' }, must: ['tasting call'] },
  { brief: { say: 'not-booked' }, must: [] },
  { brief: { say: 'meet-first' }, must: [] },
  { brief: { say: 'meet-after' }, must: ['tasting call'] },
  { brief: { say: 'ask-email' }, must: ['?'] },
  { brief: { say: 'restarted' }, must: ['?'] },
  { brief: { say: 'not-me' }, must: [] },
  { brief: { say: 'rep-here', rep: 'Ana' }, must: ['Ana'] },
  { brief: { say: 'rep-gone', rep: 'Ana' }, must: ['Ana'] },
  { brief: { say: 'nobody-yet' }, must: [fernhill.contact] },
  { brief: { say: 'meet-instead' }, must: ['tasting call'] },
  { brief: { say: 'resumed' }, must: ['assistant'] },
  {
    brief: { say: 'approved', besides: ['net-60'], rep: 'Ana', what: '10 % off' },
    must: ['Ana', '10 % off'],
  },
  { brief: { say: 'declined', rep: 'Ana' }, must: ['Ana'] },
  { brief: { say: 'trouble' }, must: [fernhill.contact] },
  { brief: { say: 'words', text: 'Ask for Ana. She knows.' }, must: ['Ask for Ana. She knows.'] },
  {
    brief: {
      say: 'message',
      message: { text: 'Which size?', choices: [{ title: 'Small', value: 's' }], cards: [] },
    },
    must: ['Which size?', 'Small'],
  },
]

import { z } from 'zod'
import type { IncomingRequest } from '#contracts/adapter'
import type { ParsedPayment, PaymentEvent } from '#contracts/checkout'
import { personId } from '#core/ids'
import { jsonOf } from '#core/json'
import { type Instant, instant, seconds } from '#core/time'
import { fromMinorUnits } from './minor-units.ts'
import { isMissing, type StripeCalls, troubleOf } from './stripe-calls.ts'
import { type Foreign, foreignIn } from './stripe-mode.ts'
import { Charge, Dispute, idOf, Ours, Said, Session } from './stripe-shape.ts'

const SESSION_EVENTS: readonly string[] = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
]

/** What Stripe must tell us of. */
export const FOLLOWED: readonly string[] = [
  ...SESSION_EVENTS,
  'charge.refunded',
  'charge.dispute.created',
  'charge.dispute.closed',
]

/** What an event says besides its object: when it came about, and whether it is of another account. */
type Told = { readonly type: string; readonly at: Instant; readonly foreign: Foreign | null }

/**
 * What Stripe tells of a payment of ours. Its events come at least once, in any order: a fact is named after the session and
 * what became of it, so the same news by another event is the same fact (docs: "Fulfill orders").
 */
export const parseStripe = async (
  request: IncomingRequest,
  calls: StripeCalls,
  secretKey: string,
  now: Instant,
): Promise<ParsedPayment> => {
  const said = Said.safeParse(jsonOf(new TextDecoder().decode(request.body)))
  if (!said.success) return { kind: 'malformed', reason: z.prettifyError(said.error) }
  const { type, data, created } = said.data
  const told: Told = { type, at: timeOf(created, now), foreign: foreignIn(said.data, secretKey) }
  if (SESSION_EVENTS.includes(type)) return ofSession(told, data.object)
  switch (type) {
    case 'charge.refunded':
      return ofCharge(told, data.object)
    case 'charge.dispute.created':
    case 'charge.dispute.closed':
      return ofDispute(told, data.object, calls)
    default:
      return { kind: 'unsupported', reason: `${type.slice(0, 80)} is no event we follow.` }
  }
}

/** When it was true, and not when it arrived (I8); never in the future, whatever their clock says. */
const timeOf = (created: number | undefined, now: Instant): Instant =>
  created === undefined ? now : instant(Math.min(now, seconds(created)))

const ofSession = (told: Told, object: unknown): ParsedPayment => {
  const read = Session.safeParse(object)
  if (!read.success) return { kind: 'malformed', reason: z.prettifyError(read.error) }
  const { id, payment_status: status, amount_total: amount, currency } = read.data
  const ours = Ours.safeParse(read.data.metadata)
  if (!ours.success) return NOT_OURS
  const { checkout, hash } = ours.data
  const { type, at } = told
  if (told.foreign) return ignored(told.foreign, checkout, id, at)
  if (type.endsWith('.expired') || type.endsWith('_failed')) {
    const how = type.endsWith('.expired') ? 'expired' : 'declined'
    return fact(
      { kind: 'payment-failed', at, checkout, how, provider: 'stripe', reference: id },
      `stripe:${id}:${how}`,
    )
  }
  if (status === 'unpaid')
    return { kind: 'unsupported', reason: 'The payment is under way; its end comes as another event.' }
  const other = read.data.client_reference_id ?? checkout
  return fact(
    {
      kind: 'payment-received',
      at,
      checkout,
      hash,
      amount: fromMinorUnits(amount ?? 0, currency ?? ''),
      currency: (currency ?? '').toUpperCase(),
      provider: 'stripe',
      reference: idOf(read.data.payment_intent) ?? id,
      ...(other !== checkout && { contradicts: other.slice(0, MOST_NAME) }),
    },
    `stripe:${id}:paid`,
  )
}

/** A `client_reference_id` has 200 characters at most. */
const MOST_NAME = 200

/** What we wrote onto the payment stands on its charge as well. */
const ofCharge = ({ at, foreign }: Told, object: unknown): ParsedPayment => {
  const read = Charge.safeParse(object)
  if (!read.success) return { kind: 'malformed', reason: z.prettifyError(read.error) }
  const ours = Ours.safeParse(read.data.metadata)
  if (!ours.success) return NOT_OURS
  const { checkout } = ours.data
  const { id, amount_refunded: units, currency, payment_intent: intent } = read.data
  if (foreign) return ignored(foreign, checkout, id, at)
  return fact(
    {
      kind: 'payment-reversed',
      at,
      checkout,
      how: 'refunded',
      amount: fromMinorUnits(units, currency),
      provider: 'stripe',
      reference: id,
      payment: idOf(intent) ?? id,
    },
    `stripe:${id}:refunded:${units}`,
  )
}

/** A dispute carries nothing of ours: the payment it is about must be asked for. */
const ofDispute = async (told: Told, object: unknown, calls: StripeCalls): Promise<ParsedPayment> => {
  const read = Dispute.safeParse(object)
  if (!read.success) return { kind: 'malformed', reason: z.prettifyError(read.error) }
  const intent = idOf(read.data.payment_intent)
  // Another account's payments cannot be asked for with our key.
  if (intent === null || told.foreign) return NOT_OURS
  try {
    const stripe = await calls.client()
    const { metadata } = await stripe.paymentIntents.retrieve(intent)
    const ours = Ours.safeParse(metadata)
    return ours.success ? disputed(told, read.data, ours.data.checkout, intent) : NOT_OURS
  } catch (error) {
    return isMissing(error) ? NOT_OURS : { kind: 'later', reason: troubleOf(error) }
  }
}

/** A dispute that is over is lost, or the money is ours again: won, or let be before it was one (docs: "Dispute statuses"). */
const disputed = (
  { type, at }: Told,
  { id, amount: units, currency, status }: z.infer<typeof Dispute>,
  checkout: string,
  payment: string,
): ParsedPayment => {
  const amount = fromMinorUnits(units, currency)
  const about = { at, checkout, amount, provider: 'stripe', reference: id, payment }
  if (type.endsWith('.created'))
    return fact({ kind: 'payment-reversed', how: 'disputed', ...about }, `stripe:${id}:disputed`)
  return status === 'lost'
    ? fact({ kind: 'payment-reversed', how: 'lost', ...about }, `stripe:${id}:lost`)
    : fact({ kind: 'payment-restored', ...about }, `stripe:${id}:restored`)
}

const NOT_OURS: ParsedPayment = {
  kind: 'unsupported',
  reason: 'The payment was not begun by a link of ours.',
}

/** Once for each checkout and reason: whoever writes our names onto payments of theirs fills no journal. */
const ignored = (why: Foreign, checkout: string, reference: string, at: Instant): ParsedPayment =>
  fact(
    { kind: 'payment-ignored', at, checkout, why, provider: 'stripe', reference },
    `stripe:${checkout}:${why}`,
  )

/** A checkout is named after its person. */
const fact = (event: PaymentEvent, dedupe: string): ParsedPayment => ({
  kind: 'payment',
  person: personId(event.checkout.replace(/\.pay\d+$/, '')),
  event,
  dedupe,
})

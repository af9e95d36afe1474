import { z } from 'zod'
import type { IncomingRequest } from '#contracts/adapter'
import type { ParsedPayment, PaymentEvent } from '#contracts/checkout'
import { personId } from '#core/ids'
import { jsonOf } from '#core/json'
import type { Instant } from '#core/time'
import { fromMinorUnits } from './minor-units.ts'
import { type StripeCalls, troubleOf } from './stripe-calls.ts'

/** An order of ours, as we wrote it onto the session and the payment. */
const Ours = z.object({
  checkout: z.string().regex(/^p[0-9a-f]{20}\.pay\d+$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})

const Session = z.object({
  id: z.string().min(1),
  payment_status: z.enum(['paid', 'unpaid', 'no_payment_required']),
  amount_total: z.number().int().nullable(),
  currency: z.string().nullable(),
  payment_intent: z.union([z.string(), z.object({ id: z.string() })]).nullish(),
  metadata: z.unknown(),
})

const Charge = z.object({
  id: z.string().min(1),
  amount_refunded: z.number().int(),
  currency: z.string(),
  metadata: z.unknown(),
})

const Dispute = z.object({
  id: z.string().min(1),
  amount: z.number().int(),
  currency: z.string(),
  payment_intent: z.union([z.string(), z.object({ id: z.string() })]),
})

const Said = z.object({ type: z.string(), data: z.object({ object: z.unknown() }) })

const SESSION_EVENTS: readonly string[] = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
]

/** What Stripe must tell us of. */
export const FOLLOWED: readonly string[] = [...SESSION_EVENTS, 'charge.refunded', 'charge.dispute.created']

/**
 * What Stripe tells of a payment of ours. Its events come at least once, in any order: a fact is named after the session and
 * what became of it, so the same news by another event is the same fact (docs: "Fulfill orders").
 */
export const parseStripe = async (
  request: IncomingRequest,
  calls: StripeCalls,
  now: Instant,
): Promise<ParsedPayment> => {
  const said = Said.safeParse(jsonOf(new TextDecoder().decode(request.body)))
  if (!said.success) return { kind: 'malformed', reason: z.prettifyError(said.error) }
  const { type, data } = said.data
  if (SESSION_EVENTS.includes(type)) return ofSession(type, data.object, now)
  switch (type) {
    case 'charge.refunded':
      return ofCharge(data.object, now)
    case 'charge.dispute.created':
      return ofDispute(data.object, calls, now)
    default:
      return { kind: 'unsupported', reason: `${type.slice(0, 80)} is no event we follow.` }
  }
}

const ofSession = (type: string, object: unknown, at: Instant): ParsedPayment => {
  const read = Session.safeParse(object)
  if (!read.success) return { kind: 'malformed', reason: z.prettifyError(read.error) }
  const { id, payment_status: status, amount_total: amount, currency } = read.data
  const ours = Ours.safeParse(read.data.metadata)
  if (!ours.success) return NOT_OURS
  const { checkout, hash } = ours.data
  if (type.endsWith('.expired') || type.endsWith('_failed')) {
    const how = type.endsWith('.expired') ? 'expired' : 'declined'
    return fact(
      { kind: 'payment-failed', at, checkout, how, provider: 'stripe', reference: id },
      `stripe:${id}:${how}`,
    )
  }
  if (status === 'unpaid')
    return { kind: 'unsupported', reason: 'The payment is under way; its end comes as another event.' }
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
    },
    `stripe:${id}:paid`,
  )
}

/** What we wrote onto the payment stands on its charge as well. */
const ofCharge = (object: unknown, at: Instant): ParsedPayment => {
  const read = Charge.safeParse(object)
  if (!read.success) return { kind: 'malformed', reason: z.prettifyError(read.error) }
  const ours = Ours.safeParse(read.data.metadata)
  if (!ours.success) return NOT_OURS
  const { id, amount_refunded: units, currency } = read.data
  const amount = fromMinorUnits(units, currency)
  return reversed('refunded', ours.data.checkout, amount, id, `stripe:${id}:refunded:${units}`, at)
}

/** A dispute carries nothing of ours: the payment it is about must be asked for. */
const ofDispute = async (object: unknown, calls: StripeCalls, at: Instant): Promise<ParsedPayment> => {
  const read = Dispute.safeParse(object)
  if (!read.success) return { kind: 'malformed', reason: z.prettifyError(read.error) }
  const { id, amount, currency } = read.data
  try {
    const stripe = await calls.client()
    const intent = await stripe.paymentIntents.retrieve(idOf(read.data.payment_intent) ?? '')
    const ours = Ours.safeParse(intent.metadata)
    return ours.success
      ? reversed(
          'disputed',
          ours.data.checkout,
          fromMinorUnits(amount, currency),
          id,
          `stripe:${id}:disputed`,
          at,
        )
      : NOT_OURS
  } catch (error) {
    return { kind: 'later', reason: troubleOf(error) }
  }
}

const NOT_OURS: ParsedPayment = {
  kind: 'unsupported',
  reason: 'The payment was not begun by a link of ours.',
}

const idOf = (one: string | { readonly id: string } | null | undefined): string | null =>
  typeof one === 'string' ? one : (one?.id ?? null)

const reversed = (
  how: 'refunded' | 'disputed',
  checkout: string,
  amount: number,
  reference: string,
  dedupe: string,
  at: Instant,
): ParsedPayment =>
  fact({ kind: 'payment-reversed', at, checkout, how, amount, provider: 'stripe', reference }, dedupe)

/** A checkout is named after its person. */
const fact = (event: PaymentEvent, dedupe: string): ParsedPayment => ({
  kind: 'payment',
  person: personId(event.checkout.replace(/\.pay\d+$/, '')),
  event,
  dedupe,
})

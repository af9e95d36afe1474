import { randomBytes } from 'node:crypto'
import type { Instant } from '#core/time'
import { below, type Fields } from './form.ts'

/** A checkout session, as Stripe keeps and shows it. */
export type Session = {
  readonly id: string
  readonly object: 'checkout.session'
  readonly status: 'open' | 'complete' | 'expired'
  readonly payment_status: 'unpaid' | 'paid'
  readonly amount_total: number
  readonly currency: string
  readonly client_reference_id: string | null
  readonly metadata: Fields
  readonly payment_intent: string
  readonly payment_metadata: Fields
  /** In the smallest unit; of its charge, not of the session. */
  readonly refunded: number
  readonly expires_at: number
  readonly success_url: string
  readonly cancel_url: string | null
  readonly name: string
  readonly url: string
}

/** An error as Stripe's API words it. */
export type StripeError = {
  readonly type: string
  readonly message: string
  readonly param?: string
  readonly code?: string
}

const HALF_AN_HOUR = 30 * 60
const A_DAY = 24 * 60 * 60
/** The least that Stripe takes in most currencies (docs: "Minimum and maximum charge amounts"). */
const LEAST = 50

/** Why Stripe would refuse to make this session; null when it would not. */
export const troubleWith = (fields: Fields, now: Instant): StripeError | null => {
  const seconds = Math.floor(now / 1000)
  const amount = Number(fields['line_items.0.price_data.unit_amount'])
  const expires = Number(fields.expires_at ?? seconds + A_DAY)
  if (fields.mode !== 'payment') return invalid('mode', 'Invalid mode: must be payment.')
  if (!fields['line_items.0.price_data.product_data.name'])
    return invalid('line_items', 'You must provide line items with a product.')
  if (!/^[a-z]{3}$/.test(fields['line_items.0.price_data.currency'] ?? ''))
    return invalid('line_items[0][price_data][currency]', 'Invalid currency.')
  if (!Number.isInteger(amount) || amount < LEAST)
    return {
      ...invalid('line_items[0][price_data][unit_amount]', `The amount must be at least ${LEAST}.`),
      code: 'amount_too_small',
    }
  if ((fields['custom_text.submit.message'] ?? '').length > 1_200)
    return invalid('custom_text[submit][message]', 'Invalid string: must be at most 1200 characters')
  if (!URL.canParse(fields.success_url ?? '')) return invalid('success_url', 'Not a valid URL')
  if ((fields.client_reference_id ?? '').length > 200)
    return invalid('client_reference_id', 'Invalid string: must be at most 200 characters')
  if (expires < seconds + HALF_AN_HOUR || expires > seconds + A_DAY)
    return invalid('expires_at', 'The expires_at timestamp must be between 30 minutes and 24 hours from now.')
  return null
}

const invalid = (param: string, message: string): StripeError => ({
  type: 'invalid_request_error',
  message,
  param,
})

/** A new session; `base` is where its page is. */
export const sessionOf = (fields: Fields, base: string, now: Instant): Session => {
  const id = `cs_test_${randomBytes(16).toString('hex')}`
  return {
    id,
    object: 'checkout.session',
    status: 'open',
    payment_status: 'unpaid',
    amount_total:
      Number(fields['line_items.0.price_data.unit_amount']) * Number(fields['line_items.0.quantity'] ?? 1),
    currency: fields['line_items.0.price_data.currency'] ?? 'usd',
    client_reference_id: fields.client_reference_id ?? null,
    metadata: below(fields, 'metadata'),
    payment_intent: `pi_${randomBytes(12).toString('hex')}`,
    payment_metadata: below(fields, 'payment_intent_data.metadata'),
    refunded: 0,
    expires_at: Number(fields.expires_at ?? Math.floor(now / 1000) + A_DAY),
    success_url: fields.success_url ?? '',
    cancel_url: fields.cancel_url ?? null,
    name: fields['line_items.0.price_data.product_data.name'] ?? '',
    url: `${base}/c/pay/${id}`,
  }
}

/** As the API and the events show it. */
export const shown = ({ payment_metadata: _ours, refunded: _sum, name: _name, ...session }: Session) =>
  session

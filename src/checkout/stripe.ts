import type Stripe from 'stripe'
import type { CheckoutProvider, Opened, Order } from '#contracts/checkout'
import type { Clock } from '#contracts/clock'
import type { Terms } from '#core/catalogue'
import { type Milliseconds, minutes, seconds } from '#core/time'
import { toMinorUnits } from './minor-units.ts'
import { isKeySpent, type StripeCalls, stripeCalls, troubleOf } from './stripe-calls.ts'
import { parseStripe } from './stripe-events.ts'
import { verifyStripe } from './stripe-signature.ts'
import { onceOnly, termLines } from './term-lines.ts'

/** A Stripe account. */
export type StripeOptions = {
  readonly secretKey: string
  /** `whsec_…` of the webhook endpoint; includes its prefix. */
  readonly webhookSecret: string
  /** Any server that speaks Stripe's API; null for Stripe itself. */
  readonly apiRoot: string | null
  readonly business: string
  readonly clock: Clock
  readonly patience?: Milliseconds
}

/**
 * Stripe Checkout (D7). A session is made at the click and not when the link is sent: it cannot live as long as a link may,
 * and who never clicks leaves none behind. Its idempotency key is bound to the recap's hash, so a second click, a crash and
 * another node all get the same page.
 */
export const stripeCheckout = (options: StripeOptions): CheckoutProvider => {
  const calls = stripeCalls(options)
  const { clock, webhookSecret } = options
  return {
    name: 'stripe',
    open: (order) => open(calls, order, options.business),
    verify: async (request) => verifyStripe(request, webhookSecret, clock.now()),
    parse: (request) => parseStripe(request, calls, options.secretKey, clock.now()),
  }
}

/**
 * Stripe wants a page to live for 30 minutes at least, counted from the click (docs: "expires_at"). The time is derived from
 * the link's, so that the same click asks for the same page; a payment that began before the link closed still counts.
 */
const GRACE: Milliseconds = minutes(31)

/** How long a link may be open: Stripe lets no page live for more than a day from the click, and the grace is part of it. */
export const LONGEST_LINK: Milliseconds = minutes(23 * 60)

const open = async (calls: StripeCalls, order: Order, business: string): Promise<Opened> => {
  try {
    const { checkout } = await calls.client()
    const session = await underKeys(order, (idempotencyKey) =>
      checkout.sessions.create(sessionOf(order, business), { idempotencyKey }),
    )
    return session.url
      ? { kind: 'at', url: session.url }
      : { kind: 'later', reason: 'Stripe made no page for this order.' }
  } catch (error) {
    return { kind: 'later', reason: troubleOf(error) }
  }
}

/**
 * The first key for an order is its own: checkout, recap and attempt. Where that is spent, by an answer that failed at Stripe or
 * by an upgrade that words the page otherwise, the next one is taken, the same at every click and on every node.
 */
const underKeys = async <T>(
  { checkout, hash, attempt }: Order,
  ask: (key: string) => Promise<T>,
): Promise<T> => {
  const own = `offer:${checkout}:${hash.slice(0, 32)}:${attempt}`
  for (let n = 1; n < KEYS; n++) {
    try {
      return await ask(n === 1 ? own : `${own}:${n}`)
    } catch (error) {
      if (!isKeySpent(error)) throw error
    }
  }
  return ask(`${own}:${KEYS}`)
}

/** More than two upgrades or failures within the life of one link are for a person to look at. */
const KEYS = 3

/** The money that is due now, once (decision 0018), and nothing that charges again by itself. */
const sessionOf = (order: Order, business: string): Stripe.Checkout.SessionCreateParams => {
  const { checkout, hash, terms, expiresAt, back } = order
  const metadata = { checkout, hash }
  return {
    mode: 'payment',
    client_reference_id: checkout,
    metadata,
    payment_intent_data: { metadata },
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: terms.currency.toLowerCase(),
          unit_amount: toMinorUnits(terms.dueNow, terms.currency),
          product_data: { name: `${business} ${terms.name}`, description: inOneLine(terms) },
        },
      },
    ],
    custom_text: { submit: { message: onceOnly(business) } },
    expires_at: Math.floor((expiresAt + GRACE) / seconds(1)),
    success_url: back,
    cancel_url: back,
  }
}

/** What binds, in one line on the page where it is paid. */
const inOneLine = (terms: Terms): string =>
  termLines(terms)
    .map(([label, value]) => `${label}: ${value}`)
    .join('. ')

import { LONGEST_LINK, stripeCheckout } from '#checkout/stripe'
import type { Config } from '#config/environment'
import type { CheckoutProvider } from '#contracts/checkout'
import type { Clock } from '#contracts/clock'
import type { Business } from '#core/business'
import { StartError } from '#errors/table'

/** Who takes the money; null where no account is set up: the built-in page, which moves none. */
export const checkoutOf = (
  { stripe }: Pick<Config, 'stripe'>,
  { name, policy }: Business,
  clock: Clock,
): CheckoutProvider | null => {
  if (stripe === null) return null
  if (policy.checkoutValid > LONGEST_LINK) throw new StartError('BUSINESS', TOO_LONG)
  return stripeCheckout({ ...stripe, business: name, clock })
}

const TOO_LONG =
  'policy.checkoutValid is longer than Stripe keeps a page open, so that nobody could pay at first. Write "23 hours" or less.'

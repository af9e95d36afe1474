import type { Brief } from '#core/brief'
import type { View } from '#core/dialog'
import { termsOrdered } from '#core/orders'

/** What became of the payment since it came, as they are told it; null while all of it is ours. */
export const reversalIn = ({
  state,
  rules,
}: View): Extract<Brief, { readonly say: 'payment-reversed' }> | null => {
  const { payment } = state
  if (!payment?.reversed) return null
  const { reversed, receipt, refunded = 0, amount } = payment
  const { currency } = termsOrdered(state)?.terms ?? rules.business.catalogue
  return { say: 'payment-reversed', how: reversed, receipt, refunded, amount, currency }
}

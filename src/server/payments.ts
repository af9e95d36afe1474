import type { Hono } from 'hono'
import type { CheckoutProvider, ParsedPayment } from '#contracts/checkout'
import { type ProviderParts, providerWebhook } from './provider-webhook.ts'

/** No event of a provider is larger. */
const LARGEST = 1024 * 1024

/** What the provider of a checkout knows goes into the person's inbox, once (D7). */
export const payments = (provider: CheckoutProvider, parts: ProviderParts): Hono =>
  providerWebhook(
    {
      name: provider.name,
      of: 'payment',
      largest: LARGEST,
      hook: provider,
      take: (payment: Payment) => take(payment, parts),
    },
    parts,
  )

type Payment = Extract<ParsedPayment, { readonly kind: 'payment' }>

/**
 * News of somebody whom nobody here knows makes no person (M9): they were erased, or another installation shares the account.
 * Its money is for an operator to look at, by the provider's own name for it.
 */
const take = async (
  { person, event, dedupe }: Payment,
  { memory, clock, log }: ProviderParts,
): Promise<void> => {
  const { kind, checkout, provider, reference } = event
  if ((await memory.journal.snapshotOf(person)) === null)
    return log.error(
      { kind, checkout, provider, reference },
      'a payment provider told of an order of nobody known here',
    )
  if (kind === 'payment-ignored')
    log.warn({ checkout, provider, reference, why: event.why }, 'a payment webhook is not of this account')
  await memory.mailbox.accept(person, { id: dedupe, event }, clock.now())
}

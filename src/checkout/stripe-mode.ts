import type { PaymentNews } from '#core/payment-event'

/** Why an event that Stripe signed is none of this account's (docs: "Test mode and live mode", "Connect webhooks"). */
export type Foreign = Extract<PaymentNews, { readonly kind: 'payment-ignored' }>['why']

/** Whether a key moves real money; null for one that does not say. */
export const isLiveKey = (secretKey: string): boolean | null => {
  const mode = /^[a-z]+_(live|test)_/.exec(secretKey)?.[1]
  return mode === undefined ? null : mode === 'live'
}

/** What of an event speaks against this account; null: nothing does. */
export const foreignIn = (
  event: { readonly account?: string | undefined; readonly livemode?: boolean | undefined },
  secretKey: string,
): Foreign | null => {
  if (event.account !== undefined) return 'another-account'
  const isLive = isLiveKey(secretKey)
  if (isLive === null || event.livemode === undefined || event.livemode === isLive) return null
  return event.livemode ? 'live-mode' : 'test-mode'
}

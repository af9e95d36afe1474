import type { ClosedWhy } from '#checkout/page-words'
import type { Clock } from '#contracts/clock'
import type { Memory } from '#contracts/memory'
import { holderOf } from '#contracts/present'
import type { CheckoutTicket, Seal } from '#contracts/seal'
import { authorityOf, holds } from '#core/authority'
import type { Locale } from '#core/locale'
import { ordersOf } from '#core/orders'
import { isWhole } from '#core/payment'
import type { OfferFound } from '#core/payment-event'
import type { Rules } from '#core/rules'
import type { Checkout, State } from '#core/state'
import { later } from '#core/time'

/** What stands under a link now. `ticket` null: the token is none of ours, so nobody's journal can tell of it. */
/** `locale`: the language in which they agreed, or are answered; absent: it is not known, or the business's own. */
export type Offer = Standing & { readonly locale?: Locale }

type Standing =
  | { readonly kind: 'open'; readonly ticket: CheckoutTicket; readonly checkout: Checkout }
  | {
      readonly kind: 'paid'
      readonly ticket: CheckoutTicket
      readonly receipt: string
      readonly wasDue: boolean
    }
  | {
      readonly kind: 'closed'
      readonly ticket: CheckoutTicket | null
      readonly found: OfferFound
      readonly why: ClosedWhy
    }

/** What offers are judged by. */
export type OfferParts = {
  readonly memory: Memory
  readonly seal: Seal
  readonly clock: Clock
  readonly rules: Rules
}

/** The offer of a link, and the authority to commit, looked at once more (A10): only `open` may be paid. */
export const offerOf = async (token: string, parts: OfferParts): Promise<Offer> => {
  const ticket = parts.seal.openCheckout(token)
  if (!ticket) return closed(null, 'changed', 'not-ours')
  const state = await holderOf(ticket.checkout, ticket.person, parts.memory.journal)
  // An erased person leaves nobody whose journal could tell of it.
  if (!state) return closed(null, 'changed', 'changed')
  return { ...offerIn(state, ticket, parts), ...localeOf(state) }
}

/** What they said yes to was put in one language, whatever else they have written since. */
const localeOf = ({ recap, locale }: State): { readonly locale?: Locale } => {
  const agreed = recap ? recap.locale : locale
  return agreed ? { locale: agreed } : {}
}

const offerIn = (state: State, ticket: CheckoutTicket, parts: OfferParts): Standing => {
  const order = ordersOf(state).find(({ checkout }) => checkout === ticket.checkout)
  if (order) {
    const { receipt, amount } = order
    return { kind: 'paid', ticket, receipt, wasDue: amount !== 0 }
  }
  return standing(ticket, state, parts)
}

const standing = (ticket: CheckoutTicket, state: State, { clock, rules }: OfferParts): Standing => {
  const { checkout } = state
  if (checkout?.id !== ticket.checkout) return closed(ticket, 'changed', 'changed')
  if (checkout.standing === 'lapsed' || clock.now() >= checkout.expiresAt)
    return closed(ticket, 'expired', 'expired')
  if (checkout.standing !== 'open') return closed(ticket, 'changed', 'changed')
  if (!isWhole(checkout)) return closed(ticket, 'altered', 'revoked')
  const authority = authorityOf({ ...state, now: later(state.now, clock.now()) }, rules)
  const isAgreed = holds(authority, 'commit') && state.acceptance?.hash === checkout.hash
  return isAgreed ? { kind: 'open', ticket, checkout } : closed(ticket, 'revoked', 'revoked')
}

const closed = (ticket: CheckoutTicket | null, found: OfferFound, why: ClosedWhy): Standing => ({
  kind: 'closed',
  ticket,
  found,
  why,
})

import type { PaidOrder } from './paid-order.ts'
import type { Recap, State } from './state.ts'

/** All orders they have: the one last heard of, and any that another had whom they have become one with (M7). */
export const ordersOf = ({ payment, otherOrders = [] }: State): readonly PaidOrder[] =>
  payment ? [payment, ...otherOrders] : otherOrders

/**
 * The terms of the order that is spoken of, and their hash: those that were paid, or that an invoice comes for, and not those of a link
 * or a recap beside it; null where they stand in the journal alone, as where another's link came later (M7).
 */
export const termsOrdered = ({ payment, checkout, recap }: State): Pick<Recap, 'terms' | 'hash'> | null => {
  if (payment && checkout?.id === payment.checkout) return checkout
  return payment?.invoiced ? recap : null
}

/** An order that there is already stands beside one that comes. */
export const besideOthers = (state: State, checkout: string): State => {
  const others = ordersOf(state).filter((order) => order.checkout !== checkout)
  return others.length === 0 ? state : { ...state, otherOrders: others }
}

/** News of one of several makes it the one that is spoken of. */
export const orderFirst = (state: State, checkout: string): State => {
  const meant = state.otherOrders?.find((order) => order.checkout === checkout)
  return meant ? { ...besideOthers(state, checkout), payment: meant } : state
}

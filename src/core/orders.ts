import type { PaidOrder } from './paid-order.ts'
import type { State } from './state.ts'

/** All orders they have: the one last heard of, and any that another had whom they have become one with (M7). */
export const ordersOf = ({ payment, otherOrders = [] }: State): readonly PaidOrder[] =>
  payment ? [payment, ...otherOrders] : otherOrders

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

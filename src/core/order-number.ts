import { hash } from './hash.ts'
import { numbered } from './ids.ts'
import type { State } from './state.ts'

/** The name of the link, or of the order without one, that comes next. */
export const nextCheckout = ({ person, counts }: Pick<State, 'person' | 'counts'>): string =>
  numbered(person, 'pay', counts.checkouts + 1)

/** The number of an order that is placed now: short enough to read out on the phone. */
export const orderNumber = (state: Pick<State, 'person' | 'counts'>): string =>
  `O-${hash([nextCheckout(state)])
    .slice(0, 8)
    .toUpperCase()}`

import { isAlive, type Signal } from './signal.ts'
import type { State } from './state.ts'

/** What they want, as far as it still counts: what a follow-up is written from, and nothing else (D8). */
export const wishOf = ({ signals, now }: Pick<State, 'signals' | 'now'>): readonly Signal[] =>
  WISH.flatMap((kind) => {
    const signal = signals[kind]
    return signal && isAlive(signal, now) ? [signal] : []
  })

const WISH = ['need', 'product', 'quantity'] as const

import type { WithdrawalReason } from './sale.ts'
import type { SignalKind } from './signal.ts'
import type { Checkout, State } from './state.ts'

/** What was said yes to goes with the recap; readiness goes too where the buyer drew back (A5). */
export const withoutRecap = (state: State, reason: WithdrawalReason): State => ({
  ...state,
  lastTerms: state.recap?.terms ?? state.lastTerms,
  recap: null,
  acceptance: null,
  acknowledged: {},
  question: null,
  checkout: reason === 'expired' ? inTime(state.checkout) : takenBack(state.checkout),
  signals:
    reason === 'refused' || reason === 'hedged' ? withoutSignal(state.signals, 'readiness') : state.signals,
})

/** Its time is over, and what was begun within it still counts. */
const inTime = (checkout: Checkout | null): Checkout | null =>
  checkout?.standing === 'open' ? { ...checkout, standing: 'lapsed' } : checkout

/** No payment counts on it any more, also one that began in time: they want something else by now, or nothing (A5, D7). */
export const takenBack = (checkout: Checkout | null): Checkout | null =>
  checkout?.standing === 'open' || checkout?.standing === 'lapsed'
    ? { ...checkout, standing: 'withdrawn' }
    : checkout

const withoutSignal = (signals: State['signals'], kind: SignalKind): State['signals'] =>
  Object.fromEntries(Object.entries(signals).filter(([known]) => known !== kind))

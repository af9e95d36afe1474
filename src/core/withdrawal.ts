import type { WithdrawalReason } from './event.ts'
import type { SignalKind } from './signal.ts'
import type { State } from './state.ts'

/** What was said yes to goes with the recap; readiness goes too where the buyer drew back (A5). */
export const withoutRecap = (state: State, reason: WithdrawalReason): State => ({
  ...state,
  lastTerms: state.recap?.terms ?? state.lastTerms,
  recap: null,
  acceptance: null,
  acknowledged: {},
  question: null,
  checkout:
    state.checkout?.standing === 'open'
      ? { ...state.checkout, standing: reason === 'expired' ? 'lapsed' : 'withdrawn' }
      : state.checkout,
  signals:
    reason === 'refused' || reason === 'hedged' ? withoutSignal(state.signals, 'readiness') : state.signals,
})

const withoutSignal = (signals: State['signals'], kind: SignalKind): State['signals'] =>
  Object.fromEntries(Object.entries(signals).filter(([known]) => known !== kind))

/** Where a sale stands; read off the evidence, never set by hand. */
export type Stage = 'discovery' | 'qualified' | 'closing' | 'committed' | 'won'

/** Why a recap no longer stands: changed and expired are stated anew, refused and hedged are let go kindly (A5). */
export type WithdrawalReason = 'changed' | 'refused' | 'hedged' | 'expired' | 'restarted'

import type { State } from './state.ts'

/**
 * Which edition of the state this code folds. It counts up whenever a release changes what a `State` holds, or how it comes
 * to be: a snapshot of another edition is then folded anew from its journal, which is the truth in any case (M1, M8).
 */
export const EDITION = 7

/** Whether a snapshot can be gone on from as it is. Snapshots before 0.2 do not say. */
export const isCurrent = ({ edition }: Pick<State, 'edition'>): boolean => edition === EDITION

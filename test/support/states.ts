import { initialState } from '#core/evolve'
import type { PersonId } from '#core/ids'
import type { State } from '#core/state'

/** A snapshot to be kept; `length` tells one from another. */
export const stateOf = (person: PersonId, length: number): State => ({ ...initialState(person), length })

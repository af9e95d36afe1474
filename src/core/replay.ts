import { EDITION } from './edition.ts'
import type { Event } from './event.ts'
import { evolve, initialState } from './evolve.ts'
import { hash } from './hash.ts'
import type { PersonId } from './ids.ts'
import type { State } from './state.ts'
import { turnsBrought } from './told.ts'

/** What replaying a journal shows: the state it leads to, and every turn whose recorded hash it does not reproduce (A8, I11). */
export type Replay = {
  readonly state: State
  readonly differences: readonly Difference[]
  /** Turns that another edition recorded: their states held other things, so nothing can be said of them. */
  readonly incomparable: number
  /** Turns that came along from the journals of others, where their states were recorded: nothing can be said of them here (M7). */
  readonly brought: number
}

/** A turn that ended with another state than its journal now folds to. */
export type Difference = { readonly event: number; readonly recorded: string; readonly replayed: string }

/** Folds a journal anew. A difference is a report, not a crash: new code judges old journals. */
export const replay = (person: PersonId, events: readonly Event[]): Replay => {
  const differences: Difference[] = []
  let incomparable = 0
  let state = initialState(person)
  for (const [n, event] of events.entries()) {
    if (event.kind === 'turn-ended') {
      const replayed = hash(state)
      if (event.edition !== EDITION) incomparable += 1
      else if (replayed !== event.state) differences.push({ event: n, recorded: event.state, replayed })
    }
    state = evolve(state, event)
  }
  return { state, differences, incomparable, brought: turnsBrought(person, events) }
}

import type { PersonId } from '#core/ids'
import type { State } from '#core/state'
import type { Journal } from './memory.ts'

/** What is known of somebody as they are by now: of whom they have become, where they are another (M7). Null: nobody was heard. */
export const presentOf = async (
  person: PersonId,
  journal: Pick<Journal, 'snapshotOf'>,
): Promise<State | null> => {
  const state = await journal.snapshotOf(person)
  return state?.mergedInto === undefined ? state : presentOf(state.mergedInto, journal)
}

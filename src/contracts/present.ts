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

/** Who somebody is by now, where they may have become another (M7). */
export const nameNow = async (person: PersonId, journal: Pick<Journal, 'snapshotOf'>): Promise<PersonId> =>
  (await presentOf(person, journal))?.person ?? person

/**
 * Whoever has a link, a meeting or a hand-off by now: its name begins with the person that it was made for, who may have become
 * another, or have lost it with an address that left (M6, M7). Null: nobody was heard.
 */
export const holderOf = async (
  name: string,
  person: PersonId,
  journal: Pick<Journal, 'snapshotOf'>,
): Promise<State | null> => {
  const state = await presentOf(person, journal)
  const next = state?.elsewhere?.[name]
  return next === undefined || next === state?.person ? state : holderOf(name, next, journal)
}

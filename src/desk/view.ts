import type { DeskContent } from '#contracts/desk'
import { presentOf } from '#contracts/present'
import { authorityOf } from '#core/authority'
import { isCurrent } from '#core/edition'
import { fold, initialState } from '#core/evolve'
import type { PersonId } from '#core/ids'
import type { State } from '#core/state'
import { later } from '#core/time'
import { cardOf } from './card.ts'
import type { DeskParts } from './parts.ts'

/** So much of the end of a journal is read: the last messages are in it, and how a hand-off ended. */
const TAIL = 150

/** A person's state as it is at this moment; null for a person nobody has heard of. */
export const stateNow = async (person: PersonId, { memory, clock }: DeskParts): Promise<State | null> => {
  const kept = await presentOf(person, memory.journal)
  if (!kept) return null
  const state = isCurrent(kept) ? kept : await anew(kept.person, memory)
  return { ...state, now: later(state.now, clock.now()) }
}

/** A snapshot of another edition lacks what that one did not keep (M8). */
const anew = async (person: PersonId, { journal }: DeskParts['memory']): Promise<State> =>
  fold(initialState(person), (await journal.recall(person))?.events ?? [])

/** The end of a person's journal. */
export const tailOf = async ({ person, length }: State, { memory }: DeskParts) =>
  (await memory.journal.recall(person, Math.max(0, length - TAIL)))?.events ?? []

/** The card of a hand-off as things stand now. */
export const cardNow = async (
  person: PersonId,
  handOff: string,
  parts: DeskParts,
): Promise<DeskContent | null> => {
  const state = await stateNow(person, parts)
  if (!state) return null
  const { rules, fileAddress, whole, clock } = parts
  return cardOf({
    handOff,
    state,
    authority: authorityOf(state, rules),
    rules,
    events: await tailOf(state, parts),
    now: clock.now(),
    whole: whole(person),
    fileAddress,
  })
}

import type { DeskContent } from '#contracts/desk'
import { holderOf, presentOf } from '#contracts/present'
import { authorityOf } from '#core/authority'
import { isCurrent } from '#core/edition'
import type { Event } from '#core/event'
import { fold, initialState } from '#core/evolve'
import { historyOf } from '#core/history'
import type { PersonId } from '#core/ids'
import type { State } from '#core/state'
import { later } from '#core/time'
import { cardOf, endOf } from './card.ts'
import type { DeskParts } from './parts.ts'
import { isEnough } from './said.ts'

/** So much of the end of a journal is read at first, and more while what is looked for is not in it. */
const TAIL = 150

/** The state at this moment of a person, or of whoever has that hand-off of theirs by now; null for one nobody has heard of. */
export const stateNow = async (
  person: PersonId,
  { memory, clock }: DeskParts,
  handOff?: string,
): Promise<State | null> => {
  const kept = await (handOff === undefined
    ? presentOf(person, memory.journal)
    : holderOf(handOff, person, memory.journal))
  if (!kept) return null
  const state = isCurrent(kept) ? kept : await anew(kept.person, memory)
  return { ...state, now: later(state.now, clock.now()) }
}

/** A snapshot of another edition lacks what that one did not keep (M8). */
const anew = async (person: PersonId, { journal }: DeskParts['memory']): Promise<State> =>
  fold(initialState(person), (await journal.recall(person))?.events ?? [])

/** The end of a person's journal: as much of it as it takes, all where nothing else will do. */
export const tailOf = async (
  { person, length }: State,
  { memory }: DeskParts,
  isEnough: (events: readonly Event[]) => boolean,
): Promise<readonly Event[]> => {
  for (let most = TAIL; ; most *= 4) {
    const kept = (await memory.journal.recall(person, Math.max(0, length - most)))?.events ?? []
    const events = historyOf(kept)
    if (most >= length || isEnough(events)) return events
  }
}

/** The card of a hand-off as things stand now. */
export const cardNow = async (
  person: PersonId,
  handOff: string,
  parts: DeskParts,
): Promise<DeskContent | null> => {
  const state = await stateNow(person, parts, handOff)
  if (!state) return null
  const { rules, fileAddress, whole, clock } = parts
  return cardOf({
    handOff,
    state,
    authority: authorityOf(state, rules),
    rules,
    events: await tailOf(
      state,
      parts,
      (events) => isEnough(events) && (state.desk?.id === handOff || endOf(handOff, events) !== null),
    ),
    now: clock.now(),
    whole: whole(person),
    fileAddress,
  })
}

import type { ReadableMemory } from '#contracts/memory'
import type { PersonId } from '#core/ids'

/**
 * In whose journal all of a person is told: in that of whom they have become, once what they had said has arrived there; until
 * then, and for everybody else, in their own (M7).
 */
export const tellerOf = async (person: PersonId, { journal }: ReadableMemory): Promise<PersonId> => {
  const carried = new Set([person])
  let teller = person
  let next = (await journal.snapshotOf(person))?.mergedInto
  while (next !== undefined) {
    const { events = [], snapshot } = (await journal.recall(next)) ?? {}
    const hasArrived = events.some(
      (event) => event.kind === 'rewoven' && event.why === 'merged' && carried.has(event.from),
    )
    if (hasArrived) {
      carried.add(next)
      if (snapshot?.mergedInto === undefined) teller = next
    }
    next = snapshot?.mergedInto
  }
  return teller
}

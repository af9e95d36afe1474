import { type Address, strangerAt } from '#core/address'
import { type PersonId, personId } from '#core/ids'
import type { Instant } from '#core/time'
import type { ReadableMemory } from './memory.ts'

/** Whom a name means that says it all: an id, or an address. `erased`: they were, and nobody has come after them. */
export type Named =
  | { readonly kind: 'person'; readonly person: PersonId }
  | { readonly kind: 'erased'; readonly at: Instant }
  | { readonly kind: 'nobody' }

/** Whom somebody names by id, by an address ("sms:+14155550123"), or by a phone alone. */
export const namedBy = async (
  name: string,
  { journal, directory, erasure }: Pick<ReadableMemory, 'journal' | 'directory' | 'erasure'>,
): Promise<Named> => {
  const wanted = name.trim()
  const persons = [personId(wanted)]
  for (const address of addressesIn(wanted))
    persons.push((await directory.personOf(address)) ?? strangerAt(address))
  for (const person of persons) if (await journal.snapshotOf(person)) return { kind: 'person', person }
  for (const person of persons) {
    const at = await erasure.erasedAt(person)
    if (at !== null) return { kind: 'erased', at }
  }
  return { kind: 'nobody' }
}

/** A channel never has a colon in it, and what comes behind the first one may. */
const addressesIn = (wanted: string): readonly Address[] => {
  if (/^\+\d{7,15}$/.test(wanted)) return ['sms', 'whatsapp'].map((channel) => ({ channel, id: wanted }))
  const colon = wanted.indexOf(':')
  return colon < 1 ? [] : [{ channel: wanted.slice(0, colon), id: wanted.slice(colon + 1) }]
}

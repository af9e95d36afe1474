import type { ReadableMemory } from '#contracts/memory'
import { namedBy } from '#contracts/named'
import { presentOf } from '#contracts/present'
import { type Address, addressKey } from '#core/address'
import type { PersonId } from '#core/ids'
import type { Instant } from '#core/time'
import { Complaint } from './complaint.ts'

/**
 * Whom somebody means: a person by id, by an address ("sms:+14155550123", or a phone alone), or by the end of a number. Where
 * several fit, all are named and none is taken.
 */
export const personNamed = async (name: string, memory: ReadableMemory): Promise<PersonId> => {
  const wanted = name.trim()
  const named = await namedBy(wanted, memory)
  if (named.kind === 'person') return named.person
  if (named.kind === 'erased') throw new Complaint(ERASED(wanted, named.at))
  const found = await byEnding(wanted, memory)
  const [only, ...more] = found
  if (only === undefined) throw new Complaint(NOBODY(wanted))
  if (more.length === 0) return only.person
  throw new Complaint(
    [
      `${found.length} persons fit "${wanted}":`,
      ...found.slice(0, SHOWN).map(({ person, address }) => `  ${person}  ${addressKey(address)}`),
      ...(found.length > SHOWN ? [`  and ${found.length - SHOWN} more`] : []),
      'Write more of the number, or the person: the first word of a line.',
    ].join('\n'),
  )
}

const NOBODY = (wanted: string): string =>
  `Nobody fits "${wanted}". Write a person's id, an address such as sms:+14155550123 or webchat:<conversation>, or the last ` +
  'digits of a number, at least three. Run audit without a name to list everybody.'

const ERASED = (wanted: string, at: Instant): string =>
  `"${wanted}" was erased on ${new Date(at).toISOString()}. Nothing is kept but that: no journal, no words, no name.`

const SHOWN = 10

type Fitting = { readonly person: PersonId; readonly address: Address }

/** Whoever has become another is named by whom they are now, and is not one more who fits (M7). */
const byEnding = async (wanted: string, { journal }: ReadableMemory): Promise<readonly Fitting[]> => {
  const digits = wanted.replace(/[\s().-]/g, '')
  if (!/^\+?\d{3,}$/.test(digits)) return []
  const found = new Map<PersonId, Fitting>()
  for (const person of await journal.persons(EVERYBODY)) {
    const state = await journal.snapshotOf(person)
    const address = Object.values(state?.addresses ?? {}).find((contact) =>
      contact.address.id.endsWith(digits),
    )?.address
    if (!address) continue
    const present = (await presentOf(person, journal))?.person ?? person
    if (!found.has(present)) found.set(present, { person: present, address })
  }
  return [...found.values()]
}

/** As many as there are. */
export const EVERYBODY = Number.MAX_SAFE_INTEGER

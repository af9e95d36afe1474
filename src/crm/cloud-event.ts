import type { Gone } from '#contracts/crm'
import { type CrmEntry, keyOf } from '#core/crm'
import type { CrmTold } from '#core/crm-event'
import type { PersonId } from '#core/ids'
import type { Json } from '#core/json'

/** A CloudEvent 1.0 in its structured form; `sequence` and `partitionkey` are official extensions of it. */
export type CloudEvent = {
  readonly specversion: '1.0'
  readonly id: string
  /** The server that says it, by its public address. */
  readonly source: string
  readonly type: string
  readonly subject?: string
  /** When it was true, which may be long before it is told. */
  readonly time: string
  readonly datacontenttype: 'application/json'
  readonly sequence?: string
  readonly partitionkey?: string
  readonly data: { readonly [field: string]: Json | undefined }
}

/** The types that events have, one for each field that a role owns: `throughline.closer.payment`. */
export const typeOf = ({ role, field }: Pick<CrmEntry, 'role' | 'field'>): string =>
  `throughline.${role}.${field}`

/** What a receiver knows an event by, on every try. A dot would divide what is signed, so there is none (Standard Webhooks). */
export const eventId = (key: string): string => key.replaceAll('.', '_')

/** What is told of a person, as a CRM's receiver gets it. */
export const cloudEventOf = (
  { sequence, cause, policy, entry }: CrmTold,
  { person, key, source }: { readonly person: PersonId; readonly key: string; readonly source: string },
): CloudEvent => ({
  specversion: '1.0',
  id: eventId(key),
  source,
  type: typeOf(entry),
  subject: person,
  time: new Date(entry.at).toISOString(),
  datacontenttype: 'application/json',
  // Digits of one length, since sequences are compared as texts.
  sequence: String(sequence).padStart(10, '0'),
  partitionkey: person,
  data: { role: entry.role, key: keyOf(entry), journal: cause, policy, ...shownOf(entry) },
})

/** The last event of a person, who was erased: nothing is in it but who it was to you, and nothing follows it (M9). */
export const goneEventOf = ({ person, at, sequence }: Gone, source: string): CloudEvent => ({
  specversion: '1.0',
  id: eventId(`${person}.erased`),
  source,
  type: ERASED,
  subject: person,
  time: new Date(at).toISOString(),
  datacontenttype: 'application/json',
  sequence: String(sequence).padStart(10, '0'),
  partitionkey: person,
  data: {},
})

const ERASED = 'throughline.person.erased'

const shownOf = ({ value }: CrmEntry): CloudEvent['data'] => {
  const shown = outside(JSON.parse(JSON.stringify(value)))
  return isObject(shown) ? shown : {}
}

const isObject = (value: Json): value is { readonly [field: string]: Json | undefined } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Instants by their names: what is milliseconds in the journal is a date out there. */
const TIMES: ReadonlySet<string> = new Set(['at', 'start', 'end', 'validUntil'])

/** A quote is evidence; what is longer than this is a message. */
const LONGEST_QUOTE = 1_000

/** The same value as others read it: times as dates, quotes within bounds, addresses by name. */
const outside = (value: Json, name = ''): Json => {
  if (typeof value === 'number') return TIMES.has(name) ? new Date(value).toISOString() : value
  if (typeof value === 'string')
    return name === 'quote' && value.length > LONGEST_QUOTE ? `${value.slice(0, LONGEST_QUOTE)}…` : value
  if (value === null || typeof value === 'boolean') return value
  if (isList(value)) return value.map((item) => outside(item))
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [[key, outside(item, key)]])),
  )
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

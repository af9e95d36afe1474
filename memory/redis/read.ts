import { z } from 'zod'
import type { DeadLetter, Envelope, Kept, Line, NewParcel } from '#contracts/memory'
import type { Event } from '#core/event'
import type { PersonId } from '#core/ids'
import { INCOMING } from '#core/inbox'
import { type Json, jsonOf } from '#core/json'
import type { State } from '#core/state'
import { ACTS, KINDS } from './kinds.ts'

/** Something kept that this version cannot read, and where it stands. */
export class Unreadable extends Error {
  constructor(place: string, why: string) {
    super(
      `${place} cannot be read: ${why}. If a newer version wrote it, upgrade this node; else restore it from a backup.`,
    )
    this.name = 'Unreadable'
  }
}

/** Goes up when the state changes its meaning, so that an older version leaves it alone. */
const FORMAT = 1

/** A snapshot as it is kept: the format, then the state. */
export const writeSnapshot = (state: State): string => `${FORMAT}\n${JSON.stringify(state)}`

/** Reads a snapshot; null where there is none. */
export const readSnapshot = (text: string, person: PersonId): State | null => {
  if (text === '') return null
  const place = `The snapshot of ${person}`
  const at = text.indexOf('\n')
  const format = Number(text.slice(0, at))
  if (at < 1 || !Number.isInteger(format)) throw new Unreadable(place, 'it does not begin with its format')
  if (format > FORMAT)
    throw new Unreadable(place, `its format is ${format}, and this version knows up to ${FORMAT}`)
  const known = read<State>(text.slice(at + 1), state, place)
  if (known.person === person) return known
  throw new Unreadable(place, 'it is of somebody else')
}

/** An envelope as it lies in an inbox: the timer it is of, or nothing, then the envelope. */
export const writeEntry = (envelope: Envelope): string => `\n${JSON.stringify(envelope)}`

/** Reads an inbox's entry. */
export const readEntry = (text: string, person: PersonId, n: number): Envelope =>
  read<Envelope>(text.slice(text.indexOf('\n') + 1), envelope, `Entry ${n + 1} of the inbox of ${person}`)

/** Reads the `n`-th event of a journal, from 0. */
export const readEvent = (text: string, person: PersonId, n: number): Event =>
  read<Event>(text, event, `Event ${n + 1} of the journal of ${person}`)

/** A parcel as it is kept in its queue. */
export type KeptParcel = NewParcel & { readonly revivals?: number }

/** Reads a parcel; `queue` says where it waits. */
export const readParcel = (text: string, queue: string): KeptParcel =>
  read<KeptParcel>(text, parcel, `A parcel in the queue ${ofWhom(queue)}`)

type KeptLetter = Omit<DeadLetter, 'at'> & { readonly partsDone?: number }

/** Reads a dead letter. */
export const readLetter = (text: string): Omit<DeadLetter, 'at'> => {
  const { partsDone, parcel, reason } = read<KeptLetter>(text, letter, 'A dead letter')
  return { parcel: { ...parcel, partsDone: partsDone ?? parcel.partsDone }, reason }
}

/** Reads the line of a stream at a position. */
export const readLine = (text: string, stream: string, position: number): Line => ({
  position,
  line: read<Json>(text, z.json(), `Line ${position} of the stream ${stream}`),
})

/** Reads a record: its tag, then what it holds. */
export const readRecord = (text: string, shelf: string, key: string): Kept => {
  const at = text.indexOf('\n')
  const value = read<Json>(text.slice(at + 1), z.json(), `A record of the shelf ${shelf}`)
  return { key, value, tag: text.slice(0, at) }
}

/** Reads news of a feed; what is not JSON tells only that there was something. */
export const readNews = (text: string): Json => {
  const news = z.json().safeParse(jsonOf(text))
  return news.success ? news.data : null
}

/** An address is personal: an error names the person and the channel. */
const ofWhom = (queue: string): string => queue.slice(0, queue.indexOf(':'))

const read = <T>(text: string, shape: z.ZodType, place: string): T => {
  const value = jsonOf(text)
  const result = shape.safeParse(value)
  // What was read is what was written: the shape only says that it may be trusted to be a T.
  if (result.success) return value as T
  const [issue] = result.error.issues
  throw new Unreadable(place, issue ? `${issue.path.join('.') || 'it'}: ${issue.message}` : 'it is damaged')
}

const oneOf = (names: object, what: string) =>
  z.string().refine((name) => Object.hasOwn(names, name), {
    error: ({ input }) => `the ${what} "${String(input)}" is unknown to this version`,
  })

const event = z.looseObject({ kind: oneOf(KINDS, 'kind of event'), at: z.number() })

const envelope = z.looseObject({
  id: z.string(),
  event: z.looseObject({ kind: oneOf(INCOMING, 'kind of event'), at: z.number() }),
})

const parcel = z.looseObject({
  id: z.string(),
  to: z.object({ channel: z.string(), id: z.string() }),
  deed: z.looseObject({ act: oneOf(ACTS, 'act') }),
})

const letter = z.looseObject({
  partsDone: z.number().optional(),
  parcel: parcel.extend({ person: z.string() }),
  reason: z.string(),
})

const state = z.looseObject({
  person: z.string(),
  now: z.number(),
  length: z.number(),
  addresses: z.record(z.string(), z.unknown()),
  signals: z.record(z.string(), z.unknown()),
  outgoing: z.record(z.string(), z.unknown()),
  counts: z.looseObject({ sent: z.number() }),
  turn: z.looseObject({}),
})

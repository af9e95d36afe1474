import { z } from 'zod'
import type { Envelope, NewParcel, Parcel } from '#contracts/memory'
import type { Event } from '#core/event'
import type { PersonId } from '#core/ids'
import type { Json } from '#core/json'
import type { State } from '#core/state'
import type { Instant } from '#core/time'
import { type Backlog, emptyStore, type Person, personIn, type Store, timerKey } from './store.ts'

/** Grows when the lines below change their meaning; an older format is then read by its own reader. */
const FORMAT = 1

/** Ids of one line of the snapshot: a day may hold millions, and one text cannot. */
const IDS_A_LINE = 1_000

/** What a snapshot begins with: the only log that follows it, so that no log is ever replayed twice. */
export type Head = { readonly log: number }

const id = z.custom<PersonId>((value) => typeof value === 'string')
const time = z.custom<Instant>((value) => typeof value === 'number')
const kept = <T>() => z.custom<T>((value) => value !== undefined)
const lane = z.union([z.literal(0), z.literal(1), z.literal(2)])

const person = z.object({
  standing: z.enum(['idle', 'ready', 'waiting', 'leased']),
  lane,
  inbox: z.array(kept<Envelope>()),
  tries: z.number(),
  fence: z.string(),
  committed: z.string(),
  until: time.nullable(),
  heard: time.nullable(),
  snapshot: kept<State>().nullable(),
  events: z.array(kept<Event>()),
  timers: z.array(z.tuple([z.string(), time])),
})

const backlog = z.object({
  person: id,
  parcels: z.array(kept<NewParcel>()),
  standing: z.enum(['sendable', 'waiting', 'taken']),
  fence: z.string(),
  until: time.nullable(),
  takenAt: time.nullable(),
  tries: z.number(),
  partsDone: z.number(),
  uncertainSince: time.nullable(),
})

const row = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('head'),
    format: z.literal(FORMAT),
    log: z.number(),
    boot: z.number(),
    issued: z.number(),
    picks: z.number(),
  }),
  z.object({ kind: z.literal('person'), id, person }),
  z.object({ kind: z.literal('ready'), lane, id }),
  z.object({ kind: z.literal('backlog'), key: z.string(), backlog }),
  z.object({ kind: z.literal('sendable'), key: z.string() }),
  z.object({ kind: z.literal('dead'), parcel: kept<Parcel>(), reason: z.string() }),
  z.object({ kind: z.literal('seen'), day: z.number(), ids: z.array(z.string()) }),
  z.object({ kind: z.literal('joined'), key: z.string(), id }),
  z.object({ kind: z.literal('suppressed'), key: z.string() }),
  z.object({
    kind: z.literal('stream'),
    stream: z.string(),
    lines: z.array(kept<Json>()),
    positions: z.array(z.tuple([z.string(), z.number()])),
  }),
  z.object({ kind: z.literal('end') }),
])

type Row = z.infer<typeof row>

/** The whole store as rows of a file, written down at one moment. */
export function* rowsOf(store: Store, { log }: Head): Generator<Row> {
  const { boot, issued, picks } = store
  yield { kind: 'head', format: FORMAT, log, boot, issued, picks }
  for (const [id, { backlogs, timers, ...rest }] of store.persons) {
    yield { kind: 'person', id, person: { ...rest, timers: [...timers] } }
  }
  for (const lane of [0, 1, 2] as const) {
    for (const id of store.ready[lane]) yield { kind: 'ready', lane, id }
  }
  for (const [key, backlog] of store.backlogs) yield { kind: 'backlog', key, backlog }
  for (const key of store.sendable) yield { kind: 'sendable', key }
  for (const { parcel, reason } of store.dead) yield { kind: 'dead', parcel, reason }
  for (const { day, ids } of store.seen) {
    const all = [...ids]
    for (let at = 0; at < all.length; at += IDS_A_LINE) {
      yield { kind: 'seen', day, ids: all.slice(at, at + IDS_A_LINE) }
    }
  }
  for (const [key, id] of store.joined) yield { kind: 'joined', key, id }
  for (const key of store.suppressed) yield { kind: 'suppressed', key }
  for (const [stream, { lines, positions }] of store.streams) {
    yield { kind: 'stream', stream, lines, positions: [...positions] }
  }
  yield { kind: 'end' }
}

/** Puts the store together again; throws when a row is unreadable or the end is missing. */
export const readRows = async (texts: AsyncIterable<{ readonly text: string }>): Promise<[Head, Store]> => {
  const store = emptyStore()
  let head: Head | null = null
  let ended = false
  for await (const { text } of texts) {
    const read = row.parse(JSON.parse(text))
    if (read.kind === 'head') head = read
    if (read.kind === 'end') ended = true
    put(store, read)
  }
  if (!head || !ended) throw new Error('its first or its last line is missing')
  return [head, store]
}

const put = (store: Store, row: Row): void => {
  switch (row.kind) {
    case 'head':
      store.boot = row.boot
      store.issued = row.issued
      store.picks = row.picks
      return
    case 'person':
      putPerson(store, row.id, {
        ...row.person,
        timers: new Map(row.person.timers),
        backlogs: new Set(),
      })
      return
    case 'ready':
      store.ready[row.lane].push(row.id)
      return
    case 'backlog':
      putBacklog(store, row.key, row.backlog)
      return
    case 'sendable':
      store.sendable.push(row.key)
      return
    case 'dead':
      store.dead.push({ parcel: row.parcel, reason: row.reason })
      return
    case 'seen':
      putSeen(store, row.day, row.ids)
      return
    case 'joined':
      store.joined.set(row.key, row.id)
      return
    case 'suppressed':
      store.suppressed.add(row.key)
      return
    case 'stream':
      store.streams.set(row.stream, { lines: row.lines, positions: new Map(row.positions) })
      return
    case 'end':
      return
    default:
      row satisfies never
  }
}

const putPerson = (store: Store, id: PersonId, record: Person): void => {
  store.persons.set(id, record)
  if (record.until !== null) store.turns.set(id, record.until, id)
  for (const [timer, at] of record.timers) store.timers.set(timerKey(id, timer), at, { person: id, timer })
}

const putBacklog = (store: Store, key: string, backlog: Backlog): void => {
  store.backlogs.set(key, backlog)
  personIn(store, backlog.person).backlogs.add(key)
  if (backlog.until !== null) store.sends.set(key, backlog.until, key)
}

const putSeen = (store: Store, day: number, ids: readonly string[]): void => {
  const latest = store.seen.at(-1)
  const into = latest?.day === day ? latest.ids : new Set<string>()
  for (const id of ids) into.add(id)
  if (latest?.day !== day) store.seen.push({ day, ids: into })
}

import { z } from 'zod'
import type { DeadLetter, Envelope, NewParcel } from '#contracts/memory'
import type { Event } from '#core/event'
import type { PersonId } from '#core/ids'
import type { Json } from '#core/json'
import type { State } from '#core/state'
import type { Instant, Milliseconds } from '#core/time'
import { newSalt } from '../shared/mark.ts'
import { bury } from './dead.ts'
import { type Backlog, emptyStore, exitTo, type Person, personIn, type Store, timerKey } from './store.ts'

/** Grows when the lines below change their meaning. */
const FORMAT = 2

/** Ids of one line of the snapshot: a day may hold millions, and one text cannot. */
const IDS_A_LINE = 1_000

/** What a snapshot begins with: the only log that follows it, so that no log is ever replayed twice. */
export type Head = { readonly log: number }

const id = z.custom<PersonId>((value) => typeof value === 'string')
const time = z.custom<Instant>((value) => typeof value === 'number')
const length = z.custom<Milliseconds>((value) => typeof value === 'number')
const kept = <T>() => z.custom<T>((value) => value !== undefined)
const lane = z.union([z.literal(0), z.literal(1), z.literal(2)])

const person = z.object({
  standing: z.enum(['idle', 'patient', 'ready', 'waiting', 'leased']),
  lane,
  held: z.boolean().default(false),
  inbox: z.array(kept<Envelope>()),
  tries: z.number(),
  fence: z.string(),
  committed: z.string(),
  until: time.nullable(),
  patience: z.object({ quiet: length, end: time }).nullable(),
  heard: time.nullable(),
  snapshot: kept<State>().nullable(),
  events: z.array(kept<Event>()),
  timers: z.array(z.tuple([z.string(), time])),
})

const backlog = z.object({
  person: id,
  to: z.object({ channel: z.string(), id: z.string() }),
  parcels: z.array(z.object({ parcel: kept<NewParcel>(), revivals: z.number() })),
  standing: z.enum(['sendable', 'waiting', 'taken']),
  fence: z.string(),
  until: time.nullable(),
  takenAt: time.nullable(),
  tries: z.number(),
  partsDone: z.number(),
  uncertainSince: time.nullable(),
  suppressed: z.boolean(),
})

const row = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('head'),
    format: z.literal(FORMAT),
    log: z.number(),
    boot: z.number(),
    issued: z.number(),
    picks: z.number(),
    /** Snapshots before 0.4 have none, and tell of nobody who was erased. */
    salt: z.string().optional(),
  }),
  z.object({ kind: z.literal('person'), id, person }),
  z.object({ kind: z.literal('ready'), lane, id }),
  z.object({ kind: z.literal('backlog'), key: z.string(), backlog }),
  z.object({ kind: z.literal('sendable'), channel: z.string(), key: z.string() }),
  z.object({ kind: z.literal('rest'), key: z.string(), until: time }),
  z.object({ kind: z.literal('dead'), letter: kept<DeadLetter>() }),
  z.object({ kind: z.literal('pace'), account: z.string(), due: z.number() }),
  z.object({ kind: z.literal('seen'), day: z.number(), ids: z.array(z.string()) }),
  z.object({ kind: z.literal('joined'), key: z.string(), id }),
  z.object({ kind: z.literal('suppressed'), key: z.string() }),
  z.object({
    kind: z.literal('stream'),
    stream: z.string(),
    lines: z.array(kept<Json>()),
    positions: z.array(z.tuple([z.string(), z.number()])),
  }),
  z.object({
    kind: z.literal('record'),
    shelf: z.string(),
    record: z.object({ key: z.string(), value: kept<Json>(), tag: z.string() }),
  }),
  z.object({ kind: z.literal('erased'), mark: z.string(), at: time }),
  z.object({ kind: z.literal('closed'), mark: z.string(), of: z.enum(['closed', 'opened']), at: time }),
  z.object({ kind: z.literal('erasing'), id }),
  z.object({ kind: z.literal('end') }),
])

type Row = z.infer<typeof row>

/** The whole store as rows of a file, written down at one moment. */
export function* rowsOf(store: Store, { log }: Head): Generator<Row> {
  const { boot, issued, picks, salt } = store
  yield { kind: 'head', format: FORMAT, log, boot, issued, picks, salt }
  for (const [id, { backlogs, timers, ...rest }] of store.persons) {
    yield { kind: 'person', id, person: { ...rest, timers: [...timers] } }
  }
  for (const lane of [0, 1, 2] as const) {
    for (const id of store.ready[lane]) yield { kind: 'ready', lane, id }
  }
  for (const [key, backlog] of store.backlogs) yield { kind: 'backlog', key, backlog }
  for (const [channel, { sendable }] of store.exits) {
    for (const key of sendable) yield { kind: 'sendable', channel, key }
  }
  for (const rest of store.rests) yield { kind: 'rest', ...rest }
  for (const letter of store.dead.values()) yield { kind: 'dead', letter }
  for (const [account, due] of store.paces) yield { kind: 'pace', account, due }
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
  for (const [shelf, records] of store.records) {
    for (const record of records.values()) yield { kind: 'record', shelf, record }
  }
  for (const [mark, at] of store.erased) yield { kind: 'erased', mark, at }
  for (const [mark, closed] of store.closed) yield { kind: 'closed', mark, ...closed }
  for (const id of store.erasing) yield { kind: 'erasing', id }
  yield { kind: 'end' }
}

/** What a snapshot holds, or the format it was written in when that is another than ours. */
export type Read =
  | { readonly kind: 'whole'; readonly head: Head; readonly store: Store }
  | { readonly kind: 'other-format'; readonly theirs: number; readonly ours: number }

/** Puts the store together again; throws when a row is unreadable or the end is missing. */
export const readRows = async (texts: AsyncIterable<{ readonly text: string }>): Promise<Read> => {
  let store = emptyStore(newSalt())
  let head: Head | null = null
  let ended = false
  for await (const { text } of texts) {
    const json: unknown = JSON.parse(text)
    const theirs = head ? FORMAT : formatOf(json)
    if (theirs !== FORMAT) return { kind: 'other-format', theirs, ours: FORMAT }
    const read = row.parse(json)
    if (read.kind === 'head') {
      head = read
      store = emptyStore(read.salt ?? store.salt)
    }
    if (read.kind === 'end') ended = true
    put(store, read)
  }
  if (!head || !ended) throw new Error('its first or its last line is missing')
  return { kind: 'whole', head, store }
}

const formatOf = (json: unknown): number =>
  z.object({ kind: z.literal('head'), format: z.number() }).parse(json).format

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
      exitTo(store, row.channel).sendable.push(row.key)
      return
    case 'rest':
      store.rests.set(row.key, row.until, { key: row.key, until: row.until })
      return
    case 'dead':
      bury(store, row.letter)
      return
    case 'pace':
      store.paces.set(row.account, row.due)
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
    case 'record':
      store.records.set(
        row.shelf,
        (store.records.get(row.shelf) ?? new Map()).set(row.record.key, row.record),
      )
      return
    case 'erased':
      store.erased.set(row.mark, row.at)
      return
    case 'closed':
      store.closed.set(row.mark, { of: row.of, at: row.at })
      return
    case 'erasing':
      store.erasing.add(row.id)
      return
    case 'end':
      return
    default:
      row satisfies never
  }
}

const putPerson = (store: Store, id: PersonId, record: Person): void => {
  store.persons.set(id, record)
  const ends = record.standing === 'leased' ? store.turns : store.waits
  if (record.until !== null) ends.set(id, record.until, id)
  for (const [timer, at] of record.timers) store.timers.set(timerKey(id, timer), at, { person: id, timer })
}

const putBacklog = (store: Store, key: string, backlog: Backlog): void => {
  store.backlogs.set(key, backlog)
  personIn(store, backlog.person).backlogs.add(key)
  if (backlog.until !== null) exitTo(store, backlog.to.channel).sends.set(key, backlog.until, key)
}

const putSeen = (store: Store, day: number, ids: readonly string[]): void => {
  const latest = store.seen.at(-1)
  const into = latest?.day === day ? latest.ids : new Set<string>()
  for (const id of ids) into.add(id)
  if (latest?.day !== day) store.seen.push({ day, ids: into })
}

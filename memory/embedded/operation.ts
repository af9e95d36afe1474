import { z } from 'zod'
import type { Belongings, Honoured, Tombstones } from '#contracts/erasure'
import type {
  Accepted,
  Change,
  Commit,
  DeadLetter,
  Envelope,
  Lease,
  Mailbox,
  Outbox,
  Outcome,
  Pace,
  Rate,
} from '#contracts/memory'
import type { Address, ChannelId } from '#core/address'
import type { PersonId } from '#core/ids'
import type { Json } from '#core/json'
import type { Instant, Milliseconds } from '#core/time'

/** Everything that can change the store, with what it is told. One line of the log is one of these. */
export type Args = {
  accept: { readonly to: PersonId | Address; readonly envelope: Envelope; readonly now: Instant }
  lease: { readonly now: Instant; readonly hold: Milliseconds; readonly most: number }
  renew: Held & { readonly now: Instant; readonly hold: Milliseconds }
  release: Held & { readonly at: Instant; readonly now: Instant; readonly why: 'failed' | 'later' }
  commit: Held & { readonly commit: Commit; readonly now: Instant }
  tick: { readonly now: Instant }
  take: {
    readonly channel: ChannelId
    readonly now: Instant
    readonly hold: Milliseconds
    readonly most: number
  }
  settle: Held & { readonly to: Address; readonly outcome: Outcome; readonly now: Instant }
  pace: { readonly account: string; readonly rate: Rate; readonly most: number; readonly now: Instant }
  revive: { readonly letter: DeadLetter; readonly notice: Envelope; readonly now: Instant }
  join: { readonly address: Address; readonly person: PersonId }
  suppress: { readonly address: Address }
  allow: { readonly address: Address }
  append: { readonly stream: string; readonly key: string; readonly line: Json }
  /** `tag` is what all that is written gets. */
  write: { readonly shelf: string; readonly changes: readonly Change[]; readonly tag: string }
  begin: { readonly person: PersonId; readonly now: Instant }
  erase: { readonly belongings: Belongings; readonly now: Instant }
  honour: { readonly tombstones: Tombstones }
}

type Held = { readonly person: PersonId; readonly fence: string }

/** What each operation answers: the contract's own words. */
export type Answers = {
  accept: Accepted
  lease: readonly Lease[]
  renew: boolean
  release: boolean
  commit: 'committed' | 'already' | 'fenced'
  tick: Awaited<ReturnType<Mailbox['tick']>>
  take: Awaited<ReturnType<Outbox['take']>>
  settle: boolean
  pace: Pace
  revive: boolean
  join: undefined
  suppress: undefined
  allow: undefined
  append: number
  write: 'written' | 'conflict'
  begin: readonly Envelope[]
  erase: undefined
  honour: Honoured
}

/** The operations of the store, by name. */
export type Name = keyof Args

const person = z.custom<PersonId>((value) => typeof value === 'string')
const time = z.custom<Instant>((value) => typeof value === 'number')
const length = z.custom<Milliseconds>((value) => typeof value === 'number')
const address = z.object({ channel: z.string(), id: z.string() })
const rate = z.object({ perSecond: z.number(), burst: z.number() })
const held = { person, fence: z.string() }
/** What the core or an adapter made and memory only keeps: JSON by its type, and not looked into. */
const kept = <T>() => z.custom<T>((value) => value !== undefined)

const schemas: { readonly [N in Name]: z.ZodType<Args[N]> } = {
  accept: z.object({ to: z.union([person, address]), envelope: kept<Envelope>(), now: time }),
  lease: z.object({ now: time, hold: length, most: z.number() }),
  renew: z.object({ ...held, now: time, hold: length }),
  release: z.object({ ...held, at: time, now: time, why: z.enum(['failed', 'later']) }),
  commit: z.object({ ...held, commit: kept<Commit>(), now: time }),
  tick: z.object({ now: time }),
  take: z.object({ channel: z.string(), now: time, hold: length, most: z.number() }),
  settle: z.object({ ...held, to: address, outcome: kept<Outcome>(), now: time }),
  pace: z.object({ account: z.string(), rate, most: z.number(), now: time }),
  revive: z.object({ letter: kept<DeadLetter>(), notice: kept<Envelope>(), now: time }),
  join: z.object({ address, person }),
  suppress: z.object({ address }),
  allow: z.object({ address }),
  append: z.object({ stream: z.string(), key: z.string(), line: kept<Json>() }),
  write: z.object({
    shelf: z.string(),
    changes: z.array(z.object({ key: z.string(), value: kept<Json>(), tag: z.string().nullable() })),
    tag: z.string(),
  }),
  begin: z.object({ person, now: time }),
  erase: z.object({ belongings: kept<Belongings>(), now: time }),
  honour: z.object({ tombstones: kept<Tombstones>() }),
}

const names = z.enum([
  'accept',
  'lease',
  'renew',
  'release',
  'commit',
  'tick',
  'take',
  'settle',
  'pace',
  'revive',
  'join',
  'suppress',
  'allow',
  'append',
  'write',
  'begin',
  'erase',
  'honour',
])

/** An operation as one line of the log. */
export const writeOperation = <N extends Name>(name: N, args: Args[N]): string =>
  `${JSON.stringify([name, args])}\n`

/** The name of a logged operation, and what it was told, still unread. Throws on a line that is not one. */
export const readOperation = (text: string): readonly [Name, unknown] =>
  z.tuple([names, z.unknown()]).parse(JSON.parse(text))

/** Reads what a logged operation was told. */
export const readArgs = <N extends Name>(name: N, args: unknown): Args[N] => schemas[name].parse(args)

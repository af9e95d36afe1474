import { deliveryPump } from '#bus/deliver'
import type { Pump } from '#bus/pump'
import { watchOver } from '#bus/watch'
import { sealWith } from '#checkout/seal'
import type { Adapter } from '#contracts/adapter'
import type { FileKeeper } from '#contracts/files'
import { type Commit, type Lease, type Memory, type NewParcel, TOPICS } from '#contracts/memory'
import type { Address } from '#core/address'
import { isHeld, type Writer } from '#core/desk'
import type { Incoming } from '#core/event'
import { initialState } from '#core/evolve'
import { type PersonId, personId } from '#core/ids'
import { plain, type Secret } from '#core/message'
import type { Policy } from '#core/policy'
import type { State } from '#core/state'
import { after, type Instant, instant, type Milliseconds, seconds } from '#core/time'
import { openEmbedded } from '#memory/embedded/index'
import { business } from './business.ts'
import { logbook } from './logbook.ts'

/** The outbox of some persons, and the pumps that empty it through the given channels; time is pushed. */
export type Post = {
  readonly memory: Memory
  readonly pump: Pump
  readonly log: ReturnType<typeof logbook>
  readonly now: () => Instant
  /** Queues texts for a fresh person, or the given one, in one turn; answers whose they are. */
  readonly queue: (texts: readonly string[], to: Address, more?: Queued) => Promise<PersonId>
  /** Queues one deed of any kind for a fresh person; answers the parcel's id. */
  readonly do: (parcel: (id: string) => Omit<NewParcel, 'id'>) => Promise<string>
  /** Time passes, and the memory is told. */
  readonly later: (length: Milliseconds) => Promise<void>
  /** What has come into the inboxes, and takes it out. */
  readonly news: () => Promise<readonly Incoming[]>
  readonly close: () => Promise<void>
}

type Queued = {
  readonly person?: PersonId
  readonly secret?: Secret
  readonly confirmsStop?: boolean
  /** When they asked for it: now, if nothing is said; null for what nobody asked for. */
  readonly promptedAt?: Instant | null
  /** What is known of them. */
  readonly state?: State
  /** Who wrote it; the bot, if nothing is said. */
  readonly by?: Writer
  /** When the follow-up was decided on that it is; it is none, if nothing is said. */
  readonly followsUp?: Instant
}

let letters = 0

/** Opens the post; `through` may stand between the pumps and the memory. */
export const openPost = async (
  adapters: readonly Adapter[],
  through: (memory: Memory) => Memory = (memory) => memory,
  {
    from = instant(1_000_000),
    policy = business.policy,
    files = null,
  }: { readonly from?: Instant; readonly policy?: Policy; readonly files?: FileKeeper | null } = {},
): Promise<Post> => {
  const memory = await openEmbedded({ directory: null })
  const log = logbook()
  let now = from
  const clock = { now: () => now }
  const pump = deliveryPump({
    memory: through(memory),
    adapters,
    calendar: null,
    files,
    rules: {
      business: { ...business, policy },
      channels: Object.fromEntries(adapters.map(({ channel, can }) => [channel, can])),
    },
    seal: sealWith('a secret of more than thirty-two characters'),
    publicUrl: 'https://bot.example.com',
    clock,
    log,
    watch: watchOver(log),
  })
  const leave = memory.feed.subscribe(TOPICS.work, pump.ring)
  const lease = async (): Promise<readonly Lease[]> =>
    memory.mailbox.lease({ now, hold: seconds(10), most: 99 })
  const end = async (one: Lease, parcels: Commit['parcels'], state?: State) => {
    const { person, envelopes, snapshot } = one
    const known = state ?? snapshot ?? initialState(person)
    const commit = {
      taken: envelopes.length,
      events: [],
      snapshot: known,
      held: isHeld(known),
      lane: 1 as const,
      parcels,
      timers: [],
    }
    if ((await memory.mailbox.commit(one, commit, now)) !== 'committed') throw new Error('a turn was fenced')
  }
  const inOneTurn = async (person: PersonId, parcels: readonly NewParcel[], state?: State): Promise<void> => {
    const event = { kind: 'timer-fired' as const, at: now, timer: 't' }
    await memory.mailbox.accept(person, { id: `in${letters++}`, event }, now)
    for (const one of await lease()) {
      const isTheirs = one.person === person
      await end(one, isTheirs ? parcels : [], isTheirs ? state : undefined)
    }
  }
  const post: Post = {
    memory,
    pump,
    log,
    now: () => now,
    queue: async (
      texts,
      to,
      {
        person = personId(`p${letters++}`),
        secret = null,
        confirmsStop = false,
        promptedAt = now,
        state,
        by,
        followsUp,
      } = {},
    ) => {
      const parcels = texts.map((text) => {
        const id = `${person}.out${letters++}`
        const deed = {
          act: 'send' as const,
          outgoing: id,
          to,
          message: plain(text),
          secret,
          confirmsStop,
          promptedAt,
          ...(by && { by }),
          ...(followsUp !== undefined && { followsUp }),
        }
        // The line that a turn would have put it in.
        return { id, to: promptedAt === null ? { ...to, id: `${to.id} unasked` } : to, deed }
      })
      await inOneTurn(person, parcels, state)
      return person
    },
    do: async (parcel) => {
      const person = personId(`p${letters++}`)
      const id = `${person}.deed${letters++}`
      await inOneTurn(person, [{ id, ...parcel(id) }])
      return id
    },
    later: async (length) => {
      now = after(now, length)
      await memory.mailbox.tick(now)
      pump.ring()
    },
    news: async () => {
      // What is in no hurry comes when nothing more does.
      await memory.mailbox.tick(after(now, seconds(5)))
      const leases = await lease()
      for (const one of leases) await end(one, [])
      return leases.flatMap(({ envelopes }) => envelopes.map(({ event }) => event))
    },
    close: async () => {
      leave()
      await pump.stop()
      await memory.close()
    },
  }
  return post
}

import { randomUUID } from 'node:crypto'
import type { Commit, Envelope, Lease, Memory, NewParcel, Parcel } from '#contracts/memory'
import type { Address } from '#core/address'
import type { Event } from '#core/event'
import { type PersonId, personId } from '#core/ids'
import { plain } from '#core/message'
import { type Instant, instant, type Milliseconds, milliseconds, seconds } from '#core/time'
import { stateOf } from './states.ts'

/** How long the tests hold a lease or a parcel. */
export const HOLD: Milliseconds = seconds(5)

/** `ms` after the beginning of every test's time. */
export const at = (ms: number): Instant => instant(1_700_000_000_000 + ms)

/** Somebody no test has met before. */
export const somebody = (): PersonId => personId(`p${randomUUID()}`)

/** A mailbox nobody has met before. */
export const somewhere = (channel: string): Address => ({ channel, id: randomUUID() })

/** A fact of which only the name matters. */
export const fact = (name: string): Event => ({ kind: 'turn-failed', at: at(0), reason: name })

/** Something that arrives. */
export const mail = (id: string = randomUUID()): Envelope => ({
  id,
  event: { kind: 'delivery-updated', at: at(0), outgoing: id, state: 'delivered', reason: null },
})

/** Something that arrives and may wait for company (C7). */
export const patient = (quiet: number, most: number): Envelope => ({
  ...mail(),
  patience: { quiet: milliseconds(quiet), most: milliseconds(most) },
})

/** Something to send. */
export const parcel = (to: Address, text: string): NewParcel => {
  const id = `${text}-${randomUUID()}`
  return {
    id,
    to,
    deed: {
      act: 'send',
      outgoing: id,
      to,
      message: plain(text),
      secret: null,
      confirmsStop: false,
      promptedAt: at(0),
    },
  }
}

/** A turn that dealt with one envelope and left nothing else behind. */
export const turn = (person: PersonId, rest: Partial<Commit> = {}): Commit => ({
  taken: 1,
  events: [],
  snapshot: stateOf(person, rest.events?.length ?? 0),
  lane: 1,
  parcels: [],
  timers: [],
  ...rest,
})

/** The ids of mail, to compare. */
export const ids = (lease: Lease | null): readonly string[] | null =>
  lease?.envelopes.map(({ id }) => id) ?? null

/** Leases the one person that is ready; null when nobody is. */
export const leaseOne = async (memory: Memory, now: Instant): Promise<Lease | null> =>
  (await memory.mailbox.lease({ now, hold: HOLD, most: 1 }))[0] ?? null

/** Leases everybody who is ready. */
export const leaseAll = (memory: Memory, now: Instant): Promise<readonly Lease[]> =>
  memory.mailbox.lease({ now, hold: HOLD, most: 100 })

/** Leases the one person that must be ready. */
export const mustLease = async (memory: Memory, now: Instant): Promise<Lease> => {
  const lease = await leaseOne(memory, now)
  if (!lease) throw new Error('Nobody was ready, and the test needs a lease. See what it accepted before.')
  return lease
}

/** Takes whatever may be delivered on the channels that the tests use. */
export const takeAll = async (memory: Memory, now: Instant): Promise<readonly Parcel[]> =>
  (await Promise.all(['sms', 'slack'].map((channel) => takeOn(memory, channel, now)))).flat()

/** Takes whatever may be delivered on one channel. */
export const takeOn = (
  memory: Memory,
  channel: string,
  now: Instant,
  most = 100,
): Promise<readonly Parcel[]> => memory.outbox.take({ channel, now, hold: HOLD, most })

/** Takes the one text message that must be due. */
export const mustTake = async (memory: Memory, now: Instant): Promise<Parcel> => {
  const [first] = await takeOn(memory, 'sms', now, 1)
  if (!first) throw new Error('No parcel was due, and the test needs one. See what it committed before.')
  return first
}

/** One whole turn on one fresh piece of mail, which leaves `rest` behind. */
export const oneTurn = async (
  memory: Memory,
  person: PersonId,
  now: Instant,
  rest: Partial<Commit> = {},
): Promise<Lease> => {
  await memory.mailbox.accept(person, mail(), now)
  const lease = await mustLease(memory, now)
  if ((await memory.mailbox.commit(lease, turn(person, rest), now)) !== 'committed') {
    throw new Error('A turn could not be committed while its lease held.')
  }
  return lease
}

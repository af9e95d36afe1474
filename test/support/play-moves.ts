import type { Lease, Memory, NewParcel, Parcel, Rate } from '#contracts/memory'
import { addressKey, strangerAt } from '#core/address'
import { type Instant, instant, milliseconds } from '#core/time'
import { HOLD, leaseAll, takeAll, takeOn } from './mail.ts'
import { ADDRESSES, type Move, PERSONS, RECORDS, SHELF, STREAM } from './moves.ts'

/** A memory, and what somebody holds of it. */
export type Side = { memory: Memory; leases: Lease[]; parcels: Parcel[] }

/** A side on which nobody holds anything yet. */
export const sideOf = (memory: Memory): Side => ({ memory, leases: [], parcels: [] })

const RATE: Rate = { perSecond: 0.7, burst: 3 }

/** Makes a move; the answer without what names a life of the memory. */
export const play = async (side: Side, move: Move, now: Instant): Promise<unknown> => {
  const { mailbox, outbox, directory, streams, records } = side.memory
  switch (move.kind) {
    case 'accept':
      return mailbox.accept(move.to, move.envelope, now)
    case 'lease':
      side.leases.push(...(await mailbox.lease({ now, hold: HOLD, most: move.most })))
      return nameless(side.leases)
    case 'commit': {
      const lease = side.leases.splice(move.which, 1)[0]
      return lease ? mailbox.commit(lease, move.commit(lease), now) : null
    }
    case 'renew': {
      const lease = side.leases[move.which]
      return lease ? mailbox.renew(lease, now, HOLD) : null
    }
    case 'release': {
      const lease = side.leases.splice(move.which, 1)[0]
      return lease ? mailbox.release(lease, instant(now + move.wait), now) : null
    }
    case 'tick':
      await mailbox.tick(now)
      return null
    case 'take':
      side.parcels.push(...(await takeOn(side.memory, move.channel, now, move.most)))
      return nameless(side.parcels)
    case 'settle': {
      const parcel = side.parcels[move.which]
      return parcel ? outbox.settle(parcel, move.outcome(now), now) : null
    }
    case 'pace':
      return outbox.pace('account', RATE, move.most, now)
    case 'revive': {
      const [letter] = await outbox.dead(1)
      return letter ? outbox.revive(letter, move.notice, now) : null
    }
    case 'append':
      return streams.append(STREAM, move.key, move.key)
    case 'write':
      return records.write(SHELF, move.changes)
    case 'directory':
      await directory[move.how](move.address)
      return directory.join(move.address, move.person)
    case 'restart':
      return letGo(side, now)
    default:
      return move satisfies never
  }
}

/** Nothing is held over a restart, so that the two differ in nothing but the restart. */
const letGo = async (side: Side, now: Instant): Promise<unknown> => {
  const { mailbox, outbox } = side.memory
  const answers: boolean[] = []
  for (const lease of side.leases.splice(0)) answers.push(await mailbox.release(lease, now, now))
  for (const parcel of side.parcels.splice(0)) {
    answers.push(await outbox.settle(parcel, { kind: 'retry', at: now }, now))
  }
  return answers
}

/** Everything that can be seen of a memory; whatever was held has lapsed long ago. */
export const everything = async (memory: Memory, last: Instant): Promise<unknown> => {
  const recalled = []
  for (const person of [...PERSONS, ...ADDRESSES.map(strangerAt)]) {
    const known = await memory.journal.recall(person)
    recalled.push(known && { ...known, pending: byAddress(known.pending) })
  }
  const shelves = await Promise.all(
    ADDRESSES.map(async (address) => [
      await memory.directory.personOf(address),
      await memory.directory.isSuppressed(address),
    ]),
  )
  const soon = instant(last + HOLD)
  const later = instant(last + milliseconds(1_000_000))
  await memory.mailbox.tick(soon)
  const leases = await leaseAll(memory, soon)
  await memory.mailbox.tick(later)
  return {
    recalled,
    shelves,
    persons: [...(await memory.journal.persons(100))].sort(),
    lines: await memory.streams.read(STREAM, 0),
    records: (await memory.records.read(SHELF, RECORDS)).map(({ key, value }) => [key, value]),
    // A late holder may not know yet that others are in doubt about what it lets go of.
    dead: (await memory.outbox.dead(100)).map(({ parcel, reason, at }) => [
      nameless([{ ...parcel, uncertainSince: null }]),
      reason,
      at,
    ]),
    pace: await memory.outbox.pace('account', RATE, 1, last),
    leases: nameless(leases),
    later: nameless(await leaseAll(memory, later)),
    parcels: nameless(await takeAll(memory, later)),
  }
}

/** A queue has an order, and queues have none among each other. */
const byAddress = (parcels: readonly NewParcel[]): readonly NewParcel[] =>
  parcels.toSorted((a, b) =>
    addressKey(a.to) < addressKey(b.to) ? -1 : Number(addressKey(a.to) > addressKey(b.to)),
  )

/** Fences and ids of fired timers name the life they were given in; all the rest must be the same. */
const nameless = (held: readonly (Lease | Parcel)[]): unknown =>
  JSON.parse(
    JSON.stringify(held)
      .replace(/"fence":"[^"]*"/g, '"fence":""')
      .replace(/(timer:\w+):[\d.]+/g, '$1'),
  )

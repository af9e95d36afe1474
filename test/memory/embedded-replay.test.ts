import { afterAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Lease, Memory, Parcel } from '#contracts/memory'
import { type Instant, instant, milliseconds } from '#core/time'
import { openEmbedded } from '#memory/embedded/index'
import { newFolder, removeAll } from '../support/folders.ts'
import { at, HOLD } from '../support/mail.ts'
import { ADDRESSES, type Move, moves, PERSONS, STREAM } from '../support/moves.ts'

/** A memory, and what somebody holds of it. */
type Side = { memory: Memory; leases: Lease[]; parcels: Parcel[] }

const folders: string[] = []

afterAll(() => removeAll(folders))

describe('Random operations', () => {
  test('come to the same, whether or not the directory is closed and opened again between them (I1, I4, I11)', async () => {
    await fc.assert(
      fc.asyncProperty(moves, async (all) => {
        const directory = await newFolder()
        folders.push(directory)
        const open = (): Promise<Memory> => openEmbedded({ directory, logLimit: 20_000 })
        const steady: Side = { memory: await openEmbedded({ directory: null }), leases: [], parcels: [] }
        const restarted: Side = { memory: await open(), leases: [], parcels: [] }
        let now = at(0)
        for (const move of all) {
          now = instant(now + move.pause)
          expect(await play(restarted, move, now)).toEqual(await play(steady, move, now))
          if (move.kind !== 'restart') continue
          await restarted.memory.close()
          restarted.memory = await open()
        }
        expect(await everything(restarted.memory, now)).toEqual(await everything(steady.memory, now))
        await restarted.memory.close()
      }),
      { numRuns: 60 },
    )
  }, 120_000)
})

/** Makes a move; the answer without what names a life of the directory. */
const play = async (side: Side, move: Move, now: Instant): Promise<unknown> => {
  const { mailbox, outbox, directory, streams } = side.memory
  switch (move.kind) {
    case 'accept':
      return mailbox.accept(move.person, move.envelope, now)
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
      return mailbox.tick(now)
    case 'take':
      side.parcels.push(...(await outbox.take({ now, hold: HOLD, most: move.most })))
      return nameless(side.parcels)
    case 'settle': {
      const parcel = side.parcels[move.which]
      return parcel ? outbox.settle(parcel, move.outcome(now), now) : null
    }
    case 'append':
      return streams.append(STREAM, move.key, move.key)
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
const everything = async (memory: Memory, last: Instant): Promise<unknown> => {
  const recalled = []
  for (const person of PERSONS) recalled.push(await memory.journal.recall(person))
  const shelves = await Promise.all(
    ADDRESSES.map(async (address) => [
      await memory.directory.personOf(address),
      await memory.directory.isSuppressed(address),
    ]),
  )
  const soon = instant(last + HOLD)
  const later = instant(last + milliseconds(1_000_000))
  const early = await memory.mailbox.tick(soon)
  const leases = await memory.mailbox.lease({ now: soon, hold: HOLD, most: 100 })
  await memory.mailbox.tick(later)
  return {
    recalled,
    shelves,
    early,
    persons: [...(await memory.journal.persons())].sort(),
    lines: await memory.streams.read(STREAM, 0),
    dead: (await memory.outbox.dead()).map(({ parcel, reason }) => [nameless([parcel]), reason]),
    leases: nameless(leases),
    later: nameless(await memory.mailbox.lease({ now: later, hold: HOLD, most: 100 })),
    parcels: nameless(await memory.outbox.take({ now: later, hold: HOLD, most: 100 })),
  }
}

/** Fences and ids of fired timers name the life they were given in; all the rest must be the same. */
const nameless = (held: readonly (Lease | Parcel)[]): unknown =>
  JSON.parse(
    JSON.stringify(held)
      .replace(/"fence":"[^"]*"/g, '"fence":""')
      .replace(/(timer:\w+):[\d.]+/g, '$1'),
  )

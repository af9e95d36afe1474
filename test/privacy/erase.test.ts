import { describe, expect, test } from '@jest/globals'
import type { Memory } from '#contracts/memory'
import { strangerAt } from '#core/address'
import type { Event } from '#core/event'
import { fold, initialState } from '#core/evolve'
import type { PersonId } from '#core/ids'
import { openEmbedded } from '#memory/embedded/index'
import { type EraseParts, erase, eraseReturned } from '#privacy/erase'
import { find } from '#privacy/find'
import { doLeft } from '#privacy/left'
import { at, oneTurn } from '../support/mail.ts'
import { said } from '../support/play.ts'
import { openInstallation } from '../support/redis-memory.ts'
import { redisUrl } from '../support/shared-redis.ts'

const PHONE = { channel: 'sms', id: '+14155550177' }
const WEB = { channel: 'webchat', id: 'c-erase' }
const [STAYS, GOES] = [strangerAt(WEB), strangerAt(PHONE)]

const places = {
  streamsOf: ({ channel, id }: { channel: string; id: string }) =>
    channel === 'webchat' ? [`chat:${id}`] : [],
  shelvesOf: (person: PersonId) => [`bot:b:${person}`],
  shelvesOfLink: (link: string) => [`link:${link}`],
}

/** Somebody of whom a phone and a chat have become one; the CRM was told of both, and a file is kept. */
const live = async (memory: Memory): Promise<void> => {
  const keep = (person: PersonId, events: readonly Event[]) => {
    const state = fold(initialState(person), events)
    return oneTurn(memory, person, at(0), {
      events,
      snapshot: { ...state, counts: { ...state.counts, crm: 3 } },
    })
  }
  const text = said('by text', PHONE, at(0), 'm1')
  const file = { id: 'a'.repeat(40), contentType: 'image/png', size: 1, name: 'a.png', keptUntil: at(1) }
  const kept: Event = { kind: 'file-kept', at: at(0), message: 'm1' as never, index: 0, file }
  await keep(GOES, [text, kept, { kind: 'merged-away', at: at(1), into: STAYS, address: PHONE }])
  const chat = said('on the site', WEB, at(1), 'm2')
  const woven = [text, kept, chat]
  await keep(STAYS, [
    chat,
    { kind: 'rewoven', at: at(2), from: GOES, address: PHONE, why: 'merged', events: woven },
  ])
  await memory.directory.join(PHONE, STAYS)
  await memory.streams.append('chat:c-erase', 'a', 'on the site')
  await memory.records.write(`bot:b:${STAYS}`, [{ key: 'a', value: 1, tag: null }])
}

const partsOf = (memory: Memory, files: Set<string>): EraseParts => ({
  memory,
  clock: { now: () => at(10) },
  places,
  forgetFile: async (id) => void files.delete(id),
  file: null,
})

/** Dies at the `n`-th step, as a process does: nothing after it happens. */
const dyingAt = (n: number, { memory, forgetFile, ...parts }: EraseParts): EraseParts => {
  let steps = 0
  const step = <A extends readonly unknown[], R>(done: (...args: A) => Promise<R>) => {
    return async (...args: A): Promise<R> => {
      steps += 1
      if (steps >= n) throw new Error('killed')
      return done(...args)
    }
  }
  return {
    ...parts,
    forgetFile: forgetFile && step(forgetFile),
    memory: {
      ...memory,
      records: { ...memory.records, write: step(memory.records.write) },
      erasure: { ...memory.erasure, begin: step(memory.erasure.begin), erase: step(memory.erasure.erase) },
    },
  }
}

const isGone = async (memory: Memory, files: ReadonlySet<string>): Promise<void> => {
  for (const person of [STAYS, GOES]) {
    expect(await memory.journal.recall(person)).toBeNull()
    expect(await memory.erasure.erasedAt(person)).not.toBeNull()
  }
  expect(await memory.directory.personOf(PHONE)).toBeNull()
  expect(await memory.streams.end('chat:c-erase')).toBe(0)
  expect(await memory.records.read(`bot:b:${STAYS}`, ['a'])).toEqual([])
  expect([...files]).toEqual([])
}

describe('erasing', () => {
  const memories = {
    embedded: async () => {
      const memory = await openEmbedded({ directory: null })
      return { memory, close: () => memory.close() }
    },
    Redis: async () => openInstallation({ url: await redisUrl() }),
  }

  for (const [name, open] of Object.entries(memories))
    test(`is finished by the next who comes, at whichever step it was killed, in ${name}`, async () => {
      for (let n = 1; n <= 6; n += 1) {
        const { memory, close } = await open()
        const files = new Set(['a'.repeat(40)])
        await live(memory)
        const parts = partsOf(memory, files)
        await erase(STAYS, dyingAt(n, parts)).catch(() => {})
        if (n === 1) await erase(STAYS, parts)
        else await eraseReturned(parts)
        await isGone(memory, files)
        const told: string[] = []
        const crm = {
          forget: async ({ person, sequence }: { person: string; sequence: number }) => {
            told.push(`${person} ${sequence}`)
            return { kind: 'accepted' as const, externalId: '' }
          },
        }
        await doLeft(memory.records, { closeCard: null, calendar: null, crm })
        expect(new Set(told)).toEqual(new Set([`${STAYS} 4`, `${GOES} 4`]))
        expect(await doLeft(memory.records, { closeCard: null, calendar: null, crm })).toEqual({
          were: 0,
          are: 0,
        })
        await close()
      }
    })

  test('is finished when only some shards of Redis have been reached', async () => {
    const { memory, close } = await openInstallation({ url: await redisUrl() })
    const files = new Set<string>()
    await live(memory)
    const parts = partsOf(memory, files)
    const found = await find(STAYS, memory, places, (one) => memory.erasure.begin(one, at(10)))
    await memory.erasure.erase({ ...found, persons: found.persons.slice(1) }, at(10))
    expect(await memory.journal.snapshotOf(STAYS)).not.toBeNull()
    expect(await eraseReturned(parts)).toBe(1)
    await isGone(memory, files)
    await close()
  })

  test('finds who became one with them, and nobody who has parted since', async () => {
    const memory = await openEmbedded({ directory: null })
    await live(memory)
    expect(await find(STAYS, memory, places)).toMatchObject({
      persons: [STAYS, GOES],
      addresses: expect.arrayContaining([PHONE, WEB]),
      streams: ['chat:c-erase'],
      files: ['a'.repeat(40)],
    })
    const own = fold(initialState(GOES), [said('myself again', PHONE, at(3), 'm3')])
    await oneTurn(memory, GOES, at(3), { snapshot: own })
    expect((await find(STAYS, memory, places)).persons).toEqual([STAYS])
    await memory.close()
  })

  test('leaves what left with an address to whoever has it by now: their files, meetings and hand-offs (M6)', async () => {
    const memory = await openEmbedded({ directory: null })
    const slot = { start: at(999), end: at(1_000) }
    const file = { id: 'b'.repeat(40), contentType: 'image/png', size: 1, name: 'b.png', keptUntil: at(1) }
    const theirs: readonly Event[] = [
      said('by text', PHONE, at(0), 'm1'),
      { kind: 'file-kept', at: at(0), message: 'm1' as never, index: 0, file },
      {
        kind: 'booking-confirmed',
        at: at(0),
        booking: `${STAYS}.meet1`,
        slot,
        reference: 'r1',
        pending: false,
      },
      { kind: 'hand-off-opened', at: at(0), handOff: `${STAYS}.hand1`, trigger: 'anger' },
    ]
    const parting = {
      kind: 'rewoven' as const,
      at: at(2),
      from: STAYS,
      address: PHONE,
      why: 'parted' as const,
    }
    const gone = ['m1', `${STAYS}.meet1`, `${STAYS}.hand1`]
    const findAfter = async (events: readonly Event[]) => {
      await oneTurn(memory, STAYS, at(2), { events, snapshot: fold(initialState(STAYS), events) })
      const { files, meetings, handOffs } = await find(STAYS, memory, places)
      return [files, meetings.map(({ reference }) => reference), handOffs]
    }
    expect(await findAfter(theirs)).toEqual([['b'.repeat(40)], ['r1'], [`${STAYS}.hand1`]])
    expect(await findAfter([{ ...parting, events: [], gone, there: GOES }])).toEqual([[], [], []])
    await memory.close()
  })

  test('what others cannot do now stays to be done, and nothing else', async () => {
    const memory = await openEmbedded({ directory: null })
    await live(memory)
    await erase(STAYS, partsOf(memory, new Set()))
    const forgetting = (kind: 'accepted' | 'uncertain') => ({
      closeCard: null,
      calendar: null,
      crm: {
        forget: async ({ person }: { person: PersonId }) =>
          person === STAYS && kind === 'uncertain'
            ? { kind, reason: 'away' }
            : { kind: 'accepted' as const, externalId: '' },
      },
    })
    expect(await doLeft(memory.records, forgetting('uncertain'))).toEqual({ were: 1, are: 1 })
    const [left] = await memory.records.read('erasures', ['left'])
    expect(left?.value).toMatchObject([{ told: [{ person: STAYS }] }])
    expect(await doLeft(memory.records, forgetting('accepted'))).toEqual({ were: 1, are: 0 })
    expect(await memory.records.read('erasures', ['left'])).toEqual([])
    await memory.close()
  })
})

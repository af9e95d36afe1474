import { expect, test } from '@jest/globals'
import { direct } from '#bus/direct'
import type { Parcel } from '#contracts/memory'
import { strangerAt } from '#core/address'
import { personId } from '#core/ids'
import { minutes } from '#core/time'
import { openEmbedded } from '#memory/embedded/index'
import { business } from '../support/business.ts'
import { MONDAY } from '../support/play.ts'

const PHONE = { channel: 'sms', id: '+14155550123' }

const join = { act: 'join' as const, address: PHONE }

const parcelOf = (person: string): Parcel => ({
  id: `${person}-join`,
  person: personId(person),
  to: { channel: 'directory', id: 'sms:+14155550123' },
  deed: join,
  fence: 'f',
  tries: 0,
  partsDone: 0,
  uncertainSince: null,
  suppressed: false,
  held: false,
  revivals: 0,
})

test('two who prove a phone at one moment, from which nobody was ever heard, come to its inbox one after the other (M6, M7)', async () => {
  const memory = await openEmbedded({ directory: null })
  const rules = { business, channels: { sms: { optOutReplies: 'platform' as const, carriesTexts: true } } }
  const parts = { memory, clock: { now: () => MONDAY }, rules }
  await Promise.all(['p-ana', 'p-bo'].map((person) => direct(parcelOf(person), join, parts)))
  const [lease] = await memory.mailbox.lease({ now: MONDAY, hold: minutes(1), most: 1 })
  expect(lease?.person).toBe(strangerAt(PHONE))
  expect(lease?.envelopes.map(({ event }) => event)).toMatchObject([
    { kind: 'merge-asked', into: 'p-ana' },
    { kind: 'merge-asked', into: 'p-bo' },
  ])
  expect(await memory.directory.personOf(PHONE)).toBeNull()
})

import { expect, test } from '@jest/globals'
import { direct } from '#bus/direct'
import { parcelNamed } from '#bus/key'
import { bringPast, part } from '#bus/merging'
import { strangerAt } from '#core/address'
import { fold, initialState } from '#core/evolve'
import { openEmbedded } from '#memory/embedded/index'
import { business } from '../support/business.ts'
import { at, HOLD, oneTurn, somebody } from '../support/mail.ts'
import { said } from '../support/play.ts'

const PHONE = { channel: 'sms', id: '+14155550155' }

test('whoever was becoming somebody who is erased meanwhile is erased as well (M7, M9)', async () => {
  const memory = await openEmbedded({ directory: null })
  const [goes, into] = [strangerAt(PHONE), somebody()]
  const events = [
    said('hello', PHONE, at(0), 'm1'),
    { kind: 'merged-away' as const, at: at(1), into, address: PHONE },
  ]
  const deed = { act: 'bring-past' as const, into, address: PHONE }
  const parcels = [{ id: 'past1', to: { channel: 'sms', id: 'merge' }, deed }]
  await oneTurn(memory, goes, at(1), { events, snapshot: fold(initialState(goes), events), parcels })
  await memory.erasure.begin(into, at(2))
  const [parcel] = await memory.outbox.take({ channel: 'sms', now: at(3), hold: HOLD, most: 1 })
  if (!parcel) throw new Error('There is nothing to bring.')
  await bringPast(deed, parcel, { memory, clock: { now: () => at(3) } })
  expect(await memory.erasure.honour(await memory.erasure.tombstones())).toEqual({
    kind: 'honoured',
    back: [into, goes],
  })
  expect(await memory.directory.personOf(PHONE)).toBeNull()
  await memory.close()
})

/** Somebody has W, and whoever was at the phone before is erased; then W's parcel does something about the phone. */
const afterErasure = async () => {
  const memory = await openEmbedded({ directory: null })
  const w = somebody()
  await memory.erasure.begin(strangerAt(PHONE), at(1))
  await memory.erasure.erase(
    { persons: [strangerAt(PHONE)], addresses: [PHONE], closed: [], streams: [], shelves: [] },
    at(1),
  )
  const deed = { act: 'join' as const, address: PHONE }
  const parcels = [{ id: 'join1', to: { channel: 'sms', id: 'join' }, deed }]
  await oneTurn(memory, w, at(2), { events: [], snapshot: initialState(w), parcels })
  const [parcel] = await memory.outbox.take({ channel: 'sms', now: at(3), hold: HOLD, most: 1 })
  if (!parcel) throw new Error('There is nothing to do.')
  const inbox = async () => {
    const leases = await memory.mailbox.lease({ now: at(4), hold: HOLD, most: 9 })
    const lease = leases.find(({ person }) => person !== w)
    return { person: lease?.person, kinds: lease?.envelopes.map(({ event }) => event.kind) }
  }
  return { memory, w, parcel, inbox, clock: { now: () => at(3) } }
}

test('a phone whose owner was erased is proven like any other: whoever comes next there is asked (M6, M9)', async () => {
  const { memory, parcel, inbox, clock } = await afterErasure()
  const rules = { business, channels: {} }
  await direct(parcel, { act: 'join', address: PHONE }, { memory, clock, rules })
  expect(await inbox()).toEqual({ person: strangerAt(PHONE, 1), kinds: ['merge-asked'] })
  await memory.close()
})

test('a phone that leaves again is of whoever comes next there, and of nobody who was erased (M6, M9)', async () => {
  const { memory, parcel, inbox, clock } = await afterErasure()
  await part({ act: 'leave', address: PHONE }, parcel, { memory, clock })
  expect(await memory.directory.personOf(PHONE)).toBe(strangerAt(PHONE, 1))
  expect(await inbox()).toEqual({ person: strangerAt(PHONE, 1), kinds: ['past-arrived'] })
  await memory.close()
})

test('what a platform tells of a message to whoever comes after an erased person is theirs (M9)', () => {
  const person = strangerAt(PHONE, 2)
  expect(parcelNamed(`${person}.out7~1~r2`)).toEqual({ person, outgoing: `${person}.out7` })
})

test('what left with a phone whose former owner was erased is looked for with whoever came next there (M6, M9)', async () => {
  const { memory, w, parcel, clock } = await afterErasure()
  await part({ act: 'leave', address: PHONE }, parcel, { memory, clock })
  const leases = await memory.mailbox.lease({ now: at(4), hold: HOLD, most: 9 })
  const [asked] = leases.find(({ person }) => person === w)?.envelopes.slice(-1) ?? []
  if (asked?.event.kind !== 'part-asked') throw new Error('They were not asked to part.')
  const { at: when, address, there } = asked.event
  const left = { from: w, at: when, address, why: 'parted' as const, events: [], gone: ['p1.out7'] }
  const known = fold(initialState(w), [{ kind: 'rewoven', ...left, ...(there && { there }) }])
  expect(known.elsewhere).toEqual({ 'p1.out7': strangerAt(PHONE, 1) })
  await memory.close()
})

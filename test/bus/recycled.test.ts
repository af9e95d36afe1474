import { expect, test } from '@jest/globals'
import { type Address, addressKey, strangerAt } from '#core/address'
import { fold, initialState } from '#core/evolve'
import { historyOf } from '#core/history'
import type { Playbook } from '#core/playbook'
import { days, minutes } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { type EraseParts, erase } from '#privacy/erase'
import { business } from '../support/business.ts'
import { type Crossing, crossing } from '../support/crossing.ts'

const playbook: Playbook = {
  business,
  dialogs: DIALOGS,
  channels: { sms: { optOutReplies: 'platform', carriesTexts: true } },
}

const PHONES = [1, 2, 3]
  .map((n): Address => ({ channel: 'sms', id: `+1212555010${n}` }))
  .sort((a, b) => (strangerAt(a) < strangerAt(b) ? -1 : 1))
const [LAPSED, KEPT, NEW] = PHONES as [Address, Address, Address]

const first = () => 0

/** Who has a phone by now, and what they know. */
const ownerOf = async (phone: Address, { memory }: Crossing) => {
  const person = (await memory.directory.personOf(phone)) ?? strangerAt(phone)
  const recalled = await memory.journal.recall(person)
  const words = historyOf(recalled?.events ?? []).flatMap((event) =>
    event.kind === 'message-received' ? [event.activity.text] : [],
  )
  return { person, places: Object.keys(recalled?.snapshot.addresses ?? {}), words, recalled }
}

/** One person with two phones, named after the one that lapses and is given to somebody new. */
const recycled = async (): Promise<Crossing> => {
  const bus = await crossing(playbook)
  await bus.says(LAPSED, 'we are 41 people')
  await bus.says(KEPT, 'our budget is 5000', LAPSED)
  await bus.settle(first)
  expect((await ownerOf(KEPT, bus)).person).toBe(strangerAt(LAPSED))
  bus.wait(days(50))
  await bus.says(KEPT, 'still here')
  await bus.says(NEW, 'this is my number too', LAPSED)
  await bus.settle(first)
  return bus
}

test('a phone that is somebody else’s by now is no place any more of whoever was named after it (M6)', async () => {
  const bus = await recycled()
  const [kept, fresh] = [await ownerOf(KEPT, bus), await ownerOf(LAPSED, bus)]
  expect(kept.places).toEqual([addressKey(KEPT)])
  expect(kept.words).toEqual(['our budget is 5000', 'still here'])
  expect(fresh.places.toSorted()).toEqual([addressKey(LAPSED), addressKey(NEW)].toSorted())
  expect(fresh.words).toEqual(['this is my number too'])
  await bus.close()
})

test('and once it leaves whoever had proven it, it is nobody’s who was there before (M6)', async () => {
  const bus = await recycled()
  await bus.says(LAPSED, 'hello, who is this?')
  await bus.says(NEW, 'not me')
  await bus.settle(first)
  const [kept, alone] = [await ownerOf(KEPT, bus), await ownerOf(LAPSED, bus)]
  expect(alone.places).toEqual([addressKey(LAPSED)])
  expect(alone.words).toEqual(['hello, who is this?'])
  await bus.says(KEPT, 'we want coffee machines')
  await bus.settle(first)
  expect((await ownerOf(KEPT, bus)).person).toBe(kept.person)
  expect(kept.person).not.toBe(alone.person)
  const { person, recalled } = await ownerOf(KEPT, bus)
  expect(recalled?.snapshot).toEqual(fold(initialState(person), recalled?.events ?? []))
  await bus.close()
})

test('whoever had it before and went on elsewhere loses nothing by it when its new owner is erased; the phone starts anew (M9)', async () => {
  const bus = await recycled()
  const { memory } = bus
  const kept = await ownerOf(KEPT, bus)
  const owner = (await ownerOf(NEW, bus)).person
  const parts: EraseParts = {
    memory,
    clock: { now: bus.now },
    places: { streamsOf: () => [], shelvesOf: () => [], shelvesOfLink: () => [] },
    forgetFile: null,
    file: null,
  }
  const { found } = await erase(owner, parts)
  expect(found.addresses).not.toContainEqual(KEPT)
  expect(found.persons).not.toContain(kept.person)
  // What is left by the phone's own name is nobody else's any more, and goes along.
  expect(found.persons).toEqual([owner, strangerAt(LAPSED)])
  expect(await memory.erasure.erasedAt(kept.person)).toBeNull()
  expect(await ownerOf(KEPT, bus)).toEqual(kept)
  expect(await memory.journal.recall(strangerAt(LAPSED))).toBeNull()
  bus.wait(minutes(1))
  await bus.says(LAPSED, 'hello, is this a shop?')
  await bus.says(KEPT, 'we are 50 people')
  await bus.settle(first)
  const fresh = await ownerOf(LAPSED, bus)
  expect([fresh.person, fresh.words]).toEqual([strangerAt(LAPSED, 1), ['hello, is this a shop?']])
  expect((await ownerOf(KEPT, bus)).words).toEqual([...kept.words, 'we are 50 people'])
  await bus.close()
})

import { afterAll, describe, expect, test } from '@jest/globals'
import type { Memory } from '#contracts/memory'
import { addressKey, strangerAt } from '#core/address'
import { fold, initialState } from '#core/evolve'
import { canonical } from '#core/json'
import { replay } from '#core/replay'
import { MERGE_STEPS, mergePoint } from '../support/crash-points.ts'
import { type MortalApp, openMortalApp } from '../support/mortal-app.ts'
import { chatBuyer, hearing, type PatientBuyer, phoneBuyer } from '../support/patient-buyer.ts'

/*
 * Somebody told us much by text, and proves on the website that the phone is theirs: two persons become one, once and whole,
 * though the process is killed with SIGKILL at each step of it (M7).
 */

const LONG = 180_000

const apps: MortalApp[] = []

afterAll(() => Promise.all(apps.map((app) => app.close())))

/** A number whose person keeps its name when the two become one, or loses it: both ways must be gone. */
const numberFor = (chat: PatientBuyer, stays: boolean): string => {
  for (let n = 100; ; n++) {
    const number = `+12125550${n}`
    if (strangerAt({ channel: 'sms', id: number }) < strangerAt(chat.address) === stays) return number
  }
}

const join = async (points: readonly string[], stays: boolean) => {
  const app = await openMortalApp(points)
  apps.push(app)
  const chat = await chatBuyer(app)
  const number = numberFor(chat, stays)
  const phone = await phoneBuyer(app, number)
  await phone.say('Hi, we are about 40 people and want coffee machines before Dec 1')
  await hearing(phone, 1)
  await chat.say('Hello, I decide that myself')
  await hearing(chat, 1)
  await chat.say('can I text with you instead?')
  await hearing(chat, 2)
  await chat.say(number)
  const code = /code is (\d{6})/.exec((await hearing(phone, 2)).at(-1) ?? '')?.[1] ?? ''
  await hearing(chat, 3)
  await chat.say(code)
  const told = (await hearing(phone, 3)).at(-1) ?? ''
  const deaths = await app.deaths()
  await app.quiet(5)
  const heard = { phone: (await phone.heard()).length, chat: (await chat.heard()).length }
  const left = await app.inspect((memory) => everybody(memory))
  return { told, deaths, left, heard, addresses: [phone.address, chat.address].map(addressKey).sort() }
}

const everybody = async ({ journal, directory, outbox }: Memory) => {
  const persons = await journal.persons(9)
  const kept = await Promise.all(persons.map((person) => journal.recall(person)))
  const known = kept.filter((one) => one !== null)
  const [stays] = known.filter(({ snapshot }) => snapshot.mergedInto === undefined)
  const gone = known.filter(({ snapshot }) => snapshot.mergedInto !== undefined)
  if (!stays) throw new Error('Nobody has stayed.')
  const owners = await Promise.all(
    Object.values(stays.snapshot.addresses).map(
      async ({ address }) => (await directory.personOf(address)) ?? strangerAt(address),
    ),
  )
  return { stays, gone, owners, dead: await outbox.dead(9) }
}

const expectOne = ({ told, left, addresses, heard }: Awaited<ReturnType<typeof join>>): void => {
  const { stays, gone, owners, dead } = left
  const { snapshot, events, pending } = stays
  expect(told).toMatch(/one conversation now.*40 people/s)
  // The question that stood by text is put in the chat, where they are: the fifth.
  expect(heard).toEqual({ phone: 3, chat: 5 })
  expect(Object.keys(snapshot.addresses).sort()).toEqual(addresses)
  expect([snapshot.signals.quantity?.value, snapshot.signals.decision?.value]).toEqual([40, 'self'])
  expect(owners).toEqual([snapshot.person, snapshot.person])
  expect(gone.map(({ snapshot: { mergedInto } }) => mergedInto)).toEqual([snapshot.person])
  expect(events.filter(({ kind }) => kind === 'rewoven')).toHaveLength(1)
  expect([...pending, ...gone.flatMap((one) => one.pending), ...dead]).toEqual([])
  expect(canonical(fold(initialState(snapshot.person), events))).toBe(canonical(snapshot))
  expect(replay(snapshot.person, events).differences).toEqual([])
}

const both = (steps: readonly (typeof MERGE_STEPS)[number][]): readonly string[] =>
  steps.flatMap((step) => [mergePoint('before', step), mergePoint('after', step)])

const WAYS = [
  { who: 'the phone’s person stays', stays: true },
  { who: 'the website’s person stays', stays: false },
]

describe.each(WAYS)('Two persons become one, and $who', ({ stays }) => {
  test.concurrent('with all that both had said', async () => expectOne(await join([], stays)), LONG)

  test.concurrent(
    'also when the process is killed around each step of it',
    async () => {
      const points = both(MERGE_STEPS.filter((step) => step !== 'join'))
      const ended = await join(points, stays)
      expect(ended.deaths).toEqual(points)
      expectOne(ended)
    },
    LONG,
  )

  test.concurrent(
    'also when it is killed around the change of an address',
    async () => {
      const points = both(['join'])
      const ended = await join(points, stays)
      expect(ended.deaths).toEqual(points)
      expectOne(ended)
    },
    LONG,
  )
})

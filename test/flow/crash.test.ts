import { afterAll, describe, expect, test } from '@jest/globals'
import type { Memory } from '#contracts/memory'
import type { Event } from '#core/event'
import { fold, initialState } from '#core/evolve'
import { canonical } from '#core/json'
import { replay } from '#core/replay'
import { nameOf, STEPS } from '#test/support/crash-points'
import { type MortalApp, openMortalApp } from '#test/support/mortal-app'
import { chatBuyer, hearing, type PatientBuyer, phoneBuyer, untilTaken } from '#test/support/patient-buyer'

/*
 * The process is killed with SIGKILL at each step of a turn and started again on the same data, while the buyer goes on
 * (I1 to I5). The platforms live elsewhere and keep their part of the bargain: what was not acknowledged comes again.
 */

const WORDS = [
  'Hi, we are about 40 people and want coffee machines before Dec 1',
  'Is oat milk included?',
  "I decide myself. Let's do it, we are ready to order",
  'I agree',
  'I agree',
]

/** Which reply is which, counted as the buyer gets them. */
const [ANSWER, YES, LINK, RECEIPT] = [2, 4, 5, 6]

const apps: MortalApp[] = []

afterAll(() => Promise.all(apps.map((app) => app.close())))

const open = async (crash: string): Promise<MortalApp> => {
  const app = await openMortalApp(crash)
  apps.push(app)
  return app
}

/** A whole sale, from the first word to the receipt, as the buyer sees it and as the memory kept it. */
const sell = async (buyerOn: (app: MortalApp) => Promise<PatientBuyer>, crash = '') => {
  const app = await open(crash)
  const buyer = await buyerOn(app)
  for (const [n, words] of WORDS.entries()) {
    await buyer.say(words)
    await hearing(buyer, n + 1)
  }
  const link = await buyer.link()
  await untilTaken(() => fetch(link, { method: 'POST' }))
  await hearing(buyer, RECEIPT)
  const deaths = crash === '' ? [] : await app.died()
  await app.quiet()
  const heard = await buyer.heard()
  return { heard, deaths, ...(await app.inspect(everything)) }
}

/** All there is in a memory that one buyer has talked with. */
const everything = async ({ journal, outbox }: Memory) => {
  const persons = await journal.persons()
  const [person] = persons
  const recalled = person && (await journal.recall(person))
  if (!recalled || persons.length !== 1) throw new Error(`${persons.length} persons have a journal.`)
  return { person, ...recalled, dead: await outbox.dead() }
}

type Left = Awaited<ReturnType<typeof everything>>

const said = (events: readonly Event[]): readonly string[] =>
  events.flatMap((event) => (event.kind === 'message-received' ? [event.activity.text] : []))

const queued = (events: readonly Event[]): readonly string[] =>
  events.flatMap((event) => (event.kind === 'message-queued' ? [event.outgoing] : []))

const numberOf = (kind: Event['kind'], { events }: Left): number =>
  events.filter((event) => event.kind === kind).length

/** The journal folds to the snapshot, replays without a difference, and nothing is left undone or unsure (I4, I5, I11). */
const expectWhole = ({ person, events, snapshot, pending, dead }: Left): void => {
  const states = Object.values(snapshot.outgoing).map(({ state }) => state)
  expect(canonical(fold(initialState(person), events))).toBe(canonical(snapshot))
  expect(replay(person, events).differences).toEqual([])
  expect([...pending, ...dead]).toEqual([])
  expect(states.filter((state) => state !== 'sent' && state !== 'delivered')).toEqual([])
}

/** Everything once and in order: what they said in the journal, what we said before their eyes (I1, I2, I3, I5). */
const expectOnce = (heard: readonly string[], left: Left): void => {
  const numbers = heard.map((_, n) => `${left.person}.out${n + 1}`)
  expect(said(left.events)).toEqual(WORDS)
  expect(queued(left.events)).toEqual(numbers)
  expect(numberOf('turn-ended', left)).toBe(heard.length)
  expect(numberOf('checkout-offered', left)).toBe(1)
  expect(numberOf('paid', left)).toBe(1)
  expectWhole(left)
}

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | null = null
  return () => {
    made ??= make()
    return made
  }
}

const everyStep = (nth: number): readonly string[] =>
  STEPS.flatMap((step) => [nameOf({ when: 'before', step, nth }), nameOf({ when: 'after', step, nth })])

const at = (nth: number, ...points: readonly string[]): readonly string[] =>
  points.map((point) => `${point}:${nth}`)

const CHANNELS = [
  {
    name: 'SMS',
    buyerOn: phoneBuyer,
    points: [
      ...everyStep(ANSWER),
      ...at(YES, 'after:accept', 'before:commit', 'after:commit'),
      ...everyStep(LINK),
      ...at(RECEIPT, 'before:accept', 'after:accept', 'after:commit', 'after:send'),
    ],
  },
  {
    name: 'the website chat',
    buyerOn: chatBuyer,
    points: [
      ...at(ANSWER, 'before:accept', 'after:accept', 'after:commit', 'before:send', 'after:send'),
      ...at(LINK, 'after:accept', 'before:take', 'after:send'),
    ],
  },
]

describe.each(CHANNELS)('A sale on $name, with the process killed in the middle of a step', (channel) => {
  const undisturbed = once(() => sell(channel.buyerOn))

  test.concurrent('is a sale like any other when nobody is killed', async () => {
    const { heard, deaths, ...left } = await undisturbed()
    expect(deaths).toEqual([])
    expect(heard).toHaveLength(RECEIPT)
    expect(heard[LINK - 1]).toContain('{{checkout}}')
    expectOnce(heard, left)
  }, 60_000)

  test.concurrent.each(channel.points)(
    'loses, doubles and reorders nothing: killed %s',
    async (point) => {
      const { heard, deaths, ...left } = await sell(channel.buyerOn, point)
      expect(deaths).toEqual(['SIGKILL'])
      expect(heard).toEqual((await undisturbed()).heard)
      expectOnce(heard, left)
    },
    60_000,
  )
})

import { afterAll, describe, expect, test } from '@jest/globals'
import type { Memory } from '#contracts/memory'
import type { Event } from '#core/event'
import { fold, initialState } from '#core/evolve'
import { canonical } from '#core/json'
import { replay } from '#core/replay'
import { crashPoint, STEPS } from '../support/crash-points.ts'
import { type MortalApp, openMortalApp } from '../support/mortal-app.ts'
import {
  chatBuyer,
  hearing,
  type PatientBuyer,
  phoneBuyer,
  textWebhook,
  untilTaken,
} from '../support/patient-buyer.ts'

/*
 * The process is killed with SIGKILL at each step of a turn and started again on the same data, while the buyer goes on
 * (I1 to I5). The platforms live elsewhere and keep their part of the bargain: what was not acknowledged comes again.
 */

const LONG = 180_000

const apps: MortalApp[] = []

afterAll(() => Promise.all(apps.map((app) => app.close())))

const open = async (points: readonly string[] = []): Promise<MortalApp> => {
  const app = await openMortalApp(points)
  apps.push(app)
  return app
}

const WORDS = [
  'Hi, we are about 40 people and want coffee machines before Dec 1',
  'Is oat milk included?',
  "I decide myself. Let's do it, we are ready to order",
  'I agree',
  'I agree',
]

/** Our replies in this sale, by number: an answer, what the yes leads to, the link to pay, the receipt. */
const [ANSWER, YES, LINK, RECEIPT] = [2, 4, 5, 6]

/** A whole sale, from the first word to the receipt, as the buyer saw it and as the memory kept it. */
const sell = async (buyerOn: (app: MortalApp) => Promise<PatientBuyer>, points: readonly string[]) => {
  const app = await open(points)
  const buyer = await buyerOn(app)
  for (const [n, words] of WORDS.entries()) {
    await buyer.say(words)
    expect(await hearing(buyer, n + 1)).toHaveLength(n + 1)
  }
  const link = await buyer.link()
  await untilTaken(() => fetch(link, { method: 'POST' }))
  await hearing(buyer, RECEIPT)
  const deaths = await app.deaths()
  await app.quiet(WORDS.length)
  const heard = await buyer.heard()
  return { heard, deaths, left: await app.inspect(everything) }
}

/** All there is in a memory that one buyer has talked with. */
const everything = async ({ journal, outbox }: Memory) => {
  const persons = await journal.persons(9)
  const [person] = persons
  const recalled = person && (await journal.recall(person))
  if (!recalled || persons.length !== 1) throw new Error(`${persons.length} persons have a journal, not one.`)
  return { person, ...recalled, dead: await outbox.dead(9) }
}

type Left = Awaited<ReturnType<typeof everything>>

const said = ({ events }: Left): readonly string[] =>
  events.flatMap((event) => (event.kind === 'message-received' ? [event.activity.text] : []))

const queued = ({ events }: Left): readonly string[] =>
  events.flatMap((event) => (event.kind === 'message-queued' ? [event.outgoing] : []))

const numberOf = (kind: Event['kind'], { events }: Left): number =>
  events.filter((event) => event.kind === kind).length

/** Everything is there once and in order, and nothing else: journal, snapshot, outbox (I1 to I5, I11). */
const expectWhole = (words: readonly string[], replies: number, left: Left): void => {
  const { person, events, snapshot, pending, dead } = left
  const unsure = Object.values(snapshot.outgoing).filter(
    ({ state }) => state !== 'sent' && state !== 'delivered',
  )
  expect(said(left)).toEqual(words)
  expect(queued(left)).toEqual(Array.from({ length: replies }, (_, n) => `${person}.out${n + 1}`))
  expect(numberOf('turn-ended', left)).toBe(replies)
  expect(numberOf('turn-failed', left)).toBe(0)
  expect([...pending, ...dead, ...unsure]).toEqual([])
  expect(canonical(fold(initialState(person), events))).toBe(canonical(snapshot))
  expect(replay(person, events).differences).toEqual([])
}

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | null = null
  return () => {
    made ??= make()
    return made
  }
}

const before = (reply: number) => STEPS.map((step) => crashPoint('before', step, reply))
const after = (reply: number) => STEPS.map((step) => crashPoint('after', step, reply))

const CHANNELS = [
  {
    name: 'SMS',
    buyerOn: phoneBuyer,
    sales: [
      {
        when: 'before each step of an answer, then after each step between the yes and the link',
        points: [...before(ANSWER), ...after(LINK)],
      },
      {
        when: 'after each step of an answer, then before each step between the yes and the link',
        points: [...after(ANSWER), ...before(LINK)],
      },
      {
        when: 'around the yes, and around the payment',
        points: [
          crashPoint('after', 'accept', YES),
          crashPoint('after', 'commit', YES),
          crashPoint('before', 'accept', RECEIPT),
          crashPoint('after', 'accept', RECEIPT),
          crashPoint('after', 'commit', RECEIPT),
          crashPoint('after', 'send', RECEIPT),
        ],
      },
    ],
  },
  {
    name: 'the website chat',
    buyerOn: chatBuyer,
    sales: [
      {
        when: 'before each step of an answer, then after each step between the yes and the link',
        points: [...before(ANSWER), ...after(LINK)],
      },
    ],
  },
]

describe.each(CHANNELS)('A sale on $name', ({ buyerOn, sales }) => {
  const undisturbed = once(() => sell(buyerOn, []))

  test.concurrent(
    'ends with one link and one receipt',
    async () => {
      const { heard, left } = await undisturbed()
      expect(heard).toHaveLength(RECEIPT)
      expect(heard[LINK - 1]).toContain('{{checkout}}')
      expect(heard[RECEIPT - 1]).toContain('{{receipt}}')
      expectWhole(WORDS, RECEIPT, left)
    },
    LONG,
  )

  test.concurrent.each(sales)(
    'is the same to the buyer, word for word and once, when the process is killed $when',
    async ({ points }) => {
      const { heard, deaths, left } = await sell(buyerOn, points)
      expect(deaths).toEqual(points)
      expect(heard).toEqual((await undisturbed()).heard)
      expect(numberOf('checkout-offered', left)).toBe(1)
      expect(numberOf('paid', left)).toBe(1)
      expectWhole(WORDS, RECEIPT, left)
    },
    LONG,
  )
})

describe('A webhook that is delivered again', () => {
  test.concurrent(
    'three times at one instant, and once more after a crash, leads to one turn and one reply (I2)',
    async () => {
      const app = await open()
      const buyer = await phoneBuyer(app)
      const webhook = textWebhook(app, '+12125550123', 'only one', WORDS[0] ?? '')
      const answers = await Promise.all([webhook(), webhook(), webhook()])
      await hearing(buyer, 1)
      await app.quiet(1)
      await app.kill()
      await untilTaken(webhook)
      await app.quiet(1)
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
      expect(await buyer.heard()).toHaveLength(1)
      expectWhole(WORDS.slice(0, 1), 1, await app.inspect(everything))
    },
    LONG,
  )
})

const LAST = 'Do you have decaf?'

describe('Texts that arrive faster than they are answered', () => {
  test.concurrent(
    'keep their order when the process is killed between them, and when it has just acknowledged one (I1, I3)',
    async () => {
      const app = await open([crashPoint('after', 'accept', 1), crashPoint('before', 'commit', 1)])
      const buyer = await phoneBuyer(app)
      for (const words of WORDS) await buyer.say(words)
      await app.deaths()
      await buyer.say(LAST)
      await app.kill()
      await app.quiet(WORDS.length + 1)
      const heard = await buyer.heard()
      const left = await app.inspect(everything)
      expectWhole([...WORDS, LAST], heard.length, left)
    },
    LONG,
  )
})

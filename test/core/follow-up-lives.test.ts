import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addressKey } from '#core/address'
import { lastWordOf } from '#core/engagement'
import type { Event } from '#core/event'
import { initialState } from '#core/evolve'
import { mayReach } from '#core/follow-place'
import type { Playbook } from '#core/playbook'
import { replay } from '#core/replay'
import type { State } from '#core/state'
import { days, milliseconds, minutes } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { business } from '../support/business.ts'
import { type Conversation, conversation } from '../support/conversation.ts'
import { patience } from '../support/patience.ts'
import { steps } from '../support/steps.ts'

const CHAT = { channel: 'telegram', id: '42' }
const PHONE = { channel: 'sms', id: '+14155550123' }

/** Follow-ups come sooner than by default, and twice, so that every limit is met. */
const followUps: Playbook['business']['policy']['followUps'] = {
  question: [minutes(60), days(1)],
  recap: [minutes(240), days(1)],
  terms: [minutes(240), days(1)],
  link: [minutes(240), days(1)],
  deferral: [days(1), days(1)],
  meeting: [days(1)],
  cancellation: [days(1)],
  silence: [days(10), days(10)],
  date: [days(7)],
  perDeal: 5,
  cap: { most: 3, within: days(7) },
  apart: days(1),
}

const playbook: Playbook = {
  business: { ...business, policy: { ...business.policy, followUps } },
  dialogs: DIALOGS,
  channels: {
    telegram: { optOutReplies: 'ours', carriesTexts: false },
    sms: { optOutReplies: 'platform', carriesTexts: true },
  },
  desk: true,
}

const NO = ['no thanks', 'not interested']
const STOP = 'please stop writing to me'
const LINES = [
  'yes, go ahead',
  'I agree',
  'yes',
  "let's do it",
  'do you have oat milk?',
  'make that 50 people',
  'let me think about it',
  'ask me again next week',
  'I need to ask my boss',
  'around $300 a month, and I decide',
  'start over',
  'I want to talk to a person',
  'can I text with you instead?',
  PHONE.id,
  STOP,
  'START',
  ...NO,
] as const

type Move =
  | { readonly does: 'says'; readonly line: string; readonly byPhone: boolean }
  | { readonly does: 'waits'; readonly length: number }
  | { readonly does: 'types-code' }
  | { readonly does: 'pays' }
  | { readonly does: 'fails' }

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('says' as const),
      line: fc.constantFrom(...LINES),
      byPhone: fc.boolean(),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('waits' as const),
      length: fc.integer({ min: 1, max: days(9) }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ does: 'types-code' as const }) },
  { weight: 1, arbitrary: fc.constant({ does: 'pays' as const }) },
  { weight: 1, arbitrary: fc.constant({ does: 'fails' as const }) },
)

const HELLO = "Hi, we're 40 people and need coffee machines by January 20."

const makes = async (
  talk: Conversation,
  one: Move,
  wait: (length: number) => Promise<unknown>,
): Promise<void> => {
  const { state } = talk.pass()
  const phone = state.addresses[addressKey(PHONE)]
  switch (one.does) {
    case 'says':
      return talk.says(one.line, one.byPhone && phone ? PHONE : CHAT)
    case 'waits':
      await wait(one.length)
      return
    case 'types-code':
      return talk.says(state.challenge ? talk.code() : '123456')
    case 'pays':
    case 'fails': {
      if (!state.checkout) return
      const { id: checkout, hash, terms } = state.checkout
      const of = { checkout, provider: 'builtin', reference: `r${state.length}` }
      return talk.comes((at) =>
        one.does === 'pays'
          ? { kind: 'payment-received', at, hash, amount: terms.dueNow, ...of }
          : { kind: 'payment-failed', at, how: 'declined', ...of },
      )
    }
    default:
      return one satisfies never
  }
}

/** A life that begins with a silence, goes anywhere, and ends in a long one. */
const live = async (moves: readonly Move[]) => {
  const talk = await conversation(CHAT, playbook)
  const { waits } = patience(talk)
  const wait = (length: number) => waits(milliseconds(length))
  await talk.says(HELLO)
  await wait(days(2))
  for (const one of moves) await makes(talk, one, wait)
  await wait(days(60))
  return talk.pass()
}

type Follow = Extract<Event, { kind: 'followed-up' }>

/** What must not have been so when they were written to. */
const barredBy = (state: State, { to }: Follow): string | null => {
  const contact = state.addresses[addressKey(to)]
  const last = lastWordOf(state) ?? 0
  if (state.payment) return 'paid'
  if (state.desk) return 'with a rep'
  if (!contact || contact.suppressed) return 'stopped'
  if (to.channel === 'sms' && !contact.consent) return 'no consent'
  if (mayReach(to, state.now, state, playbook).kind !== 'now') return 'at night'
  return last > state.now ? 'not silent' : null
}

test('in any life they are written to within every limit, in other words each time, and never after a no, a stop or the payment (D8, C8)', async () => {
  let written = 0
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 3, maxLength: 9 }), async (moves) => {
      const { events, state: end } = await live(moves)
      const follows: Follow[] = []
      let lastSaid = ''
      for (const [state, event] of steps(events, initialState(end.person))) {
        if (event.kind === 'message-received') lastSaid = event.activity.text
        if (event.kind !== 'followed-up') continue
        follows.push(event)
        expect(barredBy(state, event)).toBeNull()
        expect([...NO, STOP]).not.toContain(lastSaid)
      }
      const times = follows.map(({ at }) => at)
      expect(follows.length).toBeLessThanOrEqual(followUps.perDeal)
      for (const [n, at] of times.entries()) {
        const before = times[n - 1]
        if (before !== undefined) expect(at - before).toBeGreaterThanOrEqual(followUps.apart)
        const within = times.filter((other) => other <= at && other > at - followUps.cap.within)
        expect(within.length).toBeLessThanOrEqual(followUps.cap.most)
      }
      const texts = events.flatMap((event) =>
        event.kind === 'message-queued' && event.followsUp !== undefined ? [event.message.text] : [],
      )
      expect(texts).toHaveLength(follows.length)
      expect(new Set(texts).size).toBe(texts.length)
      expect(replay(end.person, events).differences).toEqual([])
      written += follows.length
    }),
    { numRuns: 25 },
  )
  expect(written).toBeGreaterThan(25)
}, 60_000)

import { describe, expect, test } from '@jest/globals'
import type { Address } from '#core/address'
import type { Policy } from '#core/policy'
import { isAlive } from '#core/signal'
import { days, type Milliseconds, minutes } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { questionsIn, returnsIn } from '#metrics/continuity'
import { business } from '../support/business.ts'
import { type Conversation, conversation } from '../support/conversation.ts'

const WEB: Address = { channel: 'webchat', id: 'chat-1' }
const PHONE: Address = { channel: 'sms', id: '+12125550123' }

const playbookWith = (policy: Partial<Policy> = {}) => ({
  business: { ...business, policy: { ...business.policy, ...policy } },
  dialogs: DIALOGS,
  channels: {
    webchat: { optOutReplies: 'ours' as const, carriesTexts: false },
    sms: { optOutReplies: 'platform' as const, carriesTexts: true },
  },
})

const TOLD = "we're 40 people and need coffee machines by December 20, maybe $300 a month"
const FACTS = ['need', 'quantity', 'timeline', 'budget'] as const

/** What was said last, at an address if one is given. */
const answerOf = (talk: Conversation, at?: Address): string =>
  talk
    .pass()
    .acts.flatMap((act) => (act.act === 'send' && (!at || act.to.id === at.id) ? [act.message.text] : []))
    .at(-1) ?? ''

const begun = async (): Promise<Conversation> => {
  const talk = await conversation(WEB, playbookWith())
  await talk.says(TOLD)
  return talk
}

/** Their phone is joined by the code that was sent there. */
const joined = async (): Promise<Conversation> => {
  const talk = await begun()
  await talk.says('can I text with you instead?')
  await talk.says('212 555 0123')
  await talk.says(talk.code())
  return talk
}

/** Coming back after any pause (M3, M5, M8). */
describe('whoever comes back', () => {
  const PAUSES: readonly (readonly [string, Milliseconds])[] = [
    ['a minute', minutes(1)],
    ['an hour', minutes(60)],
    ['two days', days(2)],
    ['three weeks', days(21)],
  ]
  test.each(PAUSES)('after %s is asked for nothing that is known and counts', async (_, pause) => {
    const talk = await begun()
    talk.wait(pause)
    await talk.says('hello again')
    const { state, events } = talk.pass()
    const counting = FACTS.filter((kind) => {
      const signal = state.signals[kind]
      return signal !== undefined && isAlive(signal, state.now)
    })
    expect(counting).toEqual(FACTS)
    expect(questionsIn(state.person, events).filter(({ again }) => again)).toEqual([])
    const [back] = returnsIn(state.person, events)
    expect(back).toMatchObject({ moved: false, restarted: false, resumed: true })
    expect(back?.pause).toBeGreaterThan(pause)
    expect(answerOf(talk)).toMatch(/who makes the decision/i)
    expect(answerOf(talk)).not.toMatch(/how many people|when would you|what budget|looking for/i)
  })

  test('after three weeks is greeted with what is known', async () => {
    const talk = await begun()
    talk.wait(days(21))
    await talk.says('hello again')
    expect(answerOf(talk)).toMatch(/welcome back.*40 people.*coffee machines/is)
  })

  test('after a minute is not greeted again', async () => {
    const talk = await begun()
    talk.wait(minutes(1))
    await talk.says('hello again')
    expect(answerOf(talk)).not.toMatch(/welcome|automated/i)
  })

  test('after seven months is asked for what no longer counts, once, and what is said then counts', async () => {
    const talk = await begun()
    talk.wait(days(213))
    await talk.says('hello again')
    expect(answerOf(talk)).toMatch(/looking for/i)
    expect(answerOf(talk)).not.toMatch(/40 people|December/)
    await talk.says('coffee machines')
    expect(answerOf(talk)).toMatch(/how many people/i)
    await talk.says('50 people by September 1, $300 a month, I decide')
    expect(answerOf(talk)).not.toMatch(/looking for|how many|when would you|budget|who makes/i)
    const { state, events } = talk.pass()
    expect(questionsIn(state.person, events).filter(({ again }) => again)).toEqual([])
  })

  test('keeps what has expired as what it was, and nothing goes by it (M3)', async () => {
    const talk = await begun()
    talk.wait(days(213))
    await talk.says('hello again')
    const { quantity } = talk.pass().state.signals
    expect(quantity).toMatchObject({ value: 40, evidence: { address: WEB } })
    expect(quantity && isAlive(quantity, talk.now())).toBe(false)
  })

  test.each([...PAUSES.slice(1), ['seven months', days(213)] as const])(
    'after %s finds a yes that was given before to be over, and no link',
    async (_, pause) => {
      const talk = await begun()
      await talk.says("I decide. Let's do it")
      await talk.says('yes, go ahead')
      expect(talk.pass().state.acceptance).not.toBeNull()
      talk.wait(pause)
      await talk.says('I agree')
      expect(talk.pass().state.checkout).toBeNull()
      expect(talk.pass().acts.filter(({ act }) => act === 'send').length).toBeGreaterThan(3)
    },
  )
})

/** A number may have been given to somebody else (M6, I10). */
describe('a phone that was silent for longer than numbers rest', () => {
  test('is told nothing there of what was said elsewhere', async () => {
    const talk = await joined()
    await talk.says('thanks', PHONE)
    talk.wait(days(50))
    await talk.says('hello', PHONE)
    expect(answerOf(talk, PHONE)).not.toMatch(/40 people|coffee machines/i)
  })

  test('is greeted with what it said itself', async () => {
    const talk = await joined()
    await talk.says('make that 45 people', PHONE)
    talk.wait(days(50))
    await talk.says('hello', PHONE)
    expect(answerOf(talk, PHONE)).toMatch(/45 people/)
    expect(answerOf(talk, PHONE)).not.toMatch(/coffee machines/i)
  })

  test('is greeted with all that is known while it is surely theirs', async () => {
    const talk = await joined()
    await talk.says('thanks', PHONE)
    talk.wait(days(21))
    await talk.says('hello', PHONE)
    expect(answerOf(talk, PHONE)).toMatch(/40 people.*coffee machines/is)
  })
})

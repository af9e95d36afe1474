import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Event } from '#core/event'
import fernhill from '#examples/fernhill/business'
import { type Converse, conversing } from '../support/converse.ts'
import type { Played } from '../support/play.ts'

const READY = "Hi, we're 12 people and need coffee machines by December 20. Let's do it"

/** How far a deal has come when the words are said. */
const STAGES = {
  'before a recap': ["Hi, we're 12 people and want coffee machines by December 20"],
  'after a recap': [READY],
  'after the yes': [READY, 'yes, go ahead'],
  'after the link': [READY, 'yes, go ahead', 'I agree'],
} as const

type Stage = keyof typeof STAGES

const DEALS = ['after a recap', 'after the yes', 'after the link'] as const satisfies readonly Stage[]
const STAGE_NAMES = ['before a recap', ...DEALS] as const

/** What becomes of the deal, and for what a person is asked; the answer is like `says`. */
type Outcome = {
  readonly deal: 'stands' | 'let go' | 'stated anew'
  readonly brings?: string
  readonly says: RegExp
}

const TO_DECIDER: Outcome = { deal: 'let go', says: /talk it over first.*Nothing is ordered/ }
const DEFERRED: Outcome = { deal: 'let go', says: /^No hurry\. Nothing is ordered/ }
const REVERTED: Outcome = { deal: 'let go', says: /nothing is ordered\. What should be different/ }
const CONTESTED: Outcome = { deal: 'let go', brings: 'conflict', says: /^No hurry\. Nothing is ordered/ }
const ANEW: Outcome = { deal: 'stated anew', says: /Changed: .*Please check this order/s }
const STANDS: Outcome = { deal: 'stands', says: /./ }
const handedOver = (brings: string): Outcome => ({ deal: 'stands', brings, says: /person/ })

/** Said while a deal is under way, at any stage of it; before there is one, only a person may be asked for. */
const WORDS: readonly (readonly [Outcome, readonly string[]])[] = [
  [
    TO_DECIDER,
    [
      'I need to ask my boss',
      'let me run it by my partner',
      'not my call, my manager decides',
      "I'd need approval from our CFO",
    ],
  ],
  [CONTESTED, ['my cofounder says no', 'our CFO is against it', 'the board shot it down']],
  [
    DEFERRED,
    [
      "I'm getting cold feet",
      "I'm getting nervous about this",
      'maybe later',
      'this feels risky',
      'let me think about it',
    ],
  ],
  [REVERTED, ["hmm I'm getting nervous about this, maybe too much money", "that's too expensive", 'maybe']],
  [
    ANEW,
    [
      'can we do the team plan instead?',
      'make it 14 people',
      'can we start Jan 1?',
      'what about the team plan?',
    ],
  ],
  [
    STANDS,
    [
      'is the Team plan the one with oat milk?',
      'how much is the team plan?',
      'my friend has the team plan',
      'we had 50 guests last week',
      'my boss loves it',
      'my manager approves',
      'do you have oat milk?',
      'thanks',
    ],
  ],
  [handedOver('asked-for-human'), ['can I talk to a real person?']],
  [handedOver('anger'), ['this is ridiculous']],
  [handedOver('discount'), ['can we get 20% off?']],
  [handedOver('compliance'), ['are you HIPAA compliant?']],
]

describe('what is said while a deal is under way (A5, A7, D4)', () => {
  let converse: Converse
  const opened = new Map<Stage, Played>()
  beforeAll(async () => {
    converse = conversing(fernhill)
    for (const stage of STAGE_NAMES) opened.set(stage, await converse(STAGES[stage]))
  })

  /** What these words alone led to. */
  const said = async (words: string, stage: Stage) => {
    const before = opened.get(stage)
    if (!before) throw new Error(`Nobody got as far as ${stage}.`)
    const { state, events } = await converse([words], before)
    const fresh = events.slice(before.events.length)
    return { before: before.state, state, fresh, answer: answerIn(fresh) }
  }

  const table = WORDS.flatMap(([outcome, texts]) =>
    DEALS.flatMap((stage) => texts.map((text) => [text, stage, outcome] as const)),
  )
  test.each(table)('%j %s', async (text, stage, { deal, brings, says }) => {
    const { before, state, fresh, answer } = await said(text, stage)
    expect(answer).toMatch(says)
    expect(handOffsIn(fresh)).toEqual(brings ? [brings] : [])
    if (deal === 'stands') expect(state.recap?.hash).toBe(before.recap?.hash)
    if (deal === 'let go') expect(state.recap).toBeNull()
    if (deal === 'stated anew') expect(state.recap?.hash).not.toBe(before.recap?.hash)
    if (stage === 'after the link')
      expect(state.checkout?.standing).toBe(deal === 'stands' ? 'open' : 'withdrawn')
    expect(fresh.some(({ kind }) => kind === 'paid' || kind === 'checkout-offered')).toBe(false)
  })

  const early = WORDS.flatMap(([{ brings }, texts]) => texts.map((text) => [text, brings] as const))
  test.each(early)('%j before a recap', async (text, brings) => {
    const { state, fresh } = await said(text, 'before a recap')
    expect(handOffsIn(fresh)).toEqual(brings ? [brings] : [])
    expect(state.recap).toBeNull()
  })

  test.each(DEALS)('%s, who has to ask somebody is handed over where the policy says so', async (stage) => {
    const escalate = { ...fernhill.policy.escalate, ambiguousAuthority: true }
    const strict = conversing({ ...fernhill, policy: { ...fernhill.policy, escalate } })
    const { state, events } = await strict([...STAGES[stage], 'I need to ask my boss'])
    expect(handOffsIn(events)).toEqual(['ambiguous-authority'])
    expect(state.recap).toBeNull()
  })

  test('a yes to what was let go is none: the recap comes again first', async () => {
    const { state, events } = await converse([
      ...STAGES['after a recap'],
      'I need to ask my boss',
      'yes, go ahead',
    ])
    expect(state.acceptance).toBeNull()
    expect(events.some(({ kind }) => kind === 'acceptance-recorded')).toBe(false)
  })
})

const answerIn = (events: readonly Event[]): string =>
  events.flatMap((event) => (event.kind === 'message-queued' ? [event.message.text] : [])).join('\n')

const handOffsIn = (events: readonly Event[]): readonly string[] =>
  events.flatMap((event) => (event.kind === 'hand-off-requested' ? [event.trigger] : []))

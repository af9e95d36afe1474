import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Model } from '#contracts/model'
import type { Act } from '#core/effect'
import type { Event } from '#core/event'
import { fold, initialState } from '#core/evolve'
import { canonical } from '#core/json'
import type { Playbook } from '#core/playbook'
import type { Noticed, NoticedKind } from '#core/signal'
import { DIALOGS } from '#dialogs/index'
import fernhill from '#examples/fernhill/business'
import { ruleLanguage } from '#language/index'
import { misalignmentsIn } from '#metrics/misalignment/index'
import { type Conversation, conversation } from '../support/conversation.ts'
import { remembering } from '../support/remembering.ts'

const WEB = { channel: 'webchat', id: 'conversation-1' }
const language = remembering(ruleLanguage(fernhill))
const playbook: Playbook = {
  business: fernhill,
  dialogs: DIALOGS,
  channels: { webchat: { optOutReplies: 'ours', carriesTexts: false } },
  desk: true,
  model: true,
}

const LINES = [
  'hi',
  "we're about 40 people",
  'we need coffee machines',
  'starting Dec 1',
  'maybe $300 a month',
  'I decide',
  "let's do it",
  'yes, go ahead',
  'I agree',
  'do you have oat milk?',
  'what does the team plan cost?',
  'how many machines come with team?',
  'thanks!',
  'not 40, rather 55 people',
  'hmm, maybe later',
  'can we talk tomorrow at 3pm?',
  'text me at 212-555-0147',
  'blue elephants dance at noon',
] as const

/** What a model may say of a message: any kind, any value, any words of it or of its own. */
const pointed = fc.record({
  kind: fc.constantFrom<NoticedKind>(
    'need',
    'product',
    'quantity',
    'budget',
    'timeline',
    'decision',
    'location',
    'urgency',
    'readiness',
    'objection',
    'discount',
    'preference',
    'meeting',
    'callback',
    'zone',
    'contact',
  ),
  value: fc.oneof(fc.constantFrom<unknown>(true, 'team', 'self', 1000, null), fc.jsonValue()),
  from: fc.nat(40),
  length: fc.oneof(fc.nat(40), fc.constant(1_000)),
  words: fc.option(fc.string(), { freq: 3 }),
  confidence: fc.oneof(fc.double(), fc.constantFrom(1, 2, -1)),
})
type Pointed = typeof pointed extends fc.Arbitrary<infer T> ? T : never

/** What a model may make of a text: nothing, the text itself, anything, or the words of the catalogue thrown together. */
const PIECES = [
  'Starter',
  'Team',
  'Roastery',
  'plan',
  '$89',
  '$249',
  '$49',
  'a month',
  'a year',
  'up to 15 people',
  'up to 60 people',
  'for',
  'is',
  'two machines',
  'one machine',
  'free',
  'guaranteed',
  'and',
  '.',
  '?',
  'you',
  'December 1',
  '30 days',
  '10 % off',
  'booked',
  'yes',
  'no',
  'not',
  'by quote',
  '40',
  'https://x.example',
] as const
const worded = fc.oneof(
  fc.constant({ as: 'itself' as const }),
  fc.record({ as: fc.constant('changed' as const), by: fc.integer({ min: 1, max: 9 }) }),
  fc.record({
    as: fc.constant('more' as const),
    pieces: fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 8 }),
  }),
  fc.record({
    as: fc.constant('pieces' as const),
    pieces: fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }),
  }),
  fc.record({ as: fc.constant('any' as const), text: fc.string() }),
  fc.constant({ as: 'nothing' as const }),
)
type Worded = typeof worded extends fc.Arbitrary<infer T> ? T : never

const wordingOf = (how: Worded, template: string): string | null => {
  switch (how.as) {
    case 'itself':
      return template
    case 'changed':
      return template.replace(/\d/g, (digit) => String((Number(digit) + how.by) % 10))
    case 'more':
      return `${template} ${how.pieces.join(' ')}`
    case 'pieces':
      return how.pieces.join(' ')
    case 'any':
      return how.text
    case 'nothing':
      return null
    default:
      return how satisfies never
  }
}

const use = { model: 'any', tokens: 1 }
const asNoticed = ({ kind, value, words, from, length, confidence }: Pointed, text: string): Noticed =>
  ({ kind, value, quote: words ?? text.slice(from, from + length), confidence }) as Noticed

/** Says anything at all, each time something else. */
const anyModel = (points: readonly (readonly Pointed[])[], wordings: readonly Worded[]): Model => {
  let [read, said] = [0, 0]
  const word = (template: string): { readonly draft?: { readonly text: string } } => {
    const text = wordingOf(wordings[said++ % wordings.length] ?? { as: 'nothing' }, template)
    return text === null ? {} : { draft: { text } }
  }
  return {
    perceive: async ({ text }) => ({
      noticed: (points[read++ % points.length] ?? []).map((one) => asNoticed(one, text)),
      use,
    }),
    lookUp: async ({ passages }) => ({
      passages: [...passages, { title: 'Made up', text: 'Team costs $1 for 999 people.', score: 9 }],
      ...word(passages[0]?.text ?? 'Team costs $1 for 999 people.'),
      use: { ...use, failed: 'malformed' },
    }),
    compose: async ({ template }) => ({ ...word(template.text), use }),
  }
}

const MAY_POINT = [
  'need',
  'product',
  'quantity',
  'budget',
  'timeline',
  'decision',
  'location',
  'urgency',
  'objection',
]

/** Points at the same words, says of them what the rules read there and nothing else, and words nothing. */
const honest = (points: readonly (readonly Pointed[])[]): Model => {
  let read = 0
  return {
    perceive: async (heard) => {
      const all = (points[read++ % points.length] ?? []).map((one) => asNoticed(one, heard.text))
      const borne: Noticed[] = []
      for (const one of all) {
        if (!MAY_POINT.includes(one.kind) || one.quote.trim() === '' || !heard.text.includes(one.quote))
          continue
        const { noticed } = await language.perceive({ ...heard, text: one.quote, expecting: one.kind })
        const found = noticed.find(({ kind }) => kind === one.kind)
        if (found) borne.push({ ...found, quote: one.quote, confidence: one.confidence })
      }
      return { noticed: borne, use }
    },
    lookUp: async ({ passages }) => ({ passages, use }),
    compose: async () => ({ use }),
  }
}

const played = async (lines: readonly string[], model: Model): Promise<Conversation> => {
  const talk = await conversation(WEB, playbook, undefined, { model, language })
  for (const line of lines) await talk.says(line)
  return talk
}

/** An act without the words that are said with it. */
const bare = (act: Act): unknown => (act.act === 'send' ? { ...act, message: null } : act)

/** Half begin some way along to a yes, and go anywhere from there. */
const AHEAD = [
  "we're 40 people and need coffee machines from Dec 1 on for $300 a month, I decide",
  "let's do it",
]
const lines = fc
  .tuple(fc.boolean(), fc.array(fc.constantFrom(...LINES), { minLength: 2, maxLength: 5 }))
  .map(([ahead, rest]) => (ahead ? [...AHEAD, ...rest] : rest))
const lives = fc.tuple(
  lines,
  fc.array(fc.array(pointed, { maxLength: 4 }), { minLength: 1, maxLength: 4 }),
  fc.array(worded, { minLength: 1, maxLength: 6 }),
)

const RUNS = { numRuns: 20 }

describe('beside a model that says anything at all', () => {
  test('whatever is done would be done by its words as the rules read them, at the same authority (I7)', async () => {
    await fc.assert(
      fc.asyncProperty(lives, async ([said, points, wordings]) => {
        const [any, fair] = [
          await played(said, anyModel(points, wordings)),
          await played(said, honest(points)),
        ]
        expect(any.pass().acts.map(bare)).toEqual(fair.pass().acts.map(bare))
        expect(any.pass().state.level).toBe(fair.pass().state.level)
      }),
      RUNS,
    )
  }, 120_000)

  test('nothing is misaligned, and the fold of the journal is its state (S3, I11)', async () => {
    await fc.assert(
      fc.asyncProperty(lives, async ([said, points, wordings]) => {
        const talk = await played(said, anyModel(points, wordings))
        const { state, events } = talk.pass()
        const kept: Event[] = JSON.parse(JSON.stringify(events))
        expect(canonical(fold(initialState(state.person), kept))).toBe(canonical(state))
        expect(misalignmentsIn(state.person, { events, snapshot: state }, playbook, talk.now())).toEqual([])
      }),
      RUNS,
    )
  }, 120_000)

  test('every number that is sent is in the template, in what was found, or in what they said (L3)', async () => {
    const judged = { taken: 0, refused: 0 }
    await fc.assert(
      fc.asyncProperty(lives, async ([said, points, wordings]) => {
        const { events, acts } = (await played(said, anyModel(points, wordings))).pass()
        const known = new Set(figuresIn([...said, fernhill.knowledge, ...templatesIn(events)].join(' ')))
        for (const act of acts) {
          if (act.act === 'send')
            for (const figure of figuresIn(act.message.text)) expect(known).toContain(figure)
        }
        judged.taken += events.filter(({ kind }) => kind === 'draft-taken').length
        judged.refused += events.filter(({ kind }) => kind === 'draft-refused').length
      }),
      RUNS,
    )
    expect(judged.taken).toBeGreaterThan(0)
    expect(judged.refused).toBeGreaterThan(0)
  }, 120_000)
})

const figuresIn = (text: string): readonly string[] => text.match(/\d+/g) ?? []

const templatesIn = (events: readonly Event[]): readonly string[] =>
  events.flatMap((event) => (event.kind === 'composed' ? [event.message.text] : []))

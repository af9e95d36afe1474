import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Language } from '#contracts/language'
import type { Brief } from '#core/brief'
import type { Business } from '#core/business'
import { type Message, SLOTS } from '#core/message'
import type { Expecting, Reading } from '#core/reading'
import { instant } from '#core/time'
import fernhill from '#examples/fernhill/business'
import { BRIEFS } from './briefs.ts'
import { plan, TERMS } from './values.ts'

/** What every way of reading and writing keeps, with a model or without (L1). `make` is called once a case. */
export const languageContract = (name: string, make: (business: Business) => Language): void => {
  describe(`${name} keeps the language contract`, () => {
    perceiving(make)
    lookingUp(make)
    composing(make)
  })
}

type Make = (business: Business) => Language

const now = instant(Date.parse('2026-11-23T15:00:00Z'))

const SAID = [
  "Hi, we're about 40 people and want coffee machines before Dec 1, maybe $300 a month.",
  'do you have oat milk? and what would the team plan be all in?',
  'can I text with you instead? my number is 212-555-0147',
  'yeah but can we start Jan 1?',
  'STOP',
  'yes, go ahead',
]

const ODD = [
  '',
  ' ',
  '\u0000',
  '\ud83d',
  '👍🏽',
  '\u202e$99',
  '?'.repeat(5_000),
  '{{code}} {{checkout}} %s',
  'ﬁfty',
  '1e999 $ 40',
]

const EXPECTED: readonly (Expecting | null)[] = [
  null,
  'decision',
  'acceptance',
  'acknowledgement',
  'code',
  'contact',
]

const perceiving = (make: Make): void => {
  test.each(SAID)('quotes exact words of: %s', async (text) => {
    const reading = await make(fernhill).perceive({ text, expecting: null, now })
    expect(misquotes(text, reading)).toEqual([])
  })

  test('reads whatever may arrive, and throws at nothing', async () => {
    const language = make(fernhill)
    for (const text of ODD) {
      for (const expecting of EXPECTED) {
        const reading = await language.perceive({ text, expecting, now })
        expect({ text, misquotes: misquotes(text, reading) }).toEqual({ text, misquotes: [] })
      }
    }
  })

  test('quotes exact words of any text at all', async () => {
    const language = make(fernhill)
    const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), fc.string({ maxLength: 200 }))
    const property = fc.asyncProperty(anyText, fc.constantFrom(...EXPECTED), async (text, expecting) => {
      expect(misquotes(text, await language.perceive({ text, expecting, now }))).toEqual([])
    })
    await fc.assert(property, { numRuns: 200 })
  })

  test('takes no question for an acceptance', async () => {
    const text = 'what would the team plan be all in?'
    const reading = await make(fernhill).perceive({ text, expecting: 'acceptance', now })
    expect(reading.acceptance.verdict).not.toBe('accept')
  })
}

/** Everything a reading claims the buyer said, and they did not. */
const misquotes = (text: string, reading: Reading): readonly string[] => [
  ...reading.noticed.map(({ quote }) => quote).filter((quote) => quote === '' || !text.includes(quote)),
  ...reading.questions.map((question) => question.text).filter((quote) => !text.includes(quote)),
  ...reading.acceptance.spans
    .filter((span) => text.slice(span.start, span.end) !== span.text)
    .map((span) => span.text),
]

const lookingUp = (make: Make): void => {
  test('finds the passage that answers', async () => {
    const [best] = await make(fernhill).lookUp('do you have oat milk?')
    expect(best?.text).toContain('oat milk')
  })

  test('puts the best passage first', async () => {
    const scores = (await make(fernhill).lookUp('is the milk vegan?')).map(({ score }) => score)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
  })

  test.each(['do you sell bicycles?', '', '???', 'do you have any?'])(
    'finds nothing where it knows nothing: %s',
    async (question) => {
      expect(await make(fernhill).lookUp(question)).toEqual([])
    },
  )

  test('knows nothing where the business wrote nothing', async () => {
    const silent = make({ ...fernhill, knowledge: '' })
    expect(await silent.lookUp('do you have oat milk?')).toEqual([])
  })
}

const composing = (make: Make): void => {
  test.each(BRIEFS)('says $brief.say with everything in it: $must', async ({ brief, must }) => {
    const message = await make(fernhill).compose([brief])
    for (const part of must) expect(everything(message)).toContain(part)
    expect(unfilled(message)).toEqual([])
  })

  test('says several things in one message, in their order, and loses no choice', async () => {
    const briefs: readonly Brief[] = [
      { say: 'answer', passage: 'Oat milk comes with every plan.' },
      { say: 'price', plan: plan('team'), currency: 'USD' },
      { say: 'ask', fact: 'decision' },
    ]
    const { text, choices } = await make(fernhill).compose(briefs)
    expect(text.indexOf('Oat')).toBeLessThan(text.indexOf('$249'))
    expect(text.indexOf('$249')).toBeLessThan(text.lastIndexOf('?'))
    expect(choices.length).toBe(3)
  })

  test('ends a recap in one yes/no question, always the same (L2)', async () => {
    const language = make(fernhill)
    const [first, second] = await Promise.all([
      language.compose([{ say: 'recap', terms: TERMS, changed: [] }]),
      language.compose([
        { say: 'noted', signals: [] },
        { say: 'recap', terms: TERMS, changed: ['start'] },
      ]),
    ])
    expect(first.question).toMatch(/^[^?]+\?$/)
    expect(second.question).toBe(first.question)
    expect(first.text).not.toContain('?')
  })

  test('offers a yes that it reads as a yes, and a way back that it does not take for one or puzzle over', async () => {
    const language = make(fernhill)
    const questions: readonly Brief[] = [
      { say: 'recap', terms: TERMS, changed: [] },
      { say: 'confirm-again' },
      { say: 'acknowledge', text: 'The plan renews every month.', again: false },
    ]
    for (const brief of questions) {
      const { choices } = await language.compose([brief])
      const readings = choices.map(({ value }) =>
        language.perceive({ text: value, expecting: 'acceptance', now }),
      )
      const [yes, ...others] = (await Promise.all(readings)).map(({ acceptance }) => acceptance)
      expect(yes).toMatchObject({ verdict: 'accept', tier: 'explicit' })
      expect(others.map(({ verdict }) => verdict)).not.toContain('accept')
      expect(others.filter(({ reason }) => reason.startsWith('uncovered'))).toEqual([])
    }
  })

  test('offers answers to its own question that it understands', async () => {
    const language = make(fernhill)
    const { choices } = await language.compose([{ say: 'ask', fact: 'decision' }])
    const readings = choices.map(({ value }) =>
      language.perceive({ text: value, expecting: 'decision', now }),
    )
    const heard = (await Promise.all(readings)).flatMap(({ noticed }) => noticed)
    expect(heard.map(({ kind, value }) => [kind, value])).toEqual([
      ['decision', 'self'],
      ['decision', 'other'],
      ['decision', 'shared'],
    ])
  })

  test('offers no answer that is a word of the service: none may stop or start anything (C8)', async () => {
    const language = make(fernhill)
    const { choices } = await language.compose(BRIEFS.map(({ brief }) => brief))
    const readings = choices.map(({ value }) => language.perceive({ text: value, expecting: null, now }))
    expect((await Promise.all(readings)).map(({ service }) => service)).toEqual(choices.map(() => null))
  })

  test('has nothing to say where there is nothing to say', async () => {
    expect(await make(fernhill).compose([])).toEqual({ text: '', choices: [], cards: [] })
  })
}

/** All a buyer can see or tap of a message. */
export const everything = ({ text, choices, cards }: Message): string =>
  [
    text,
    ...choices.map(({ title }) => title),
    ...cards.flatMap((card) => [card.title, card.text, ...card.facts.flat()]),
    ...cards.flatMap((card) => card.links.flatMap(({ title, url }) => [title, url])),
  ].join('\n')

/** Placeholders that nobody filled; the slots are filled when the message is sent. */
export const unfilled = (message: Message): readonly string[] =>
  everything(message)
    .replaceAll(SLOTS.code, '')
    .replaceAll(SLOTS.checkout, '')
    .replaceAll(SLOTS.link, '')
    .match(/[{}]|undefined|null/g) ?? []

const _lastQuestion = ({ text }: Message): string | undefined => text.match(/[^.?!\n]*\?$/)?.[0].trim()

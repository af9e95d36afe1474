import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Expecting } from '#core/reading'
import { perceiveByRules } from '#language/rules/perceive'
import { business } from '../../support/business.ts'
import { cpuSince } from '../../support/cpu.ts'
import { NOW } from './support.ts'

const perceive = perceiveByRules(business)

const EXPECTING: readonly (Expecting | null)[] = [
  null,
  'need',
  'quantity',
  'budget',
  'timeline',
  'decision',
  'contact',
  'code',
  'acceptance',
]

/** Words that the readers react to, in any order and mixed with anything. */
const word = fc.oneof(
  fc.constantFrom(
    ...'we want need 40 people $300 a month before Dec 1 Jan 5th , . ? not no actually the team plan 5k between and 200-300 can text me asap next week by Friday 20% off half a million u dont ppl mgr xq q 4 our its porfa somos mañana llámame İ ŉ ﬁ 😀 \u0000 \u202e'.split(
      ' ',
    ),
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
)
const message = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(word, { maxLength: 30 }).map((words) => words.join(' ')),
)

describe('whatever is typed', () => {
  test('a reading never fails, and every quote is an exact substring', async () => {
    await fc.assert(
      fc.asyncProperty(message, fc.constantFrom(...EXPECTING), async (text, expecting) => {
        const reading = await perceive({ text, expecting, now: NOW })
        for (const { quote, confidence } of reading.noticed) {
          expect(quote).not.toBe('')
          expect(text).toContain(quote)
          expect(confidence).toBeGreaterThan(0)
          expect(confidence).toBeLessThanOrEqual(1)
        }
        for (const question of reading.questions) expect(text).toContain(question.text)
        for (const signal of reading.noticed) {
          if (signal.kind === 'timeline') expect(signal.value.day >= '2026-11-23').toBe(true)
        }
      }),
      { numRuns: 400 },
    )
  })

  test('no kind is noticed twice in a message, except addresses', async () => {
    await fc.assert(
      fc.asyncProperty(message, async (text) => {
        const kinds = (await perceive({ text, expecting: null, now: NOW })).noticed
          .map(({ kind }) => kind)
          .filter((kind) => kind !== 'contact')
        expect(new Set(kinds).size).toBe(kinds.length)
      }),
      { numRuns: 200 },
    )
  })

  test.each([
    ['very long figures', '40 '.repeat(4_000)],
    ['a null byte', 'we want coffee for 40 people\0'],
    ['right to left', 'مرحبا، نريد آلات القهوة'],
    ['emoji alone', '👍🏽🎉'],
    ['nothing', ''],
  ])('%s is an empty reading', async (_, text) => {
    expect(await perceive({ text, expecting: 'quantity', now: NOW })).toMatchObject({
      by: 'rules',
      noticed: [],
      questions: [],
      courtesy: null,
    })
  })

  test.each([
    ['accents that stand by themselves', '\u0301'.repeat(20_000)],
    ['letters with accents of their own', 'e\u0301'.repeat(10_000)],
    ['short spellings', 'u '.repeat(10_000)],
    ['one letter held down', 'a'.repeat(20_000)],
    ['thanks without an end', 'muchas gracias y '.repeat(1_200)],
  ])('twenty thousand characters of %s are read within the time a buyer waits', async (_, text) => {
    const before = process.cpuUsage()
    await perceive({ text, expecting: 'budget', now: NOW })
    expect(cpuSince(before)).toBeLessThan(3_000)
  })

  test('two thousand characters of figures are read within the time a buyer waits', async () => {
    const before = process.cpuUsage()
    await perceive({ text: '1 '.repeat(1_000), expecting: 'budget', now: NOW })
    expect(cpuSince(before)).toBeLessThan(3_000)
  })
})

import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Expecting } from '#core/reading'
import { perceiveByRules } from '#language/rules/perceive'
import { prepareTyped } from '#language/rules/shorthand'
import { quoted, spanishText } from '#language/rules/spanish/text'
import { quote } from '#language/rules/text'
import { business } from '../../support/business.ts'
import { NOW } from './support.ts'

const placeOf = (words: string, text: string) => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
})

const MEANT: readonly (readonly [string, string])[] = [
  ['do u serve ppl 4 our office', 'do you serve people for our office'],
  ['were 11 n dont need cups', "we're 11 and don't need cups"],
  ['id like coffee, its for 4 people', "i'd like coffee, it's for 4 people"],
  ['its 4 us', "it's for us"],
  ['coffee 4 about 20', 'coffee for about 20'],
  ['lets go w/ starter', "let's go with starter"],
  ['see ya!', 'see you!'],
  ['ill take it rn', "i'll take it right now"],
]

const ITS_OWN: readonly string[] = [
  'the coffee of us four',
  'write to u.n@ur.example',
  'we were 11 minutes late',
  'its price',
  'n/a',
  'R Smith',
  'id 4512',
  'my id like yours',
  'my ill child',
  '4',
  'we are 4 this week',
  'we drink 4 a day',
  'my boss lets us choose',
  'we are at 14 n main st',
  "I'm an RN",
  'Vancouver, BC',
  '5 min',
  'ya somos 20',
  'Sí, ya.',
  'Ya, gracias',
]

describe('what thumbs leave out', () => {
  test.each(MEANT)('is put back where it stands for nothing else: %s', (said, read) => {
    expect(prepareTyped(said)?.plain).toBe(read)
  })

  test.each(ITS_OWN)('and what is a word of its own stays: %s', (said) => {
    expect(prepareTyped(said)?.original).toBe(said)
  })

  test.each([
    ['xq tan caro?', 'por que tan caro?'],
    ['dime x favor', 'dime por favor'],
    ['aki somos 40, q precio hay', 'aqui somos 40, que precio hay'],
    ['holaaaa', 'hola'],
    ['2 x 3, unos 20 k', '2 x 3, unos 20 k'],
  ])('is put back in Spanish: %s', (said, read) => {
    expect(spanishText(said)?.plain).toBe(read)
  })

  test('and is quoted as it was written, whole where it is quoted in part (M2)', () => {
    const text = prepareTyped('nvm, do u serve ppl')
    const spanish = spanishText('holaaaa, xq tan caro')
    if (!text || !spanish) throw new Error('The text was not read.')
    expect(quote(text, placeOf('people', text.plain))).toBe('ppl')
    expect(quote(text, placeOf('mind, do you', text.plain))).toBe('nvm, do u')
    expect(quoted(spanish, placeOf('que tan', spanish.plain))).toBe('xq tan')
    expect(quoted(spanish, placeOf('hola', spanish.plain))).toBe('holaaaa')
  })

  test('an answer of one clause is quoted as it was written as well (M2)', async () => {
    const reading = await perceiveByRules(business)({ text: 'yes, my mgr', expecting: 'decision', now: NOW })
    expect(reading.noticed).toMatchObject([{ kind: 'decision', value: 'other', quote: 'my mgr' }])
  })

  test('a message that grows beyond what is read at once keeps its middle and its places (M2)', () => {
    const said = `${'u '.repeat(980)}our budget is 300`
    const text = prepareTyped(said)
    if (!text) throw new Error('The text was not read.')
    expect(text.plain).toBe(`${'you '.repeat(980)}our budget is 300`)
    expect(quote(text, placeOf('budget is 300', text.plain))).toBe('budget is 300')
  })
})

/** What is typed short, among what the readers quote. */
const word = fc.constantFrom(
  ...`u ur r yall n w/ w/o b4 b/c abt ppl pls thx tmrw nxt wk im ive dont cant lets id ill its were 4 4 rn xmas gotta Im Id U we need
  coffe machines 40 12 people budget under $300 200 a month our office in brooklyn do deliver to Boston how much lawyer refund like take
  , . ? ! not no by Jan 5 asap starter team plan nespresso furious with boss decides text me whatsapp 😀 ñ`.split(
    /\s+/,
  ),
)
const EXPECTING: readonly (Expecting | null)[] = [null, 'need', 'quantity', 'budget', 'timeline', 'decision']

test('whatever is typed short, every quote of a reading is an exact part of it (M2)', async () => {
  let shortened = 0
  const message = fc.array(word, { minLength: 3, maxLength: 24 }).map((words) => words.join(' '))
  await fc.assert(
    fc.asyncProperty(message, fc.constantFrom(...EXPECTING), async (text, expecting) => {
      const {
        noticed,
        questions,
        concerns = [],
        acceptance,
      } = await perceiveByRules(business)({
        text,
        expecting,
        now: NOW,
      })
      const words = [...noticed, ...concerns].map((one) => one.quote)
      for (const one of [...words, ...[...questions, ...acceptance.spans].map((span) => span.text)]) {
        expect(one).not.toBe('')
        expect(text).toContain(one)
      }
      if (prepareTyped(text)?.written && words.length > 0) shortened += 1
    }),
    { numRuns: 250 },
  )
  expect(shortened).toBeGreaterThan(50)
})

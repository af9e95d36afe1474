import { describe, expect, test } from '@jest/globals'
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

describe('what thumbs leave out', () => {
  test.each([
    ['do u serve ppl 4 our office', 'do you serve people for our office'],
    ['were 11 n dont need cups', "we're 11 and don't need cups"],
    ['id like coffee, its for 4 people', "i'd like coffee, it's for 4 people"],
    ['r u there ya?', 'are you there you?'],
    ['the coffee of us four', 'the coffee of us four'],
    ['write to u.n@ur.example', 'write to u.n@ur.example'],
  ])('is put back where it stands for nothing else: %s', (said, read) => {
    expect(prepareTyped(said)?.plain).toBe(read)
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

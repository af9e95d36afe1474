import { describe, expect, test } from '@jest/globals'
import { prepareTyped } from '#language/rules/shorthand'
import { quote } from '#language/rules/text'

describe('what thumbs leave out', () => {
  test.each([
    ['do u serve ppl 4 our office', 'do you serve people for our office'],
    ['were 11 n dont need cups', "we're 11 and don't need cups"],
    ['id like coffee, its for 4 people', "i'd like coffee, it's for 4 people"],
    ['the coffee of us four', 'the coffee of us four'],
    ['write to u.n@ur.example', 'write to u.n@ur.example'],
  ])('is put back where it stands for nothing else: %s', (said, read) => {
    expect(prepareTyped(said)?.plain).toBe(read)
  })

  test('and is quoted as it was written (M2)', () => {
    const text = prepareTyped('do u serve ppl')
    if (!text) throw new Error('The text was not read.')
    const start = text.plain.indexOf('people')
    expect(quote(text, { start, end: start + 6 })).toBe('ppl')
    expect(quote(text, { start: 3, end: 6 })).toBe('u')
  })
})

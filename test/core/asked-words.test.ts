import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { withoutKeywords } from '#core/asked-words'
import { keywordIn } from '#core/keyword'
import { readService } from '#language/service'

/** Words that carriers take for themselves are never asked for (C8). */
describe('what a text may ask for', () => {
  test.each([
    ['Reply YES to confirm.', 'Reply "yes please" to confirm.'],
    ['Reply YES or NO.', 'Reply "yes please" or NO.'],
    ['Text CANCEL to cancel your booking', 'Text "please cancel it" to cancel your booking'],
    [
      'Reply YES to keep it, or CANCEL to let it go',
      'Reply "yes please" to keep it, or "please cancel it" to let it go',
    ],
    ['Answer with "end" when done', 'Answer with "please end it" when done'],
    ['reply yes, and we begin', 'reply "yes please", and we begin'],
    ['Just say yes', 'Just say "yes please"'],
    ['Send us the word QUIT', 'Send us the word "I quit"'],
    ['Text INFO for details', 'Text "more info" for details'],
    ['Reply: “Yes”', 'Reply: “yes please”'],
  ])('%s', (asked, better) => {
    expect(withoutKeywords(asked)).toBe(better)
    expect(withoutKeywords(better)).toBe(better)
  })

  test.each([
    'Reply STOP to opt out, HELP for help.',
    'To hear from us again, please write START from there.',
    'Reply 1 or 2. Cancel any time.',
    'We will text you by end of day',
    'Please send info about your office',
    'Answer by the end of the week',
    'Yes. Reply with a number from 1 to 3:\n1. YES\n2. CANCEL',
    'Cancel any time, in writing',
    'Pay at https://example.com/reply?text=yes',
  ])('%s stays as it is', (text) => {
    expect(withoutKeywords(text)).toBe(text)
  })

  test('what is asked for instead means nothing to a carrier, and is no request to stop', () => {
    for (const asked of ['YES', 'CANCEL', 'END', 'QUIT', 'INFO']) {
      const answer = /"(.*)"/.exec(withoutKeywords(`Reply ${asked}`))?.[1] ?? ''
      expect(answer).not.toBe('')
      expect(keywordIn(answer)).toBeNull()
      expect(readService(answer)).toBeNull()
    }
  })

  test('no sentence, however it is put, asks for a bare word that means something else to a carrier', () => {
    const verb = fc.constantFrom(
      'Reply',
      'Text',
      'respond',
      'Answer with',
      'Just type',
      'send us',
      'Write back',
    )
    const word = fc.constantFrom('YES', 'CANCEL', 'END', 'QUIT', 'INFO', '"yes"', '"Cancel"')
    const rest = fc.constantFrom('', ' to confirm', ' if you agree', ', please', ' or call us', ' now')
    fc.assert(
      fc.property(fc.string(), verb, word, rest, word, (before, asking, first, more, second) => {
        const text = withoutKeywords(`${before}\n${asking} ${first}${more} or ${second} instead.`)
        const last = text.split('\n').at(-1) ?? ''
        expect(last).not.toMatch(/\b(?:YES|CANCEL|END|QUIT|INFO)\b/)
        expect(last).not.toMatch(/"(?:yes|cancel|end|quit|info)"/i)
      }),
    )
  })
})

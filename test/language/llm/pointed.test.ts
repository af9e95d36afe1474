import { describe, expect, test } from '@jest/globals'
import type { Expecting } from '#core/reading'
import fernhill from '#examples/fernhill/business'
import type { PointedKind } from '#language/llm/kinds'
import { readPointed } from '#language/llm/pointed'
import { withContacts, withoutSecrets } from '#language/llm/without-secrets'
import { MONDAY } from '../../support/play.ts'

const read = (text: string, kind: PointedKind, quote: string) =>
  readPointed({ kind, quote }, { text, expecting: null, now: MONDAY }, fernhill)

describe('what a model has pointed at', () => {
  test('is read by the rules out of the quote, as an answer to a question about it', () => {
    const text = 'roughly forty of us, and three hundred would be the ceiling'
    expect(read(text, 'quantity', 'roughly forty')).toMatchObject({ kind: 'quantity', value: 40 })
    expect(read(text, 'budget', 'three hundred')).toMatchObject({
      kind: 'budget',
      value: { max: 30_000 },
      quote: expect.stringMatching(/^three hundred$/),
    })
  })

  test('is less sure than what the rules find by themselves', () => {
    expect(read('we are 40 people', 'quantity', '40 people')?.confidence).toBe(0.7)
  })

  test.each<readonly [string, string, PointedKind, string]>([
    ['that are not in the message', 'we are many', 'quantity', '40 people'],
    ['that are in it in other letters', 'We Are Forty People', 'quantity', 'we are forty people'],
    ['that the rules read nothing of', 'the whole gang', 'quantity', 'the whole gang'],
    ['that say another kind', 'we are 40 people', 'decision', '40 people'],
    ['that are denied', "we don't have 40 people", 'quantity', '40 people'],
    ['that are denied with them', "we don't need machines", 'need', "we don't need machines"],
    ['that are denied before them', "we don't need machines", 'need', 'machines'],
    ['that are denied behind them', 'machines are not what we want', 'need', 'machines'],
    ['that are denied in one of two places', '40 people? no, not 40 people', 'quantity', '40 people'],
    ['that stand for a secret', 'my card [card number removed] 12/29', 'quantity', '12'],
    ['of no length', 'we are 40 people', 'quantity', ''],
    ['of spaces', 'we are 40 people', 'quantity', ' '],
    ['as a pattern', 'we are 40 people', 'quantity', '.*'],
  ])('counts for nothing in words %s', (_, text, kind, quote) => {
    expect(read(text, kind, quote)).toBeNull()
  })

  test('is said in passing where the message only tells of others', () => {
    const text = 'a friend has 40 people over there'
    expect(read(text, 'quantity', '40 people')).toMatchObject({ inPassing: true })
  })
})

describe('what a model is shown', () => {
  test.each<readonly [string, string, Expecting | null]>([
    ['a card number', '4111 1111 1111 1111', null],
    ['a password', 'hunter2!x', null],
    ['a code', '482913', null],
    ['a code in two parts', '482 913', 'code'],
    ['a phone number', '212-555-0147', null],
    ['a mail address', 'jane@acme.example', null],
  ])('holds no %s', (_, secret, expecting) => {
    const shown = withoutSecrets(`so, my password is ${secret} or call me at ${secret}, ok?`, expecting)
    expect(shown).not.toContain(secret)
    expect(shown).toMatch(/^so, .*ok\?$/)
  })

  test('its mail addresses and numbers come back where a model has left their places, and nowhere else', () => {
    const ours = 'Ask hello@fernhill.example or 212-555-0134.'
    expect(withoutSecrets(ours)).toBe('Ask [contact] or [contact].')
    expect(withContacts('Do ask [contact] or [contact].', ours)).toBe(
      'Do ask hello@fernhill.example or 212-555-0134.',
    )
    expect(withContacts('Ask [contact], [contact] or [contact].', ours)).toMatch(/0134 or \[contact\]\.$/)
    expect(withContacts('Ask us.', ours)).toBe('Ask us.')
  })

  test('is otherwise the message to the letter', () => {
    const text = 'Hi! 40 people, $1,200 or 100,000 cups, before Dec 1 2026.'
    expect(withoutSecrets(text)).toBe(text)
  })
})

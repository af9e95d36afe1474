import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readAcceptance } from '#language/acceptance/index'
import { ENGLISH_ACCEPTANCE as english } from '#language/lexicon/en/acceptance'
import { cpuSince } from '../support/cpu.ts'

const explicit = [
  'Yes',
  'yesss!',
  'Y',
  'Yep, book it please',
  'Yeah, that’s correct. Thanks!',
  'go ahead with the order',
  'ok, please send me the link',
  'I agree',
  'yes, all of that is right, thank you so much',
  'We would like you to place the order',
  'Hello, yes 👍',
  'ok, deal',
  'count me in',
  'It is, thanks',
]
const assent = [
  'sounds good',
  'That works nicely for us.',
  'perfect 🎉',
  'that would be splendid',
  'we are happy with that',
  'No changes, thanks',
  'lgtm',
]
const accepted = [...explicit, ...assent]

const verdictOf = (text: string) => readAcceptance(text).verdict

describe('a yes', () => {
  test.each(explicit)('"%s" is an explicit acceptance', (text) => {
    expect(readAcceptance(text)).toMatchObject({ verdict: 'accept', tier: 'explicit', reason: 'covered' })
  })

  test.each(assent)('"%s" is assent', (text) => {
    expect(readAcceptance(text)).toMatchObject({ verdict: 'accept', tier: 'assent', reason: 'covered' })
  })

  test.each(['ok', 'K', 'sure', 'Cool', '👍🏽', 'alright, thanks', 'great!', 'this looks neat'])(
    '"%s" only acknowledges',
    (text) => {
      expect(readAcceptance(text)).toMatchObject({ verdict: 'uncertain', tier: 'ack' })
    },
  )

  test('said three times is a yes, said four times is not', () => {
    expect(verdictOf('yes yes yes')).toBe('accept')
    expect(verdictOf('yes yes yes yes')).toBe('uncertain')
  })

  test('names the pending action and no other', () => {
    const transfer = { verbs: ['transfer', 'wire over'], nouns: ['transfer'] }
    expect(readAcceptance('go ahead with the transfer', transfer).verdict).toBe('accept')
    expect(readAcceptance('wire over that', transfer).verdict).toBe('accept')
    expect(readAcceptance('go ahead with the appointment', transfer).verdict).toBe('uncertain')
  })

  test('comes with the exact words that carry it', () => {
    const text = 'Hi!  YES,   that’s correct 🙏'
    const { spans } = readAcceptance(text)
    expect(spans.map((span) => span.text)).toEqual(['YES', 'that’s correct'])
    expect(spans.map((span) => text.slice(span.start, span.end))).toEqual(spans.map((span) => span.text))
  })
})

describe('not a yes', () => {
  test.each([
    ['yes, if my partner is fine with it', 'condition: if'],
    ['yeah, maybe', 'hedge: maybe'],
    ['I could say yes', 'hedge: could'],
    ['yes... well', 'trailing off'],
    ['yes, hold on', 'retraction: hold'],
    ['Yeah right', 'lookalike: yeah right'],
    ['lovely, really lovely', 'irony'],
    ["that's just great, thanks", 'lookalike'],
    ['yeah yeah', 'irony'],
    ['yes haha', 'humour: haha'],
    ['they told me to type "yes"', 'quotation'],
    ["'yes'", 'quotation'],
    ['yes zebra', 'uncovered: zebra'],
    ['great deal', 'uncovered: deal'],
    ['let me ask my sister and get back to you', 'not yet: let me ask'],
    ['please correct that', 'change: please correct'],
    ['you are yes correct \u202e', 'symbol'],
    ['yеs', 'symbol'],
    ['thank you!', 'courtesy only'],
    ['', 'empty'],
    ['no. wait, yes', 'a no taken back'],
    ["no, don't cancel it", 'a no taken back'],
    ["don't cancel it", 'a no taken back'],
    ['no, cancel it. actually yes', 'a no taken back'],
    ['let me run it by my partner', 'not yet: let me run it'],
    ["I'm getting cold feet", 'not yet: '],
  ])('"%s" is uncertain because of %s', (text, reason) => {
    const read = readAcceptance(text)
    expect(read).toMatchObject({ verdict: 'uncertain', tier: 'none' })
    expect(read.reason.startsWith(reason)).toBe(true)
  })

  test.each([
    'no',
    'Nope!',
    'no thanks',
    'Sorry, no thank you',
    'not now',
    'forget it',
    "I don't want it",
    'no deal',
    'I changed my mind',
    'we’ll pass',
    'never mind',
    'No, the colour was green',
    "please don't",
    'no, cancel it',
    'No. Please cancel the order.',
    'no thanks, just forget it',
    'nope, scratch that, thank you',
    'no, never mind, cancel',
  ])('"%s" is a refusal', (text) => {
    expect(readAcceptance(text)).toMatchObject({ verdict: 'refuse', tier: 'none' })
  })

  test('a no that brings a new term says so', () => {
    expect(readAcceptance('no, 60 chairs please')).toMatchObject({
      verdict: 'refuse',
      reason: 'no, with a change: 60',
    })
  })

  test.each(['no idea', 'not sure', 'I do not mind', 'no worries'])('"%s" refuses nothing', (text) => {
    expect(verdictOf(text)).toBe('uncertain')
  })

  test.each([
    'yes?',
    'yes, which floor is it on',
    'Sounds great. Tell me the parking rules',
    'is there a deposit',
    'that works, how long does it take?',
    'ok, could you remind me of the address?',
    'yes, is the 3 pm seat by the window?',
    'no?',
  ])('"%s" is a question', (text) => {
    expect(readAcceptance(text)).toMatchObject({ verdict: 'question', tier: 'none' })
  })

  test.each([
    'yeah but can we start Jan 1?',
    'yes but make it 50 people',
    'yes, 2 tickets instead',
    'Sounds good, but on Thursday',
    'yes please, without the insurance',
    'ok but swap the second one',
    'yes if you can do $90',
    'sure, can we move it to the afternoon?',
  ])('"%s" is a yes to other terms', (text) => {
    expect(readAcceptance(text)).toMatchObject({ verdict: 'accept-with-change', tier: 'none' })
  })
})

describe('every verdict explains itself', () => {
  /** The words that carried it, each with what it was read as. */
  test.each([
    [
      'yes, go ahead with the order',
      'accept',
      'covered',
      [
        'yes: {YES}',
        'go ahead with the order: [please] [just] {DO_IT} [now|right now|right away|asap|{FOR_ME}] [please]',
      ],
    ],
    [
      'Hi, sounds good. Thanks!',
      'accept',
      'covered',
      [
        'sounds good: [{SUBJ}] (sounds|looks|sound|look) [{ADV}] ({GOOD}|{STRONG}|like a [{GOOD}] (plan|deal|idea)) [{FOR_ME}]',
      ],
    ],
    ['sure', 'uncertain', 'acknowledgement', ['sure: sure [thing]']],
    ['thank you', 'uncertain', 'courtesy only', []],
    ['Yes but make it 50', 'accept-with-change', 'change: make it', ['Yes: {YES}', 'make it: change']],
    ['No, 60 chairs', 'refuse', 'no, with a change: 60', ['No: refusal', '60: change']],
    ['Never mind', 'refuse', 'leaves: Never mind', ['Never mind: leaving']],
    ['ok forget it, too late', 'refuse', 'leaves: forget it', ['forget it: leaving']],
    ['no idea', 'uncertain', 'does not know: no idea', ['no idea: unsure']],
    ['yes, how long does it take', 'question', 'question', ['how: question']],
    ['is it new?', 'question', 'question', ['?: question']],
    ['yes, maybe', 'uncertain', 'hedge: maybe', ['maybe: hedge']],
    ['yes if I can', 'uncertain', 'condition: if', ['if: condition']],
    ['yes zebra', 'uncertain', 'uncovered: zebra', ['zebra: uncovered']],
    ['let me ask my boss', 'uncertain', 'not yet: let me ask', ['let me ask: deferral']],
    ['no. wait, yes', 'uncertain', 'a no taken back', ['no: refusal']],
    ['yeah yeah', 'uncertain', 'irony: yeah yeah', ['yeah yeah: irony']],
    ['they typed "yes"', 'uncertain', 'quotation: "', ['": quotation']],
    ['sí', 'uncertain', 'not in the language that was asked in: es', ['sí: {YES}']],
  ])('"%s": %s', (text, verdict, reason, carried) => {
    const read = readAcceptance(text)
    expect(read).toMatchObject({ verdict, reason })
    expect(read.spans.map((span) => `${span.text}: ${span.as}`)).toEqual(carried)
    for (const { start, end, text: quoted } of read.spans) expect(text.slice(start, end)).toBe(quoted)
  })
})

describe('any text at all', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc
      .array(fc.constantFrom(...accepted, 'no', 'but', '?', '"', '\0', '\u200f', '…', '7', '👩‍👩‍👧'))
      .map((all) => all.join(' ')),
  )
  const anyAccepted = fc.constantFrom(...accepted)

  test('is read without an error, and spans are exact substrings', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const span of readAcceptance(text).spans) {
          expect(text.slice(span.start, span.end)).toBe(span.text)
          expect(span.text.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test('has a tier only when it is an acceptance or an acknowledgement', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { verdict, tier } = readAcceptance(text)
        if (verdict === 'accept') expect(['explicit', 'assent']).toContain(tier)
        else expect(['none', 'ack']).toContain(tier)
      }),
      { numRuns: 2_000 },
    )
  })

  test('that is accepted is not accepted with a hedge, a condition or a question mark after it', () => {
    const cue = fc.constantFrom('?', ...english.cues.keys())
    fc.assert(
      fc.property(anyAccepted, cue, (text, word) => {
        const lastWord = text.toLowerCase().split(' ').at(-1) ?? ''
        fc.pre(!english.harmlessPairs.has(`${lastWord} ${word}`))
        expect(verdictOf(`${text} ${word}`)).not.toBe('accept')
      }),
      { numRuns: 3_000 },
    )
  })

  test('that is accepted is not accepted with an unknown word in it', () => {
    const stranger = fc.stringMatching(/^z[a-z]{3,8}q$/)
    fc.assert(
      fc.property(anyAccepted, stranger, fc.nat(), (text, word, place) => {
        const words = text.split(' ')
        words.splice(place % (words.length + 1), 0, word)
        expect(verdictOf(words.join(' '))).not.toBe('accept')
      }),
    )
  })

  test('longer than two hundred characters is never accepted', () => {
    expect(verdictOf(`yes ${'thank you '.repeat(18)}`)).toBe('accept')
    expect(verdictOf(`yes ${'thank you '.repeat(21)}`)).not.toBe('accept')
  })

  test('of ten thousand characters is read in a moment', () => {
    const texts = [
      'y',
      'yes ',
      'this is spot on ',
      '?',
      "'",
      '👍',
      '. ',
      'no yes but 7 ',
      "a'",
      'yes and can you ',
    ].map((unit) => unit.repeat(Math.ceil(10_000 / unit.length)))
    const before = process.cpuUsage()
    for (const text of texts) expect(verdictOf(text)).not.toBe('accept')
    expect(cpuSince(before)).toBeLessThan(2_000)
  })
})

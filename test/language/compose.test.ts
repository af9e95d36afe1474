import { describe, expect, test } from '@jest/globals'
import { SegmentedMessage } from 'sms-segments-calculator'
import type { Brief } from '#core/brief'
import { SLOTS } from '#core/message'
import fernhill from '#examples/fernhill/business'
import { composeByTemplate } from '#language/compose'
import { DEFAULT_WORDS } from '#language/words/en'
import { ENGLISH } from '#language/words/en-tongue'
import { SPANISH } from '#language/words/es-tongue'
import { BRIEFS } from '../contracts/briefs.ts'
import { dayOn, KNOWN, plan, signal, TERMS } from '../contracts/values.ts'

const { choices: CHOICES, questions: QUESTIONS } = ENGLISH
const compose = composeByTemplate(fernhill)
const sentenceOf = (brief: Brief): string => {
  if (brief.say === 'ask' && brief.again) return brief.plans ? 'ask-plans' : 'ask-again'
  if (brief.say === 'ask') return `ask-${brief.fact}`
  if (brief.say === 'follow-up') return `follow-${brief.how}${brief.again ? '-again' : ''}`
  if (brief.say === 'no-answer' && brief.offers) return 'no-answer-person'
  if (brief.say === 'human-called' && brief.again) return 'human-called-again'
  if (brief.say === 'customer' && brief.called) return 'customer-called'
  if (brief.say === 'paying') return `paying-${brief.of}`
  if (brief.say === 'confirm-sides' && brief.again) return 'confirm-sides-again'
  if (brief.say === 'redacted') return `redacted-${brief.what}`
  return brief.say === 'files' && new Set(brief.kinds).size === 1 ? `files-${brief.kinds[0]}` : brief.say
}
const text = (...briefs: readonly Brief[]): string => compose(briefs).text

describe('composing by template', () => {
  test('every brief is in the tests', () => {
    const said = new Set(BRIEFS.map(({ brief }) => sentenceOf(brief)))
    expect([...said, 'ask', 'noted-one', 'noted-change'].sort()).toEqual(
      [...Object.keys(DEFAULT_WORDS), 'words', 'message', 'link-question'].sort(),
    )
  })

  test.each(BRIEFS)('$brief.say costs no more than two text messages, in GSM-7', ({ brief }) => {
    const sms = new SegmentedMessage(text(brief).replaceAll(/\{\{\w+\}\}/g, '123456'))
    expect(sms.encodingName).toBe('GSM-7')
    expect(sms.segmentsCount).toBeLessThanOrEqual(2)
  })

  test('no answer is asked for that the carrier would keep to itself', () => {
    const reserved = /^(yes|cancel|end|quit|start|help|info|stop|stopall|unsubscribe|revoke|optout|unstop)$/i
    const choices = Object.values(CHOICES).flat()
    expect(choices.filter(({ title, value }) => reserved.test(title) || reserved.test(value))).toEqual([])
    const service = [
      'introduce-sms',
      'code',
      'stopped',
      'started',
      'started-sms',
      'start-there',
      'help',
      'help-sms',
    ]
    const asks = Object.entries(DEFAULT_WORDS).filter(
      ([name, words]) =>
        !service.includes(name) &&
        [words].flat().some((one) => /\b(YES|CANCEL|END|QUIT|START|HELP|INFO|STOP)\b/.test(one)),
    )
    expect(asks).toEqual([])
  })

  test('what was understood is said back in plain words, hedges kept', () => {
    expect(text({ say: 'noted', signals: KNOWN })).toBe(
      'Got it: about 40 people, coffee machines, before December 1, about $300 a month.',
    )
  })

  test.each([
    [signal('quantity', 1), '1 person'],
    [signal('quantity', 1_200), '1,200 people'],
    [signal('budget', { min: null, max: 30_050, per: 'month' }), 'up to $300.50 a month'],
    [signal('budget', { min: 20_000, max: 30_000, per: 'year' }), '$200 to $300 a year'],
    [signal('budget', { min: 20_000, max: null, per: 'once' }), '$200 or more'],
    [signal('timeline', { day: dayOn('2027-01-01'), bound: 'from' }), 'from January 1, 2027'],
    [signal('timeline', { day: dayOn('2026-12-08'), bound: 'on' }), 'on December 8'],
    [signal('product', 'team'), 'the Team plan'],
    [signal('decision', 'shared'), 'you decide together'],
    [signal('preference', { channel: 'sms' }), 'you prefer text messages'],
    [signal('contact', { channel: 'sms', id: '+12125550147' }), 'the number ending in 0147'],
    [signal('contact', { channel: 'telegram', id: '9912345678' }), 'your Telegram'],
    [signal('location', 'Austin, TX'), 'in Austin, TX'],
    [signal('urgency', 'high'), 'it is urgent'],
    [signal('objection', 'price'), 'the price is a concern'],
    [signal('discount', '20% off'), 'you asked for other terms (20% off)'],
    [signal('readiness', true), 'ready to go ahead'],
    [signal('need', `${'very '.repeat(40)}good coffee`), '...'],
  ])('a signal of %j is told as "%s"', (one, words) => {
    expect(text({ say: 'own-facts', known: [one] })).toContain(words)
  })

  test("a buyer's words cannot pose as a slot for a secret", () => {
    const posing = text({ say: 'welcome-back', known: [signal('need', `{{code}} and ${SLOTS.checkout}`)] })
    expect(posing).toBe('Welcome back. I still have this from you: code and checkout.')
  })

  test('no more of a phone number is shown than its end', () => {
    const shown = text({ say: 'code-sent', to: { channel: 'sms', id: '+12125550147' } })
    expect(shown).toContain('0147')
    expect(shown).not.toMatch(/\d{5}/)
  })

  test('a recap names what changed first, and states nothing twice', () => {
    const message = compose([{ say: 'recap', terms: TERMS, changed: ['start', 'price', 'dueNow'] }])
    expect(message.text).toBe('Changed: start, price, due now. Please check this order.')
    expect(message.question).toBe(QUESTIONS.recap)
    expect(message.cards).toEqual([
      {
        title: 'Your order',
        text: '',
        facts: [
          ['Plan', 'Team'],
          ['People', '40'],
          ['Price', '$249 a month'],
          ['Start', 'November 30, 2026'],
          ['Renewal', 'Renews every month'],
          ['Cancellation', "Any time, with 30 days' notice"],
          ['Due now', '$249.00'],
        ],
        links: [],
      },
    ])
  })

  test('a business may change the sentence of a recap, and never its question', () => {
    const own = composeByTemplate({ ...fernhill, words: { ...fernhill.words, recap: 'Have a look.' } })
    expect(own([{ say: 'recap', terms: TERMS, changed: ['start'] }])).toMatchObject({
      text: 'Have a look.',
      question: QUESTIONS.recap,
    })
  })

  test('the link to pay says what it costs, and where it leads is filled in later', () => {
    const [card] = compose([{ say: 'checkout', terms: TERMS, again: false }]).cards
    expect(card?.links).toEqual([{ title: 'Pay $249.00', url: SLOTS.checkout }])
  })

  test('a repeated link promises no time', () => {
    expect(text({ say: 'checkout', terms: TERMS, again: false })).toContain('1 hour')
    expect(text({ say: 'checkout', terms: TERMS, again: true })).not.toContain('hour')
  })

  test('where a person is reached is told before a question, also by an address with a "?" in it', () => {
    const contact = 'https://fernhill.example/contact?from=chat'
    const told = composeByTemplate({ ...fernhill, contact })([
      { say: 'human' },
      { say: 'ask', fact: 'quantity' },
    ])
    expect(told.text).toContain(contact)
    expect(told.text).toMatch(/How many people is it for\?$/)
  })

  test('in Spanish "a el" is one word only where it is two', () => {
    expect(SPANISH.smooth('Yo elegiría el plan Team a el precio de el mes.')).toBe(
      'Yo elegiría el plan Team al precio del mes.',
    )
  })

  test('an answer stands in a paragraph of its own, and the open question follows', () => {
    expect(text({ say: 'answer', passage: 'Oat milk is there.' }, { say: 'ask', fact: 'quantity' })).toBe(
      'Oat milk is there.\n\nHow many people is it for?',
    )
  })

  test('several files are told in one sentence, each kind with its number', () => {
    expect(text({ say: 'files', kinds: ['photo', 'voice', 'photo'] })).toContain(
      'I have 2 pictures and a voice note,',
    )
    expect(text({ say: 'files', kinds: ['photo', 'photo'] })).toBe(DEFAULT_WORDS['files-photo'])
  })

  test('a price that was just told is not told again by the suggestion after it', () => {
    const both = text(
      { say: 'price', plan: plan('team'), currency: 'USD' },
      { say: 'suggest', plan: plan('team'), currency: 'USD' },
    )
    expect(both.split('$249').length).toBe(2)
    expect(both).toContain("let's do it")
  })

  test('a sentence with nothing to say is left out', () => {
    expect(text({ say: 'welcome-back', known: [] })).toBe('Welcome back.')
    expect(text({ say: 'noted', signals: [] }, { say: 'ask', fact: 'need' })).toBe(
      'What are you looking for?',
    )
  })

  test('money of another currency keeps its sign, and GSM-7', () => {
    const euro = text({ say: 'price', plan: plan('team'), currency: 'EUR' })
    const franc = text({ say: 'price', plan: plan('team'), currency: 'CHF' })
    expect(euro).toContain('€249 a month')
    expect(new SegmentedMessage(franc).encodingName).toBe('GSM-7')
  })
})

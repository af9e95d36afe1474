import { describe, expect, test } from '@jest/globals'
import { facts } from './support.ts'

describe('who decides', () => {
  test.each([
    ["it's my call", 'self'],
    ['I decide', 'self'],
    ["I'm the owner", 'self'],
    ['just me', 'self'],
    ['I make the decisions here', 'self'],
    ['my boss decides', 'other'],
    ['my partner Bob decides', 'other'],
    ['our CFO, Dana Ruiz, signs off', 'other'],
    ['need to ask my manager', 'other'],
    ['our CFO signs off', 'other'],
    ["that's not my call", 'other'],
    ["I'd have to run it by our CEO", 'other'],
    ['me and my partner', 'shared'],
    ['we decide together', 'shared'],
    ['the board', 'shared'],
    ['not until I talk to my boss', 'other'],
  ])('%s', (text, who) => {
    expect(facts(text).decision).toBe(who)
  })

  test.each([
    ['me', 'self'],
    ['I do', 'self'],
    ['yes I do', 'self'],
    ['myself', 'self'],
    ['my boss', 'other'],
    ['the CFO', 'other'],
    ['we all do', 'shared'],
  ])('answers our question: %s', (text, who) => {
    expect(facts(text, 'decision').decision).toBe(who)
    expect(facts(text).decision).toBeUndefined()
  })
})

test.each([
  'I lost my card and I need a new one',
  'I decided to wait',
  'is it my call?',
  'my boss never decides',
])('says nothing of who decides: %s', (text) => {
  expect(facts(text).decision).toBeUndefined()
})

describe('readiness', () => {
  test.each([
    "let's do it",
    "ok let's go ahead",
    'sign me up!',
    "I'm in",
    'how do I pay?',
    "I'd like to order",
    "we'll take it",
    'ready to buy',
    'can you send me the payment link?',
    "let's do it, can we start Jan 1?",
  ])('%s', (text) => {
    expect(facts(text).readiness).toBe(true)
  })

  test.each([
    'not ready to buy yet',
    "don't sign me up",
    "if you can do 20% off, let's do it",
    "let's do it once my boss is back",
    'should we do it?',
    "I'm in Boston",
    "I'm in a meeting",
    "let's do a call",
    'yes',
    'sounds good',
    'we want to buy a coffee machine',
  ])('is none: %s', (text) => {
    expect(facts(text).readiness).toBeUndefined()
  })
})

describe('what holds them back', () => {
  test.each([
    ["that's too expensive", 'price'],
    ['a bit pricey', 'price'],
    ['not now', 'timing'],
    ['next quarter maybe', 'timing'],
    ['I need to think about it', 'timing'],
    ['never heard of you', 'trust'],
    ['is this legit?', 'trust'],
    ['we already use Bean Brothers', 'competitor'],
    ['we use nespresso now', 'competitor'],
    ["we're with keurig right now", 'competitor'],
    ['starbucks is cheaper', 'competitor'],
    ["we don't need machines", 'need'],
  ])('%s', (text, objection) => {
    expect(facts(text).objection).toBe(objection)
  })

  test.each([
    "it's not too expensive",
    "I don't need to ask anybody",
    'sounds good',
    'we use paper cups',
    'is it like nespresso?',
  ])('is none: %s', (text) => {
    expect(facts(text).objection).toBeUndefined()
  })
})

describe('other terms', () => {
  test.each([
    ['can we get 20% off', '20% off'],
    ['any chance of a discount?', 'a discount'],
    ['is there a better price', 'a better price'],
    ['we only do net-60', 'net-60'],
  ])('%s', (text, words) => {
    expect(facts(text).discount).toContain(words.replace(/^a /, ''))
  })
})

describe('where they would rather talk', () => {
  test.each([
    ['can I text with you instead?', 'sms'],
    ['just text me', 'sms'],
    ['can we do this over SMS', 'sms'],
    ['by text please', 'sms'],
    ['is texting ok?', 'sms'],
    ['can we move to Telegram?', 'telegram'],
    ["I'd rather go on by WhatsApp", 'whatsapp'],
    ['can we do this over whats app?', 'whatsapp'],
    ['message me on slack', 'slack'],
    ['can we continue on the website?', 'webchat'],
    ["I'll switch to my laptop", 'webchat'],
    ["I'd rather use the website chat", 'webchat'],
  ])('%s', (text, channel) => {
    expect(facts(text).preference).toEqual({ channel })
  })

  test.each([
    "don't text me",
    "I'll text you later",
    'we use Slack',
    'do you integrate with slack?',
    'we have a WhatsApp group',
    'a text book',
    'do you have prices on the website?',
    'can I pay on your website?',
    'the chat on your website is broken',
    'we run it on our computer',
  ])('is none: %s', (text) => {
    expect(facts(text).preference).toBeUndefined()
  })
})

describe('urgency', () => {
  test.each([
    ['this is urgent', 'high'],
    ['no rush', 'low'],
    ['just browsing', 'low'],
  ])('%s', (text, urgency) => {
    expect(facts(text).urgency).toBe(urgency)
  })
})

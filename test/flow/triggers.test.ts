import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { type App, openApp } from '../support/app.ts'
import { visitor } from '../support/buyer.ts'
import { everybody, personAt } from '../support/lab-people.ts'

const READY = "Hi, we're 40 people and need coffee machines by December 20. Let's do it"

/** Says one thing after another to the website's chat; what was answered, and what a person was asked for. */
const talk = async (app: App, words: readonly string[]) => {
  const known = new Set(await everybody(app.url))
  const web = await visitor(app.url)
  const answers: string[] = []
  for (const one of words) answers.push(await web.say(one))
  const person = (await everybody(app.url)).find((one) => !known.has(one)) ?? ''
  const { events, stage } = await personAt(app.url, person)
  const handOffs = events.filter(({ kind }) => kind === 'hand-off-requested').map(({ trigger }) => trigger)
  return { answers, last: answers.at(-1) ?? '', handOffs, stage }
}

/** Each trigger of the policy by a conversation that must bring a person, and by one that must not (D4). */
describe('a person is asked for', () => {
  let app: App
  beforeAll(async () => {
    app = await openApp()
  })
  afterAll(() => app.close())

  const brings: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['asked-for-human', ['can I talk to a real person?'], /asked a person at Fernhill to join you here/],
    ['discount', [READY, 'can we get 20% off and net-60?'], /not mine to decide/],
    ['legal', [READY, 'our lawyer has to redline the agreement first'], /not mine to decide/],
    ['outside', ['Hi, our office is in Ohio, 40 people'], /not sure that we can serve you there/],
    ['conflict', [READY, 'my partner says no'], /Nothing is ordered/],
    ['compliance', ['our compliance team has to approve vendors'], /not mine to decide/],
    ['anger', ['hello', 'this is ridiculous'], /I am sorry.*make this right/],
    [
      'misunderstood',
      ['we want coffee machines', 'glorp wibble', 'wibble glorp', 'glorp'],
      /keep missing what you mean/,
    ],
    ['misunderstood', [READY, 'glorp wibble', 'wibble glorp'], /keep missing what you mean/],
    ['by-quote', ["we're 200 people and need coffee machines by December 20, let's do it"], /by quote/],
  ]
  test.each(brings)('%s: %j', async (trigger, words, answer) => {
    const { last, handOffs } = await talk(app, words)
    expect(handOffs).toEqual([trigger])
    expect(last).toMatch(answer)
    expect(last).not.toMatch(/\/pay\//)
  })

  const stays: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['a person who is only mentioned', ['we have a person who makes coffee'], /\?/],
    ['a price that is only asked for', ['how much is the team plan?'], /\$249/],
    ['a contract that the knowledge tells of', ['what are your contract terms?'], /month to month/],
    ['legal pads', ['do you bring legal pads too?'], /./],
    ['an office where it is served', ['Hi, our office is in New Jersey, 40 people'], /Got it/],
    ['a partner who is for it', [READY, 'my partner says yes'], /Shall I go ahead/],
    ['somebody dying for coffee', ["I'm dying for coffee, this is ridiculously good news"], /./],
    [
      'two turns that were lost',
      ['we want coffee machines', 'glorp wibble', 'wibble glorp'],
      /did not follow/,
    ],
    [
      'lost turns with a good one between',
      ['we want coffee machines', 'glorp', 'glorp', "we're 40 people", 'glorp', 'glorp'],
      /\?/,
    ],
    ['an ack, however often', [READY, 'ok', 'ok', 'ok'], /Shall I go ahead/],
    ['who has to ask the boss', [READY, 'I need to ask my boss'], /talk it over first.*Nothing is ordered/],
    ['who runs it by a partner', [READY, 'let me run it by my partner'], /talk it over first/],
    ['cold feet', [READY, "I'm getting cold feet"], /No hurry/],
  ]
  test.each(stays)('not by %s', async (_, words, answer) => {
    const { last, handOffs } = await talk(app, words)
    expect(handOffs).toEqual([])
    expect(last).toMatch(answer)
  })

  test('once for each matter, however often it comes up; another matter is another card', async () => {
    const again = ['can I talk to a human?', 'human please', 'this is ridiculous', 'this is ridiculous!']
    const { answers, handOffs } = await talk(app, again)
    expect(handOffs).toEqual(['asked-for-human', 'anger'])
    expect(answers[1]).toMatch(/asked a person at Fernhill to join you here/)
  })

  test('the decision that somebody else makes is known from then on, and the deal is not closed', async () => {
    const { stage, last } = await talk(app, [READY, 'I need to ask my boss', 'I agree'])
    expect(stage).not.toBe('committed')
    expect(last).not.toMatch(/\/pay\/|who makes the decision/i)
  })
})

/** The same conversations under a policy that says otherwise. */
describe('the policy says what brings a person', () => {
  let app: App
  afterEach(() => app.close())

  const escalating = async (escalate: object) => {
    const { DEFAULT_POLICY } = await import('#config/business')
    app = await openApp({}, { escalate: { ...DEFAULT_POLICY.escalate, ...escalate } })
  }

  test('nothing does where all is off, and nobody is sold to for it', async () => {
    await escalating({
      human: false,
      legal: false,
      compliance: false,
      anger: false,
      conflict: false,
      misunderstood: false,
      discountAbove: null,
    })
    const words = [
      ...['a human please', 'this is ridiculous', 'our compliance team has to approve vendors'],
      ...['glorp', 'glorp', 'glorp', READY, 'our lawyer has to see it', 'my partner says no'],
    ]
    const { handOffs, last } = await talk(app, words)
    expect(handOffs).toEqual([])
    expect(last).toMatch(/Nothing is ordered/)
    expect((await talk(app, ['can we get 20% off?'])).last).toMatch(/as they are listed/)
  })

  test('an amount above the limit does, before any recap; one below does not', async () => {
    await escalating({ amountAbove: 20_000 })
    const large = await talk(app, [READY, "let's do it", 'do you have oat milk?'])
    expect(large.handOffs).toEqual(['amount'])
    expect(large.answers.join()).not.toMatch(/Shall I go ahead/)
    expect(large.answers[1]).toMatch(/not mine to decide/)
    expect(large.last).toMatch(/oat milk/i)
    const small = await talk(app, ["we're 10 people and need coffee machines by December 20. Let's do it"])
    expect(small.handOffs).toEqual([])
    expect(small.last).toMatch(/Shall I go ahead/)
  })

  test('a discount above so many percent does; one below is answered by the list', async () => {
    await escalating({ discountAbove: 10 })
    const low = await talk(app, ['can we get 5% off?'])
    expect(low.handOffs).toEqual([])
    expect(low.last).toMatch(/as they are listed/)
    expect((await talk(app, ['can we get 15% off?'])).handOffs).toEqual(['discount'])
    expect((await talk(app, ['any chance of net-60?'])).handOffs).toEqual(['discount'])
  })

  test('whoever has to ask somebody after the recap does, where that is on', async () => {
    await escalating({ ambiguousAuthority: true })
    const { handOffs, last } = await talk(app, [READY, 'I need to ask my boss'])
    expect(handOffs).toEqual(['ambiguous-authority'])
    expect(last).toMatch(/talk it over first/)
    expect((await talk(app, ['my boss decides, we are 40 people'])).handOffs).toEqual([])
  })

  test('a line of business that is not served does', async () => {
    await escalating({ notIndustries: ['casino'] })
    expect((await talk(app, ['we run a casino, 40 people'])).handOffs).toEqual(['outside'])
    expect((await talk(app, ['our office is next to a casino'])).handOffs).toEqual([])
  })

  test('a payment page that cannot be made does, once, and it is said in the chat', async () => {
    app = await openApp({
      STRIPE_SECRET_KEY: 'sk_test_nobody',
      STRIPE_WEBHOOK_SECRET: 'whsec_nobody',
      STRIPE_API_ROOT: 'http://localhost:1',
    })
    const web = await visitor(app.url)
    await web.say(READY)
    await web.say('yes, go ahead')
    const link = /http\S+\/pay\/\S+/.exec(await web.say('I agree'))?.[0] ?? ''
    for (const status of [503, 503]) expect((await fetch(link)).status).toBe(status)
    expect(await web.hear()).toMatch(/something went wrong on our side/)
    const [person = ''] = await everybody(app.url)
    const { events } = await personAt(app.url, person)
    expect(events.filter(({ kind }) => kind === 'hand-off-requested')).toMatchObject([
      { trigger: 'failure-in-closing' },
    ])
  })
})

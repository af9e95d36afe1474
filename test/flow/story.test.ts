import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { days } from '#core/time'
import { type App, openApp } from '../support/app.ts'
import { type Device, phone, visitor } from '../support/buyer.ts'

const NUMBER = '+14155550123'

/** The buyer's story of the specification, steps 1 to 6, over HTTP alone. */
describe('one buyer, from the website to a text to a paid order', () => {
  let app: App
  let web: Device
  let mobile: Device

  beforeAll(async () => {
    app = await openApp()
    web = await visitor(app.url)
    mobile = phone(app.url, NUMBER)
  })
  afterAll(() => app.close())

  const journal = async () => {
    const people = z.array(z.object({ person: z.string() })).parse(await get(`${app.url}/lab/people`))
    expect(people).toHaveLength(1)
    return Person.parse(await get(`${app.url}/lab/people/${people[0]?.person}`))
  }
  const link = async () => /http\S+\/pay\/\S+/.exec((await mobile.all()).at(-1) ?? '')?.[0]

  test('Monday, on the website: the facts are kept with their words, and only the missing one is asked', async () => {
    const answer = await web.say(
      "Hi, we're about 40 people and want coffee machines before Dec 1, maybe $300 a month.",
    )
    expect(answer).toMatch(/automated assistant/)
    expect(answer).toMatch(/who makes the decision/i)
    expect(answer).not.toMatch(/how many people|what budget|when would you/i)
    const { snapshot } = await journal()
    expect(snapshot.signals).toMatchObject({
      quantity: { value: 40, evidence: { quote: 'about 40 people' } },
      timeline: { value: { day: '2026-12-01', bound: 'before' }, evidence: { quote: 'before Dec 1' } },
      budget: { value: { max: 30_000, per: 'month' }, evidence: { quote: 'maybe $300 a month' } },
    })
  })

  test('a digression is answered from the business’s knowledge, and the thread is picked up', async () => {
    const answer = await web.say('do you have oat milk?')
    expect(answer).toMatch(/oat milk/i)
    expect(answer).toMatch(/who makes the decision/i)
  })

  test('the number is joined only by the code that was texted to it, and the new thread opens where they were', async () => {
    expect(await web.say('can I text with you instead?')).toMatch(/number/i)
    expect(await web.say('415 555 0123')).toMatch(/code/i)
    const text = await mobile.hear()
    expect(text).toMatch(/^Fernhill, automated: your code is \d{6}\./)
    expect(text).toMatch(/Reply STOP to opt out/)
    const code = /\d{6}/.exec(text)?.[0] ?? ''
    const wrong = code === '111111' ? '222222' : '111111'
    expect(await web.say(wrong)).toMatch(/not the code/i)
    expect(await web.say(code)).toMatch(/one conversation/i)
    expect(await mobile.hear()).toMatch(/about 40 people.*who makes the decision/is)
    const queued = (await journal()).events.filter(({ kind }) => kind === 'message-queued')
    expect(JSON.stringify(queued)).not.toContain(code)
  })

  test('Thursday, by text: a price is answered at once, and nothing is asked again', async () => {
    app.push(days(3))
    const answer = await mobile.say('what would the team plan be all in?')
    expect(answer).toMatch(/\$249 a month/)
    expect(answer).not.toMatch(/how many people|what budget|when would you/i)
  })

  test('readiness brings the recap and no link', async () => {
    const answer = await mobile.say("let's do it")
    expect(answer).toMatch(/Plan: Team.*People: 40.*\$249.*Start: November 30, 2026.*Shall I go ahead/s)
    expect(answer).not.toMatch(/\/pay\//)
  })

  test('a yes with a change brings a new recap that shows what changed, and no link', async () => {
    const answer = await mobile.say('yeah but can we start Jan 1?')
    expect(answer).toMatch(
      /Changed: start from November 30, 2026 to January 1, 2027\..*Start: January 1, 2027.*Shall I go ahead/s,
    )
    expect(answer).not.toMatch(/\/pay\//)
  })

  test('the yes is recorded for exactly that recap, and the terms are asked by themselves', async () => {
    const answer = await mobile.say('yes, go ahead')
    expect(answer).toMatch(/Do you agree\?/)
    expect(answer).not.toMatch(/\/pay\//)
    const { snapshot } = await journal()
    expect(snapshot.acceptance).toMatchObject({
      hash: snapshot.recap?.hash,
      evidence: { quote: 'yes, go ahead' },
    })
  })

  test('the acknowledgement brings the link, in the same thread', async () => {
    expect(await mobile.say('I agree')).toMatch(/Pay \$249\.00: http\S+\/pay\/\S+/)
    expect(JSON.stringify(await journal())).not.toContain((await link())?.split('/pay/')[1])
  })

  test('paying brings the receipt into the same thread, once', async () => {
    const url = (await link()) ?? ''
    expect(await (await fetch(url)).text()).toMatch(/January 1, 2027.*Pay \$249\.00/s)
    const paid = await Promise.all([1, 2, 3].map(() => fetch(url, { method: 'POST' })))
    expect(paid.map(({ status }) => status)).toEqual([200, 200, 200])
    const text = await mobile.hear()
    expect(text).toMatch(/payment has arrived.*R-[0-9A-F]{8}/s)
    expect(text.match(/payment has arrived/g)).toHaveLength(1)
    expect(await (await fetch(url)).text()).toMatch(/R-[0-9A-F]{8}/)
  })

  test('after that nothing more is sold', async () => {
    for (const words of ['thanks!', 'maybe the Starter plan too?', "let's do it"]) {
      expect(await mobile.say(words)).not.toMatch(/Shall I go ahead|\/pay\/|let's do it/)
    }
    const { stage, events } = await journal()
    expect(stage).toBe('won')
    const paid = events.findIndex(({ kind }) => kind === 'paid')
    expect(events.slice(paid).map(({ kind }) => kind)).not.toContain('recap-stated')
  })

  test('a restart in between loses nothing', async () => {
    const before = await journal()
    await app.restart()
    const after = await journal()
    // News of what was sent before may come meanwhile.
    expect(after.events.slice(0, before.events.length)).toEqual(before.events)
    expect(await mobile.say('do you have oat milk?')).toMatch(/oat milk/i)
  })

  test('STOP ends everything to that number, and START allows it again', async () => {
    expect(await mobile.say('STOP')).toMatch(/unsubscribed/)
    expect(await mobile.sayInVain('hello? anybody?')).toBe('')
    expect(await mobile.say('START')).toMatch(/re-subscribed/)
    expect(await mobile.say('do you have oat milk?')).toMatch(/oat milk/i)
  })
})

const get = async (url: string): Promise<unknown> => (await fetch(url)).json()

const Person = z.object({
  stage: z.string(),
  events: z.array(z.looseObject({ kind: z.string() })),
  snapshot: z.looseObject({
    signals: z.looseObject({}),
    recap: z.looseObject({ hash: z.string() }).nullable(),
    acceptance: z.looseObject({ hash: z.string() }).nullable(),
  }),
})

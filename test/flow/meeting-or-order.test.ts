import { describe, expect } from '@jest/globals'
import { apart } from '../support/apart.ts'
import { openApp } from '../support/app.ts'
import { visitor } from '../support/buyer.ts'

const WELCOME = "Hi, we're 40 people and need coffee machines before December 20, maybe $300 a month."

/** Who has a meeting and an order is understood about each (D3): Fernhill, on Monday, November 23 at ten. */
describe('a meeting and an order', () => {
  const test = apart(async () => {
    const app = await openApp()
    const web = await visitor(app.url)
    const booked = async (): Promise<void> => {
      await web.say(WELCOME)
      await web.say('can we book a call on Wednesday at 3?')
      expect(await web.say('yes please')).toMatch(/It is booked/)
    }
    return { web, booked, close: app.close }
  })

  for (const words of ['Friday at 2pm would be better', 'no, Friday at 2pm'])
    test(`"${words}" moves the meeting that was just booked, and not the order`, async ({ web, booked }) => {
      await booked()
      const offer = await web.say(words)
      expect(offer).toMatch(/Friday, November 27 at 2:00 PM EST is free/)
      expect(offer).not.toMatch(/Got it|I have that|All right/)
      expect(await web.say('yes')).toMatch(/It is moved: .* Friday, November 27 at 2:00 PM/)
      expect(await web.say("let's do it")).toMatch(/Shall I go ahead.*Start: December 19/s)
    })

  test('a meeting is not moved while a recap waits: they hear when, and the order stays as it is', async ({
    web,
    booked,
  }) => {
    await booked()
    await web.say("let's do it")
    const answer = await web.say('can we move it to Tuesday 10am?')
    expect(answer).toMatch(/a tasting call.*as soon as/is)
    expect(answer).toMatch(/Shall I go ahead/)
    expect(answer).not.toMatch(/Changed/)
    expect(await web.say('can we make it December 15?')).toMatch(/Changed: .*December 15/)
  })

  test('"cancel the call" calls the meeting off, and the order waits on for its answer', async ({
    web,
    booked,
  }) => {
    await booked()
    await web.say("let's do it")
    await web.say('yes, go ahead')
    await web.send('cancel the call')
    const answer = await web.say('is the call booked?')
    const all = (await web.all()).join('\n')
    expect(all).toMatch(/It is called off/)
    expect(all).not.toMatch(/nothing is ordered/i)
    expect(answer).toMatch(/Do you agree\?/)
    expect(await web.say('I agree')).toMatch(/\/pay\//)
  })

  test('a meeting that was moved is not moved once more by the next word', async ({ web, booked }) => {
    await booked()
    await web.say('can we move the call to Friday 10am?')
    expect(await web.say('yes')).toMatch(/It is moved/)
    expect(await web.say('when is my call?')).toMatch(/Friday, November 27 at 10:00 AM EST/)
    expect(await web.say("let's do it")).toMatch(/Shall I go ahead/)
  })

  test('who asked for a meeting too early names its time, and no start of an order', async ({ web }) => {
    await web.say('could I book a tasting call?')
    for (const [time, kept] of [
      ['tomorrow at 3', 'The meeting is not forgotten'],
      ['Wednesday at 3pm', 'We are nearly at the meeting'],
    ] as const) {
      const answer = await web.say(time)
      expect(answer).not.toMatch(/Got it|I have that|All right/)
      expect(answer).toContain(kept)
    }
    expect(await web.say("we're 40 people and need coffee machines, maybe $300 a month")).toMatch(
      /Wednesday, November 25 at 3:00 PM EST is free/,
    )
  })

  test('when it is, is said; and that there is none', async ({ web, booked }) => {
    await web.say('hi')
    expect(await web.say('is the call booked?')).toMatch(/There is nothing booked for you/)
    await booked()
    for (const words of ['when is my call?', 'what time is the call?', 'is the call booked?'])
      expect(await web.say(words)).toMatch(/Wednesday, November 25 at 3:00 PM EST/)
  })
})

import { describe, expect } from '@jest/globals'
import { days, type Milliseconds, minutes } from '#core/time'
import { apart } from '../support/apart.ts'
import { openApp } from '../support/app.ts'
import { phone, visitor } from '../support/buyer.ts'

const KNOWN = 'Hi, we need coffee machines for about 40 people, and I decide'
const READY = "we start on December 20, let's do it"
const NUMBER = '+14155550123'
/** It is ten in the morning in New York as a test begins, and seven where the phone is. */
const FOUR_HOURS = minutes(241)
const A_DAY = minutes(25 * 60)

/** Whoever falls silent is written to where they agreed to it, within the hours there, and no more than that (A7, D8, C8). */
describe('silence', () => {
  const test = apart(async () => {
    const app = await openApp()
    const web = await visitor(app.url)
    const mobile = phone(app.url, NUMBER)
    /** From the website to the phone, with their consent, and the first words there. */
    const join = async (words: string): Promise<string> => {
      await web.say(KNOWN)
      await web.say('can I text with you instead?')
      await web.say(NUMBER)
      await web.say(/code is (\d{6})/.exec(await mobile.hear())?.[1] ?? '')
      await mobile.hear()
      return mobile.say(words)
    }
    /** What comes by itself on the phone after so long, where something must. */
    const brought = (length: Milliseconds): Promise<string> => {
      app.push(length)
      return mobile.hear()
    }
    /** What comes by itself after so long, anywhere, where nothing may. */
    const waited = async (length: Milliseconds): Promise<string> => {
      const before = [await mobile.all(), await web.all()]
      app.push(length)
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      const now = [await mobile.all(), await web.all()]
      return now.flatMap((all, n) => all.slice(before[n]?.length)).join('\n')
    }
    return { app, web, mobile, join, brought, waited, close: app.close }
  })

  test('under a question, after the website, is broken by one text on the phone, and the answer is heard there', async ({
    join,
    brought,
    waited,
    mobile,
  }) => {
    expect(await join('do you have oat milk?')).toMatch(/When would you like to start/)
    const text = await brought(A_DAY)
    expect(text).toMatch(/coffee machines for about 40 people, and one thing is still open\. When would you/)
    expect(await waited(A_DAY)).toBe('')
    const answer = await mobile.say('December 20')
    expect(answer).toMatch(/what budget/i)
    expect(answer).not.toMatch(/When would you like to start/)
  })

  test('under a recap brings it back once, and a yes to that is a yes', async ({
    join,
    brought,
    waited,
    mobile,
  }) => {
    expect(await join(READY)).toMatch(/Shall I go ahead/)
    expect(await waited(minutes(200))).toBe('')
    expect(await brought(minutes(41))).toMatch(/not placed yet.*nothing to do.*Shall I go ahead/s)
    expect(await waited(FOUR_HOURS)).toBe('')
    expect(await mobile.say('yes, go ahead')).toMatch(/Do you agree\?/)
  })

  test('outlasts a restart, and is broken once', async ({ app, join, brought, waited }) => {
    await join(READY)
    await app.restart()
    expect(await brought(FOUR_HOURS)).toMatch(/not placed yet/)
    await app.restart()
    expect(await waited(FOUR_HOURS)).toBe('')
  })

  test('lets the deal lapse: whoever comes back gets one recap, and is asked nothing again', async ({
    join,
    brought,
    waited,
    mobile,
  }) => {
    await join(READY)
    await brought(FOUR_HOURS)
    expect(await waited(days(2))).toBe('')
    const answer = await mobile.say('sorry, I am back')
    expect(answer.match(/Shall I go ahead/g)).toHaveLength(1)
    expect(answer).not.toMatch(/how many people|when would you|what are you looking/i)
  })

  test('after putting it off is broken when it was said to be, and a yes to that is no more than readiness', async ({
    join,
    brought,
    mobile,
  }) => {
    await join(READY)
    expect(await mobile.say('let me run it by my partner')).toMatch(/I ask once more in 2 days/)
    expect(await brought(minutes(50 * 60))).toMatch(/think over the Team plan for 40 people/)
    const answer = await mobile.say('yes')
    expect(answer).toMatch(/Shall I go ahead/)
    expect(answer).not.toMatch(/\/pay\//)
  })

  test('after the payment lasts for ever', async ({ join, waited, mobile }) => {
    await join(READY)
    await mobile.say('yes, go ahead')
    const link = /http\S+\/pay\/\S+/.exec(await mobile.say('I agree'))?.[0] ?? ''
    await fetch(link, { method: 'POST' })
    expect(await mobile.hear()).toMatch(/payment has arrived/)
    expect(await waited(days(30))).toBe('')
  })

  test('after a no, or a stop on the phone, is not broken anywhere', async ({ join, waited, mobile }) => {
    await join(READY)
    await mobile.say('no thanks')
    expect(await waited(days(3))).toBe('')
    await mobile.say("let's do it")
    await mobile.say('please stop texting me')
    expect(await waited(days(30))).toBe('')
  })

  test('on a page that was left, or on a phone that agreed to no texts, is not broken', async ({
    app,
    web,
    waited,
  }) => {
    await web.say(`${KNOWN}, ${READY}`)
    const other = phone(app.url, '+14155550181')
    await other.say(`${KNOWN}, ${READY}`)
    const before = (await other.all()).length
    expect(await waited(days(3))).toBe('')
    expect(await other.all()).toHaveLength(before)
  })
})

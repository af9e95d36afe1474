import { describe, expect } from '@jest/globals'
import { DEFAULT_POLICY } from '#config/business'
import type { Policy } from '#core/policy'
import { days, type Milliseconds, minutes } from '#core/time'
import { apart } from '../support/apart.ts'
import { openApp } from '../support/app.ts'
import { phone, visitor } from '../support/buyer.ts'

const READY = "Hi, we're 40 people and need coffee machines by December 20. Let's do it"
const FOUR_HOURS = minutes(241)

/** Silence in closing is no invitation to persuade: one reminder, then it is put off (A7). */
describe('silence in closing', () => {
  const test = apart(async (followUps: Policy['followUps'] = DEFAULT_POLICY.followUps) => {
    const app = await openApp({}, { followUps })
    const web = await visitor(app.url)
    /** What comes by itself after so long, where something must. */
    const brought = (length: Milliseconds): Promise<string> => {
      app.push(length)
      return web.hear()
    }
    /** What comes by itself after so long, where nothing may. */
    const waited = async (length: Milliseconds): Promise<string> => {
      const before = (await web.all()).length
      app.push(length)
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      return (await web.all()).slice(before).join('\n')
    }
    return { app, web, brought, waited, close: app.close }
  })

  test('under a recap brings it back once after four hours, and a yes to that is a yes', async ({
    web,
    brought,
    waited,
  }) => {
    await web.say(READY)
    expect(await waited(minutes(200))).toBe('')
    expect(await brought(minutes(41))).toMatch(/not placed yet.*nothing to do.*Shall I go ahead/s)
    expect(await waited(FOUR_HOURS)).toBe('')
    expect(await web.say('yes, go ahead')).toMatch(/Do you agree\?/)
  })

  test('lets the deal lapse: whoever comes back gets one recap, and is asked nothing again', async ({
    web,
    brought,
    waited,
  }) => {
    await web.say(READY)
    await brought(FOUR_HOURS)
    expect(await waited(days(2))).toBe('')
    const answer = await web.say('sorry, I am back')
    expect(answer.match(/Shall I go ahead/g)).toHaveLength(1)
    expect(answer).not.toMatch(/how many people|when would you|what are you looking/i)
    expect(await waited(FOUR_HOURS)).toBe('')
  })

  test('under a statement, or under the link, brings one line and nothing to sell', async ({
    web,
    brought,
    waited,
  }) => {
    await web.say(READY)
    await web.say('yes, go ahead')
    const first = await brought(FOUR_HOURS)
    expect(first).toMatch(/not placed yet, and nothing was charged/)
    expect(first).not.toMatch(/Shall I go ahead|\/pay\/|\$/)
    expect(await web.say('yes')).toMatch(/Shall I go ahead/)
    await web.say('yes, go ahead')
    await web.say('I agree')
    expect(await waited(FOUR_HOURS)).toBe('')
  })

  test('after a no, or after payment, brings nothing', async ({ app, web, waited }) => {
    await web.say(READY)
    await web.say('no, cancel it')
    expect(await waited(FOUR_HOURS)).toBe('')
    expect(await waited(days(3))).toBe('')
    const other = await visitor(app.url)
    await other.say(READY)
    await other.say('yes, go ahead')
    const link = /http\S+\/pay\/\S+/.exec(await other.say('I agree'))?.[0] ?? ''
    await fetch(link, { method: 'POST' })
    expect(await other.hear()).toMatch(/payment has arrived/)
    const before = (await other.all()).length
    await waited(FOUR_HOURS)
    expect(await other.all()).toHaveLength(before)
  })

  test(
    'brings nothing where the policy says so',
    async ({ web, waited }) => {
      await web.say(READY)
      expect(await waited(FOUR_HOURS)).toBe('')
      await web.say('I need to ask my boss')
      expect((await web.all()).at(-1)).not.toMatch(/ask once more/)
      expect(await waited(days(3))).toBe('')
    },
    DEFAULT_POLICY.followUps,
  )

  test('whoever has to ask somebody is asked once more, as it was told, and a yes to that is no more than readiness', async ({
    web,
    brought,
    waited,
  }) => {
    await web.say(READY)
    expect(await web.say('let me run it by my partner')).toMatch(/I ask once more in 2 days/)
    expect(await waited(FOUR_HOURS)).toBe('')
    expect(await brought(days(2))).toMatch(/think over the Team plan for 40 people/)
    expect(await waited(days(3))).toBe('')
    const answer = await web.say('yes')
    expect(answer).toMatch(/Shall I go ahead/)
    expect(answer).not.toMatch(/\/pay\//)
  })

  test('a word in between ends the wait', async ({ web, waited }) => {
    await web.say(READY)
    await web.say("I'm getting cold feet")
    await web.say('do you have oat milk?')
    expect(await waited(days(3))).toBe('')
  })

  test('on a phone that agreed to no texts brings nothing there', async ({ app, waited }) => {
    const mobile = phone(app.url, '+14155550181')
    await mobile.say(READY)
    const before = (await mobile.all()).length
    await waited(FOUR_HOURS)
    expect(await mobile.all()).toHaveLength(before)
  })
})

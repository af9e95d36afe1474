import { describe, expect } from '@jest/globals'
import type { Policy } from '#core/policy'
import { days } from '#core/time'
import { apart } from '../support/apart.ts'
import { openApp } from '../support/app.ts'
import { phone, visitor } from '../support/buyer.ts'

const NUMBER = '+14155550171'
const READY = "Hi, we're 40 people and need coffee machines by December 20. Let's do it"

/** What a large amount asks for besides the yes (A4, A5). */
describe('an amount above the policy’s limits', () => {
  const test = apart(async (policy: Partial<Policy>) => {
    const app = await openApp({}, policy)
    return { app, web: await visitor(app.url), close: app.close }
  })
  const toConfirm = { confirmTwiceAbove: 20_000 }
  const toProve = { identityAbove: 20_000 }

  const codeIn = (text: string) => /\b\d{6}\b/.exec(text)?.[0] ?? ''

  test(
    'is said yes to twice, and plainly: before that there is no link',
    async ({ web }) => {
      await web.say(READY)
      await web.say('yes, go ahead')
      expect(await web.say('I agree')).toMatch(/\$249\.00 is due now\. Do you confirm it\?/)
      for (const words of ['sounds good', 'ok']) {
        const answer = await web.say(words)
        expect(answer).toMatch(/I need a clear yes to this amount/)
        expect(answer).not.toMatch(/\/pay\//)
      }
      expect(await web.say('yes, I confirm')).toMatch(/\/pay\//)
    },
    toConfirm,
  )

  test(
    'that is not confirmed is let go kindly, and one that is smaller is never asked about',
    async ({ app, web }) => {
      await web.say(READY)
      await web.say('yes, go ahead')
      await web.say('I agree')
      expect(await web.say('No, not yet')).toMatch(/nothing is ordered/i)
      expect(await web.say('yes, I confirm')).not.toMatch(/\/pay\//)
      const small = await visitor(app.url)
      await small.say("we're 10 people and need coffee machines by December 20. Let's do it")
      await small.say('yes, go ahead')
      expect(await small.say('I agree')).toMatch(/\/pay\//)
    },
    toConfirm,
  )

  test(
    'takes a code to the phone that is theirs, typed where the yes was said',
    async ({ app, web }) => {
      const mobile = phone(app.url, NUMBER)
      await web.say('can I text with you instead?')
      await web.say('415 555 0171')
      await web.say(codeIn(await mobile.hear()))
      await mobile.hear()
      app.push(days(2))
      await web.say(READY)
      await web.say('yes, go ahead')
      expect(await web.say('I agree')).toMatch(/be sure that it is you.*ending in 0171/)
      const code = codeIn(await mobile.hear())
      expect(await web.say(code === '111111' ? '222222' : '111111')).toMatch(/not the code.*4 tries left/)
      expect(await web.say('what is it for?')).not.toMatch(/\/pay\//)
      expect(await web.say(code)).toMatch(/\/pay\//)
    },
    toProve,
  )

  test(
    'asks for a phone first where none is known, and joining it is the check',
    async ({ app, web }) => {
      const mobile = phone(app.url, '+14155550172')
      await web.say(READY)
      await web.say('yes, go ahead')
      expect(await web.say('I agree')).toMatch(/mobile number/)
      expect(await web.say('415 555 0172')).toMatch(/sent a code/)
      await web.say(codeIn(await mobile.hear()))
      expect(await mobile.hear()).toMatch(/\/pay\//)
    },
    toProve,
  )
})

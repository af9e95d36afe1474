import { describe, expect } from '@jest/globals'
import { minutes } from '#core/time'
import { apart } from '../support/apart.ts'
import { openApp } from '../support/app.ts'
import { type Device, phone, telegramApp, visitor } from '../support/buyer.ts'

const NUMBER = '+14155550123'
const FACTS = "Hi, we're about 40 people and want coffee machines before Dec 1"
const QUESTION = /conversation from the phone ending in 23.*Is that conversation yours\?/s
const JOINED = /can go on right here.*one conversation now/s

/** A conversation is taken up elsewhere by a link: opened anywhere, and said yes to where it was opened (M6, I10). */
describe('a link to go on elsewhere', () => {
  const test = apart(async () => {
    const app = await openApp()
    const mobile = phone(app.url, NUMBER)
    await mobile.say(FACTS)
    const askForLink = async (from: Device, words = 'can we continue on the website?'): Promise<string> =>
      tokenIn(await from.say(words))
    const look = async (token: string, headers: Record<string, string> = {}) => {
      const response = await fetch(`${app.url}/c/${token}`, { headers })
      return { status: response.status, page: await response.text() }
    }
    return { app, mobile, askForLink, look, web: await visitor(app.url), close: app.close }
  })

  test('opened on the website and said yes to, it goes on where it stood, and both sides are told', async ({
    mobile,
    web,
    askForLink,
  }) => {
    const token = await askForLink(mobile)
    expect(await web.continueBy(token)).toMatch(QUESTION)
    expect(await web.say('yes, that is mine')).toMatch(JOINED)
    expect(await mobile.hear()).toMatch(/go on from your website chat too.*not me/s)
    expect(await web.say("let's do it")).toMatch(/People: 40/)
  })
})

const tokenIn = (said: string): string => /\/c\/([\w-]{40,})/.exec(said)?.[1] ?? `no link in: ${said}`

import { describe, expect } from '@jest/globals'
import { z } from 'zod'
import { days } from '#core/time'
import { apart } from '../support/apart.ts'
import { openApp } from '../support/app.ts'
import { hashed as as, browser, SITE_SECRET, signed } from '../support/browser.ts'
import { phone } from '../support/buyer.ts'

const FACTS = "Hi, we're about 40 people and want coffee machines before Dec 1"

/** A site that signs who is logged in makes its user one person, on whichever browser (M6, M5). */
describe('the login of the site', () => {
  const test = apart(async () => {
    const app = await openApp({ WEBCHAT_IDENTITY_SECRET: SITE_SECRET })
    return { app, close: app.close }
  })

  test('one user on two browsers is in one conversation: what was asked here is answered there', async ({
    app,
  }) => {
    const home = await browser(app.url, as('dana'))
    const work = await browser(app.url, as('dana'))
    const asked = await home.say(FACTS)
    expect(asked).toMatch(/budget/i)
    await work.hear()
    expect(await work.say('maybe $300 a month')).not.toMatch(/budget|how many|what are you looking for/i)
    expect(await work.say("let's do it")).toMatch(/People: 40.*Start: November 30/s)
  })

  test('a chat that was begun by nobody in particular goes on as the user, who is known in the first answer elsewhere', async ({
    app,
  }) => {
    const home = await browser(app.url)
    await home.say(FACTS)
    await home.identify(as('dana'))
    const work = await browser(app.url, as('dana'))
    const first = await work.say('Hello')
    expect(first).toMatch(/Welcome back.*40 people/s)
    expect(first).not.toMatch(/how many people|what are you looking for/i)
  })

  test('a login brings along what the user had said elsewhere, says so in both places, and the next answer rests on it', async ({
    app,
  }) => {
    const work = await browser(app.url, as('dana'))
    await work.say(FACTS)
    const home = await browser(app.url)
    await home.say('do you have oat milk?')
    await home.identify(as('dana'))
    const told = await home.hear()
    expect(told).toMatch(/logged in.*40 people/s)
    expect(told).not.toMatch(/how many people/i)
    expect(await work.hear()).toMatch(/one conversation.*not me/s)
    expect(await home.say("let's do it")).toMatch(/People: 40.*Start: November 30/s)
  })

  test('two users of one browser are two persons: after logging out nobody is known', async ({ app }) => {
    const dana = await browser(app.url, as('dana'))
    await dana.say(FACTS)
    const nobody = await browser(app.url)
    expect(await nobody.say('what do you know about me?')).not.toMatch(/40|coffee machines/)
    const lee = await browser(app.url, as('lee'))
    expect(await lee.say("let's do it")).not.toMatch(/40/)
    expect(await (await browser(app.url, as('dana'))).say("let's do it")).toMatch(/People: 40/)
  })

  test('another user on an old conversation is refused, and gets one of their own', async ({ app }) => {
    const dana = await browser(app.url)
    await dana.say(FACTS)
    await dana.identify(as('dana'))
    const refused = await dana.tryToIdentify(as('lee'))
    expect(refused).toMatchObject({ status: 409, error: { message: expect.stringMatching(/stays theirs/) } })
    expect(await (await browser(app.url, as('lee'))).say("let's do it")).not.toMatch(/40/)
  })

  test('whoever left the chat open before somebody logged in reads and says nothing in it any more', async ({
    app,
  }) => {
    const shared = await browser(app.url)
    await shared.say('Hello')
    const planted = shared.copy()
    await shared.identify(as('dana'))
    await shared.say(FACTS)
    await expect(planted.all()).rejects.toThrow(/403/)
    await expect(planted.send('what do you know about me?')).rejects.toThrow(/403/)
  })

  test('a phone that the site has of its user opens nothing, and who they are stands beside the conversation', async ({
    app,
  }) => {
    const mobile = phone(app.url, '+14155550123')
    await mobile.say(FACTS)
    const said = { user_id: 'dana', email: 'dana@shop.example', phone: '+14155550123', name: 'Dana' }
    const dana = await browser(app.url, await signed(said, app.now()))
    expect(await dana.say("let's do it")).not.toMatch(/40/)
    const people = z
      .array(
        z.object({
          addresses: z.array(z.object({ login: z.string().optional(), name: z.string().optional() })),
        }),
      )
      .parse(await (await fetch(`${app.url}/lab/people`)).json())
    expect(people.map(({ addresses }) => addresses)).toContainEqual([
      expect.objectContaining({ login: 'dana', name: 'Dana' }),
    ])
  })

  test('a login lasts a day, and the site names its user again to go on where they were', async ({ app }) => {
    const dana = await browser(app.url, as('dana'))
    await dana.say(FACTS)
    app.push(days(1))
    await expect(dana.send('Hello?')).rejects.toThrow(/403/)
    expect(await (await browser(app.url, as('dana'))).say("let's do it")).toMatch(/People: 40/)
  })

  test('"not me" in a chat that was logged in parts it again from what the user has elsewhere', async ({
    app,
  }) => {
    const work = await browser(app.url, as('dana'))
    await work.say(FACTS)
    const home = await browser(app.url)
    await home.say('do you have oat milk?')
    await home.identify(as('dana'))
    await home.hear()
    await home.say("that wasn't me")
    await home.identify(as('dana'))
    expect(await home.say('sounds good')).not.toMatch(/40/)
  })
})

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from '@jest/globals'
import { minutes } from '#core/time'
import { apart } from '../support/apart.ts'
import { openApp } from '../support/app.ts'
import { type Device, phone, telegramApp, visitor } from '../support/buyer.ts'
import { eventually } from '../support/eventually.ts'

const NUMBER = '+14155550123'
const FACTS = "Hi, we're about 40 people and want coffee machines before Dec 1"
const QUESTION = /conversation from the phone ending in 23.*Is that conversation yours\?/s
const JOINED = /can go on right here.*one conversation now/s
const UNKNOWN = /not a link or code of ours/

/** A conversation is taken up elsewhere by a link: opened anywhere, and said yes to where it was opened (M6, I10). */
describe('a link to go on elsewhere', () => {
  const test = apart(async () => {
    const app = await openApp()
    const mobile = phone(app.url, NUMBER)
    await mobile.say(FACTS)
    const look = async (token: string, headers: Record<string, string> = {}) => {
      const response = await fetch(`${app.url}/c/${token}`, { headers })
      return { status: response.status, page: await response.text() }
    }
    return { app, mobile, look, web: await visitor(app.url), close: app.close }
  })

  test('opened on the website and said yes to, it goes on where it stood, and both sides are told', async ({
    mobile,
    web,
    look,
  }) => {
    const token = await askForLink(mobile)
    expect(await web.continueBy(token)).toMatch(QUESTION)
    await web.say('yes, that is mine')
    await toldIn(web, JOINED)
    await toldIn(mobile, /go on from your website chat too.*not me/s)
    expect(await web.say("let's do it")).toMatch(/People: 40/)
    expect(await look(token)).toMatchObject({ status: 410, page: expect.stringMatching(/used already/) })
  })

  test('opened in Telegram, what the link into it carries leads to the question, and a yes to the conversation', async ({
    app,
    mobile,
    look,
  }) => {
    const { page } = await look(await askForLink(mobile, "let's use Telegram"))
    const start = /[?&]start=(c_[\w-]+)"/.exec(page)?.[1] ?? ''
    expect(start).toMatch(/^[A-Za-z0-9_-]{1,64}$/)
    const chat = telegramApp(app.url, 7_101)
    await chat.send(`/start ${start}`)
    await toldIn(chat, QUESTION)
    await chat.send('yes')
    await toldIn(chat, /40 people/)
  })

  test('texted from another phone by the few characters of its page, it leads to the same question', async ({
    app,
    web,
    look,
  }) => {
    await web.say(FACTS)
    const { page } = await look(await askForLink(web, 'can we continue on my laptop?'))
    const short = />([A-Z2-9]{4}-[A-Z2-9]{4})</.exec(page)?.[1] ?? ''
    const other = phone(app.url, '+14155550144')
    expect(await other.say(short.toLowerCase())).toMatch(/conversation from a chat on our website/)
    await other.say('yes')
    await toldIn(other, /40 people/)
  })

  test('pasted into any chat of ours it is known, and the address itself is not kept', async ({
    app,
    mobile,
  }) => {
    const token = await askForLink(mobile)
    const chat = telegramApp(app.url, 7_102)
    await chat.send(`here: ${app.url}/c/${token}`)
    await toldIn(chat, QUESTION)
  })

  test('a recap that waits for its yes is stated where they went, and said yes to there', async ({
    mobile,
    web,
  }) => {
    expect(await mobile.say("I decide. let's do it")).toMatch(/Shall I go ahead/)
    await web.continueBy(await askForLink(mobile))
    await web.say('yes')
    await toldIn(web, /Shall I go ahead/)
    expect(await web.say('yes, go ahead')).toMatch(/agree to before the order/)
  })

  test('a planted link joins nothing by being looked at, opened, or nodded at: the victim says no, and the attacker learns nothing', async ({
    mobile,
    web,
    look,
  }) => {
    await web.say('Hello, we are 12 people')
    const token = await askForLink(mobile)
    expect((await look(token)).page).toMatch(/If somebody else sent you this link, please close the page/)
    expect(await web.continueBy(token)).toMatch(/If somebody else sent you the link, say no/)
    expect(await web.say('ok')).toMatch(/clear yes or no/)
    expect(await web.say('no')).toMatch(/nothing was connected/)
    expect(await web.say("let's do it")).not.toMatch(/40/)
    expect(await mobile.say('what do you know of me?')).not.toMatch(/12 people/)
  })

  test('whoever speaks of something else has not said yes, also when they say yes later', async ({
    mobile,
    web,
  }) => {
    await web.continueBy(await askForLink(mobile))
    expect(await web.say('do you have oat milk?')).toMatch(/oat milk/i)
    expect(await web.say('yes')).not.toMatch(/one conversation/)
  })

  test('used a second time it joins nobody, and says so', async ({ app, mobile, web }) => {
    const token = await askForLink(mobile)
    await web.continueBy(token)
    await web.say('yes')
    await toldIn(web, JOINED)
    const other = await visitor(app.url)
    expect(await other.continueBy(token)).toMatch(/used already/)
    expect(await other.say('yes')).not.toMatch(/one conversation/)
  })

  test('of two who say yes at the same moment one is joined, and the other is told', async ({
    app,
    mobile,
    web,
  }) => {
    const token = await askForLink(mobile)
    const other = await visitor(app.url)
    await Promise.all([web.continueBy(token), other.continueBy(token)])
    const said = await Promise.all([web.say('yes'), other.say('yes')])
    expect(said.filter((text) => /used already/.test(text))).toHaveLength(1)
    await toldIn(/used already/.test(said[0] ?? '') ? other : web, JOINED)
  })

  test('after 15 minutes it has run out, on its page and for whoever was asked before', async ({
    app,
    mobile,
    web,
    look,
  }) => {
    const token = await askForLink(mobile)
    await web.continueBy(token)
    app.push(minutes(15))
    expect(await web.say('yes')).toMatch(/has run out/)
    expect(await look(token)).toMatchObject({ status: 410, page: expect.stringMatching(/has run out/) })
  })

  test('a newer one takes its place', async ({ mobile, web, look }) => {
    const token = await askForLink(mobile)
    const newer = await askForLink(mobile)
    expect(await web.continueBy(token)).toMatch(/no longer works/)
    expect((await look(token)).page).toMatch(/a newer one was given/)
    expect((await look(newer)).status).toBe(200)
  })

  test('whatever is none of ours is answered the same', async ({ app, mobile, web, look }) => {
    const token = await askForLink(mobile)
    const altered = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`
    expect(await web.continueBy(altered)).toMatch(UNKNOWN)
    expect(await phone(app.url, '+14155550145').say('BCDF-2345')).toMatch(UNKNOWN)
    const pages = await Promise.all([altered, 'x', `${token}x`].map((one) => look(one)))
    expect(new Set(pages.map(({ page, status }) => `${status} ${page}`)).size).toBe(1)
    expect(pages[0]?.page).toMatch(/not a link of ours/)
  })

  test('a preview sees neither whose it is nor where it leads', async ({ mobile, look }) => {
    const token = await askForLink(mobile)
    const { page } = await look(token, { 'user-agent': 'Slackbot-LinkExpanding 1.0' })
    expect(page).not.toMatch(/23|start=|Telegram/)
    expect((await look(token)).page).toMatch(/by text message with the number ending 23/)
  })

  test('"not me" on the website undoes it, and gives each back what it had said', async ({ mobile, web }) => {
    await web.say('Hello, we are 12 people')
    await web.continueBy(await askForLink(mobile))
    await web.say('yes')
    await toldIn(web, JOINED)
    await web.say("that wasn't me")
    expect(await mobile.say('are you there?')).toMatch(/budget|decision/)
    expect(await web.say('sounds good')).not.toMatch(/40/)
  })

  test('that was used is worth nothing once its joint was undone, and a new one joins them again', async ({
    app,
    web,
  }) => {
    await web.say(FACTS)
    const chat = telegramApp(app.url, 7_103)
    const joined = async (token: string) => {
      await chat.say(`/start c_${token}`)
      await chat.say('yes')
      await chat.say('are you there?')
    }
    const token = await askForLink(web, "let's use Telegram")
    await joined(token)
    await web.say("that wasn't me")
    await toldIn(chat, /two conversations again/)
    expect(await chat.say(`/start c_${token}`)).not.toMatch(/Is that conversation yours/)
    await joined(await askForLink(web, "let's use Telegram"))
    expect(await chat.say("let's do it")).toMatch(/40/)
  })

  test('so many a day, and no more', async ({ mobile }) => {
    for (let n = 0; n < 10; n++) await askForLink(mobile)
    expect(await mobile.say('can we continue on the website?')).toMatch(/as many links as I may in one day/)
  })

  test('there is no token in what is kept of those who speak', async ({ app, mobile, web, look }) => {
    const token = await askForLink(mobile)
    const before = await web.continueBy(token)
    expect(before).toMatch(QUESTION)
    await web.say('yes')
    await toldIn(web, JOINED)
    await look(token)
    const files = await readdir(app.data, { recursive: true, withFileTypes: true })
    for (const file of files.filter((one) => one.isFile() && !one.name.startsWith('lab-')))
      expect((await readFile(join(file.parentPath, file.name))).includes(token)).toBe(false)
  })
})

const askForLink = async (from: Device, words = 'can we continue on the website?'): Promise<string> =>
  tokenIn(await from.say(words))

const tokenIn = (said: string): string => /\/c\/([\w-]{40,})/.exec(said)?.[1] ?? `no link in: ${said}`

/** The two become one by mail, which takes a moment. */
const toldIn = (device: Device, what: RegExp): Promise<void> =>
  eventually(async () => expect((await device.all()).join('\n')).toMatch(what), 15_000)

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type App, openApp } from '../support/app.ts'
import { type Device, phone, visitor } from '../support/buyer.ts'

const NUMBER = '+14155550123'

/** A bot that was written for Bot Framework, on channels that it has never heard of (C2). */
describe('a hosted bot', () => {
  let app: App
  let web: Device
  let mobile: Device

  beforeEach(async () => {
    app = await openApp({ THROUGHLINE_BUSINESS: 'examples/hosted-bot/business.ts' })
    web = await visitor(app.url)
    mobile = phone(app.url, NUMBER)
  })
  afterEach(() => app.close())

  test('greets, asks and answers at the website chat, through its middleware', async () => {
    const greeting = await web.say('a table please')
    expect(greeting).toMatch(/Lighthouse/)
    expect(greeting).toMatch(/Welcome to the table desk/)
    expect(greeting).toMatch(/Please, for how many\?/)
    expect(await web.say('4')).toMatch(/A table for 4\. When\?/)
    expect(await web.say('Saturday')).toMatch(/Table for 4.*Saturday at eight, settled in 3 messages/s)
  })

  test('has its buttons as numbers in a text, and they come back as what they mean', async () => {
    const greeting = await mobile.say('a table please')
    expect(greeting).toMatch(/Welcome to the table desk/)
    expect(greeting).toMatch(/1\. 2\n2\. 4\n3\. 6/)
    expect(await mobile.say('6')).toMatch(/A table for 6\. When\?.*1\. Friday\n2\. Saturday/s)
    expect(await mobile.say('2')).toMatch(
      /Table for 6.*Saturday at eight.*https:\/\/lighthouse\.example\/menu/s,
    )
  })

  test('is in one conversation when they go on by text', async () => {
    await web.say('a table please')
    await web.say('4')
    await web.say('can I text with you instead?')
    await web.say(NUMBER)
    const code = /code is (\d{6})/.exec(await mobile.hear())?.[1] ?? ''
    await web.say(code)
    await mobile.hear()
    expect(await mobile.say('Friday')).toMatch(/Table for 4.*Friday at eight, settled in 3 messages/s)
  })

  test('remembers over a restart', async () => {
    await web.say('a table please')
    await web.say('4')
    await app.restart()
    expect(await web.say('Friday')).toMatch(/Table for 4/)
  })

  test('fails alone: they are told so, and the next message is the bot’s again', async () => {
    await web.say('a table please')
    const answer = await web.say('99')
    expect(answer).toMatch(/tables@lighthouse\.example/)
    expect(answer).not.toMatch(/no table/)
    expect(await web.say('2')).toMatch(/A table for \d\. When\?/)
  })

  test('says nothing after STOP', async () => {
    await web.say('a table please')
    expect(await web.say('STOP')).toMatch(/unsubscribed/)
    expect(await web.sayInVain('4')).toBe('')
  })
})

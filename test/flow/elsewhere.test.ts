import { describe, expect } from '@jest/globals'
import { apart } from '../support/apart.ts'
import { openApp } from '../support/app.ts'
import { phone, visitor } from '../support/buyer.ts'

const NUMBER = '+14155550123'

/** A chat and a phone that are one buyer's, who was told a price by text. */
const texting = async () => {
  const app = await openApp()
  const web = await visitor(app.url)
  const mobile = phone(app.url, NUMBER)
  await web.say("Hi, we're about 40 people and want coffee machines before Dec 1")
  await web.say('can I text with you instead?')
  await web.say(NUMBER)
  const code = /code is (\d{6})/.exec(await mobile.hear())?.[1] ?? ''
  await web.say(code)
  await mobile.hear()
  await mobile.say('what would the team plan be all in?')
  const badDay = (fault: object) =>
    fetch(`${app.url}/lab/phone/faults`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ next: [fault] }),
    })
  return { web, mobile, badDay, close: app.close }
}

/** What a phone does not take reaches the buyer where they can read it (C6). */
describe('a message that cannot be delivered', () => {
  const test = apart(texting)

  test('refused at once, it comes on the website', async ({ web, mobile, badDay }) => {
    await badDay({ kind: 'reject', code: 21614 })
    await mobile.send('do you have oat milk?')
    expect(await web.hear()).toMatch(/oat milk/i)
  })

  test('given up by the carrier later, it comes on the website, once', async ({ web, mobile, badDay }) => {
    await badDay({ kind: 'carrier-failure', code: 30003 })
    await mobile.send('do you have oat milk?')
    expect(await web.hear()).toMatch(/oat milk/i)
    const told = await web.all()
    expect(told.filter((text) => /oat milk/i.test(text))).toHaveLength(1)
  })

  test('stays away from whoever opted out at the platform', async ({ web, mobile, badDay }) => {
    await badDay({ kind: 'reject', code: 21610 })
    const before = (await web.all()).length
    await mobile.sayInVain('do you have oat milk?')
    expect(await web.all()).toHaveLength(before)
  })
})

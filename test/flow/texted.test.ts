import { describe, expect } from '@jest/globals'
import { minutes } from '#core/time'
import { apart } from '../support/apart.ts'
import { openApp } from '../support/app.ts'
import { type Device, phone, visitor } from '../support/buyer.ts'
import { eventually } from '../support/eventually.ts'

const NUMBER = '+14155550123'
const FACTS = "Hi, we're about 40 people and want coffee machines before Dec 1"
const JOINED = /can go on right here.*one conversation now/s

/** Where a phone is claimed, it may text us the code that is shown there (M6, I10). */
describe('a code that is texted to us', () => {
  const test = apart(async () => {
    const app = await openApp()
    const web = await visitor(app.url)
    const mobile = phone(app.url, NUMBER)
    const claim = async (): Promise<string> => {
      await web.say('can I text with you instead?')
      const said = await web.say(NUMBER)
      return /text (\d{6}) to \+14155550100/.exec(said)?.[1] ?? `no code in: ${said}`
    }
    return { app, web, mobile, claim, close: app.close }
  })

  test('from the phone that was claimed it joins, both are told, and the conversation goes on by text', async ({
    web,
    mobile,
    claim,
  }) => {
    await web.say(FACTS)
    const code = await claim()
    await mobile.hear()
    await mobile.say(code)
    await toldIn(mobile, /one conversation now.*40 people/s)
    await toldIn(web, /go on from the number ending in 0123 too.*not me/s)
  })

  test('it is another code than the one that was sent, and typed in the chat it is wrong', async ({
    web,
    mobile,
    claim,
  }) => {
    const code = await claim()
    expect(await mobile.hear()).not.toContain(code)
    expect(await web.say(code)).toMatch(/not the code I sent/)
  })

  test('from another phone it is answered as any digits are, and joins nobody', async ({
    app,
    claim,
    web,
  }) => {
    await web.say(FACTS)
    const code = await claim()
    const [other, another] = [phone(app.url, '+14155550150'), phone(app.url, '+14155550151')]
    const said = await other.say(code)
    expect(said).toBe(await another.say(code === '111112' ? '111113' : '111112'))
    expect(said).not.toMatch(/40 people|one conversation/)
  })

  test('five wrong ones are enough, and each is answered as any digits are', async ({ mobile, claim }) => {
    const code = await claim()
    const wrong = code === '000000' ? '999999' : '000000'
    for (let n = 0; n < 5; n++) expect(await mobile.say(wrong)).not.toMatch(/code|one conversation/)
    expect(await mobile.say(code)).not.toMatch(/one conversation/)
  })

  test('it is good for ten minutes', async ({ app, mobile, claim }) => {
    const code = await claim()
    app.push(minutes(10))
    expect(await mobile.say(code)).not.toMatch(/one conversation/)
  })

  test('a phone that said STOP joins by it as well, and gets nothing', async ({ web, mobile, claim }) => {
    await mobile.say(FACTS)
    await mobile.sayInVain('STOP')
    const code = await claim()
    expect(await mobile.sayInVain(code)).toBe('')
    await toldIn(web, /go on from the number ending in 0123 too/)
  })

  test('where no more codes are sent today, it is still shown', async ({ web }) => {
    await web.say('can I text with you instead?')
    for (let n = 0; n < 5; n++) await web.say(`+1415555014${n}`)
    expect(await web.say('+14155550149')).toMatch(/no more codes today.*Or text \d{6} to/s)
  })

  test('"not me" from the phone undoes it', async ({ web, mobile, claim }) => {
    await web.say(FACTS)
    await mobile.say(await claim())
    await toldIn(mobile, JOINED)
    await mobile.say("that wasn't me")
    expect(await web.say('are you there?')).not.toMatch(/didn't follow|not sure I understood/)
    expect((await mobile.all()).join('\n')).not.toMatch(/budget.*40 people/)
  })
})

/** The two become one by mail, which takes a moment. */
const toldIn = (device: Device, what: RegExp): Promise<void> =>
  eventually(async () => expect((await device.all()).join('\n')).toMatch(what), 15_000)

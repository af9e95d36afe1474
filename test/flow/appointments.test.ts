import { describe, expect } from '@jest/globals'
import { minutes } from '#core/time'
import { apart } from '../support/apart.ts'
import { openApp } from '../support/app.ts'
import { type Device, phone, visitor } from '../support/buyer.ts'
import { eventually } from '../support/eventually.ts'
import { repAt } from '../support/rep.ts'

const WELCOME = 'Hi, we are about 40 people and want coffee machines before January 5, maybe $300 a month.'
const hours = (n: number) => minutes(n * 60)

/** What becomes of a meeting that is booked: moved, called off, booked again, from anywhere, and beside a rep (D3, D6). */
describe('a meeting that is booked', () => {
  const test = apart(async () => {
    const app = await openApp()
    const booked = async (wish: string, device?: Device): Promise<Device> => {
      const web = device ?? (await visitor(app.url))
      await web.say(WELCOME)
      await web.say(`can we book a call ${wish}?`)
      expect(await web.say('yes please')).toMatch(/It is booked/)
      return web
    }
    return { app, booked, close: app.close }
  })

  const count = async (device: Device, words: RegExp): Promise<number> =>
    (await device.all()).join('\n').match(new RegExp(words, 'g'))?.length ?? 0

  test('is one, however often they say yes', async ({ app }) => {
    const web = await visitor(app.url)
    await web.say(WELCOME)
    await web.say('can we book a call on Tuesday at 9?')
    await web.send('yes')
    await web.say('yes')
    await web.say('yes!')
    expect(await count(web, /It is booked/)).toBe(1)
  })

  test('is called off once, however often they say so, and its time is to be had again', async ({
    booked,
  }) => {
    const web = await booked('on Tuesday at 10')
    await web.send('cancel the call')
    await web.say('cancel the call please')
    expect(await count(web, /It is called off/)).toBe(1)
    expect(await web.say('cancel the call')).toMatch(/There is nothing booked for you/)
    expect(await web.say('can we book a call on Tuesday at 10?')).toMatch(/10:00 AM EST is free/)
    expect(await web.say('yes')).toMatch(/It is booked: .* Tuesday, November 24 at 10:00 AM/)
  })

  test('is moved later in the talk, and to no time that somebody else has', async ({ booked }) => {
    const web = await booked('on Tuesday at 11')
    await booked('on Tuesday at 1')
    expect(await web.say('do you have oat milk?')).toMatch(/oat milk/i)
    const offer = await web.say('I have to push the call to 1')
    expect(offer).toMatch(/Nothing is free then/)
    expect(offer).not.toMatch(/Tue, Nov 24, 1:00 PM/)
    expect(await web.say('Tuesday at 4')).toMatch(/4:00 PM EST is free/)
    expect(await web.say('yes')).toMatch(/It is moved: .* Tuesday, November 24 at 4:00 PM/)
    expect(await web.say("I can't make it that day")).not.toMatch(/Nov 24/)
  })

  test('is moved and called off from their phone, once that is known to be theirs', async ({
    app,
    booked,
  }) => {
    const web = await booked('on Wednesday at 9')
    const mobile = phone(app.url, '+12125550199')
    expect(await web.say('can I text with you instead?')).toMatch(/number/)
    await web.say('212-555-0199')
    const code = /\b\d{6}\b/.exec(await mobile.hear())?.[0] ?? ''
    await web.say(code)
    expect(await mobile.say('can we move the call to Wednesday at 11?')).toMatch(/11:00 AM EST is free/)
    expect(await mobile.say('yes please')).toMatch(/One moment, I'm moving it/)
    await eventually(async () =>
      expect([...(await mobile.all()), ...(await web.all())].join('\n')).toMatch(
        /It is moved: .* Wednesday, November 25 at 11:00 AM/,
      ),
    )
    await mobile.send('please cancel the call')
    await eventually(async () =>
      expect([...(await mobile.all()), ...(await web.all())].join('\n')).toMatch(/It is called off/),
    )
  })

  test('of somebody else is none of theirs', async ({ app, booked }) => {
    await booked('on Wednesday at 1')
    const stranger = await visitor(app.url)
    await stranger.say(WELCOME)
    expect(await stranger.say('cancel the call on Wednesday at 1')).toMatch(/There is nothing booked for you/)
  })

  test('is reminded of while a rep has the conversation', async ({ app, booked }) => {
    const mobile = phone(app.url, '+12125550155')
    await booked('on Wednesday at 3', mobile)
    await mobile.say('can I talk to a human please?')
    const ana = repAt(`${app.url}/lab/slack`, 'U0ANA')
    const card = await eventually(async () => {
      const found = (await ana.cards()).find(({ text }) => text.includes('+12125550155'))
      if (!found) throw new Error('There is no card.')
      return found
    })
    await ana.click(card.id, 'Claim')
    expect(await mobile.hear()).toMatch(/now chatting with Ana/)
    app.push(hours(30))
    expect(await mobile.hear()).toMatch(
      /Fernhill: a reminder of a tasting call on Wednesday, November 25 at 3:00 PM/,
    )
    expect(await mobile.sayInVain('can we book another call?')).toBe('')
  })
})

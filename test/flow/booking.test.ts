import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { days, minutes } from '#core/time'
import { type App, openApp } from '../support/app.ts'
import { type Device, phone, visitor } from '../support/buyer.ts'

const WELCOME = 'Hi, we are about 40 people and want coffee machines before January 5, maybe $300 a month.'

/** The lab as `npm start` runs it: Fernhill's tasting calls, nine to five in New York, on Monday at ten. */
describe('a meeting, over HTTP', () => {
  let app: App
  let web: Device

  beforeEach(async () => {
    app = await openApp()
    web = await visitor(app.url)
  })
  afterEach(() => app.close())

  const invitationIn = async (said: string): Promise<string> => {
    const url = /http\S+\/calendar\/\S+\.ics/.exec(said)?.[0] ?? ''
    const answer = await fetch(url)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      expect.stringMatching(/^text\/calendar; method=/),
    ])
    return (await answer.text()).replace(/\r\n /g, '')
  }

  test('is booked in words: "tomorrow at 3" is 3 PM, said back with its zone, and booked on a yes', async () => {
    await web.say(WELCOME)
    const offer = await web.say('can we book a call tomorrow at 3?')
    expect(offer).toMatch(/Tuesday, November 24 at 3:00 PM EST is free for a tasting call/)
    console.error(offer)
    const done = await web.say('yes please')
    console.error(done)
    expect(done).toMatch(/It is booked: a tasting call on Tuesday, November 24 at 3:00 PM EST/)
    const file = await invitationIn(done)
    expect(file).toContain('DTSTART:20261124T200000Z')
  })
})
void [days, minutes, phone]

import { describe, expect } from '@jest/globals'
import { days, minutes } from '#core/time'
import { apart } from '../support/apart.ts'
import { openApp } from '../support/app.ts'
import { phone, visitor } from '../support/buyer.ts'

const WELCOME = 'Hi, we are about 40 people and want coffee machines before January 5, maybe $300 a month.'

/** Fernhill's tasting calls, nine to five in New York, on Monday, November 23 at ten; Thursday is Thanksgiving, and closed. */
describe('when to meet, as a talk goes on', () => {
  const test = apart(async () => {
    const app = await openApp({}, { booking: { remindBefore: days(1), hold: minutes(0) } })
    const web = await visitor(app.url)
    await web.say(WELCOME)
    const asked = () => web.say('can we book a call on Tuesday at 2?')
    return { app, web, asked, close: app.close }
  })

  const times = (offer: string): readonly string[] => offer.match(/(?<=\[)\w+, \w+ \d+, [^\]]+(?=\])/g) ?? []

  test('an hour alone is one of the day that lies before them', async ({ web, asked }) => {
    expect(await asked()).toMatch(/Tuesday, November 24 at 2:00 PM EST is free/)
    expect(await web.say('how about 4')).toMatch(/Tuesday, November 24 at 4:00 PM EST is free/)
    expect(await web.say('half past two?')).toMatch(/Tuesday, November 24 at 2:30 PM EST is free/)
  })

  test('later is later, earlier is earlier, and another day is another', async ({ web, asked }) => {
    await asked()
    const later = times(await web.say('later'))
    expect(later[0]).toMatch(/^(?:Tue, Nov 24, (?:2:30|[345]:\d\d) PM|Wed)/)
    expect(later).toHaveLength(3)
    await web.say('rather Wednesday at 2')
    for (const one of times(await web.say('anything earlier?')))
      expect(one).toMatch(/^(?:Mon, Nov 23|Tue, Nov 24|Wed, Nov 25, (?:\d+:\d\d AM|1[:\d]+ PM))/)
    await web.say('Wednesday at 2')
    for (const one of times(await web.say('not that day'))) expect(one).not.toMatch(/Nov 25/)
    await web.say('Wednesday at 2')
    expect(await web.say('same time on Friday')).toMatch(/Friday, November 27 at 2:00 PM EST is free/)
    for (const one of times(await web.say('next week, but not Tuesday'))) {
      expect(one).toMatch(/Nov 30|Dec [2-4]/)
      expect(one).not.toMatch(/^Tue/)
    }
  })

  for (const [what, when] of [
    ['what is past', 'yesterday at 3'],
    ['a holiday', 'on thanksgiving'],
    ['an hour outside of the hours', 'tomorrow at 7pm'],
    ['a day off', 'on Saturday'],
    ['what is too soon', 'in half an hour'],
    ['what is too far ahead', 'on June 1'],
    ['an hour that the clocks skip', 'on March 14 at 2:30am'],
  ])
    test(`${what} is not to be had, and the nearest times are said`, async ({ web }) => {
      const offer = await web.say(`can we book a call ${when}?`)
      expect(offer).toMatch(/Nothing is free then/)
      expect(times(offer)).toHaveLength(3)
    })

  test('soon is soon: in two and a half hours', async ({ web }) => {
    expect(times(await web.say('can we book a call in about 3 hours?'))[0]).toMatch(
      /^Mon, Nov 23, (?:12|1):\d\d PM/,
    )
  })

  test('the last one is one of those', async ({ web }) => {
    const offer = times(await web.say('can we book a call on Wednesday?'))
    expect(offer).toHaveLength(3)
    expect(await web.say('one more thing: do you deliver in the afternoon?')).not.toMatch(/booking|booked/)
    const booked = await web.say('the last one')
    expect(booked).toContain(`at ${/, (\d+:\d\d [AP]M)$/.exec(offer[2] ?? '')?.[1]} EST`)
    expect(booked).toMatch(/It is booked/)
  })

  test('who is elsewhere gets their own clocks, also for what lies before them, until they are back', async ({
    app,
  }) => {
    const mobile = phone(app.url, '+12125550188')
    await mobile.say(WELCOME)
    expect(await mobile.say('can we book a call tomorrow at 1?')).toMatch(/1:00 PM EST is free/)
    expect(await mobile.say("I'm in Denver this week")).toMatch(/1:00 PM MST is free/)
    expect(await mobile.say('3 your time')).toMatch(/booked: .* Tuesday, November 24 at 1:00 PM MST/)
  })
})

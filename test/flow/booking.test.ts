import { describe, expect } from '@jest/globals'
import { minutes } from '#core/time'
import { calcomEmulator } from '#lab/calcom/index'
import { apart } from '../support/apart.ts'
import { openApp } from '../support/app.ts'
import { phone, visitor } from '../support/buyer.ts'
import { eventually } from '../support/eventually.ts'

const WELCOME = 'Hi, we are about 40 people and want coffee machines before January 5, maybe $300 a month.'

const hours = (n: number) => minutes(n * 60)

/** The file behind the link of an invitation, unfolded. */
const invitationIn = async (said: string): Promise<string> => {
  const url = /http\S+\/calendar\/\S+\.ics/.exec(said)?.[0] ?? ''
  const answer = await fetch(url)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    expect.stringMatching(/^text\/calendar; method=[A-Z]+; charset=utf-8$/),
  ])
  return (await answer.text()).replace(/\r\n /g, '')
}

/** The lab as `npm start` runs it: Fernhill's tasting calls, nine to five in New York, on Monday at ten. */
describe('a meeting, over HTTP', () => {
  const test = apart(async () => {
    const app = await openApp()
    const web = await visitor(app.url)
    const booked = async (): Promise<string> => {
      await web.say(WELCOME)
      await web.say('can we book a call tomorrow at 3?')
      return web.say('yes please')
    }
    return { app, web, booked, close: app.close }
  })

  test('is booked in words: "tomorrow at 3" is 3 PM, said back with its zone, and booked on a yes', async ({
    web,
  }) => {
    await web.say(WELCOME)
    expect(await web.say('can we book a call tomorrow at 3?')).toMatch(
      /Tuesday, November 24 at 3:00 PM EST is free for a tasting call\. Shall I book it\?/,
    )
    const done = await web.say('yes please')
    expect(done).toMatch(/It is booked: a tasting call on Tuesday, November 24 at 3:00 PM EST/)
    const file = await invitationIn(done)
    expect(file).toMatch(/^BEGIN:VCALENDAR\r\n/)
    for (const line of [
      'METHOD:PUBLISH',
      'DTSTART:20261124T200000Z',
      'DTEND:20261124T203000Z',
      'SEQUENCE:0',
      'STATUS:CONFIRMED',
      'SUMMARY:Tasting call with Fernhill',
    ])
      expect(file.split('\r\n')).toContain(line)
  })

  test('is never said to be booked before the calendar has it', async ({ booked }) => {
    const done = await booked()
    expect(done.indexOf("One moment, I'm booking")).toBe(0)
    expect(done.indexOf('It is booked')).toBeGreaterThan(0)
  })

  test('is chosen by its number from three on a phone, and the reminder is announced before', async ({
    app,
  }) => {
    const mobile = phone(app.url, '+12125550147')
    await mobile.say(WELCOME)
    const offer = await mobile.say('can we talk on Wednesday?')
    expect(offer).toMatch(/texts you here once before it, as a reminder/)
    expect(offer).toMatch(/Times are in EST/)
    expect(offer.match(/^\d\. Wed, Nov 25, \d+:\d\d [AP]M$/gm)).toHaveLength(3)
    const second = /^2\. Wed, Nov 25, (.*)$/m.exec(offer)?.[1] ?? ''
    const done = await mobile.say('2')
    expect(done).toContain(`It is booked: a tasting call on Wednesday, November 25 at ${second} EST`)
    await invitationIn(done)
  })

  test('is said by the clocks they live by: those they name, or those of their number', async ({
    app,
    web,
  }) => {
    const denver = phone(app.url, '+13035550147')
    await denver.say(WELCOME)
    expect(await denver.say('can we book a call tomorrow at 1pm?')).toMatch(
      /Tuesday, November 24 at 1:00 PM MST is free/,
    )
    await web.say(WELCOME)
    expect(await web.say("can we book a call tomorrow at 9am? I'm in Los Angeles")).toMatch(
      /Tuesday, November 24 at 9:00 AM PST is free/,
    )
  })

  test('comes with the nearest times where the one they want is not to be had', async ({ web }) => {
    await web.say(WELCOME)
    const offer = await web.say('could we do a call on Thursday at 11?')
    expect(offer).toMatch(/Nothing is free then\. These are the nearest times/)
    expect(offer).not.toMatch(/Nov 26/)
    const others = await web.say('other times please')
    expect(others).toMatch(/other free times/)
    for (const line of offer.match(/\[.*\]/g) ?? []) expect(others).not.toContain(line)
  })

  test('waits until what must be known is known, and is not asked for twice', async ({ web }) => {
    const first = await web.say('can we book a call?')
    expect(first).toMatch(/Gladly\. A question or two first/)
    expect(first).toMatch(/What are you looking for\?/)
    expect(await web.say(WELCOME)).toMatch(/These times are free for a tasting call/)
  })

  test('is reminded of a day ahead, once', async ({ app, web }) => {
    await web.say(WELCOME)
    await web.say('can we book a call on Wednesday at 3pm?')
    await web.say('yes')
    app.push(hours(30))
    expect(await web.hear()).toMatch(/a reminder of a tasting call on Wednesday, November 25 at 3:00 PM EST/)
    const seen = (await web.all()).length
    app.push(hours(10))
    await new Promise((resolve) => setTimeout(resolve, 800))
    expect(await web.all()).toHaveLength(seen)
  })

  test('reminds on a phone too, where they had been told so', async ({ app }) => {
    const mobile = phone(app.url, '+12125550147')
    await mobile.say(WELCOME)
    expect(await mobile.say('can we book a call on Wednesday at 2pm?')).toMatch(/texts you here once/)
    const again = await mobile.say('rather Wednesday at 3pm')
    expect(again).toMatch(/3:00 PM/)
    expect(again).not.toMatch(/texts you here once/)
    expect(await mobile.say('yes')).toMatch(/It is booked/)
    app.push(hours(30))
    expect(await mobile.hear()).toMatch(/Fernhill: a reminder of a tasting call/)
  })

  test('is moved in words, and the same invitation says so', async ({ app, web, booked }) => {
    const done = await booked()
    expect(await web.say('can we move it to Wednesday at 2?')).toMatch(
      /Wednesday, November 25 at 2:00 PM EST is free/,
    )
    const moved = await web.say('yes, go ahead')
    expect(moved).toMatch(/It is moved: a tasting call is on Wednesday, November 25 at 2:00 PM EST now/)
    const [before, after] = [await invitationIn(done), await invitationIn(moved)]
    expect(after).toContain('DTSTART:20261125T190000Z')
    expect(after).toContain('SEQUENCE:1')
    expect(/UID:.*/.exec(after)?.[0]).toBe(/UID:.*/.exec(before)?.[0])
    const other = await visitor(app.url)
    await other.say(WELCOME)
    expect(await other.say('can we book a call tomorrow at 3?')).toMatch(/3:00 PM EST is free/)
  })

  test('is called off in words, the invitation says so, and no reminder comes', async ({
    app,
    web,
    booked,
  }) => {
    const done = await booked()
    const off = await web.say('please cancel the call')
    expect(off).toMatch(/It is called off: a tasting call on Tuesday, November 24 at 3:00 PM EST/)
    const file = await invitationIn(done)
    expect(file).toContain('METHOD:CANCEL')
    expect(file).toContain('STATUS:CANCELLED')
    const seen = (await web.all()).length
    app.push(hours(8))
    await new Promise((resolve) => setTimeout(resolve, 800))
    expect(await web.all()).toHaveLength(seen)
  })

  test('that was taken meanwhile is said to be, and what is still free is offered', async ({ app, web }) => {
    const rival = await visitor(app.url)
    await web.say(WELCOME)
    await web.say('can we book a call tomorrow at 3?')
    app.push(minutes(11))
    await rival.say(WELCOME)
    expect(await rival.say('can we book a call tomorrow at 3?')).toMatch(/3:00 PM EST is free/)
    expect(await rival.say('yes')).toMatch(/It is booked/)
    const late = await web.say('yes')
    expect(late).not.toMatch(/It is booked/)
    expect(late).toMatch(
      /Sorry, Tuesday, November 24 at 3:00 PM EST has just been taken\. These are still free/,
    )
    expect(late.match(/\[Tue, Nov 24, .*\]/g)).toHaveLength(3)
  })

  test('is not booked a second time beside the first', async ({ web, booked }) => {
    await booked()
    const again = await web.say('can we book a call?')
    expect(again).toMatch(/You have a tasting call on Tuesday, November 24 at 3:00 PM EST already/)
  })

  test('does not come between a recap and its yes', async ({ web }) => {
    await web.say(`${WELCOME} I decide. Let's do it`)
    const recap = (await web.all()).join('\n')
    expect(recap).toMatch(/Shall I go ahead with exactly this\?|go ahead/i)
    expect(await web.say('can we book a call tomorrow at 3?')).not.toMatch(/is free for a tasting call/)
  })

  test('a digression is answered, and the time is still there to be taken', async ({ web }) => {
    await web.say(WELCOME)
    await web.say('can we book a call tomorrow at 3?')
    expect(await web.say('do you have oat milk?')).toMatch(/oat milk/i)
    expect(await web.say('Tuesday at 3 works')).toMatch(/It is booked/)
  })

  test('an invitation that nobody sealed is none', async ({ app }) => {
    for (const name of ['nothing.ics', 'AAAA.ics', `${'x'.repeat(90)}.ics`])
      expect((await fetch(`${app.url}/calendar/${name}`)).status).toBe(404)
  })

  test('survives a restart between the offer and the yes', async ({ app, web }) => {
    await web.say(WELCOME)
    await web.say('can we book a call tomorrow at 3?')
    await app.restart()
    expect(await web.say('yes')).toMatch(/It is booked/)
  })
})

describe('a meeting at Cal.com, over HTTP', () => {
  const KEY = 'cal_test_0123456789'
  const test = apart(async () => {
    const root = await calcomEmulator({ apiKey: KEY, clock: { now: () => app.now() } }).listen(0)
    const app = await openApp({
      CALCOM_API_KEY: KEY,
      CALCOM_EVENT_TYPE_ID: '4242',
      CALCOM_API_ROOT: root.url,
    })
    const web = await visitor(app.url)
    const badDay = (...kinds: readonly string[]) =>
      fetch(`${root.url}/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ next: kinds.map((kind) => ({ kind })) }),
      })
    const offered = async (): Promise<void> => {
      await web.say(WELCOME)
      expect(await web.say('can we book a call tomorrow at 3?')).toMatch(/Which e-mail address/)
      expect(await web.say('dana@lakeside.example')).toMatch(/3:00 PM EST is free for a tasting call/)
    }
    const close = async () => {
      await app.close()
      await root.close()
    }
    return { root, web, badDay, offered, close }
  })

  test('asks for the address that it writes to, books, moves and calls off', async ({
    web,

    offered,
  }) => {
    await offered()
    const done = await web.say('yes')
    expect(done).toMatch(/It is booked/)
    expect(await invitationIn(done)).toMatch(/METHOD:REQUEST[\s\S]*ATTENDEE.*dana@lakeside.example/i)
    await web.say('can we move it to Wednesday at 2?')
    expect(await web.say('yes')).toMatch(/It is moved: .* Wednesday, November 25 at 2:00 PM EST/)
    expect(await web.say('cancel it please')).toMatch(/It is called off/)
  })

  test('a calendar that is away for a moment books all the same, once', async ({
    root,
    web,
    badDay,
    offered,
  }) => {
    await offered()
    await badDay('http-500', 'cut-after-accept')
    await web.send('yes')
    await eventually(async () => expect((await web.all()).join()).toMatch(/It is booked/))
    const { bookings } = JSON.parse(await (await fetch(`${root.url}/bookings`)).text())
    expect(bookings).toHaveLength(1)
  })

  test('a calendar that cannot be seen promises no time', async ({ web, badDay }) => {
    await web.say(WELCOME)
    await web.say('can we book a call tomorrow at 3?')
    await badDay('http-500')
    expect(await web.say('dana@lakeside.example')).toMatch(/I cannot see the calendar just now/)
  })
})

import { describe, expect } from '@jest/globals'
import { strangerAt } from '#core/address'
import { days, minutes, seconds } from '#core/time'
import { atOnce } from '../support/apart.ts'
import { type App, openApp } from '../support/app.ts'
import { type Device, phone, visitor } from '../support/buyer.ts'
import { eventually } from '../support/eventually.ts'
import { everybody, personAt } from '../support/lab-people.ts'
import { opening } from '../support/opening.ts'
import { CONSOLE_TOKEN, tell } from '../support/signals.ts'

const READY =
  "Hi, we're 40 people and need coffee machines by December 20, about $300 a month. I decide. Let's do it"
const NUMBER = '+14155550134'

/** What other systems know reaches a conversation late, and the buyer's own words stay what they are (M4, I8). */
describe('a note from the CRM', () => {
  const opened = opening()
  const test = atOnce()
  let names = 0

  /** A buyer on the website, alone in the world; `note` brings a number of people, known so long ago. */
  const begin = async (first: string) => {
    const app = await opened(openApp({ CONSOLE_TOKEN }))
    const web = await visitor(app.url)
    const answer = await web.say(first)
    const [person = ''] = await everybody(app.url)
    return { app, web, answer, person }
  }
  const note = async (app: App, person: string, value: number, ago: number) => {
    const answer = await tell(app.url, {
      id: `note-${names++}`,
      person,
      kind: 'quantity',
      value,
      at: new Date(app.now() - ago).toISOString(),
      source: { system: 'crm', record: 'deal 7', author: 'Dana' },
    })
    expect(answer.status).toBe(202)
    await eventually(async () => {
      const { events } = await personAt(app.url, person)
      expect(events.filter(({ kind }) => kind === 'report-kept').length).toBeGreaterThan(0)
    })
  }
  const keptAt = async (app: App, person: string, kind: string) =>
    (await personAt(app.url, person)).events.filter((event) => event.kind === kind)
  const hush = async (web: Device) => {
    const before = (await web.all()).length
    await new Promise((resolve) => setTimeout(resolve, 700))
    expect(await web.all()).toHaveLength(before)
  }

  test('from last week that comes after "we are 40" changes nothing, and nothing is asked', async () => {
    const { app, web, person } = await begin('Hi, we are 40 people and want coffee machines')
    await note(app, person, 25, days(7))
    await hush(web)
    expect(await web.say('by December 20')).not.toMatch(/25|notes/)
    expect(await web.say("let's do it")).toMatch(/People: 40|40 people/)
    expect(await keptAt(app, person, 'contradiction-noticed')).toEqual([])
  })

  test('newer than the words of the buyer is asked about once, at their next message, and the answer settles it', async () => {
    const { app, web, person } = await begin('Hi, we are 40 people and want coffee machines')
    app.push(minutes(10))
    await note(app, person, 55, seconds(5))
    await hush(web)
    expect(await keptAt(app, person, 'contradiction-noticed')).toHaveLength(1)
    const asked = await web.say('do you have oat milk?')
    expect(asked).toMatch(/oat/i)
    expect(asked).toMatch(
      /Our notes of November 23 say 55 people, and you told me 40 people\. Which is right\?/,
    )
    const settled = await web.say('1')
    expect(settled).toMatch(/55 people/)
    await note(app, person, 55, 0)
    const recap = await web.say("by December 20, let's do it")
    expect(recap).not.toMatch(/notes/)
    expect(await web.say('about $300 a month')).not.toMatch(/notes/)
  })

  test('that comes while a recap waits leaves it as it is: a yes is a yes to what was shown', async () => {
    const { app, web, answer, person } = await begin(READY)
    expect(answer).toMatch(/Shall I go ahead with exactly this/)
    app.push(minutes(2))
    await note(app, person, 55, seconds(1))
    await hush(web)
    expect(await web.say('yes, go ahead')).toMatch(/Do you agree/)
    const link = await web.say('I agree')
    expect(link).toMatch(/\/pay\//)
    expect(link).not.toMatch(/notes/)
    const [offered] = await keptAt(app, person, 'checkout-offered')
    expect(offered).toMatchObject({ terms: { quantity: 40 } })
    expect(await keptAt(app, person, 'recap-withdrawn')).toEqual([])
  })

  test('of what they never said is put to them instead of the open question, by text and by its address', async () => {
    const app = await opened(openApp({ CONSOLE_TOKEN }))
    const texts = phone(app.url, NUMBER)
    await texts.say('Hi, we want coffee machines by December 20')
    const answer = await tell(app.url, {
      id: 'staff',
      address: { channel: 'sms', id: NUMBER },
      kind: 'quantity',
      value: 55,
      at: new Date(app.now()).toISOString(),
      source: { system: 'crm' },
    })
    expect(answer.status).toBe(202)
    const person = strangerAt({ channel: 'sms', id: NUMBER })
    await eventually(async () => expect(await keptAt(app, person, 'report-kept')).toHaveLength(1))
    expect(await texts.say('hello?')).toMatch(/Our notes of November 23 say 55 people\. Is that right\?/)
    expect(await texts.say('yes')).toMatch(/: 55 people/)
  })

  test('outlives a restart, with its source', async () => {
    const { app, web, person } = await begin('Hi, we are 40 people and want coffee machines')
    app.push(minutes(10))
    await note(app, person, 55, seconds(5))
    await app.restart()
    const again = await web.say('hello?')
    expect(again).toMatch(/55 people, and you told me 40 people/)
    const [kept] = await keptAt(app, person, 'report-kept')
    expect(kept).toMatchObject({ report: { evidence: { by: { system: 'crm', author: 'Dana' } } } })
  })
})

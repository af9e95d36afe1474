import { describe, expect } from '@jest/globals'
import { z } from 'zod'
import { days } from '#core/time'
import { apart } from '../support/apart.ts'
import { openApp } from '../support/app.ts'
import { phone, visitor } from '../support/buyer.ts'
import { eventually } from '../support/eventually.ts'

const NUMBER = '+14155550123'
const READY = "Hi, we're 40 people and need coffee machines by December 20. Let's do it"
const OURS = /^Fernhill: you are unsubscribed/
const CARRIERS = /^You have successfully been unsubscribed/

/** Who asks us to stop hears it once, and then nothing more on any path, until they ask for it (C8, I9). */
describe('consent', () => {
  const test = apart(async () => {
    const app = await openApp()
    const web = await visitor(app.url)
    const mobile = phone(app.url, NUMBER)
    const join = async () => {
      await web.say('can I text with you instead?')
      await web.say(NUMBER)
      const code = /code is (\d{6})/.exec(await mobile.hear())?.[1] ?? ''
      await web.say(code)
      await mobile.hear()
    }
    return { app, web, mobile, join, standing: () => standing(app.url), close: app.close }
  })

  describe('by text, in words that the carrier does not know', () => {
    test('they are confirmed once, in one text that sells nothing', async ({ mobile }) => {
      await mobile.say('do you have oat milk?')
      const goodbye = await mobile.say('please stop texting me')
      expect(goodbye).toMatch(OURS)
      expect(goodbye).not.toMatch(/how many|what are you looking for|oat milk/i)
      await mobile.send('are you still there?')
      expect(await mobile.sayInVain('I said stop texting me')).toBe('')
    })

    test('even as the very first word, and without an introduction', async ({ mobile }) => {
      const goodbye = await mobile.say('who is this? stop texting me')
      expect(goodbye).toMatch(OURS)
      expect(goodbye).not.toMatch(/msg & data/i)
    })

    test('a START that the carrier does not answer is answered by us, and is a consent with its words', async ({
      mobile,
      standing,
    }) => {
      await mobile.say('please stop texting me')
      expect((await standing()).contact).toMatchObject({ suppressed: true, consent: null })
      expect(await mobile.say('START')).toMatch(/you are subscribed again/)
      const { contact } = await standing()
      expect(contact).toMatchObject({
        suppressed: false,
        consent: {
          wording: expect.stringMatching(/Reply START if you want them again/),
          evidence: { quote: 'START' },
        },
      })
      expect(await mobile.say('do you have oat milk?')).toMatch(/oat milk/i)
    })

    test('a consent that was given on the website ends with it', async ({ mobile, join, standing }) => {
      await join()
      expect((await standing()).contact?.consent).toMatchObject({
        wording: expect.stringMatching(/may text you/),
      })
      await mobile.say('please stop texting me')
      expect((await standing()).contact?.consent).toBeNull()
    })
  })

  describe('by text, in a word that the carrier takes for itself', () => {
    for (const word of ['STOP', 'cancel'])
      test(`"${word}" is answered by the carrier alone`, async ({ mobile, standing }) => {
        expect(await mobile.say(word)).toMatch(CARRIERS)
        expect(await mobile.sayInVain('do you have oat milk?')).toBe('')
        expect((await standing()).contact).toMatchObject({ suppressed: true, blocked: true })
      })

    test('so is the START that opens the phone again', async ({ mobile, standing }) => {
      await mobile.say('STOP')
      const back = await mobile.say('START')
      expect(back).toMatch(/^You have successfully been re-subscribed/)
      await eventually(async () =>
        expect((await standing()).contact).toMatchObject({
          suppressed: false,
          consent: {
            wording: expect.stringMatching(/Reply START to resubscribe/),
            evidence: { quote: 'START' },
          },
        }),
      )
      expect(await mobile.say('do you have oat milk?')).toMatch(/oat milk/i)
      expect((await mobile.all()).filter((text) => /subscribed/.test(text))).toHaveLength(2)
    })

    test('a YES that opens the phone accepts nothing', async ({ mobile, standing }) => {
      expect(await mobile.say(READY)).toMatch(/Shall I go ahead/)
      await mobile.say('STOP')
      expect(await mobile.say('YES')).toMatch(/re-subscribed/)
      await eventually(async () => expect((await standing()).contact?.suppressed).toBe(false))
      const { events } = await standing()
      expect(events.filter(({ kind }) => kind === 'acceptance-recorded')).toEqual([])
    })

    test('from whoever never left, a YES is a yes', async ({ mobile }) => {
      await mobile.say(READY)
      expect(await mobile.say('YES')).toMatch(/Do you agree\?/)
    })

    test('HELP is answered by the carrier alone, and "help me choose" is no call for help', async ({
      mobile,
    }) => {
      expect(await mobile.say('HELP')).toBe('Reply STOP to unsubscribe. Msg&Data Rates May Apply.')
      expect(await mobile.say('help me choose a plan')).not.toMatch(/STOP to opt out\.$/)
    })
  })

  describe('in the website’s chat', () => {
    test('words that stop close the chat and every phone of theirs', async ({ web, mobile, join }) => {
      await join()
      expect(await web.say('please stop messaging me')).toMatch(OURS)
      expect(await web.say('start')).toMatch(/subscribed again/)
      expect(await mobile.sayInVain('hello?')).toBe('')
    })

    test('"cancel" by itself stops nothing', async ({ web }) => {
      expect(await web.say('cancel')).not.toMatch(OURS)
      expect(await web.say('do you have oat milk?')).toMatch(/oat milk/i)
    })

    test('HELP is ours to answer', async ({ web }) => {
      expect(await web.say('help')).toMatch(/For a person: /)
    })
  })

  test('neither a payment nor a code nor time brings a text to a phone that asked us to stop', async ({
    app,
    web,
    mobile,
  }) => {
    await mobile.say(READY)
    await mobile.say('yes, go ahead')
    const link = /http\S+\/pay\/\S+/.exec(await mobile.say('I agree'))?.[0] ?? ''
    await mobile.say('please stop texting me')
    const heard = (await mobile.all()).length
    await fetch(link, { method: 'POST' })
    await web.say('can I text with you instead?')
    await web.say(NUMBER)
    app.push(days(2))
    await web.say('Hello again')
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(await mobile.all()).toHaveLength(heard)
  })

  test('an opt-out does not lapse: years later, and after a restart, it binds', async ({
    app,
    mobile,
    standing,
  }) => {
    await mobile.say('please stop texting me')
    app.push(days(10 * 366))
    await app.restart()
    expect(await mobile.sayInVain('hello?')).toBe('')
    expect((await standing()).contact).toMatchObject({ suppressed: true })
  })
})

/** How we stand with the phone, and the events of whose it is. */
const standing = async (url: string) => {
  const people = z.array(z.object({ person: z.string() })).parse(await get(`${url}/lab/people`))
  const all = await Promise.all(
    people.map(async ({ person }) => Person.parse(await get(`${url}/lab/people/${person}`))),
  )
  const theirs = all.find(({ snapshot }) => snapshot.addresses[`sms:${NUMBER}`])
  return { contact: theirs?.snapshot.addresses[`sms:${NUMBER}`], events: theirs?.events ?? [] }
}

const Person = z.object({
  snapshot: z.object({
    addresses: z.record(
      z.string(),
      z.object({
        suppressed: z.boolean(),
        blocked: z.boolean().optional(),
        consent: z.object({ wording: z.string(), evidence: z.object({ quote: z.string() }) }).nullable(),
      }),
    ),
  }),
  events: z.array(z.object({ kind: z.string() })),
})

const get = async (url: string): Promise<unknown> => (await fetch(url)).json()

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { type App, openApp } from '../support/app.ts'
import { type Device, phone, visitor } from '../support/buyer.ts'

const NUMBER = '+14155550123'

const Person = z.object({ events: z.array(z.looseObject({ kind: z.string() })) })

/** Texts of one breath, as people send them (C7). */
const BREATH = ['Hi there', "we're about 40 people", 'and want coffee machines before Dec 1']

describe('a burst, under the default policy (C7)', () => {
  let app: App

  beforeEach(async () => {
    app = await openApp()
  })
  afterEach(() => app.close())

  const get = async (path: string): Promise<unknown> => (await fetch(`${app.url}${path}`)).json()
  const events = async (): Promise<readonly string[]> => {
    const [first] = z.array(z.object({ person: z.string() })).parse(await get('/lab/people'))
    return Person.parse(await get(`/lab/people/${first?.person}`)).events.map(({ kind }) => kind)
  }
  const numberOf = async (kind: string) => (await events()).filter((one) => one === kind).length

  const inOneBreath = async (device: Device) => {
    await app.atOneMoment(async () => {
      for (const text of BREATH) await device.send(text)
    })
    return device.hear()
  }

  test('of three quick texts by SMS is one turn and one reply', async () => {
    const mobile = phone(app.url, NUMBER)
    expect(await inOneBreath(mobile)).toMatch(/automated assistant/)
    expect(await mobile.all()).toHaveLength(1)
    expect(await numberOf('message-received')).toBe(3)
    expect(await numberOf('turn-ended')).toBe(1)
    expect(await numberOf('message-queued')).toBe(1)
  })

  test('of three quick messages on the website is one turn and one reply', async () => {
    const web = await visitor(app.url)
    expect(await inOneBreath(web)).toMatch(/automated assistant/)
    expect(await web.all()).toHaveLength(1)
    expect(await numberOf('turn-ended')).toBe(1)
    expect(await numberOf('message-queued')).toBe(1)
  })

  test('of one person on two channels is one turn, answered where they spoke last', async () => {
    const [web, mobile] = [await visitor(app.url), phone(app.url, NUMBER)]
    await web.say("Hi, we're about 40 people and want coffee machines before Dec 1")
    await web.say('can I text with you instead?')
    await web.say('415 555 0123')
    await web.say(/\d{6}/.exec(await mobile.hear())?.[0] ?? '')
    await mobile.hear()
    const before = await numberOf('turn-ended')
    const [shown, texted] = [(await web.all()).length, (await mobile.all()).length]
    await app.atOneMoment(async () => {
      await web.send('do you have oat milk?')
      await mobile.send('and what would the team plan be all in?')
    })
    expect(await mobile.hear()).toMatch(/\$249 a month/)
    expect(await numberOf('turn-ended')).toBe(before + 1)
    expect((await mobile.all()).length).toBe(texted + 1)
    expect((await web.all()).length).toBe(shown)
  })

  test('is no longer one when there is a pause in it', async () => {
    const mobile = phone(app.url, NUMBER)
    await mobile.say('Hi there')
    await mobile.say('we are about 40 people')
    expect(await numberOf('turn-ended')).toBe(2)
  })
})

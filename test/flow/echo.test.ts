import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type App, openApp } from '../support/app.ts'
import { type Device, phone, visitor } from '../support/buyer.ts'
import { eventually } from '../support/eventually.ts'

const NUMBER = '+14155550123'

const BURST = ['one', 'two', 'three', 'four', 'five']

/** What nobody may make anything of: each comes back as it came. */
const ODD = [
  'what does it cost?',
  '2',
  'yes, go ahead',
  'let us start over, I want a person',
  'two\nlines',
  '👩🏽‍🚀 {name} %s \\n <b>&amp;</b>',
  '{{code}} {{checkout}}',
]

/** Nothing is said but what was said first, so that a harness can count on every letter of it. */
describe('the echo business', () => {
  let app: App
  let web: Device
  let mobile: Device

  beforeAll(async () => {
    app = await openApp({ THROUGHLINE_BUSINESS: 'examples/echo/business.ts' })
    web = await visitor(app.url)
    mobile = phone(app.url, NUMBER)
  })
  afterAll(() => app.close())

  const echoesTo = async (device: Device, texts: readonly string[]): Promise<readonly string[]> => {
    const before = (await device.all()).length
    await Promise.all(texts.map(device.send))
    await eventually(async () => expect(await device.all()).toHaveLength(before + texts.length))
    return (await device.all()).slice(before)
  }

  describe.each([
    ['the website chat', () => web],
    ['a phone', () => mobile],
  ])('on %s', (_, device) => {
    test('answers each message with its number and its words, and with nothing else', async () => {
      expect(await device().say('hello')).toBe('echo #1: hello')
      expect(await device().say('HELP me, do you have oat milk?')).toBe(
        'echo #2: HELP me, do you have oat milk?',
      )
      expect(await device().say('hello')).toBe('echo #3: hello')
    })

    test.each(ODD.map((text, i) => [text, i + 4] as const))('gives %j back as it came', async (text, n) => {
      expect(await device().say(text)).toBe(`echo #${n}: ${text}`)
    })

    test('answers a burst one by one, in the order in which it was taken in', async () => {
      const echoes = await echoesTo(device(), BURST)
      expect(echoes.map((echo) => echo.split(': ')[0])).toEqual(BURST.map((_, i) => `echo #${11 + i}`))
      expect(echoes.map((echo) => echo.split(': ')[1]).sort()).toEqual(BURST.toSorted())
    })
  })

  test('on the website chat, STOP is confirmed once and then nothing is said until START', async () => {
    expect(await web.say('STOP')).toMatch(/^Echo: you are unsubscribed\b.*\bSTART\b/)
    expect(await web.sayInVain('anyone?')).toBe('')
    expect(await web.say('START')).toMatch(/^Echo: you are subscribed again\./)
    expect(await web.say('back')).toBe('echo #19: back')
  })

  test('on a phone, STOP and START are answered by the carrier and by nobody else', async () => {
    expect(await mobile.say('STOP')).toMatch(/unsubscribed/)
    expect(await mobile.sayInVain('anyone?')).toBe('')
    expect(await mobile.say('START')).toMatch(/re-subscribed/)
    expect(await mobile.say('back')).toBe('echo #19: back')
  })

  test('a text that is too long for one comes in parts, and no word is lost', async () => {
    const text = 'word '.repeat(320).trim()
    const parts = (await mobile.say(text)).split('\n')
    expect(parts.length).toBeGreaterThan(1)
    expect(parts.join(' ')).toBe(`echo #20: ${text}`)
  })
})

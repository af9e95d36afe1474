import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { eventually } from '../support/eventually.ts'
import { lowContrastIn, namelessIn } from './contrast.ts'
import { type LabPage, openLabPage } from './lab-page.ts'

const HELLO = "Hi, we're about 40 people and want coffee machines before Dec 1, maybe $300 a month."

/** What a newcomer does on the devices beside the website, and what the page shows of a bad day. */
describe('the devices of the lab page', () => {
  let lab: LabPage
  const panel = (name: string) => lab.page.locator(`.panel.${name}`)
  /** Whoever was last heard of is shown; a delivery that is told late can be of somebody else. */
  const pick = (channel: string) =>
    lab.page.getByRole('navigation', { name: 'People' }).getByRole('button', { name: channel }).click()
  const badDay = async (network: string, fault: string) => {
    const menu = lab.device(network).locator('.bad-day')
    await menu.locator('summary').click()
    await menu.getByRole('button', { name: fault }).click()
    await lab.shows(menu.locator('summary'), fault)
  }

  beforeAll(async () => {
    lab = await openLabPage()
  }, 120_000)
  afterAll(async () => {
    await lab?.close()
  })

  test.each([
    { network: 'telegram', channel: 'Telegram' },
    { network: 'slack', channel: 'Slack' },
  ])('$channel: a hello is answered, and so is a tap on a button', async ({ network, channel }) => {
    const device = lab.device(network)
    await lab.write(network, HELLO)
    await lab.shows(device, /Who makes the decision/)
    await device.getByRole('button', { name: 'I do', exact: true }).click()
    await lab.shows(device, /The Team plan fits you/)
    await pick(channel)
    await lab.shows(panel('known'), 'they decide')
  })

  test('WhatsApp is the other thread of the phone, and who will look at it has read it', async () => {
    const phone = lab.device('phone')
    await phone.getByRole('button', { name: 'WhatsApp' }).click()
    await lab.write('phone', HELLO)
    await lab.shows(phone, /Who makes the decision/)
    await phone.getByRole('button', { name: 'I do', exact: true }).click()
    await lab.shows(phone, /The Team plan fits you/)
    await pick('WhatsApp')
    await lab.shows(panel('outbox'), /^read$/)
    await phone.getByRole('button', { name: 'Texts' }).click()
    await lab.shows(phone, /No texts yet/)
  })

  test.each([
    { device: 'website', channel: 'Website' },
    { device: 'phone', channel: 'SMS' },
    { device: 'telegram', channel: 'Telegram' },
    { device: 'slack', channel: 'Slack' },
  ])('a photo from $channel is kept and shown', async ({ device, channel }) => {
    await lab.device(device).getByRole('button', { name: 'Send a photo' }).click()
    await pick(channel)
    const came = panel('files').locator('li', { hasText: channel }).first()
    await came.locator('img').waitFor()
    await lab.shows(came, 'kept')
  })

  test('what a network refuses is shown with its reason, and where it went instead', async () => {
    await lab.write('website', 'can I text with you instead?')
    await lab.shows(lab.device('website'), /mobile number/)
    await lab.write('website', await lab.page.getByLabel('this phone').inputValue())
    await lab.shows(lab.device('phone'), /your code is \d{6}/)
    const code = /your code is (\d{6})/.exec(await lab.device('phone').innerText())?.[1] ?? ''
    await lab.write('website', code)
    await lab.shows(lab.device('phone'), /We can go on right here/)
    await pick('Website')
    await badDay('phone', 'Refused')
    await lab.write('phone', 'do you have oat milk?')
    await lab.shows(panel('outbox'), /Twilio error 21612/)
    await lab.shows(panel('outbox'), /went to Website …\S+ instead/)
    await lab.shows(panel('journal'), /in place of out\d+/)
    await lab.shows(lab.device('phone').locator('.bad-day summary'), 'Bad day')
  })

  test('where they may be written to says on which words, and what is closed', async () => {
    await lab.shows(panel('reach'), /By giving it you agree that Fernhill may text you/)
    await lab.device('telegram').getByRole('button', { name: 'Block' }).click()
    await pick('Telegram')
    await lab.shows(panel('reach'), /at the platform: They blocked the bot/)
  })

  test('it can be read and reached: contrast, names, and no device out of the way', async () => {
    await lab.page.emulateMedia({ reducedMotion: 'reduce' })
    for (const colorScheme of ['light', 'dark'] as const) {
      await lab.page.emulateMedia({ colorScheme })
      expect(await lab.page.evaluate(lowContrastIn('document'))).toEqual([])
    }
    expect(await lab.page.evaluate(namelessIn('document'))).toEqual([])
    for (const width of [1600, 1200, 800, 390]) {
      await lab.page.setViewportSize({ width, height: 900 })
      await eventually(async () =>
        expect(await lab.page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0),
      )
      if (width < 1500) await lab.page.getByRole('navigation', { name: 'Devices' }).getByText('Slack').click()
      await lab.write('slack', `thanks, at ${width}`)
      await lab.shows(lab.device('slack'), `thanks, at ${width}`)
    }
  })

  test('nothing went wrong on the page, and a reload shows the same', async () => {
    expect(lab.errors).toEqual([])
    await lab.page.reload()
    await lab.shows(lab.device('slack'), /The Team plan fits you/)
  })
})

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { lowContrastIn, namelessIn } from './contrast.ts'
import { type LabPage, openLabPage } from './lab-page.ts'

const HELLO = "Hi, we're about 40 people and want coffee machines before Dec 1, maybe $300 a month."

/** What a newcomer does on the other devices of the lab page, and what it shows of a bad day. */
describe('the devices of the lab page', () => {
  let lab: LabPage
  const memory = () => lab.page.locator('.memory')
  const outbox = () => lab.page.locator('.outbox')
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

  test.each(['telegram', 'slack'])('%s answers a hello, and a tap on one of its buttons', async (network) => {
    const device = lab.device(network)
    await lab.write(network, HELLO)
    await lab.shows(device, /Who makes the decision/)
    await device.getByRole('button', { name: 'I do', exact: true }).click()
    await lab.shows(device, /Shall|plan|recap|\?$/)
    await lab.shows(memory(), 'they decide')
  })

  test('WhatsApp is a thread of the same phone', async () => {
    const phone = lab.device('phone')
    await phone.getByRole('button', { name: 'WhatsApp' }).click()
    await lab.write('phone', HELLO)
    await lab.shows(phone, /Who makes the decision/)
    await phone.getByRole('button', { name: 'I do', exact: true }).click()
    await lab.shows(memory(), 'they decide')
    await phone.getByRole('button', { name: 'Texts' }).click()
    await lab.shows(phone, /No texts yet/)
  })

  test.each(['website', 'phone', 'telegram', 'slack'])(
    'a photo from %s is kept and shown',
    async (network) => {
      await lab.device(network).getByRole('button', { name: 'Send a photo' }).click()
      await memory()
        .locator('.files')
        .getByText(network === 'website' ? 'Website' : /^(SMS|Telegram|Slack)/)
      await memory().locator('.files img').first().waitFor()
    },
  )
})

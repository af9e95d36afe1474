import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Browser, Locator, Page } from 'playwright-core'
import { type App, openApp } from '../support/app.ts'
import { launchBrowser } from '../support/chromium.ts'

// Longer than what is waited for within a test, which says better what did not come.
jest.setTimeout(120_000)

/** What a newcomer does on the lab page, in a real browser: from the first word to the paid receipt. */
describe('the story on the lab page', () => {
  let app: App
  let browser: Browser
  let page: Page
  const errors: string[] = []

  beforeAll(async () => {
    app = await openApp()
    browser = await launchBrowser()
    page = await browser.newPage({ viewport: { width: 1440, height: 1000 } })
    page.on('pageerror', ({ message }) => errors.push(message))
    await page.goto(app.url)
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  const chat = () => page.locator('#website-chat')
  const handset = () => page.locator('.handset')
  const write = async (composer: Locator, text: string) => {
    await composer.fill(text)
    await composer.press('Enter')
  }
  const onWebsite = (text: string) => write(chat().locator('textarea'), text)
  const onPhone = (text: string) => write(handset().getByRole('textbox').last(), text)
  const shows = (place: Locator, text: string | RegExp) =>
    place.getByText(text).last().waitFor({ state: 'visible' })

  test('the website’s chat keeps the facts, answers a question and asks for the number', async () => {
    await onWebsite("Hi, we're about 40 people and want coffee machines before Dec 1, maybe $300 a month.")
    await shows(chat(), /Who makes the decision/)
    await shows(page.locator('main'), 'about 40 people')
    await onWebsite('do you have oat milk?')
    await shows(chat(), /oat milk come with every plan/)
    await onWebsite('can I text with you instead?')
    await shows(chat(), /mobile number/)
  })

  test('the code that reaches the phone joins the two', async () => {
    await onWebsite(await page.getByLabel('this phone').inputValue())
    await shows(handset(), /your code is \d{6}/)
    const code = /your code is (\d{6})/.exec(await handset().innerText())?.[1] ?? ''
    await onWebsite(code)
    await shows(chat(), /one conversation/)
    await shows(handset(), /We can go on right here/)
  })

  test('the phone goes on to the recap, the change, the yes and the terms', async () => {
    await onPhone('what would the team plan be all in?')
    await shows(handset(), /The Team plan is \$249 a month/)
    await onPhone("let's do it")
    await shows(handset(), /Start: November 30, 2026/)
    await onPhone('yeah but can we start Jan 1?')
    await shows(handset(), /Start: January 1, 2027/)
    await onPhone('yes, go ahead')
    await shows(handset(), /Do you agree\?/)
    await onPhone('1')
    await shows(handset(), /Pay \$249\.00/)
  })

  test('the link leads to a page that is paid with one button, and the receipt reaches the phone', async () => {
    const [payment] = await Promise.all([
      page.waitForEvent('popup'),
      handset()
        .getByRole('link', { name: /\/pay\// })
        .last()
        .click(),
    ])
    await payment.getByRole('button', { name: 'Pay $249.00' }).click()
    await payment.getByText('Thank you').waitFor()
    await payment.close()
    await shows(handset(), /Your payment has arrived/)
    await shows(page.locator('main'), 'won')
  })

  test('nothing went wrong on the page meanwhile, and a reload shows the same', async () => {
    expect(errors).toEqual([])
    await page.reload()
    await shows(handset(), /Your payment has arrived/)
    await shows(chat(), /one conversation/)
  })
})

test('a business that sells something else is told no story of coffee', async () => {
  const app = await openApp({ THROUGHLINE_BUSINESS: 'examples/echo/business.ts' })
  const browser = await launchBrowser()
  const page = await browser.newPage()
  await page.goto(app.url)
  await page.getByRole('heading', { name: 'Be the buyer' }).waitFor()
  expect(await page.locator('main').innerText()).not.toMatch(/coffee|oat milk/)
  await browser.close()
  await app.close()
}, 60_000)

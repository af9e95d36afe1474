import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { backPage, closedPage, laterPage, paidPage, payPage, previewPage } from '#checkout/page'
import { TERMS } from '../contracts/values.ts'
import { launchBrowser } from '../support/chromium.ts'
import { lowContrastIn, namelessIn } from './contrast.ts'

const SELLER = { name: 'Fernhill', contact: 'hello@fernhill.example' }
const LONG = `net-60, invoices to ${'accounts-payable-'.repeat(8)}@customer.example`

const PAGES = {
  pay: payPage(SELLER, { ...TERMS, special: LONG }),
  confirm: payPage(SELLER, { ...TERMS, dueNow: 0 }),
  paid: paidPage(SELLER, 'R-1234ABCD', true),
  'being booked': paidPage(SELLER, null, true),
  back: backPage(SELLER, '/pay/token'),
  closed: closedPage(SELLER, 'expired'),
  later: laterPage(true),
  preview: previewPage(SELLER),
}

/** A real look at every page under a link, without scripts, on a narrow phone, by day and by night. */
describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  test.each(Object.entries(PAGES))('the page "%s" can be read, named and fitted', async (_name, content) => {
    const context = await browser.newContext({ viewport: { width: 400, height: 800 }, colorScheme })
    const page = await context.newPage()
    await page.setContent(String(await content))
    expect(await page.evaluate(lowContrastIn('document'))).toEqual([])
    expect(await page.evaluate(namelessIn('document'))).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(400)
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await page.title()).toMatch(/\w/)
    expect(await page.getByRole('main').getByRole('heading', { level: 1 }).count()).toBe(1)
    expect(await page.evaluate("document.querySelectorAll('script, [style], [onclick]').length")).toBe(0)
    await context.close()
  })
})

test('paying takes the keyboard alone, and the focus is seen', async () => {
  const browser = await launchBrowser()
  const context = await browser.newContext({ javaScriptEnabled: false, reducedMotion: 'reduce' })
  const page = await context.newPage()
  const posted: string[] = []
  await page.route('https://bot.example.com/**', async (route) => {
    posted.push(route.request().method())
    await route.fulfill({ contentType: 'text/html', body: String(await PAGES.pay) })
  })
  await page.goto('https://bot.example.com/pay/token')
  await page.keyboard.press('Tab')
  expect(await page.evaluate("getComputedStyle(document.querySelector('button:focus')).outlineStyle")).toBe(
    'solid',
  )
  // The page that follows has the address of the one before: only its request tells that it was asked for.
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.keyboard.press('Enter')
  await (await answered).finished()
  await browser.close()
  expect(posted).toEqual(['GET', 'POST'])
})

import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest } from '@jest/globals'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { type Message, plain } from '#core/message'
import { launchBrowser } from '../support/chromium.ts'
import { eventually } from '../support/eventually.ts'
import { openWebsite, type Website } from './website.ts'

jest.setTimeout(60_000)

const BUNDLE = resolve('dist/web/widget.js')
const PICTURES = process.env.WIDGET_PICTURES

const RECAP: Message = {
  text: 'Here is everything in one place. Shall I set it up like this?',
  choices: [
    { title: 'Yes, go ahead', value: 'yes, go ahead' },
    { title: 'Change something', value: 'change something' },
  ],
  cards: [
    {
      title: 'Team plan',
      text: 'Two bean-to-cup machines, beans, service.',
      facts: [
        ['People', 'up to 60'],
        ['Start', 'December 1'],
        ['Price', '$249 a month'],
      ],
      links: [
        { title: 'Read the terms', url: 'https://fernhill.example/terms' },
        { title: 'Trap', url: 'javascript:alert(1)' },
      ],
    },
  ],
}

const bot = (text: string): Message => (text === 'recap' ? RECAP : plain(`You said: ${text}`))

let browser: Browser
/** The website, the visitor's browser profile and the tab in front of the visitor: new ones for each test. */
export let site: Website
export let context: BrowserContext
export let page: Page

/** Brings another tab to the front; what follows happens there. */
export const lookAt = (tab: Page): void => {
  page = tab
}

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())
beforeEach(async () => {
  site = await openWebsite(BUNDLE, bot)
  context = await browser.newContext({ locale: 'en-US', viewport: { width: 1180, height: 820 } })
  page = await context.newPage()
  page.setDefaultTimeout(10_000)
})
afterEach(async () => {
  await context.close()
  await site.close()
})

/** The button in the corner. */
export const launcher = (): Locator => page.getByRole('button', { name: /^Fernhill/ })
/** The open panel. */
export const dialog = (): Locator => page.getByRole('dialog', { name: 'Fernhill' })
/** What has been said. */
export const log = (): Locator => page.getByRole('log')
/** Where the visitor writes. */
export const composer = (): Locator => page.getByRole('textbox', { name: 'Your message' })
/** A message of exactly this text. */
export const bubble = (text: string): Locator => log().getByText(text, { exact: true })

/** Opens the website and the chat on it; attributes go to the script tag. */
export const openChat = async (attributes: { readonly [name: string]: string } = {}): Promise<void> => {
  await page.goto(site.page({ title: 'Fernhill', ...attributes }))
  await launcher().click()
  await dialog().waitFor()
}

/** Writes and sends. */
export const write = async (text: string): Promise<void> => {
  await composer().fill(text)
  await composer().press('Enter')
}

/** Writes, and waits for the answer. */
export const exchange = async (text: string): Promise<void> => {
  await write(text)
  await bubble(`You said: ${text}`).waitFor()
}

/** A picture for the eye, when WIDGET_PICTURES names a directory. */
export const picture = async (name: string): Promise<void> => {
  if (PICTURES === undefined) return
  await mkdir(PICTURES, { recursive: true })
  await page.screenshot({ path: `${PICTURES}/${name}.png` })
}

/** Reads until it is as wanted. */
export const until = <T>(read: () => T | Promise<T>, wanted: T): Promise<void> =>
  eventually(async () => expect(await read()).toEqual(wanted))

/** Keeps back whatever the page asks of such an address, until it is let go. */
export const heldBack = async (address: RegExp): Promise<() => void> => {
  let letGo = () => {}
  const isFree = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route(address, async (route) => {
    await isFree
    await route.fallback()
  })
  return letGo
}

/** What the page asks to have its stream again. */
export const RESUMING = /\/conversations\/[^/?]+\?watermark=/

/** Whether the keyboard would go there. */
export const isFocused = (locator: Locator): Promise<boolean> =>
  locator.evaluate((e) => e.getRootNode().activeElement === e)

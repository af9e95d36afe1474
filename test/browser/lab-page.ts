import { jest } from '@jest/globals'
import type { Browser, Locator, Page } from 'playwright-core'
import { type App, openApp } from '../support/app.ts'
import { launchBrowser } from '../support/chromium.ts'

// Longer than what is waited for within a test, which says better what did not come.
jest.setTimeout(120_000)

/** The lab page in a real browser, at a fresh program. */
export type LabPage = {
  readonly app: App
  readonly page: Page
  /** What went wrong on the page. */
  readonly errors: readonly string[]
  /** A device by its id: `website`, `phone`, `telegram`, `slack`. */
  readonly device: (id: string) => Locator
  /** Writes on a device and sends it. */
  readonly write: (device: string, text: string) => Promise<void>
  /** Waits until a place shows a text. */
  readonly shows: (place: Locator, text: string | RegExp) => Promise<void>
  readonly close: () => Promise<void>
}

/** Opens it, wide enough for all devices. */
export const openLabPage = async (): Promise<LabPage> => {
  const app = await openApp()
  const browser: Browser = await launchBrowser()
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } })
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  await page.goto(app.url)
  const device = (id: string) => page.locator(`#${id}`)
  return {
    app,
    page,
    errors,
    device,
    write: async (id, text) => {
      const line = id === 'website' ? device(id).locator('textarea') : device(id).locator(`#${id}-composer`)
      await line.fill(text)
      await line.press('Enter')
    },
    shows: (place, text) => place.getByText(text).last().waitFor({ state: 'visible' }),
    close: async () => {
      await browser.close()
      await app.close()
    },
  }
}

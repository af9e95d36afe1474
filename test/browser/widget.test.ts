import { describe, expect, test } from '@jest/globals'
import type { Request } from 'playwright-core'
import { plain } from '#core/message'
import {
  bubble,
  composer,
  context,
  dialog,
  exchange,
  isFocused,
  launcher,
  log,
  openChat,
  page,
  picture,
  site,
  until,
  write,
} from './visitor.ts'

describe('a conversation', () => {
  test('works by keyboard alone, and focus comes and goes with the panel', async () => {
    await page.goto(site.page({ title: 'Fernhill' }))
    await launcher().waitFor()
    for (let presses = 0; presses < 5 && !(await isFocused(launcher())); presses += 1)
      await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await until(() => isFocused(composer()), true)
    await page.keyboard.type('two lines')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('of text')
    await page.keyboard.press('Enter')
    await log().getByText('You said: two lines').waitFor()
    expect(site.heard).toEqual(['two lines\nof text'])
    expect(await composer().inputValue()).toBe('')
    expect(await isFocused(composer())).toBe(true)
    await page.keyboard.press('Escape')
    await until(() => dialog().isVisible(), false)
    await until(() => isFocused(launcher()), true)
  })

  test('a tapped answer is said once, and the answers go away', async () => {
    await openChat()
    await write('recap')
    const answer = page
      .getByRole('list', { name: 'Suggested answers' })
      .getByRole('button', { name: 'Yes, go ahead' })
    await answer.waitFor()
    await picture('recap')
    await answer.click()
    await bubble('You said: yes, go ahead').waitFor()
    expect(site.heard).toEqual(['recap', 'yes, go ahead'])
    await until(() => page.getByRole('list', { name: 'Suggested answers' }).count(), 0)
    await picture('after-the-yes')
  })

  test('a card shows its facts line by line, and its link opens elsewhere', async () => {
    await openChat()
    await write('recap')
    const link = log().getByRole('link', { name: /Read the terms/ })
    await link.waitFor()
    expect(await log().locator('dt').allInnerTexts()).toEqual(['People', 'Start', 'Price'])
    expect(await log().locator('dd').allInnerTexts()).toEqual(['up to 60', 'December 1', '$249 a month'])
    expect([await link.getAttribute('target'), await link.getAttribute('rel')]).toEqual([
      '_blank',
      'noopener noreferrer',
    ])
    const [opened] = await Promise.all([
      context.waitForEvent('request', isFor('fernhill.example')),
      link.click(),
    ])
    expect(opened.url()).toBe('https://fernhill.example/terms')
  })

  test('a button that would run a script is not shown', async () => {
    await openChat()
    await write('recap')
    await log().getByText('Team plan').waitFor()
    expect(await page.getByText('Trap').count()).toBe(0)
  })

  test('markup and scripts in a text stay text, and web addresses become links', async () => {
    const alerts: string[] = []
    page.on('dialog', (alert) => {
      alerts.push(alert.message())
      void alert.dismiss()
    })
    const attack =
      '<img src=x onerror=alert(1)><script>alert(2)</script> https://a.example/b?c=1&d=2. javascript:alert(3)'
    await openChat()
    await write(attack)
    await log().getByText('You said: <img').waitFor()
    expect(await log().locator('img, script').count()).toBe(0)
    expect(await log().getByRole('link').first().getAttribute('href')).toBe('https://a.example/b?c=1&d=2')
    expect(await log().getByRole('link').count()).toBe(2)
    expect(alerts).toEqual([])
  })

  test('typing shows until the message comes', async () => {
    await openChat()
    await exchange('hello')
    site.typing()
    await page.getByText('The assistant is typing').waitFor()
    await picture('typing')
    await site.say(plain('Here I am.'))
    await bubble('Here I am.').waitFor()
    await until(() => page.getByText('The assistant is typing').count(), 0)
  })

  test('the beginning of an answer is seen and not read out, until the message takes its place', async () => {
    await openChat()
    await exchange('hello')
    site.typing('We have oat milk.')
    const beginning = page.locator('.beginning')
    await beginning.getByText('We have oat milk.').waitFor()
    site.typing('We have oat milk. And soy.')
    await beginning.getByText('We have oat milk. And soy.').waitFor()
    expect(await beginning.getAttribute('aria-hidden')).toBe('true')
    expect(await log().locator('.beginning').count()).toBe(0)
    await site.say(plain('We have oat milk, and soy.'))
    await bubble('We have oat milk, and soy.').waitFor()
    await until(() => beginning.count(), 0)
  })

  test('typing that leads to nothing ends after five seconds', async () => {
    await page.clock.install()
    await openChat()
    await exchange('hello')
    await page.clock.pauseAt(Date.now() + 60_000)
    site.typing()
    const typing = page.getByText('The assistant is typing')
    await typing.waitFor()
    await page.clock.fastForward(4_900)
    expect(await typing.count()).toBe(1)
    await page.clock.fastForward(100)
    await typing.waitFor({ state: 'detached' })
  })

  test('a file goes along and comes back as one that can be opened', async () => {
    await openChat()
    const file = { name: 'floor plan.txt', mimeType: 'text/plain', buffer: Buffer.from('two kitchens') }
    await dialog().locator('input[type=file]').setInputFiles(file)
    const link = log().getByRole('link', { name: /floor plan\.txt/ })
    await link.waitFor()
    expect(site.heard).toEqual(['floor plan.txt'])
    expect(await link.getAttribute('href')).toContain(site.url)
  })
})

const isFor = (host: string) => (request: Request) => request.url().includes(host)

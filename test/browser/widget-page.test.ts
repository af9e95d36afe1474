import { describe, expect, test } from '@jest/globals'
import { plain } from '#core/message'
import { LOW_CONTRAST, NAMELESS } from './contrast.ts'
import {
  bubble,
  composer,
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

describe('on the page', () => {
  test('what comes while the chat is closed is counted and announced, until it is looked at', async () => {
    await openChat()
    await exchange('hello')
    await page.keyboard.press('Escape')
    await site.say(plain('One more thing.'))
    await page.getByRole('button', { name: 'Fernhill, 1 new message' }).waitFor()
    await site.say(plain('And another.'))
    await page.getByRole('button', { name: 'Fernhill, 2 new messages' }).waitFor()
    await until(() => page.getByRole('status').filter({ hasText: '2 new messages' }).count(), 1)
    await picture('unread')
    await page.reload()
    await page.getByRole('button', { name: 'Fernhill, 2 new messages' }).click()
    await bubble('And another.').waitFor()
    await page.keyboard.press('Escape')
    await until(() => launcher().getAttribute('aria-label'), 'Fernhill')
  })

  test('the header says for as long as it is open that nobody human is writing', async () => {
    await openChat()
    expect(await dialog().getAttribute('aria-describedby')).toBe('disclosure')
    expect(await dialog().locator('#disclosure').innerText()).toBe('Automated assistant')
  })

  test('everything that can be reached has a name, and the log announces politely', async () => {
    await openChat()
    await write('recap')
    await page.getByRole('button', { name: 'Change something' }).waitFor()
    expect(await page.evaluate(NAMELESS)).toEqual([])
    expect(await log().getAttribute('aria-live')).toBe('polite')
    expect(await log().getAttribute('aria-label')).toBe('Conversation')
    expect(await launcher().getAttribute('aria-expanded')).toBe('true')
  })

  test.each([
    ['light', '#0b6b5d'],
    ['dark', '#0b6b5d'],
    ['light', 'gold'],
    ['dark', '#1c1c2b'],
  ])('in %s with %s every text can be read', async (theme, color) => {
    await openChat({ theme, color })
    await write('hello, see https://fernhill.example/machines')
    await log().getByText('You said: hello, see').waitFor()
    await write('recap')
    await page.getByRole('button', { name: 'Change something' }).waitFor()
    await picture(`${theme}-${color.replace('#', '')}`)
    expect(await page.evaluate(LOW_CONTRAST)).toEqual([])
  })

  test('a phone gives it the whole screen', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await openChat()
    await write('recap')
    await page.getByRole('button', { name: 'Change something' }).waitFor()
    await picture('phone')
    await until(() => dialog().boundingBox(), { x: 0, y: 0, width: 390, height: 844 })
  })

  test('data-target fills an element of the page, open from the start, without taking focus', async () => {
    await page.goto(site.page({ title: 'Fernhill', target: '#inline' }))
    await page.getByRole('region', { name: 'Fernhill' }).waitFor()
    expect(await launcher().count()).toBe(0)
    expect(await isFocused(composer())).toBe(false)
    await exchange('inline')
    await picture('inline')
  })

  test('text runs in its own direction and long words break', async () => {
    await openChat()
    await exchange('שלום עולם')
    expect(
      await bubble('שלום עולם').evaluate((e) => e.ownerDocument.defaultView.getComputedStyle(e).direction),
    ).toBe('rtl')
    await exchange('x'.repeat(300))
    expect(await log().evaluate((e) => e.parentElement.scrollWidth > e.parentElement.clientWidth)).toBe(false)
  })

  test('it leaves one name on the page, obeys a strict policy, and can be steered', async () => {
    const complaints: string[] = []
    page.on('console', (line) => {
      if (line.type() === 'error') complaints.push(line.text())
    })
    await page.goto(site.page({ title: 'Fernhill', launcher: 'none' }))
    await page.waitForFunction('window.Throughline')
    const names =
      '(() => { const f = document.createElement("iframe"); document.body.append(f); const known = new Set(Object.getOwnPropertyNames(f.contentWindow)); f.remove(); return Object.getOwnPropertyNames(window).filter((n) => !known.has(n)) })()'
    expect(await page.evaluate(names)).toEqual(['Throughline'])
    await page.evaluate(
      'void (window.calls = [], Throughline.on("open", () => calls.push("open")), Throughline.open())',
    )
    await dialog().waitFor()
    await exchange('hello')
    await page.evaluate('Throughline.close()')
    await until(() => dialog().isVisible(), false)
    expect(await page.evaluate('window.calls')).toEqual(['open'])
    expect(complaints).toEqual([])
  })

  test('a page that was never welcome is told so, and its owner in the console', async () => {
    const letters: string[] = []
    page.on('console', (line) => letters.push(line.text()))
    await page.route('**/tokens/generate', (route) => route.fulfill({ status: 403, json: {} }))
    await openChat()
    await page.getByText('Chat is not available on this page.').waitFor()
    await until(() => letters.join().includes('WEBCHAT_ORIGINS'), true)
  })
})

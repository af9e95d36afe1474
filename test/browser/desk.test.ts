import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { eventually } from '../support/eventually.ts'
import { lowContrastIn, namelessIn } from './contrast.ts'
import { type LabPage, openLabPage } from './lab-page.ts'

const HELLO = "Hi, we're about 40 people and want coffee machines before Dec 1, $300 a month, and I decide"

/** What a newcomer does as a rep on the lab page: the story's seventh step, by clicks, with the buyer's phone beside it. */
describe('the reps’ desk on the lab page', () => {
  let lab: LabPage
  const desk = () => lab.device('desk')
  const thread = () => desk().getByRole('region', { name: 'Thread' })
  const inForm = () => desk().getByRole('dialog')
  /** The card's buttons stand in the channel and, once it is open, at the top of its thread. */
  const tap = (button: string) => desk().getByRole('button', { name: button, exact: true }).last().click()
  const reply = async (words: string) => {
    const line = thread().getByRole('textbox', { name: 'Reply' })
    await line.fill(words)
    await line.press('Enter')
  }

  const recapsOnPhone = async (): Promise<number> =>
    (await lab.device('phone').innerText()).match(/Shall I go ahead/g)?.length ?? 0

  beforeAll(async () => {
    lab = await openLabPage()
    await lab.write('phone', HELLO)
    await lab.shows(lab.device('phone'), /The Team plan/)
    await lab.write('phone', "let's do it")
    await lab.shows(lab.device('phone'), /Shall I go ahead/)
  }, 120_000)
  afterAll(async () => {
    await lab?.close()
  })

  test('other terms than the listed ones bring a card with what they asked for', async () => {
    await lab.shows(desk(), /Nobody waits/)
    await lab.write('phone', 'can we get 20% off and net-60?')
    await lab.shows(desk(), /Hand-off/)
    await lab.shows(desk(), /20% off and net-60/)
  })

  test('a rep claims it, and the talk goes both ways in its thread', async () => {
    await tap('Claim')
    await lab.shows(lab.device('phone'), /now chatting with Ana/)
    await reply('Hi, Ana here. Let me see what I can do.')
    await lab.shows(lab.device('phone'), 'Hi, Ana here. Let me see what I can do.')
    await lab.shows(thread(), 'delivered')
    await lab.write('phone', 'thank you Ana')
    await lab.shows(thread(), 'thank you Ana')
  })

  test('a note stays among reps, and looks unlike what the buyer reads', async () => {
    await thread().getByRole('button', { name: 'Note' }).click()
    await lab.shows(thread(), 'A note: stays among reps')
    await reply('// in a hurry, I think')
    await lab.shows(thread(), 'Note, stays among reps')
    expect(await lab.device('phone').innerText()).not.toContain('in a hurry')
  })

  test('another rep sees whose it is, and what the desk tells one of them alone', async () => {
    await desk().getByRole('button', { name: 'Bo', exact: true }).click()
    await lab.shows(desk(), /With Ana/)
    await tap('Not needed')
    await lab.shows(thread(), 'Only visible to you')
    await lab.shows(thread(), /Ana has this conversation/)
    await desk().getByRole('button', { name: 'Ana', exact: true }).click()
    await lab.shows(desk(), /With Ana/)
    expect(await desk().innerText()).not.toContain('Only visible to you')
  })

  test('beyond the limit the form says so, and within it the buyer gets a new recap', async () => {
    await tap('Approve')
    const discount = inForm().getByRole('textbox', { name: /Discount/ })
    await discount.fill('20')
    await discount.press('Enter')
    await lab.shows(inForm(), /at most 10 %/)
    await discount.fill('10')
    await inForm().getByRole('button', { name: 'Approve' }).click()
    await lab.shows(lab.device('phone'), /\$224\.10/)
    await inForm().waitFor({ state: 'detached' })
  })

  test('the command finds the buyer, takes over, and what was agreed goes back to the assistant', async () => {
    await lab.write('desk', '/throughline 0123')
    await tap('Take over')
    await lab.shows(desk(), /With Ana/)
    await tap('Return to bot')
    await inForm().getByRole('textbox').press('Escape')
    await inForm().waitFor({ state: 'detached' })
    await desk().locator('button:focus', { hasText: 'Return to bot' }).waitFor()
    await tap('Return to bot')
    await inForm().getByRole('textbox').fill('free installation')
    await inForm().getByRole('button', { name: 'Return to bot' }).click()
    await lab.shows(lab.page.locator('.panel.known'), 'free installation')
  })

  test('time can be let pass: after two days a yes is none, and there is one recap', async () => {
    await lab.page.getByLabel('Let time pass').selectOption('2 days')
    await lab.shows(lab.page.locator('header'), /Nov 25/)
    const recaps = await recapsOnPhone()
    await lab.write('phone', 'yes, go ahead')
    await eventually(async () => expect(await recapsOnPhone()).toBe(recaps + 1))
    expect(await lab.device('phone').innerText()).not.toMatch(/Do you agree/)
  })

  test('it can be read and reached, with and without room for two panes', async () => {
    await lab.page.emulateMedia({ reducedMotion: 'reduce' })
    for (const width of [1600, 390]) {
      await lab.page.setViewportSize({ width, height: 900 })
      for (const colorScheme of ['light', 'dark'] as const) {
        await lab.page.emulateMedia({ colorScheme })
        expect(await lab.page.evaluate(lowContrastIn('document'))).toEqual([])
      }
      expect(await lab.page.evaluate(namelessIn('document'))).toEqual([])
      await eventually(async () =>
        expect(await lab.page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0),
      )
    }
    await desk().getByRole('button', { name: 'Close the thread' }).click()
    await desk().getByRole('log', { name: 'Messages in #sales-desk' }).waitFor()
    expect(lab.errors).toEqual([])
  })

  test('each variation of the story is told from its first word, by another phone', async () => {
    const before = await lab.page.getByLabel('this phone').inputValue()
    await lab.page.setViewportSize({ width: 1600, height: 1000 })
    await Promise.all([
      lab.page.waitForEvent('load'),
      lab.page.getByLabel('Which story').selectOption('A text comes three times'),
    ])
    const line = (words: RegExp) => lab.page.locator('.story').getByRole('button', { name: words })
    for (const words of [/Hi, we’re about 40/, /let’s do it/]) {
      await line(words).click()
      await lab.device('phone').locator('.composer input').press('Enter')
      await lab.shows(lab.page.locator('.story li.done'), words)
    }
    await lab.shows(lab.device('phone'), /Shall I go ahead/)
    expect(await recapsOnPhone()).toBe(1)
    expect(await lab.page.getByLabel('this phone').inputValue()).not.toBe(before)
  })
})

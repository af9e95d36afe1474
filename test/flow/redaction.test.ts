import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type App, openApp } from '../support/app.ts'
import { phone, visitor } from '../support/buyer.ts'
import { everybody, personAt } from '../support/lab-people.ts'

/** What should never be typed into a chat is not kept anywhere, and the buyer is told so (M9). */
let app: App

beforeAll(async () => {
  app = await openApp()
})
afterAll(async () => {
  await app.close()
})

const CARD = '4242 4242 4242 4242'

describe('a card number', () => {
  test('by text is answered kindly, and what else was said is taken', async () => {
    const buyer = phone(app.url, '+12125550371')
    const answer = await buyer.say(`We are 40 people, want coffee machines, just charge ${CARD}`)
    expect(answer).toMatch(/not kept that card number.*link to a secure page/s)
    expect(answer).toMatch(/40/)
  })

  test('on the website is answered the same, and comes back to the page without its digits', async () => {
    const buyer = await visitor(app.url)
    expect(await buyer.say(`card ${CARD}`)).toMatch(/not kept that card number/)
  })

  test('is in no journal, no snapshot and no stream', async () => {
    const people = await everybody(app.url)
    expect(people).toHaveLength(2)
    for (const person of people) {
      const kept = JSON.stringify(await personAt(app.url, person))
      expect(kept).toMatch(/\[card number removed\]/)
    }
    expect(await digitsIn(app.data)).toEqual([])
  })
})

/** The files of ours below a directory in which the digits stand; what the emulated phones sent lies with their network. */
const digitsIn = async (directory: string): Promise<readonly string[]> => {
  const files = (await readdir(directory, { recursive: true, withFileTypes: true })).filter(
    (one) => one.isFile() && !one.name.startsWith('lab-'),
  )
  const found: string[] = []
  for (const file of files) {
    const path = join(file.parentPath, file.name)
    if (/4242\D{0,3}4242/.test(await readFile(path, 'latin1'))) found.push(path)
  }
  return found
}

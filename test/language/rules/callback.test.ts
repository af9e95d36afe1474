import { expect, test } from '@jest/globals'
import { notice } from '#language/rules/notice'
import { business } from '../../support/business.ts'
import { MONDAY } from '../../support/play.ts'

const read = (text: string) => notice(text, { now: MONDAY, expecting: 'decision', business })

test.each([
  ['ask me in January', '2027-01-01'],
  ['can you ask me again tomorrow?', '2026-11-24'],
  ['get back to me next week', '2026-11-30'],
  ['please follow up after Dec 10', '2026-12-11'],
  ["let's talk again in March", '2027-03-01'],
])('"%s" says from which day on they want to be asked again, and no day of the order (A7)', (text, value) => {
  const noticed = read(text)
  expect(noticed).toMatchObject([{ kind: 'callback', value }])
  expect(text.includes(noticed[0]?.quote ?? '-')).toBe(true)
})

test.each([
  'we want to start in January',
  "I'll get back to you next week",
  'can you ask the team about Friday?',
  "don't ask me in January",
])('"%s" asks for no such thing', (text) => {
  expect(read(text).map(({ kind }) => kind)).not.toContain('callback')
})

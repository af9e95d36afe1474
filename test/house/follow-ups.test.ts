import { expect, test } from '@jest/globals'
import { DEFAULT_POLICY } from '#config/business'
import { OCCASIONS } from '#core/follow-up-event'
import { days, type Milliseconds } from '#core/time'
import { codeIn, rowsIn } from './markdown.ts'
import { read } from './tree.ts'

const text = read('docs/follow-ups.md')

const table = (head: string): readonly (readonly string[])[] => {
  const at = text.indexOf(`| ${head}`)
  return rowsIn(text.slice(at, text.indexOf('\n\n', at)))
}

/** "4 hours after that", "7 days before it". */
const lengthIn = (words: string): Milliseconds | null => {
  const [, n = '', unit] = /^(\d+) (hour|day)s?/.exec(words) ?? []
  return n === '' ? null : days(Number(n) / (unit === 'hour' ? 24 : 1))
}

test('docs/follow-ups.md names every occasion, with the wait that it has by default', () => {
  const written = table('occasion | they').map(([of, , wait = '']) => [codeIn(of), [lengthIn(wait)]])
  expect(Object.fromEntries(written)).toEqual(
    Object.fromEntries(OCCASIONS.map((of) => [of, DEFAULT_POLICY.followUps[of]])),
  )
  expect(written.map(([of]) => of)).toEqual(OCCASIONS)
})

test('docs/follow-ups.md gives each limit its default', () => {
  const { perDeal, cap, apart } = DEFAULT_POLICY.followUps
  expect(table('setting | default').map(([name, value = '']) => [codeIn(name), value])).toEqual([
    ['perDeal', `${perDeal}`],
    ['cap', `\`{ most: ${cap.most}, within: '${cap.within / days(1)} days' }\``],
    ['apart', `${apart / days(1)} day`],
  ])
})

test('docs/follow-ups.md says who speaks on each occasion', () => {
  const closer = read('dialogs/follow-up.ts')
  for (const [of, , , role] of table('occasion | they')) {
    const isEarly = closer.includes(`of === '${codeIn(of)}'`)
    expect([of, role]).toEqual([of, isEarly ? 'sdr' : 'closer'])
  }
})

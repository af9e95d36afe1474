import { expect, test } from '@jest/globals'
import { filesIn, read } from './tree.ts'

test('the suites that a whole run spreads are there', () => {
  const named = [...read('test/support/sequencer.mjs').matchAll(/^ {2}'(.+)',$/gm)].map(
    ([, suite]) => `test/${suite}.test.ts`,
  )
  expect(named.length).toBeGreaterThan(0)
  expect(filesIn('test', '.test.ts')).toEqual(expect.arrayContaining(named))
})

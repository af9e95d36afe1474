import Sequencer from '@jest/test-sequencer'

/** The suites that take longest, those that start the most processes far from each other. */
const LONGEST = [
  'flow/crash',
  'browser/widget-connection',
  'flow/joints',
  'flow/onward',
  'flow/chaos',
  'cli/audit',
  'browser/devices',
  'browser/desk',
  'flow/merging',
  'cli/chat',
  'flow/calcom',
  'flow/desk',
]

const isOf = (suite) => (test) => test.path.endsWith(`/test/${suite}.test.js`)

/**
 * Spreads the longest suites over the first half of a run, the others between them in Jest's own order. On a fresh clone Jest knows no
 * times and goes by the size of files: then a long one may begin last, and a whole run waits for it alone, or two that start many
 * processes go side by side and starve each other.
 */
export default class LongestApart extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests)
    const longest = LONGEST.flatMap((suite) => sorted.filter(isOf(suite)))
    const others = sorted.filter((test) => !longest.includes(test))
    const between = Math.ceil(others.length / (2 * LONGEST.length))
    const spread = longest.flatMap((test, n) => [test, ...others.slice(n * between, (n + 1) * between)])
    return [...spread, ...others.slice(longest.length * between)]
  }
}

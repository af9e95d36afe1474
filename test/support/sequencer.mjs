import Sequencer from '@jest/test-sequencer'

/**
 * The suites that take longest, the longest first. On a fresh clone Jest knows no times and begins with the largest files; some of
 * these are small, and one that begins last keeps a whole run waiting for it alone.
 */
const LONGEST = [
  'flow/crash',
  'flow/chaos',
  'flow/merging',
  'flow/joints',
  'cli/audit',
  'browser/widget-connection',
  'browser/devices',
  'flow/onward',
  'cli/chat',
  'browser/desk',
  'flow/calcom',
  'flow/desk',
]

const placeOf = ({ path }) => {
  const place = LONGEST.findIndex((suite) => path.endsWith(`/test/${suite}.test.js`))
  return place === -1 ? LONGEST.length : place
}

/** Begins with the longest suites; otherwise it is Jest's own order. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((one, other) => placeOf(one) - placeOf(other))
  }
}

import type { Contact } from '#core/state'
import type { Instant } from '#core/time'
import { ago } from './text.ts'

/** One address of theirs: whether others read along, whom the site says is logged in there, and when they were last heard. */
export const contactInWords = (
  { address, login, lastHeard, suppressed, shared }: Contact,
  now: Instant,
): string =>
  [
    `${address.channel} ${address.id}`,
    ...(login === undefined ? [] : [`logged in on the site as ${login}`]),
    ...(shared ? ['where others read along'] : []),
    suppressed ? 'has opted out' : heard(lastHeard, now),
  ].join(', ')

const heard = (lastHeard: Instant, now: Instant): string =>
  lastHeard === 0 ? 'not heard yet' : `last heard ${ago(now - lastHeard)}`

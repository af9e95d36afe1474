import type { LinkEvent } from '#core/link-event'
import type { EventLine } from './line.ts'
import { addressName, clockTime } from './values.ts'

/** The line of an event about going on elsewhere (M6). */
export const linkLine = (event: LinkEvent): EventLine => {
  switch (event.kind) {
    case 'link-issued':
      return {
        what: 'link given',
        detail: `on ${addressName(event.from)}, good until ${clockTime(event.expiresAt)}`,
        weight: 'key',
      }
    case 'link-seen':
      return { what: 'link opened', detail: event.seen.found }
    case 'link-answered':
      return { what: 'link answered', detail: event.answer }
    case 'link-redeemed':
      return { what: 'link spent', detail: event.seen.found, weight: 'key' }
    case 'code-shown':
      return { what: 'code shown', detail: `to be texted by ${addressName(event.for)}`, weight: 'key' }
    case 'text-expected':
      return { what: 'claimed', detail: `${addressName(event.for)}, on ${addressName(event.from)}` }
    case 'text-checked':
      return { what: 'text checked', detail: event.challenge === null ? 'no code' : 'right' }
    default:
      return event satisfies never
  }
}

import type { Event } from '#core/event'
import type { EventLine } from './line.ts'
import { addressName } from './values.ts'

type MergeEvent = Extract<
  Event,
  {
    readonly kind: 'merge-asked' | 'past-arrived' | 'part-asked' | 'rewoven' | 'merged-away' | 'passed-on'
  }
>

const KINDS: { readonly [kind in MergeEvent['kind']]: true } = {
  'merge-asked': true,
  'past-arrived': true,
  'part-asked': true,
  rewoven: true,
  'merged-away': true,
  'passed-on': true,
}

/** Whether it is of two persons that become one, or of one that parts (M6, M7). */
export const isOfMerge = (event: Event): event is MergeEvent => event.kind in KINDS

/** Its line in the journal. */
export const mergeLine = (event: MergeEvent): EventLine => {
  switch (event.kind) {
    case 'merged-away':
      return {
        what: 'is another now',
        detail: `${addressName(event.address)} is of one person`,
        weight: 'key',
      }
    case 'rewoven':
      return {
        what: event.why === 'merged' ? 'became one' : 'parted',
        detail: `${event.why === 'merged' ? 'with' : 'without'} what ${addressName(event.address)} had told`,
        weight: 'key',
      }
    case 'passed-on':
      return { what: 'passed on', detail: event.event.kind }
    case 'merge-asked':
    case 'past-arrived':
    case 'part-asked':
      return { what: event.kind.replace('-', ' '), detail: addressName(event.address) }
    default:
      return event satisfies never
  }
}

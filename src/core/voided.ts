import { type Address, sameAddress } from './address.ts'
import type { Event } from './event.ts'

/**
 * What a parting leaves of an event: whatever still opened something opens nothing from then on, in whichever journal it comes to stand,
 * and is counted among what was given all the same (M6). None: that they hold a phone which is no longer theirs (A4).
 */
export const voided = (event: Event, left: Address, side: 'theirs' | 'rest'): readonly Event[] => {
  switch (event.kind) {
    case 'code-issued':
    case 'link-issued':
    case 'code-shown':
    case 'text-expected':
      return [{ ...event, void: true }]
    case 'identity-proven':
      return side === 'rest' && ![event.phone, event.here].some((one) => sameAddress(one, left))
        ? [event]
        : []
    default:
      return [event]
  }
}

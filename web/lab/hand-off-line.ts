import type { Event } from '#core/event'
import { TRIGGERS } from './event-words.ts'
import type { EventLine } from './line.ts'

/** That a person was asked for, and what a rep thought of it. */
export const handOffLine = (
  event: Extract<Event, { kind: 'hand-off-requested' | 'hand-off-judged' }>,
): EventLine =>
  event.kind === 'hand-off-requested'
    ? { what: 'hand-off', detail: TRIGGERS[event.trigger], weight: 'key' }
    : {
        what: 'judged',
        detail: `${TRIGGERS[event.trigger]}: ${event.needed ? 'needed' : 'not needed'}, says ${event.rep}`,
      }

import type { Event } from '#core/event'

/** All that a journal holds, also what came along with it from others and what went on to them (M7). */
export const withInner = (events: readonly Event[]): readonly Event[] =>
  events.flatMap((event): readonly Event[] => {
    if (event.kind === 'rewoven' || event.kind === 'past-arrived') return [...withInner(event.events), event]
    return event.kind === 'passed-on' ? [event, ...withInner([event.event])] : [event]
  })

import { strangerAt } from '#core/address'
import type { Event } from '#core/event'
import type { Differing } from '#core/merge-event'
import type { State } from '#core/state'
import { FACTS } from '../facts.ts'
import type { TellersOf } from '../scene.ts'
import { addressInWords, quoted } from '../text.ts'

/** Whether it came to somebody who is another by now: then it begins nothing here, and no other event holds it. */
export const isOnlyPassed = (event: Event, { mergedInto }: State): boolean =>
  event.kind === 'passed-on' && mergedInto !== undefined

/** How two persons became one, and one two again: who asked, what came along, what left, and where mail goes since (M7, M6). */
export const MERGING = {
  'merge-asked': ({ into, address }, { before }) => ({
    who: 'Identity',
    what:
      into === before.person
        ? `${addressInWords(address)} was proven to be theirs: whoever it is of is one with them.`
        : `${addressInWords(address)} was proven to be of ${into} as well, who asks to be one with them.`,
  }),
  'merged-away': ({ into, address }) => ({
    who: 'Identity',
    what: `From here on they are ${into}, since ${addressInWords(address)} was proven to be of both. All that was said goes there, and so does all that comes.`,
    more: [`The audit of ${into} tells both.`],
  }),
  'passed-on': ({ to, event }) => ({
    who: 'Identity',
    what:
      event.kind === 'merge-asked'
        ? `${to} is asked to be one with them.`
        : `It is about what left with an address, and goes on to ${to}, who has it by now.`,
  }),
  'past-arrived': ({ from, address, events }) => ({
    who: 'Identity',
    what: `All that ${from} had said arrives, ${counted(events)}, since ${addressInWords(address)} was proven to be theirs as well.`,
  }),
  'part-asked': ({ address }) => ({
    who: 'Identity',
    what: `${addressInWords(address)} is somebody's by themselves again: what was said there is to leave this journal.`,
  }),
  rewoven: ({ why, from, address, there, differing = [] }, { before }) => {
    const where = addressInWords(address)
    if (why === 'merged')
      return {
        who: 'Identity',
        what: `${from} is one with them from here on, since ${where} was proven to be of both. What was said to either stands above, in the order of time.`,
        more: [
          'What came along was decided over there, by what was known there.',
          ...differing.map(otherwise),
        ],
      }
    return from === before.person
      ? {
          who: 'Identity',
          what: `${where} has left them: what was said there, and all it led to, is told here no more.`,
          more: [`The audit of ${there ?? strangerAt(address)} tells it.`],
        }
      : {
          who: 'Identity',
          what: `They are by themselves from here on: what was said on ${where} while it was taken for ${from}'s stands above.`,
        }
  },
} satisfies TellersOf<'merge-asked' | 'merged-away' | 'passed-on' | 'past-arrived' | 'part-asked' | 'rewoven'>

const otherwise = ({ earlier, later }: Differing): string =>
  `Of ${FACTS[later.kind]} either side had said another thing, ${quoted(earlier.evidence.quote)} and ${quoted(later.evidence.quote)}: they are asked which is right.`

const counted = (events: readonly Event[]): string =>
  events.length === 1 ? 'one event' : `${events.length} events`

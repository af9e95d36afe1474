import { DESK_TIMERS } from '#core/desk-hear'
import { bookingIn, REMINDER } from '#core/reminder'
import { SILENCE } from '#core/silence'
import type { TellersOf } from '../scene.ts'
import { clean, shortHash } from '../text.ts'
import { LEFT } from './follow-up.ts'

/** Files, timers, and what the journal says about its own turns (C9, B5, A8). */
export const KEEPING = {
  'file-kept': ({ file }, { clock }) => ({
    who: 'Files',
    what: `${clean(file.name)} (${clean(file.contentType)}, ${file.size.toLocaleString('en-US')} bytes) is kept until ${clock.moment(file.keptUntil)}.`,
  }),
  'file-lost': ({ why, reason }) => ({
    who: 'Files',
    what: `A file is not kept: ${LOSSES[why]} (${clean(reason)}).`,
  }),
  'timer-fired': ({ timer }) => ({
    who: 'Clock',
    what: TIMERS.get(bookingIn(timer) === null ? timer : REMINDER) ?? `The timer ${clean(timer)} is due.`,
  }),
  composed: () => null,
  'turn-failed': ({ reason }) => ({
    who: 'Journal',
    what: `A turn failed again and again, and was let go: ${clean(reason)}.`,
  }),
  'turn-ended': ({ state, policy, followUp }, { clock }) => ({
    who: 'Journal',
    what: `End of a turn, under policy ${policy}; state ${shortHash(state)}.`,
    ...(followUp && {
      more: [
        `If they say nothing, they may be written to from ${clock.moment(followUp.at)} on: ${LEFT[followUp.of]}.`,
      ],
    }),
  }),
} satisfies TellersOf<'file-kept' | 'file-lost' | 'timer-fired' | 'composed' | 'turn-failed' | 'turn-ended'>

const LOSSES = {
  'too-large': 'it is too large',
  'not-taken': 'its kind is not taken',
  'out-of-reach': 'it could not be had',
} as const

/** What a timer looks after. */
const TIMERS: ReadonlyMap<string, string> = new Map([
  ['recap', 'It is looked whether the terms, the yes or the link have had their time.'],
  [SILENCE, 'It is looked whether they have said anything since.'],
  [REMINDER, 'A meeting comes near.'],
  [DESK_TIMERS.remind, 'It is looked whether a rep has claimed the hand-off.'],
  [DESK_TIMERS.tell, 'It is looked whether the buyer must be told that nobody is free.'],
])

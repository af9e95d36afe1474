import { z } from 'zod'
import { OCCASIONS, type Occasion } from '#core/follow-up-event'
import type { Milliseconds } from '#core/time'
import { count } from './escalate-shape.ts'
import { duration } from './leaves.ts'
import { expects } from './problem.ts'

const letter = expects(
  'how long it is waited',
  'Write for example "4 hours", ["1 day", "3 days"] for two, or null: then nobody is written to.',
)

/** A wait, two of them, or none: each is one follow-up, and there are words for two. */
const waits = () =>
  z
    .union([z.null(), duration(), z.array(duration()).max(2, letter)], letter)
    .transform((given): readonly Milliseconds[] => (given === null ? [] : [given].flat()))
    .exactOptional()

const OVER_ALL = ['perDeal', 'cap', 'apart'] as const

/** What a policy says of those who have fallen silent (A7, D8). */
export const followUpsShape = z.strictObject(
  {
    question: waits(),
    recap: waits(),
    terms: waits(),
    link: waits(),
    deferral: waits(),
    meeting: waits(),
    cancellation: waits(),
    silence: waits(),
    date: waits(),
    perDeal: count('follow-ups'),
    cap: z
      .strictObject(
        { most: count('follow-ups'), within: duration().exactOptional() },
        expects('a cap', 'Write { most: 2, within: "7 days" }, and nothing else.'),
      )
      .exactOptional(),
    apart: duration().exactOptional(),
  } satisfies { readonly [name in Occasion | (typeof OVER_ALL)[number]]: unknown },
  expects('an object', `Write only these: ${[...OCCASIONS, ...OVER_ALL].join(', ')}.`),
)

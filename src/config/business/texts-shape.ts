import { z } from 'zod'
import { type Milliseconds, minutes } from '#core/time'
import { duration } from './leaves.ts'
import { expects } from './problem.ts'

const clock = expects('a time of the day', 'Write hours and minutes, for example "09:00" or "17:30".')

/** A time of the day, counted from midnight. */
export const timeOfDay = z
  .string(clock)
  .regex(/^([01]?\d|2[0-3]):[0-5]\d$/, clock)
  .transform((text): Milliseconds => {
    const [hours = 0, rest = 0] = text.split(':').map(Number)
    return minutes(hours * 60 + rest)
  })

/** The law's own outermost hours: 47 CFR 64.1200(c)(1). */
const EARLIEST = minutes(8 * 60)
const LATEST = minutes(21 * 60)
/** One number may be in time zones three hours apart, and must be open in all of them at some time. */
const SHORTEST = minutes(4 * 60)

const window = z
  .strictObject(
    { from: timeOfDay, to: timeOfDay },
    expects('hours', 'Write { from: "09:00", to: "18:00" }, and nothing else.'),
  )
  .refine(({ from, to }) => from >= EARLIEST && to <= LATEST && to - from >= SHORTEST, {
    path: ['to'],
    error:
      'makes hours that cannot be kept everywhere. Write at least four between "08:00" and "21:00": the law allows no others.',
  })

const most = expects(
  'a number of texts',
  'Write a whole number from 1 to 10; several states allow 3 within 24 hours.',
)

/** What a policy says of texts that nobody asked for (C8, D8). */
export const textsShape = z.strictObject(
  {
    hours: z
      .union(
        [z.literal('federal'), z.literal('state'), z.literal('strictest'), window],
        expects('hours', `Write 'federal', 'state', 'strictest', or { from: "09:00", to: "18:00" }.`),
      )
      .exactOptional(),
    cap: z
      .strictObject(
        {
          most: z.number(most).int(most).min(1, most).max(10, most).exactOptional(),
          within: duration().exactOptional(),
        },
        expects('a cap', 'Write { most: 3, within: "24 hours" }, and nothing else.'),
      )
      .exactOptional(),
    promptFor: duration().exactOptional(),
    introduce: z
      .boolean(
        expects('true or false', "Write false only where the carrier's own opt-in text introduces you."),
      )
      .exactOptional(),
  },
  expects('an object', 'Write only these: hours, cap, promptFor, introduce.'),
)

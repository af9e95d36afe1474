import { z } from 'zod'
import { duration, money } from './leaves.ts'
import { expects } from './problem.ts'
import { timeOfDay } from './texts-shape.ts'

/** What a policy says of hand-offs that nobody claims (D6). */
export const deskShape = z.strictObject(
  {
    remindAfter: duration().exactOptional(),
    tellAfter: duration().exactOptional(),
    hours: z
      .strictObject(
        { from: timeOfDay, to: timeOfDay },
        expects('hours', 'Write { from: "09:00", to: "17:00" }, and nothing else.'),
      )
      .refine(({ from, to }) => from < to, {
        path: ['to'],
        error: 'is not after "from". Write when the desk closes on the same day.',
      })
      .exactOptional(),
    wins: z
      .boolean(expects('true or false', 'Write false where the desk is not to hear of each payment.'))
      .exactOptional(),
  },
  expects('an object', 'Write only these: remindAfter, tellAfter, hours, wins.'),
)

const percent = expects('a percentage', 'Write a number from 0 to 100.')

const limits = z.strictObject(
  {
    discount: z.number(percent).min(0, percent).max(100, percent).exactOptional(),
    amount: money('Write the largest order that this rep may approve, for example 5000.').exactOptional(),
    terms: z
      .boolean(
        expects('true or false', 'Write true where this rep may agree to other terms, such as net-60.'),
      )
      .exactOptional(),
  },
  expects('limits', 'Write only these: discount, amount, terms.'),
)

/** What a policy says of what reps may grant: `default` for everyone, others by their id in Slack (A9). */
export const repsShape = z.record(
  z.string(),
  limits,
  expects(
    'limits by rep',
    'Write { default: { discount: 10, amount: 1000, terms: false }, U0123ABC: { … } }.',
  ),
)

import { z } from 'zod'
import { expects } from './problem.ts'

const letter = expects('a number a day', 'Write a whole number from 1 to 10,000.')

const aDay = z.number(letter).int(letter).min(1, letter).max(10_000, letter).exactOptional()

const both = z.strictObject(
  { codes: aDay, tries: aDay },
  expects('limits', 'Write { codes: 5, tries: 10 }, and nothing else.'),
)

/** What a policy says of codes and tries at them, over all who ask (M6). */
export const codeLimitsShape = z.strictObject(
  {
    address: both.exactOptional(),
    person: z
      .strictObject({ tries: aDay }, expects('a limit', 'Write { tries: 10 }; `codesPerDay` has the codes.'))
      .exactOptional(),
    network: both.exactOptional(),
  },
  expects('an object', 'Write only these: address, person, network.'),
)

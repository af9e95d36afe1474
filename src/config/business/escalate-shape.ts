import { z } from 'zod'
import { duration, money, words } from './leaves.ts'
import { expects } from './problem.ts'

/** An amount from which on something holds, or null: then what `of` says. */
export const limit = (of: string) =>
  z.union([money(`Write an amount such as 500, or null: then ${of}.`), z.null()]).exactOptional()

/** A small number of something. */
export const count = (what: string) => {
  const letter = expects(`a number of ${what}`, 'Write a whole number from 1 to 20.')
  return z.number(letter).int(letter).min(1, letter).max(20, letter).exactOptional()
}

const isOn = () =>
  z.boolean(expects('true or false', 'Write true: a person takes over; or false.')).exactOptional()

const percent = expects(
  'a share in percent',
  'Write for example 10, 0 for any discount at all, or null for none.',
)

const code = expects('a region', 'Write a code of ISO 3166, for example "US" or "US-NY".')

/** What a policy says of handing over to a person (D4). */
export const escalateShape = z.strictObject(
  {
    human: isOn(),
    amountAbove: limit('no amount brings a person'),
    discountAbove: z.union([z.number(percent).min(0, percent).max(100, percent), z.null()]).exactOptional(),
    legal: isOn(),
    compliance: isOn(),
    anger: isOn(),
    ambiguousAuthority: isOn(),
    conflict: isOn(),
    misunderstood: isOn(),
    failureInClosing: isOn(),
    afterSale: isOn(),
    regions: z
      .array(
        z.string(code).regex(/^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$/, code),
        expects('a list of regions', 'Write a list such as ["US-NY", "US-NJ"].'),
      )
      .exactOptional(),
    notIndustries: z
      .array(
        words('Write a word or two, for example "casino".'),
        expects('a list of industries', 'Write a list such as ["casino"].'),
      )
      .exactOptional(),
  },
  expects(
    'an object',
    'Write only these: human, amountAbove, discountAbove, legal, compliance, anger, ambiguousAuthority, conflict, misunderstood, failureInClosing, afterSale, regions, notIndustries.',
  ),
)

const tokens = () => {
  const letter = expects('a number of tokens', 'Write a whole number such as 6000, or 0 for no model.')
  return z.number(letter).int(letter).min(0, letter).exactOptional()
}

const control = () =>
  z
    .strictObject(
      {
        deadline: duration().exactOptional(),
        misunderstandings: count('turns'),
        model: z
          .strictObject(
            {
              time: duration().exactOptional(),
              calls: count('calls'),
              tokens: tokens(),
              tokensPerDay: tokens(),
            },
            expects('an object', 'Write only these: time, calls, tokens, tokensPerDay.'),
          )
          .exactOptional(),
      },
      expects('an object', 'Write only these: deadline, misunderstandings, model.'),
    )
    .exactOptional()

/** What a policy says of each role: the same settings for both (A1). */
export const controlShape = z.strictObject(
  { sdr: control(), closer: control() },
  expects('an object', 'Write only these: sdr, closer.'),
)

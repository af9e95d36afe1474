import { z } from 'zod'
import { REPORTED_KINDS } from '#core/report'
import { type Rules, traitsOf } from '#core/rules'
import { after, day, type Instant, minutes } from '#core/time'

/** Words for people to read: in several lines, but nothing that is no character. */
const words = (most: number, what: string) => {
  const letter = { error: `is no text: write ${what}, in 1 to ${most} characters.` }
  return z
    .string(letter)
    .trim()
    .min(1, letter)
    .max(most, letter)
    .regex(/^(?:[^\p{Cc}\p{Cs}]|[\r\n\t])*$/u, { error: 'holds characters that are none: write plain text.' })
}

/** A name that machines give. */
const name = (most: number, what: string) => {
  const letter = {
    error: `is no name: write ${what}, in 1 to ${most} letters, digits and . _ @ / + -, without spaces.`,
  }
  return z.string(letter).regex(new RegExp(`^[\\w.@/+-]{1,${most}}$`), letter)
}

const object = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `has ${issue.keys.join(', ')}, which nobody reads: write only ${Object.keys(shape).join(', ')}.`
        : `is no object: write one with ${Object.keys(shape).join(', ')}.`,
  })

const address = () =>
  object({
    channel: name(32, 'a channel such as sms'),
    id: words(256, 'the address on that channel'),
  })

/** An address that somebody may write from here. */
const ofBuyer = (rules: Rules) =>
  address().superRefine(({ channel, id }, context) => {
    const say = (field: 'channel' | 'id', message: string) =>
      context.addIssue({ code: 'custom', path: [field], message })
    const channels = Object.keys(rules.channels)
    if (!channels.includes(channel))
      say('channel', `is no channel here: write one of ${channels.join(', ')}.`)
    else if (traitsOf(rules, channel).carriesTexts && !/^\+[1-9]\d{6,14}$/.test(id))
      say('id', 'is no phone number: write it with its country, as +14155550123.')
  })

const AT = {
  error: 'is no time: write when it was true, with its zone, as 2026-11-24T09:30:00Z.',
}

/** Clocks differ by so much at most; what is further ahead was not true yet. */
const SKEW = minutes(2)

const past = (now: Instant) =>
  z.iso.datetime({ offset: true, ...AT }).refine((text) => !(Date.parse(text) > after(now, SKEW)), {
    error: 'has not come yet: write when it was known to be true, and not when it will be.',
  })

const SURE = { error: 'is no share: write how sure it is, from 0 to 1.' }
const PEOPLE = { error: 'is no number of people: write a whole number from 1 to 1000000.' }
const CENTS = { error: 'is no amount: write whole cents, or null where that end is open.' }
const DAY = { error: 'is no day: write it as 2026-12-01.' }

const oneOf = <const T extends string>(all: readonly T[]) =>
  z.enum(all, { error: `is none of them: write ${all.join(', ')}.` })

const cents = z.number(CENTS).int(CENTS).min(0, CENTS).max(1e12, CENTS).nullable()

const budget = object({ min: cents, max: cents, per: oneOf(['month', 'year', 'once']) }).refine(
  ({ min, max }) => (min ?? max) !== null && (min ?? 0) <= (max ?? Number.POSITIVE_INFINITY),
  { error: 'is no budget: write min, max or both, the smaller one first.' },
)

const timeline = object({
  day: z.string(DAY).transform((text, context) => {
    const read = day(text)
    if (read === null) context.addIssue({ code: 'custom', message: DAY.error })
    return read ?? z.NEVER
  }),
  bound: oneOf(['before', 'by', 'on', 'from']),
})

const shared = (rules: Rules, now: Instant) => ({
  id: name(128, 'an id that you give it, the same each time you send it'),
  person: name(64, 'an id of ours').exactOptional(),
  address: ofBuyer(rules).exactOptional(),
  at: past(now),
  source: object({
    system: name(64, 'what the system is called'),
    record: words(200, 'where it stands there').exactOptional(),
    author: words(200, 'who wrote it there').exactOptional(),
  }),
  quote: words(500, 'the words it rests on').default(''),
  note: words(1_000, 'what people should know of it').exactOptional(),
  confidence: z.number(SURE).min(0, SURE).max(1, SURE).default(0.8),
})

/** One signal as another system sends it; values are those of our own signals, and plans those that are sold here. */
export const signalShape = (rules: Rules, now: Instant) => {
  const each = shared(rules, now)
  const plans = rules.business.catalogue.plans.map(({ id }) => id)
  return z.discriminatedUnion(
    'kind',
    [
      object({ ...each, kind: z.literal('need'), value: words(200, 'what they are after') }),
      object({ ...each, kind: z.literal('product'), value: oneOf(plans) }),
      object({
        ...each,
        kind: z.literal('quantity'),
        value: z.number(PEOPLE).int(PEOPLE).min(1, PEOPLE).max(1_000_000, PEOPLE),
      }),
      object({ ...each, kind: z.literal('budget'), value: budget }),
      object({ ...each, kind: z.literal('timeline'), value: timeline }),
      object({ ...each, kind: z.literal('decision'), value: oneOf(['self', 'other', 'shared']) }),
      object({ ...each, kind: z.literal('location'), value: words(100, 'where they are') }),
      object({ ...each, kind: z.literal('contact'), value: address() }),
    ],
    {
      error: ({ code }) =>
        code === 'invalid_union'
          ? `is nothing that another system can say: write one of ${REPORTED_KINDS.join(', ')}.`
          : 'is no signal: write an object with id, person or address, kind, value, at and source.',
    },
  )
}

/** A signal that has been read. */
export type SentSignal = z.output<ReturnType<typeof signalShape>>

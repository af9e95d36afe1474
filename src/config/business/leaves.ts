import { z } from 'zod'
import type { Cents } from '#core/catalogue'
import { type Milliseconds, milliseconds, minutes } from '#core/time'
import { expects } from './problem.ts'

/** The shape is looked at and the value itself is taken: a method may need its `this`. */
export const asIs = <T>(checked: z.ZodType) =>
  z.custom<T>().superRefine((value, context) => {
    for (const issue of checked.safeParse(value).error?.issues ?? []) context.addIssue({ ...issue })
  })

/** Something that can be called. */
export const method = <T = unknown>(instead: string) => {
  const { error } = expects('a function', instead)
  return z.custom<T>((value) => typeof value === 'function', { error })
}

/** A text that says something. */
export const words = (instead: string) => {
  const letter = expects('a text with something in it', instead)
  return z.string(letter).trim().min(1, letter)
}

/** An amount of money in the currency's units; kept in whole cents, because fractions of them add up wrongly. */
export const money = (instead: string) => {
  const letter = expects('an amount of money', instead)
  return z
    .number(letter)
    .positive(letter)
    .refine((amount) => Math.abs(amount * 100 - Math.round(amount * 100)) < 1e-6, letter)
    .transform((amount): Cents => Math.round(amount * 100))
}

/** A length of time in words, "10 minutes": a bare number would leave the unit to guessing. */
export const duration = () => {
  const letter = expects(
    'a length of time',
    'Write a number and a unit, for example "10 minutes" or "21 days".',
  )
  return z
    .string(letter)
    .refine((text) => readDuration(text) !== null, letter)
    .transform((text): Milliseconds => readDuration(text) ?? milliseconds(0))
}

/** A length of time in words, where none at all is an answer too: "0 minutes". */
export const span = () => {
  const letter = expects('a length of time', 'Write for example "15 minutes"; "0 minutes" for none.')
  return z
    .string(letter)
    .refine((text) => readLength(text) !== null, letter)
    .transform((text): Milliseconds => readLength(text) ?? milliseconds(0))
}

/** An IANA time zone. */
export const timeZone = () =>
  words('Write an IANA time zone, for example "America/New_York".').refine(
    isTimeZone,
    expects('a time zone', 'Write an IANA name, for example "America/New_York".'),
  )

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** How long somebody may be kept waiting: a minute at most, and no time at all is an answer too. */
export const pause = () => {
  const letter = expects(
    'a pause of a minute at most',
    'Write for example "250 milliseconds" or "2 seconds"; "0 seconds" for none.',
  )
  return z
    .string(letter)
    .refine((text) => (readLength(text) ?? Number.POSITIVE_INFINITY) <= LONGEST_PAUSE, letter)
    .transform((text): Milliseconds => readLength(text) ?? milliseconds(0))
}

const LONGEST_PAUSE = minutes(1)

/** How large one file may be, in words: "20 MB". Each is held in memory until it is whole, so there is an end to it. */
export const size = () => {
  const letter = expects('a size up to 100 MB', 'Write a number and a unit, for example "20 MB" or "500 KB".')
  return z
    .string(letter)
    .refine((text) => readSize(text) > 0 && readSize(text) <= LARGEST, letter)
    .transform((text): number => readSize(text))
}

const LARGEST = 100 * 1024 * 1024

const readSize = (text: string): number => {
  const [, amount = '', unit = ''] = /^\s*(\d+(?:\.\d+)?)\s*(KB|MB)\s*$/i.exec(text) ?? []
  return Math.round(Number(amount) * (unit.toUpperCase() === 'KB' ? 1024 : 1024 * 1024))
}

/** Reads "90 seconds", "1.5 hours", "3 weeks"; null for anything else, and for no time at all. */
export const readDuration = (text: string): Milliseconds | null => readLength(text) || null

const readLength = (text: string): Milliseconds | null => {
  const [, amount = '', unit = ''] = /^\s*(\d+(?:\.\d+)?)\s*([a-z]+?)s?\s*$/i.exec(text) ?? []
  const each = UNITS.get(unit.toLowerCase())
  return each === undefined ? null : milliseconds(Math.round(Number(amount) * each))
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ['millisecond', 1],
  ['second', 1_000],
  ['minute', 60_000],
  ['hour', 3_600_000],
  ['day', 86_400_000],
  ['week', 604_800_000],
])

/** Freezes a value and everything in it: a business is read once and holds for as long as the server runs. */
export const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) frozen(inner)
  }
  return value
}

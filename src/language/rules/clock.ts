import { type Milliseconds, minutes } from '#core/time'
import { hide, matches, type Span, type Text } from './text.ts'

/** A time of the day that a message names: exact where both ends are the same, open where one is null. */
export type ClockFound = Span & { readonly from: Milliseconds | null; readonly to: Milliseconds | null }

/**
 * The times of day in a message. "At 3" has no meridiem: from 1 to 7 it is taken for the afternoon, since nobody meets at
 * three at night, and 8 to 12 as they stand (facts: "Calendar and booking"). What is taken so is always said back before it
 * is booked.
 */
export const findClocks = (text: Text): readonly ClockFound[] => {
  const found: ClockFound[] = []
  for (const [pattern, read] of FORMS) {
    for (const { start, end, groups } of matches(hide(text, found).plain, pattern)) {
      const times = read(groups)
      if (times) found.push({ start, end, ...times })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

type Times = Pick<ClockFound, 'from' | 'to'>
type Groups = readonly (string | undefined)[]

const NUMBER = '(\\d{1,2})(?::?(\\d\\d))?'
const MERIDIEM =
  " ?(a\\.?m\\b\\.?|p\\.?m\\b\\.?|in the morning|in the afternoon|in the evening|at night|o'?clock(?: in the (?:morning|afternoon|evening))?)"
const NAMED = '(noon|midday|midnight)'

const exactly = (at: Milliseconds | null): Times | null => (at === null ? null : { from: at, to: at })

/** A number, its minutes, and what tells the half of the day; a range's own end may tell it for both. */
const timeOf = (
  hour: string | undefined,
  minute: string | undefined,
  half: string | undefined,
): Milliseconds | null => {
  const [h, m] = [Number(hour), Number(minute ?? 0)]
  if (hour === undefined || h > 23 || m > 59) return null
  return minutes(hourOf(h, half ?? '') * 60 + m)
}

const hourOf = (hour: number, half: string): number => {
  if (/^a|morning/.test(half)) return hour === 12 ? 0 : hour
  if (/^p|afternoon|evening|night/.test(half)) return hour < 12 ? hour + 12 : hour
  return hour >= 1 && hour <= 7 ? hour + 12 : hour
}

const named = (word: string | undefined): Milliseconds => minutes(word === 'midnight' ? 0 : 12 * 60)

const between: (groups: Groups) => Times | null = ([, h1, m1, half1, h2, m2, half2]) => {
  const to = timeOf(h2, m2, half2)
  const alike = timeOf(h1, m1, half1 ?? half2)
  const from = alike !== null && to !== null && alike >= to ? timeOf(h1, m1, half1 ?? 'am') : alike
  return from !== null && to !== null && from < to ? { from, to } : null
}

const after: (groups: Groups) => Times | null = ([, h, m, half]) => {
  const from = timeOf(h, m, half)
  return from === null ? null : { from, to: null }
}

const before: (groups: Groups) => Times | null = ([, h, m, half]) => {
  const to = timeOf(h, m, half)
  return to === null ? null : { from: null, to }
}

/** Parts of the day as people who work mean them. */
const PARTS: { readonly [part: string]: Times } = {
  'early morning': { from: minutes(6 * 60), to: minutes(10 * 60) },
  morning: { from: minutes(6 * 60), to: minutes(12 * 60) },
  'late morning': { from: minutes(10 * 60), to: minutes(12 * 60) },
  lunch: { from: minutes(11 * 60 + 30), to: minutes(14 * 60) },
  'early afternoon': { from: minutes(12 * 60), to: minutes(15 * 60) },
  afternoon: { from: minutes(12 * 60), to: minutes(18 * 60) },
  'late afternoon': { from: minutes(15 * 60), to: minutes(18 * 60) },
  evening: { from: minutes(17 * 60), to: minutes(21 * 60) },
}

const part: (groups: Groups) => Times | null = ([, words = '']) =>
  PARTS[words.replace(/^lunch.*/, 'lunch').replace(/^tonight$/, 'evening')] ?? null

/** Longer forms go first, and what they take is hidden from the shorter ones. */
const FORMS: readonly (readonly [RegExp, (groups: Groups) => Times | null])[] = [
  [
    new RegExp(`\\bhalf past (\\d{1,2})(?:${MERIDIEM})?`, 'g'),
    ([, h, half]) => exactly(timeOf(h, '30', half)),
  ],
  [
    new RegExp(`\\b(?:a )?quarter past (\\d{1,2})(?:${MERIDIEM})?`, 'g'),
    ([, h, half]) => exactly(timeOf(h, '15', half)),
  ],
  [
    new RegExp(
      `\\b(?:between|from) ${NUMBER}(?:${MERIDIEM})? ?(?:and|to|-|until|till) ?${NUMBER}(?:${MERIDIEM})?(?![\\d/%])`,
      'g',
    ),
    between,
  ],
  [new RegExp(`\\b${NUMBER}(?:${MERIDIEM})? ?(?:-|to|until|till) ?${NUMBER}${MERIDIEM}`, 'g'), between],
  [
    new RegExp(
      `\\b(?:after|from|any ?time after|later than|past|not before) ${NUMBER}(?:${MERIDIEM})?(?![\\d/%:]| (?:people|days?|weeks?|months?|years?))`,
      'g',
    ),
    after,
  ],
  [
    new RegExp(
      `\\b(?:before|until|till|by|earlier than) ${NUMBER}(?:${MERIDIEM})?(?![\\d/%:]| (?:people|days?|weeks?|months?|years?))`,
      'g',
    ),
    before,
  ],
  [new RegExp(`\\b(?:after|from|past) ${NAMED}\\b`, 'g'), ([, word]) => ({ from: named(word), to: null })],
  [
    new RegExp(`\\b(?:before|until|till|by) ${NAMED}\\b`, 'g'),
    ([, word]) => ({ from: null, to: named(word) }),
  ],
  [
    new RegExp(`(?<![\\d$/.])(?:\\b(?:at|@|around|about) ?)?${NUMBER}${MERIDIEM}`, 'g'),
    ([, h, m, half]) => exactly(timeOf(h, m, half)),
  ],
  [
    /(?<![\d$/.:])(?:\b(?:at|@|around|about) ?)?(\d{1,2}):(\d\d)(?![\d:])/g,
    ([, h, m]) => exactly(timeOf(h, m, undefined)),
  ],
  [
    /(?:\b(?:at|around)|@) ?(\d{1,2})(?![\d/%:.-]| ?(?:people|persons?|ppl|users?|seats?|dollars|a month|per))/g,
    ([, h]) => exactly(timeOf(h, undefined, undefined)),
  ],
  [/(?:\bat )?\b(noon|midday|midnight)\b/g, ([, word]) => exactly(named(word))],
  [
    /\b(?:in the |this |the )?((?:early |late )?(?:morning|afternoon)|evening|tonight|lunch(?: ?time)?|lunch ?break)s?\b/g,
    part,
  ],
]

import { pattern, piece } from '#core/pattern'
import { hide, matches, type Span, type Text } from './text.ts'

/** A number of the message, in figures or in words. */
export type NumberFound = Span & {
  readonly value: number
  /** What "k", "hundred" or "thousand" multiplied it by; 1 where nothing did. */
  readonly scale: number
}

/** More numbers than this are a pasted table, in which none can be told to be theirs. */
const MOST = 40

/** The numbers of a message, except those in dates, times, percentages, ordinals and identifiers; and none below zero. */
export const findNumbers = (text: Text): readonly NumberFound[] => {
  const { plain } = hide(text, matches(text.plain, NO_NUMBER))
  const found = [...inFigures(plain), ...inWords(plain)]
    .filter((number) => !isNegative(plain, number.start) && !isProgram(plain, number))
    .sort((a, b) => a.start - b.start)
  return found.length > MOST ? [] : found
}

/** After a hyphen a number only counts as the end of a range, or of an item in a list: "5-7k", not "covid-19" or "-5". */
const isNegative = (plain: string, start: number): boolean => {
  const before = plain.slice(0, start).replace(/[$€£]$/, '')
  return (
    (before.endsWith('-') && !/(?:\d ?[km]?|\n) ?-$/.test(before)) || /\b(?:minus|negative) $/.test(before)
  )
}

/** A figure that is compared with another is somebody's program: "' or '1'='1". */
const isProgram = (plain: string, { start, end }: Span): boolean =>
  /^['"] ?=/.test(plain.slice(end)) || /= ?['"]$/.test(plain.slice(0, start))

const MONTHS = piece`
  (?:
    jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?
    |oct(?:ober)?|nov(?:ember)?|dec(?:ember)?
  )\.?
`

const NO_NUMBER = new RegExp(
  [
    `\\b${MONTHS} \\d{1,2}(?:st|nd|rd|th)?(?:-\\d{1,2})?\\b(?:,? 20\\d\\d\\b)?`,
    `\\b\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTHS}(?![a-z])(?:,? 20\\d\\d\\b)?`,
    '\\b20\\d\\d-\\d\\d-\\d\\d\\b',
    '\\b\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?\\b',
    '\\b\\d+(?:st|nd|rd|th)\\b',
    '\\b\\d{1,2}(?::\\d\\d)? ?(?:am|pm|a\\.m|p\\.m|o\'?"?clock)\\b',
    '\\b\\d{1,2}:\\d\\d\\b',
    piece`
      \b(?:half|quarter) (?:past|to) \d{1,2}\b
      |\bat \d{1,2}\b(?!:| ?(?:people|ppl|seats|employees|[%a-z$]))
      |\b\d{1,2} in the (?:morning|afternoon|evening)\b
    `,
    '\\d+(?:\\.\\d+)? ?(?:%|percent\\b)',
    piece`
      \b(?:
        net|version|v|room|suite|option|invoice|account|apt|floor|ext|extension|route
        |zip(?: code)?|order|code|tracking|reference|ref
      )(?: (?:number|no|is))*[ :.#-]*\d[\d.-]*
    `,
    '#\\d+',
    '\\b\\d{3}-\\d{4}\\b',
  ].join('|'),
  'g',
)

const FIGURES = pattern('g')`
  (?<![\w.,/])(?:
    (\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?)|(\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?)
    |(\d{1,3}(?: \d{3})+(?:,\d{1,2})?)(?= ?[$€£])|(\d+(?:\.\d+)?|\.\d+)
  )(?![\d])(?: ?(k|grand|thousand|hundred|million|mil|dozen)(?![a-z])|(m|mm)(?![a-z]))?
`

const inFigures = (plain: string): readonly NumberFound[] =>
  matches(plain, FIGURES)
    .filter(({ end }) => !/^[a-z]/.test(plain.slice(end)) || UNITS.test(plain.slice(end)))
    .map(({ start, end, groups }) => {
      const [, english, european, spaced, simple, scaleWord, million] = groups
      const figure = english?.replaceAll(',', '') ?? continental(european ?? spaced) ?? simple ?? '0'
      const scale = million ? 1_000_000 : (SCALES[scaleWord ?? ''] ?? 1)
      return { start, end, value: round(Number(figure) * scale), scale }
    })

const UNITS = /^(?:ish|ppl|people|pax|usd|eur|gbp|bucks|dollars|mo\b)/

const continental = (figure: string | undefined): string | undefined =>
  figure?.replace(/[. ]/g, '').replace(',', '.')

const round = (value: number): number => Math.round(value * 100) / 100

const SCALES: { readonly [word: string]: number } = {
  dozen: 12,
  hundred: 100,
  k: 1_000,
  thousand: 1_000,
  grand: 1_000,
  mil: 1_000_000,
  million: 1_000_000,
}

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const WORD_VALUES: { readonly [word: string]: number } = Object.fromEntries([
  ...ONES.map((word, n) => [word, n] as const),
  ...TENS.map((word, n) => [word, 20 + 10 * n] as const),
  ['fourty', 40],
])

const SMALL = [...ONES, ...TENS, 'fourty'].join('|')
const UNITS_IN_WORDS = ONES.slice(0, 10).join('|')
const LARGE = 'hundred|thousand|grand|million|dozen'
const WORDS = pattern('g')`
  \b(?:
    half a (?:million|dozen|grand)
    |(?:an?|a couple(?: of)?|couple) (?:${LARGE})(?:(?: |-| and )(?:${SMALL}|${LARGE}))*
    |(?:${SMALL})(?:(?: |-| and (?=(?:${SMALL})\b))(?:${SMALL}|${LARGE})\b)*
  )\b
`

const inWords = (plain: string): readonly NumberFound[] =>
  matches(plain, WORDS)
    .filter(
      ({ start, groups }) =>
        groups[0] !== 'one' ||
        !/\b(?:this|that|which|the|any|no|every|each|good|another|first|second|third|last|next|other) $/.test(
          plain.slice(0, start),
        ),
    )
    .flatMap(({ start, end, groups }) => spoken(start, end, groups[0] ?? ''))

/** "one and two thousand" and "three one-way tickets" are two numbers, "one hundred and fifty" is one. */
const spoken = (start: number, end: number, words: string): readonly NumberFound[] => {
  const loose = matches(words, LOOSE)[0]
  if (loose === undefined) return [{ start, end, ...numberIn(words) }]
  return [
    ...spoken(start, start + loose.start, words.slice(0, loose.start)),
    ...spoken(start + loose.end, end, words.slice(loose.end)),
  ]
}

const LOOSE = new RegExp(
  `(?<!\\b(?:${LARGE})) and |(?<=\\b(?:${UNITS_IN_WORDS})) (?=(?:${UNITS_IN_WORDS})\\b)`,
  'g',
)

const numberIn = (words: string): { readonly value: number; readonly scale: number } => {
  let total = 0
  let current = words.startsWith('half') ? 0.5 : /couple/.test(words) ? 2 : 0
  let scale = 1
  for (const word of words.split(/[ -]+/)) {
    const times = SCALES[word]
    const value = WORD_VALUES[word]
    if (times !== undefined) scale = times
    if (times !== undefined && times > 100) {
      total += (current || 1) * times
      current = 0
    } else if (times !== undefined) current = (current || 1) * times
    else if (value !== undefined && value >= 10 && current > 0 && current < 10)
      current = current * 100 + value
    else if (value !== undefined) current += value
  }
  return { value: total + current, scale }
}

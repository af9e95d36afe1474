import { pattern, piece } from '#core/pattern'
import { type Milliseconds, milliseconds, minutes } from '#core/time'

/** From when to when on a day, counted from midnight: exact where both ends are the same, open where one is null. */
export type Times = { readonly from: Milliseconds | null; readonly to: Milliseconds | null }

type Groups = readonly (string | undefined)[]

/** One way to name a time of the day, and what it means; null where it means none. */
export type Form = readonly [pattern: RegExp, read: (groups: Groups) => Times | null]

const WORDS = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]
const WORD = WORDS.join('|')
const HOUR = `(\\d{1,2}|${WORD})`
const NUMBER = '(\\d{1,2})(?:[:h.]?(\\d\\d))?'
const MERIDIEM = piece`
  \x20?(
    a\.?m\b\.?|p\.?m\b\.?|in the morning|in the afternoon|in the evening|at night
    |o'?clock(?: in the (?:morning|afternoon|evening))?
  )
`
const NAMED = '(noon|midday|midnight)'

/** What follows a number that is none of a day's: a noun, an ordinal, a rate. "At 3 works" goes on, "at 3 locations" does not. */
const NO_HOUR = piece`
  (?!
    [\d/%:-]|\.\d| ?(?:st|nd|rd|th)\b
    | ?(?:people|persons?|ppl|of|per|a|an|percent|dollars|bucks|k|million)\b
    | (?!works|suits|is|this|thanks|yes|tues|weds|thurs|its|was|plus|perhaps|sounds|does)
      [a-z]+s\b
  )
`

/** Nothing more is said of it, or only what is said of a time. */
const ENDS = piece`
  (?=
    \x20*(?:
      $|[?!,;)\n□]|\.(?!\d)
      |(?:
        works?|would|is|if|please|instead|then|on|for me|or|and|today|tomorrow|tmrw|this|next
        |in the|eastern|central|mountain|pacific|your time|my time|our time
        |(?:mon|tues|wednes|thurs|fri)day
      )\b(?! (?:a|per)\b)
    )
  )
`

const exactly = (at: Milliseconds | null): Times | null => (at === null ? null : { from: at, to: at })

const numberOf = (hour: string): number => {
  const word = WORDS.indexOf(hour)
  return word < 0 ? Number(hour) : word + 1
}

/** A number, its minutes, and what tells the half of the day; a range's own end may tell it for both. */
const timeOf = (
  hour: string | undefined,
  minute: string | undefined,
  half: string | undefined,
): Milliseconds | null => {
  if (hour === undefined) return null
  const [h, m] = [numberOf(hour), Number(minute ?? 0)]
  return h > 23 || m > 59 ? null : minutes(hourOf(h, half ?? '') * 60 + m)
}

const hourOf = (hour: number, half: string): number => {
  if (/^a|morning/.test(half)) return hour === 12 ? 0 : hour
  if (/^p|afternoon|evening|night/.test(half)) return hour < 12 ? hour + 12 : hour
  return hour >= 1 && hour <= 7 ? hour + 12 : hour
}

const named = (word: string | undefined): Milliseconds => minutes(word === 'midnight' ? 0 : 12 * 60)

const between = ([, h1, m1, half1, h2, m2, half2]: Groups): Times | null => {
  const to = timeOf(h2, m2, half2)
  const alike = timeOf(h1, m1, half1 ?? half2)
  const from = alike !== null && to !== null && alike >= to ? timeOf(h1, m1, half1 ?? 'am') : alike
  return from !== null && to !== null && from < to ? { from, to } : null
}

const untilNoon = ([, h, m, half]: Groups): Times | null => {
  const from = timeOf(h, m, half ?? 'am')
  return from !== null && from < named('noon') ? { from, to: named('noon') } : null
}

const after = ([, h, m, half]: Groups): Times | null => {
  const from = timeOf(h, m, half)
  return from === null ? null : { from, to: null }
}

const before = ([, h, m, half]: Groups): Times | null => {
  const to = timeOf(h, m, half)
  return to === null ? null : { from: null, to }
}

const quarterTo = ([, h, half]: Groups): Times | null => {
  const at = timeOf(h, undefined, half)
  return at === null ? null : exactly(milliseconds(at - minutes(15)))
}

/** "1530" is half past three where it can be nothing else; "2019" and "1500 dollars" are none. */
const military = ([, h, m]: Groups): Times | null =>
  Number(m) % 5 === 0 && h !== '19' && h !== '20' ? exactly(timeOf(h, m, 'a')) : null

const hours = (from: number, to: number): Times => ({ from: minutes(from * 60), to: minutes(to * 60) })

/** Parts of the day as people who work mean them. */
const PARTS: { readonly [part: string]: Times } = {
  'early morning': hours(6, 10),
  'first thing': hours(6, 10),
  morning: hours(6, 12),
  'mid morning': hours(9.5, 11.5),
  'late morning': hours(10, 12),
  'before lunch': hours(6, 12),
  lunch: hours(11.5, 14),
  'after lunch': hours(13, 18),
  'early afternoon': hours(12, 15),
  afternoon: hours(12, 18),
  'mid afternoon': hours(14, 16),
  'late afternoon': hours(15, 18),
  'end of day': hours(15, 18),
  evening: hours(17, 21),
}

const part = ([, words = '']: Groups): Times | null =>
  PARTS[
    words
      .replace(/^(?:by )?(?:the )?end of (?:the |my )?(?:business )?day|^(?:by )?(?:eod|cob)$/, 'end of day')
      .replace(/\blunch.*/, 'lunch')
      .replace(/^first thing.*/, 'first thing')
      .replace(/^tonight$/, 'evening')
      .replace(/^mid-?(?=[ma])/, 'mid ')
      .replace(/ {2,}/g, ' ')
  ] ?? null

/** What follows "after 2" and the like when it is no time of the day. */
const NO_LIMIT = '(?![\\d/%:]| (?:people|days?|weeks?|months?|years?|offices|locations|machines|cups))'

/** Longer forms go first, and what they take is hidden from the shorter ones. */
export const FORMS: readonly Form[] = [
  [
    pattern('g')`
      \b(
        (?:before|after) lunch
        |first thing(?: in the morning)?(?! (?:we|i|you|is|to|that|about|they)\b)
        |(?:by )?(?:the )?end of (?:the |my )?(?:business )?day|(?:by )?(?:eod|cob)
        |mid[- ]?(?:morning|afternoon)
      )\b
    `,
    part,
  ],
  [new RegExp(`\\bhalf past ${HOUR}(?:${MERIDIEM})?`, 'g'), ([, h, half]) => exactly(timeOf(h, '30', half))],
  [
    new RegExp(`\\b(?:a )?quarter past ${HOUR}(?:${MERIDIEM})?`, 'g'),
    ([, h, half]) => exactly(timeOf(h, '15', half)),
  ],
  [new RegExp(`\\b(?:a )?quarter (?:to|till|of|before) ${HOUR}(?:${MERIDIEM})?`, 'g'), quarterTo],
  [
    pattern('g')`
      \b(?:between|from) ${NUMBER}(?:${MERIDIEM})? ?(?:and|to|-|until|till) ?(?:noon|midday)\b
    `,
    untilNoon,
  ],
  [
    pattern('g')`
      \b(?:between|from) ${NUMBER}(?:${MERIDIEM})? ?(?:and|to|-|until|till) ?${NUMBER}
        (?:${MERIDIEM})?${NO_LIMIT}
    `,
    between,
  ],
  [new RegExp(`\\b${NUMBER}(?:${MERIDIEM})? ?(?:-|to|until|till) ?${NUMBER}${MERIDIEM}`, 'g'), between],
  [
    pattern('g')`
      \b(?:after|from|any ?time after|later than|past|not before) ${NUMBER}(?:${MERIDIEM})?
        ${NO_LIMIT}
    `,
    after,
  ],
  [
    pattern('g')`
      \b(?:before|until|till|by|earlier than|no later than) ${NUMBER}(?:${MERIDIEM})?
        ${NO_LIMIT}
    `,
    before,
  ],
  [new RegExp(`\\b(?:after|from|past) ${NAMED}\\b`, 'g'), ([, word]) => ({ from: named(word), to: null })],
  [
    new RegExp(`\\b(?:before|until|till|by) ${NAMED}\\b`, 'g'),
    ([, word]) => ({ from: null, to: named(word) }),
  ],
  [
    new RegExp(`(?<![\\d$/.])(?:\\b(?:at|@|around|about) ?)?\\b${NUMBER}${MERIDIEM}`, 'g'),
    ([, h, m, half]) => exactly(timeOf(h, m, half)),
  ],
  [
    new RegExp(`\\b(?:(?:at|around|about) )?(${WORD})${MERIDIEM}`, 'g'),
    ([, h, half]) => exactly(timeOf(h, undefined, half)),
  ],
  [
    /(?<![\d$/.:])(?:\b(?:at|@|around|about) ?)?\b(\d{1,2}):(\d\d)(?![\d:])/g,
    ([, h, m]) => exactly(timeOf(h, m, undefined)),
  ],
  [/(?<![\d$/.:])\b(?:at )?(\d{1,2})h(\d\d)?\b/g, ([, h, m]) => exactly(timeOf(h, m, 'a'))],
  [
    new RegExp(`(?:\\b(?:at|around|about) |@ ?)?\\b(\\d{1,2}|${WORD})(?: ?- ?|)ish\\b`, 'g'),
    ([, h]) => exactly(timeOf(h, undefined, undefined)),
  ],
  [
    new RegExp(`(?:\\b(?:at|around)|@) ?(\\d{1,2})${NO_HOUR}`, 'g'),
    ([, h]) => exactly(timeOf(h, undefined, undefined)),
  ],
  [new RegExp(`\\bat (${WORD})${ENDS}`, 'g'), ([, h]) => exactly(timeOf(h, undefined, undefined))],
  [new RegExp(`(?:\\bat )?\\b${NAMED}\\b`, 'g'), ([, word]) => exactly(named(word))],
  [
    pattern('g')`
      \b(?:in the |this |the )?(
        (?:early |late )?(?:morning|afternoon)|evening|tonight|lunch(?: ?time)?|lunch ?break
      )s?\b
    `,
    part,
  ],
  [new RegExp(`(?<=\u25a1,? )(\\d{1,2})${ENDS}`, 'g'), ([, h]) => exactly(timeOf(h, undefined, undefined))],
]

const bare = ([, h]: Groups): Times | null => exactly(timeOf(h, undefined, undefined))

/** Numbers that are hours because an hour was asked for. A small one by itself is the number of a choice, and is not here. */
export const BARE_FORMS: readonly Form[] = [
  [new RegExp(`(?<![\\d$/.:])\\bhalf (${WORD})${ENDS}`, 'g'), ([, h]) => exactly(timeOf(h, '30', undefined))],
  [new RegExp(`^(?:at )?(1\\d|2[0-3]|0\\d)([0-5]\\d)(?: ?h(?:ou)?rs)?${ENDS}`, 'g'), military],
  [
    /(?<![\d$.])\b(\d{1,2})\.([0-5]\d)(?= *(?:$|[?!,]|\.(?!\d)))/g,
    ([, h, m]) => exactly(timeOf(h, m, undefined)),
  ],
  [
    pattern('g')`
      (?<=
        \b(?:
          how about|what about|make it|make that|do|rather|or|say|maybe|perhaps|prefer|sure|yes
          |ok|okay|then
        ),? (?:at )?
      )(\d{1,2})${ENDS}
    `,
    bare,
  ],
  [/(?<![\d$/.:])\b(\d{1,2})(?= or (?:at )?(?:\u25a1|\d{1,2}(?: ?[ap]m)?\b(?! [a-z]+s\b)))/g, bare],
  [
    pattern('g')`
      (?<![\d$/.:])\b(\d{1,2})(?=
        \x20(?:
          \u25a1|works\b|would (?:work|be|suit)\b|is (?:good|fine|better|ok|okay|great|perfect)
          |suits\b|instead\b|your time|my time|our time
        )
      )
    `,
    bare,
  ],
  [
    pattern('g')`
      (?<=\b(?:move|push|shift|change|switch|reschedule|postpone)\b[^.!?]{0,40}\bto )(\d{1,2})
        ${ENDS}
    `,
    bare,
  ],
  [/^(?:at )?([4-9]|1[0-2])(?= *[?.!]*$)/g, bare],
]

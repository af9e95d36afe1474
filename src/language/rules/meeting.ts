import type { Clocks, Expecting } from '#core/reading'
import type { Noticed } from '#core/signal'
import type { Meeting, TimeWindow } from '#core/slot'
import { dayOf, type Instant } from '#core/time'
import { utcOffset } from '#core/zone'
import { type ClockFound, findClocks } from './clock.ts'
import { type DaysFound, findDays, type When } from './days.ts'
import { clauseAt, hide, isDenied, matches, quote, type Span, type Text } from './text.ts'
import { findZone } from './zones.ts'

/** What a message says of a meeting, and the stretches of it that other readers leave alone. */
export type MeetingFound = { readonly noticed: readonly Noticed[]; readonly spans: readonly Span[] }

/** What is known when it is read: by whose clocks, what we asked, and when it was said. */
export type MeetingContext = {
  readonly calendar: Clocks
  readonly expecting: Expecting | null
  readonly now: Instant
}

/**
 * Talk of a meeting: that they would like one, another time for one, or none any more; and when, by their own clocks (D3).
 * Times alone are talk of one only where we have just asked for them. Null where there is no such talk.
 */
export const readMeeting = (text: Text, context: MeetingContext): MeetingFound | null => {
  const zone = findZone(text)
  const when = { now: context.now, timeZone: zone?.zone ?? context.calendar.zone }
  const allDays = findDays(capitalised(text), when)
  const allClocks = findClocks(hide(text, [...allDays.map((day) => dateIn(text, day)), ...some(zone)]))
  const asked = wishIn(text, context, allDays.length + allClocks.length > 0, allClocks.length > 0)
  if (!asked) return zone ? { noticed: [zoneOf(text, zone)], spans: [zone] } : null
  const [days, clocks] = [about(text, asked.span, allDays), about(text, asked.span, allClocks)]
  const value = { wish: asked.wish, when: asked.isWithout ? [] : windowsOf(text, days, clocks, when) }
  const spans = [...some(asked.span), ...days, ...clocks]
  return {
    noticed: [meetingOf(text, value, spans), ...some(zone).map((one) => zoneOf(text, one))],
    spans: [...spans, ...some(zone)],
  }
}

const some = <T>(found: T | null): readonly T[] => (found === null ? [] : [found])

/** In talk of a meeting "wed" is a day, however it is written. */
const capitalised = (text: Text): Text => ({
  ...text,
  original: text.original.replace(
    /\b(?:mon|tue|wed|thu|fri|sat|sun)\b/g,
    (day) => day.charAt(0).toUpperCase() + day.slice(1),
  ),
})

/** "12/1 at 3": the date without the hour that stands in one stretch with it. */
const dateIn = (text: Text, { start, end }: Span): Span => {
  const hour =
    /\b(?:at|after|before|around|about|between|from|until|in the|noon|midday|(?:early |late )?(?:morning|afternoon)|evening|lunch|\d{1,2}:\d\d|\d{1,2} ?[ap]m)\b|@/.exec(
      text.plain.slice(start, end),
    )
  return { start, end: hour ? start + hour.index : end }
}

/** What belongs to the wish: what follows in its sentence, else what stands before it and is not the order's own date. */
const about = <T extends Span>(text: Text, wish: Span | null, found: readonly T[]): readonly T[] => {
  if (wish === null) return found
  const { start, sentence } = clauseAt(text, wish.start)
  const within = found.filter((one) => one.start >= start && one.start < sentence.end)
  return within.length > 0
    ? within
    : found.filter((one) => !/\b(?:before|by|from|until) (?:the )?$/.test(text.plain.slice(0, one.start)))
}

type Asked = { readonly wish: Meeting['wish']; readonly span: Span | null; readonly isWithout?: true }

const wishIn = (
  text: Text,
  { calendar, expecting }: MeetingContext,
  hasTime: boolean,
  hasClock: boolean,
): Asked | null => {
  for (const { wish, pattern, needs, isWithout } of WISHES) {
    if ((needs === 'booked' || needs === 'booked-time') && !calendar.booked) continue
    if ((needs === 'time' || needs === 'booked-time') && !hasTime) continue
    if (needs === 'booked-time' && ORDER.test(text.plain)) continue
    if (wish === 'cancel' && SUPPOSED.test(text.plain)) continue
    if (needs === 'asked' && expecting !== 'meeting') continue
    const span = matches(text.plain, pattern).find(({ start }) => !isDenied(text, start))
    if (span) return { wish, span, ...(isWithout && { isWithout }) }
  }
  // With times before them, an hour of the day is one of those, whatever was asked since.
  const isAnswer = (expecting === 'meeting' && hasTime) || (calendar.offered && hasClock)
  return isAnswer && !ORDER.test(text.plain) ? { wish: 'time', span: null } : null
}

/** Who asks what would be, if, does not ask for it yet. */
const SUPPOSED =
  /\b(?:if|in case|what happens|how (?:do|can|would|late|long)|is it possible|am i able|until when|later on|still cancel|free to cancel|have to cancel)\b/

/** A day beside these is one of the order, and not of a meeting. */
const ORDER =
  /\b(?:start|starts|starting|begin|beginning|deliver|delivered|delivery|install|installed|launch|go live|up and running)\b/

const NOUN =
  '(?:phone |video |quick |short |intro |introductory |tasting |sales |discovery )*(?:call|calls|meeting|demo|appointment|appt|consultation|tasting|visit|session|booking|slot|chat with (?:someone|somebody|your team|a person)|time to (?:talk|speak|chat|meet))'
const THE = '(?:a |an |the |my |our |that |this |another |some )?'

type Wish = {
  readonly wish: Meeting['wish']
  readonly pattern: RegExp
  /** What must be so besides: a booking that "it" can mean, a time in the same message, both, our question. */
  readonly needs: 'booked' | 'time' | 'booked-time' | 'asked' | null
  readonly isWithout?: true
}

const wish = (of: Meeting['wish'], needs: Wish['needs'], source: string): Wish => ({
  wish: of,
  needs,
  pattern: new RegExp(source, 'g'),
})

/** Calling off goes before moving, and moving before booking: "cancel the call I booked" books nothing. */
const WISHES: readonly Wish[] = [
  wish(
    'cancel',
    null,
    `\\b(?:cancel|call off|scrap|drop|delete|remove) ${THE}${NOUN}\\b|\\b${NOUN} (?:off|cancelled|canceled)\\b`,
  ),
  wish(
    'cancel',
    'booked',
    '\\b(?:cancel|call) (?:it|that|this)(?: off)?(?= *(?:$|[.,!?]|please|for me))|\\b(?:want|need|have) (?:it|that) (?:called off|cancelled|canceled)\\b|\\bcalled off\\b',
  ),
  wish(
    'move',
    null,
    `\\b(?:move|reschedule|re-schedule|rebook|push|shift|postpone|change|switch) ${THE}${NOUN}\\b`,
  ),
  // What they name is when they cannot, and no time to move to.
  {
    ...wish(
      'move',
      'booked',
      "\\b(?:can't|cannot|can not|won't|unable to) (?:be able to )?(?:make (?:it|that)|come|attend|do (?:it|that))\\b",
    ),
    isWithout: true,
  },
  wish(
    'move',
    'booked',
    '\\b(?:move|reschedule|push|shift|postpone) (?:it|that|this)(?: (?:back|out|up|forward))?\\b|\\b(?:reschedule|postpone)\\b|\\b(?:another|different|other) (?:time|day|slot)s?\\b|\\b(?:something|anything) (?:later|earlier|else)\\b',
  ),
  wish(
    'move',
    'booked-time',
    '\\b(?:change|switch|make) (?:it|that|this)(?: (?:to|on|for|at))?\\b(?! \\d+ [a-z]{3,})',
  ),
  wish(
    'book',
    null,
    `\\b(?:book|schedule|set up|arrange|organi[sz]e|reserve|hop on|jump on|grab|up for) (?:in |me |us |for )?${THE}${NOUN}\\b(?! back)`,
  ),
  wish(
    'book',
    null,
    `(?<=\\b(?:can|could|may|might|shall|should|would|let'?s|let us|like to|love to|want to|wanna|happy to|prefer to)(?: (?:we|i|you|someone|somebody|maybe|just|please|also|perhaps|then)){0,3} )(?:have|do|get|make|take|find|plan|start with) ${THE}${NOUN}\\b`,
  ),
  wish(
    'book',
    null,
    `\\b(?:i|we)(?:'d| would)? (?:really )?(?:want|need|like|love|prefer) (?:to have )?${THE}${NOUN}\\b`,
  ),
  wish(
    'book',
    null,
    '\\b(?:when|what (?:times?|days?|slots?)) (?:are|is|would|do|can|could) (?:you|your team|someone|somebody|we|i) (?:guys )?(?:be )?(?:free|available|meet|talk|speak|chat|have|open|book)\\b|\\b(?:what|which|any) (?:free )?(?:times?|slots?|openings?|availability) (?:do you have|are (?:free|open|available|there))|\\bsee (?:your|the) calendar\\b|\\byour availability\\b',
  ),
  wish(
    'book',
    'time',
    `\\b(?:call|ring|phone) (?:me|us)\\b|\\b(?:can|could|may|shall|should|let'?s|let us) (?:we |i |you )?(?:please )?(?:talk|speak|meet|chat|call|have a chat)\\b|(?:^|\\b(?:how about|what about|maybe|perhaps|yes,?|ok,?) )(?:a |an )?${NOUN}\\b`,
  ),
  wish(
    'time',
    'asked',
    '\\b(?:other|another|different|more) (?:times?|days?|slots?|options?)\\b|\\b(?:something|anything|any) (?:else|later|earlier|other)\\b|\\bnone of (?:those|these|them)\\b|\\bdo(?:es)?n.?t work\\b|\\b(?:earlier|later)\\b',
  ),
]

/** Each day with each time; as many times as days go pairwise: "Tuesday at 3 or Wednesday at 4". */
const windowsOf = (
  text: Text,
  days: readonly DaysFound[],
  clocks: readonly ClockFound[],
  { now, timeZone }: When,
): readonly TimeWindow[] => {
  const today = dayOf(now, utcOffset(timeZone, now))
  const any = TODAY.test(text.plain) ? { first: today, last: today } : ANY_DAY
  if (days.length === 0) return clocks.map((clock) => window(any, clock))
  if (clocks.length === 0) return days.map((day) => window(day, ANY_TIME))
  if (clocks.length === days.length) return days.map((day, n) => window(day, clocks[n] ?? ANY_TIME))
  return days.flatMap((day) => clocks.map((clock) => window(day, clock))).slice(0, MOST)
}

const MOST = 6
const TODAY = /\b(?:this (?:morning|afternoon|evening)|tonight)\b/
const ANY_DAY = { first: null, last: null }
const ANY_TIME = { from: null, to: null }

const window = (
  { first, last }: Pick<TimeWindow, 'first' | 'last'>,
  { from, to }: Pick<TimeWindow, 'from' | 'to'>,
): TimeWindow => ({ first, last, from, to })

const meetingOf = (text: Text, value: Meeting, spans: readonly Span[]): Noticed => ({
  kind: 'meeting',
  value,
  quote: quote(text, around(spans)),
  confidence: 0.9,
})

const zoneOf = (text: Text, found: { readonly zone: string } & Span): Noticed => ({
  kind: 'zone',
  value: found.zone,
  quote: quote(text, found),
  confidence: 0.9,
})

/** From the first of the words to the last. */
const around = (spans: readonly Span[]): Span => ({
  start: Math.min(...spans.map(({ start }) => start)),
  end: Math.max(...spans.map(({ end }) => end)),
})

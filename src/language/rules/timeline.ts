import { pattern } from '#core/pattern'
import type { Noticed, Timeline } from '#core/signal'
import { addDays, dayOf } from '#core/time'
import { utcOffset } from '#core/zone'
import { type DaysFound, findDays, type When } from './days.ts'
import { clauseAt, firstOrCorrected, isDenied, quote, type Span, type Text } from './text.ts'

/** A timeline with the words that state it, and where they stand. */
export type TimelineFound = Span & { readonly noticed: Extract<Noticed, { kind: 'timeline' }> }

/**
 * By when, on which day or from when they want it (M2). A date is read in the business's zone and is never past; what
 * they say of a call, a visit or their holidays is no timeline. `expecting`: a bare day answers our question.
 */
export const readTimeline = (text: Text, when: When, expecting: boolean): TimelineFound | null => {
  const found = findDays(text, when)
    .map((days) => ({ ...days, ...boundOf(text, days) }))
    .filter((days) => !isDenied(text, days.start) && (expecting || isWish(text, days)))
  const bound = found.filter(({ preposition }) => preposition !== null)
  const one = firstOrCorrected(text, found.length > 1 && bound.length === 1 ? bound : found)
  if (one) return noticed(text, one, timelineOf(one), confidenceOf(text, one))
  const soon = SOON.exec(text.plain) ?? (expecting ? SOON_ENOUGH.exec(text.plain) : null)
  if (!soon || isDenied(text, soon.index)) return null
  const span = { start: soon.index, end: soon.index + soon[0].length }
  const today = dayOf(when.now, utcOffset(when.timeZone, when.now))
  return noticed(text, span, { day: addDays(today, 7), bound: 'by' }, 0.4)
}

/** How people say that it should be quick without naming a day. */
export const SOON = pattern('')`
  \b(?:
    asap|a\.s\.a\.p\.?|as soon as (?:possible|you can|we can)|right away|straight ?away
    |immediately
  )(?!\w)
`

/** What says so only where it is asked by when: "soon" by itself, "the sooner the better". */
const SOON_ENOUGH = pattern('')`
  (?<=^(?:[\s,]|pretty|very|rather|quite|asap|as|really|fairly)*)
    (?:soon(?:ish)?|quickly|the sooner,? the better)(?=[\s.!]*$)
`

type Bound = DaysFound & { readonly preposition: 'by' | 'before' | 'from' | 'after' | 'on' | null }

const PREPOSITIONS: readonly (readonly [Exclude<Bound['preposition'], null>, RegExp])[] = [
  [
    'from',
    pattern('')`
      \b(?:not|don't|can't|won't|cannot|dont|cant)(?: (?!wait)[a-z']+){0,3}\x20
        (?:before|until|till|til) (?:the )?$
      |\b(?:no|not) earlier than (?:the )?$
    `,
  ],
  ['before', /\b(?:before|prior to|ahead of|in time for) (?:the )?$/],
  [
    'by',
    pattern('')`
      \b(?:
        by|until|till|til|no later than|not later than|not after|due|latest|within
        |deadline(?: is)?(?: on)?
      ) (?:the )?(?:latest )?$
    `,
  ],
  ['after', /\b(?:after|once past|following) (?:the )?$/],
  ['from', /\b(?:from|starting from|as of|as early as|effective|between|earliest) (?:the )?$/],
  [
    'on',
    pattern('')`
      \b(?:
        (?:start|begin|starts|starting|beginning|launch|open)(?:ning)?(?: on| in| at)?|on|for|in
        |this|at|around|sometime
      ) (?:the )?$
    `,
  ],
]

/** The words before a day that bind it, and where they begin: before a "from" that may be a denial. */
const boundOf = (
  text: Text,
  days: DaysFound,
): { readonly start: number; readonly preposition: Bound['preposition'] } => {
  const before = text.plain.slice(clauseAt(text, days.start).start, days.start)
  const inside = /^(by|before|from|until|till|after|on|within) /.exec(
    text.plain.slice(days.start, days.end),
  )?.[1]
  if (inside)
    return {
      start: days.start,
      preposition: PREPOSITIONS.find(([, words]) => words.test(`${inside} `))?.[0] ?? null,
    }
  for (const [preposition, words] of PREPOSITIONS) {
    const match = words.exec(before)
    if (match) return { start: days.start - before.length + match.index, preposition }
  }
  return { start: days.start, preposition: null }
}

const timelineOf = ({ first, last, preposition, bound, running }: Bound): Timeline => {
  const single = first === last
  const weekLong = !single && addDays(first, 6) >= last
  switch (preposition) {
    case 'before':
      return { day: first, bound: 'before' }
    case 'by':
      return { day: weekLong || running ? last : first, bound: 'by' }
    case 'after':
      return { day: addDays(last, 1), bound: 'from' }
    case 'from':
      return { day: first, bound: 'from' }
    case 'on':
    case null:
      if (bound === 'by' || running) return { day: last, bound: 'by' }
      return { day: first, bound: single ? 'on' : 'from' }
    default:
      return preposition satisfies never
  }
}

/** Talk of a call, a visit, an absence or of putting it off: a date, but not the one by which they want it. */
const OTHER_DATE = pattern('')`
  \b(?:
    call|ring|phone|talk|speak|chat|meet|meeting|demo|visit|get back|reach out|follow up
    |circle back|let you know|think about|check back|check in|ping|away|vacation|holiday|busy
    |birthday|expires?|grow|growing|expand|expanding|hire|hiring|double|out of (?:the )?office
    |ooo|on leave|travell?ing|off until|yesterday|ask (?:my|our|the)|remind me
  )\b
`
/** The parser moves every date into the future; the verb tells which lie behind. */
export const GONE_BY = pattern('')`
  \b(?:
    (?<!(?:get|getting|be|got) )started|began|opened|launched|moved in|ran out|ended|expired|was
    |were|did|had|happened|joined|founded
  )\b
`
const WISH = pattern('')`
  \b(?:
    start|begin|need|want|install|deliver|delivery|launch|open|ready|up and running|in place
    |set up|order|go live|live|begin|move|have (?:it|them|everything)
  )
`
const INFORMATION = pattern('')`
  ^[\s,]*(?:[a-z]+[\s,]+){0,2}(?:
    (?:do|does|are|did|is) (?:you|your|the|they|there)|what|when|where|why
    |how (?:long|much|many)|who
  )\b
`

const isWish = (text: Text, { start, preposition }: Bound): boolean => {
  const clause = clauseAt(text, start)
  const words = text.plain.slice(clause.start, clause.end)
  const wish = WISH.test(words)
  if (GONE_BY.test(words)) return false
  if ((OTHER_DATE.test(words) || RUNS_OUT.test(words)) && !wish) return false
  if (isToday(text, start) && !wish) return false
  const asksForFacts = clause.asks && INFORMATION.test(words)
  return (
    !asksForFacts ||
    /\b(?:start|begin|need|want|have it)\b/.test(words) ||
    preposition === 'by' ||
    preposition === 'before'
  )
}

/** "Nice weather today" is no wish for today; "today" by itself is one. */
const isToday = (text: Text, start: number): boolean => {
  const words = text.plain.slice(start)
  return (
    /^(?:today|this (?:year|month))(?= *(?:$|[,.!?;]))/.test(words) ||
    (/^today\b/.test(words) && !/\b(?:by|before|for|on|from) $/.test(text.plain.slice(0, start)))
  )
}

/** When what they have now ends: no day by which they want something. */
const RUNS_OUT = pattern('')`
  \b(?:contract|lease|agreement|subscription|trial|deal|term|license)\b.*\b(?:
    ends?|ending|is up|are up|runs? out|until|till|through|renews?|up for renewal|finishes
    |lapses
  )\b
`

const confidenceOf = (text: Text, { start, end, first, last, preposition }: Bound): number => {
  const hedged = HEDGE.test(text.plain.slice(clauseAt(text, start).start, end + 8))
  const base = first !== last ? 0.6 : preposition === null ? 0.8 : 0.9
  return hedged ? base - 0.2 : base
}

const HEDGE = /\b(?:maybe|perhaps|probably|hopefully|ideally|around|roughly|possibly|sometime|might|or so)\b/

const noticed = (text: Text, span: Span, value: Timeline, confidence: number): TimelineFound => ({
  start: span.start,
  end: span.end,
  noticed: {
    kind: 'timeline',
    value,
    quote: quote(text, span),
    confidence: Math.round(confidence * 100) / 100,
  },
})

import { pattern, piece } from '#core/pattern'
import type { Expecting } from '#core/reading'
import type { Noticed } from '#core/signal'
import type { NumberFound } from './numbers.ts'
import { isInPassing } from './passing.ts'
import { clauseAt, firstOrCorrected, isDenied, leadUp, quote, type Span, type Text } from './text.ts'

type Quantity = Extract<Noticed, { kind: 'quantity' }>

/** A number of people with the words that make it one, and where they stand. */
export type QuantityFound = Span & { readonly noticed: Quantity }

/** How many people are to be served: "about 40 people", "we're 40", "team of 12" (M2). */
export const readQuantity = (text: Text, numbers: readonly NumberFound[]): QuantityFound | null => {
  const counted = numbers
    .filter((number) => isWhole(number) && countsPeople(text, number))
    .map((number) => ({ ...spanOf(text, number, numbers), number }))
    .filter(({ start }) => !isSupposed(text, start))
  const corrected = counted.map((one) => correctionOf(text, one, numbers)).find((one) => one !== null)
  if (corrected) return noticedAt(text, corrected, corrected.value, 0.85)
  const found = counted.filter(
    ({ start, number }) => !isDenied(text, start) && !isLowerEnd(text, number, numbers),
  )
  const one = firstOrCorrected(text, found)
  if (!one) return null
  const places = EACH.test(text.plain.slice(one.end)) ? placesIn(text, numbers) : 1
  if (places === null) return null
  const beside = besideIn(text, one, found)
  if (beside)
    return noticedAt(text, { start: one.start, end: beside.end }, one.number.value + beside.value, 0.85)
  const isSure = !isRange(text, one.number) && places === 1
  return noticedAt(text, one, one.number.value * places, isSure ? 0.95 : 0.7)
}

/** "2 adults and 3 kids", "14 attorneys plus 6 support staff" are counted together, unless the total is told as well. */
const besideIn = (
  text: Text,
  one: Span,
  found: readonly (Span & { readonly number: NumberFound })[],
): { readonly end: number; readonly value: number } | null => {
  const [next, ...more] = found.filter(({ start }) => start >= one.end)
  const isParty = next !== undefined && next.number.value <= 3 * (found[0]?.number.value ?? 0)
  return next &&
    isParty &&
    more.length === 0 &&
    /^,? (?:and|plus|&|\+) $/.test(text.plain.slice(one.end, next.start))
    ? { end: next.end, value: next.number.value }
    : null
}

/** "25 people in each" is no total by itself: it is told by how many places they have, where they say so. */
const EACH =
  /^,? (?:(?:in|at|on|per) each\b|each\b|per (?:office|site|location|floor|branch|store|shop|building)\b)/
const PLACES = /^ (?:[a-z]+ )?(?:offices|sites|locations|floors|branches|stores|shops|buildings)\b/

const placesIn = (text: Text, numbers: readonly NumberFound[]): number | null =>
  numbers.find(({ end }) => PLACES.test(text.plain.slice(end)))?.value ?? null

/** "8 people, wait no, 9", "not for 20 people, for 30": the bare number that is put in the place of the one with a noun. */
const correctionOf = (
  text: Text,
  { start, end }: Span,
  numbers: readonly NumberFound[],
): (Span & { readonly value: number }) | null => {
  const next = numbers.find((number) => number.start >= end)
  if (!next || !isWhole(next) || MONEY_BEFORE.test(text.plain.slice(0, next.start))) return null
  const after = text.plain.slice(next.end)
  const between = text.plain.slice(end, next.start)
  const isPut = CORRECTS.test(between) || (isDenied(text, start) && PUT_INSTEAD.test(between))
  return isPut && STANDS_ALONE.test(after) && !OTHER_UNIT.test(after)
    ? { start: next.start, end: next.end, value: next.value }
    : null
}

const CORRECTS = pattern('')`
  ^[\s,.;!-]*(?:
    (?:
      but|and|i said|hm+|ah|oh|uh|no|nope|wait|hold on|sorry|oops|i mean|i meant
      |make (?:that|it)|scratch that|correction|actually|or rather|rather|it'?s|there'?s|about
      |more like|really|like
    )[\s,.;!:-]+
  )*(?:
    no|nope|wait|sorry|oops|i mean|i meant|make (?:that|it)|scratch that|correction|actually
    |rather
  )[\s,.;!:-]+(?:(?:it'?s|about|more like|like|just|rather)[\s,]+)*$
`
const PUT_INSTEAD = /^[\s,.;-]*(?:(?:but|for|it'?s|about|more like|rather|just|only)[\s,]+)*$/

/** The answer to "how many of you?": the one bare number, or "just me" (M5). */
export const readBareQuantity = (
  text: Text,
  numbers: readonly NumberFound[],
  expecting: Expecting | null,
): QuantityFound | null => {
  if (expecting !== 'quantity') return null
  const alone = /\b(?:just|only) me\b|\bmyself\b|^\W*me\W*$/.exec(text.plain)
  if (alone) return noticedAt(text, { start: alone.index, end: alone.index + alone[0].length }, 1, 0.8)
  const found = numbers
    .filter((number) => isWhole(number) && standsForPeople(text, number))
    .filter(
      (number) => !MONEY_BEFORE.test(text.plain.slice(0, number.start)) && !isDenied(text, number.start),
    )
    .filter(
      (number, _, all) => !all.some((next) => next.start > number.start && joinsRange(text, number, next)),
    )
    .map((number) => ({ ...spanOf(text, number, numbers), number }))
  const one = firstOrCorrected(text, found)
  return one ? noticedAt(text, one, one.number.value, 0.85) : null
}

/** Not "one way", "2 more", nor the number of a house or of a paper: "87 East Street", "id 4512". */
const standsForPeople = (text: Text, { start, end }: Span): boolean =>
  !NUMBERED.test(text.plain.slice(0, start)) &&
  !OTHER_UNIT.test(text.plain.slice(end)) &&
  !/^[ -]?(?:way|more|other|extra|additional|thing|question|of (?:the|our|my|your)|that|which)\b/.test(
    text.plain.slice(end),
  ) &&
  !/^ [A-Z]/.test(text.original.slice(end))

const NUMBERED =
  /\b(?:id|ref(?:erence)?|order|invoice|account|ticket|code|suite|room|apt)(?: (?:no\.?|number|is))*[:.]? ?#?$/

const isWhole = ({ value }: NumberFound): boolean =>
  Number.isInteger(value) && value > 0 && value <= 1_000_000

/** What people are called at work, as they count themselves: "30 teachers", "12 engineers". */
const OCCUPATIONS = piece`
  adults|agents|teachers|nurses|doctors|dentists|clinicians|lawyers|attorneys|accountants
  |engineers|developers|devs|programmers|designers|analysts|consultants|researchers|scientists
  |associates|partners|managers|faculty|contractors|technicians|mechanics|drivers|freelancers
  |hires|fte|ftes|kids|children|friends|bodies|mouths|souls|tenants|residents|volunteers|interns|students
`
const PEOPLE = piece`
  people|persons?|ppl|pax|folks|employees?|staff(?:ers)?|seats?|desks?|users?|members?|workers?
  |team ?mates|colleagues|coworkers|co-workers|heads|guys|humans|guests|licen[cs]es|attendees
  |drinkers|of (?:us|them|you)\b
`
const AFTER = pattern('')`
  ^(?:ish|\+)?(?:
    \x20?(?:
      or so|or more|plus|ish|full[- ]?time|part[- ]?time|total|office|remote|coffee|thirsty
      |regular|active|hungry|support|admin|in[- ]person|on[- ]site|daily|hybrid
    )
  )*[ -]?(?:
    (?:${PEOPLE}|${OCCUPATIONS})\b
    |(?:in|at) (?:the|our|my|this) (?:office|team|company|building|shop)\b
  )(?! (?:decide|need to|have to|must|sign|approve|more)\b)
`
const LEADS = piece`
  (?:
    about|around|actually|really|still|already|currently|presently|closer to|more like
    |somewhere around|roughly|approximately|approx\.?|maybe|some|like|~|nearly|almost|over|up to
    |at least|under|probably|say|circa|close to|just|only|now|between|from|more than|less than
    |a (?:total|team|staff|group|crew|party|company) of
  )
`
const LEAD = new RegExp(`(?:^|[\\s,(])(${LEADS}) ?$`)
const BEFORE = pattern('')`
  \b(?:
    we(?:'re| are|re|'d be| would be)|(?:grown|grew) to
    |(?:
      team|party|group|office|staff|crew|company|firm|size|start-?up|business|practice|studio
      |shop|clinic|agency|family|department|dept|school|class|nonprofit|charity|crowd|workforce
      |total
    ) of
    |head ?count(?: is| of|:)?
    |(?:
      people|employees|seats|desks|staff|users
      |(?:team|company|office|group|staff|crew|firm) size
    )(?: is|:)
    |number of (?:people|employees|seats|staff|users|desks)(?: is|:)?
  )(?: ${LEADS})* ?$
`
const OTHER_UNIT = pattern('')`
  ^(?:
    \x20?(?:%|\/(?! )|:\d)| ?(?:-|to|or) ?\d+ ?(?:%|years?|weeks?|days?|months?|hours?|min)
    |[ -]?(?:
      k\b|am\b|pm\b|years?|yrs?|weeks?|days?|months?|hours?|hrs?|min(?:ute)?s?|seconds?|miles?
      |km|blocks?|kilos?|kgs?|lbs?|pounds?|ounces?|oz|liters?|litres?|gallons?|cups?|bags?|pots?
      |dollars?|bucks?|usd|eur(?:os?)?|cents?|a (?:month|year|week)|per\b|times|st\b|nd\b|rd\b
      |th\b
    )
  )
`
const MONEY_BEFORE = /[$€£] ?$|\busd ?$/

/** What a number without a noun may be followed by: "we're 40 strong", but not "we're 40 blocks away". */
const STANDS_ALONE = pattern('')`
  ^(?:ish|\+)?(?:
    \s*(?:$|[,.!?;)(/|-])
    | (?:
      and|but|so|or|to|with|in|at|here|now|total|altogether|strong|looking|right now|want|need
      |if|not|before|by|starting|please|who|that|instead|wants?|needs?|would|is|are|has|have
      |could
    )\b
  )
`

/** "A table for 6", "cold brew on tap for 50", "can you fit 10": so many, where nothing else is counted. */
const FOR_SO_MANY = pattern('')`
  (?:
    \b(?!(?:it|that|this|them|one|same|us|me|do|get|have|had|paid|pay|sold
      |plan|tier|package|price|deal|quote|budget|discount|offer|subscription|go|up)\b)
      [a-z]+ for
    |\b(?:fit|seat|host|accommodate|squeeze in)
  ) (?:about |around |like |only |just |up to )?$
`
const THEN_DONE = pattern('')`
  ^(?:
    \s*(?:$|[.,!?;)])
    | (?:
      on|at|this|next|tonight|tomorrow|today|please|by|in|(?:mon|tues|wednes|thurs|fri|satur|sun)day|starting
      |asap|maybe|monthly
    )\b
  )
`

const countsPeople = (text: Text, { start, end, value }: NumberFound): boolean => {
  const before = text.plain.slice(0, start)
  const after = text.plain.slice(end)
  if (MONEY_BEFORE.test(before) || /\bper $/.test(before)) return false
  if (AFTER.test(after)) return value > 1 || /\b(?:just|only|for|it's|its) $/.test(before)
  if (FOR_SO_MANY.test(before) && !OTHER_UNIT.test(after) && THEN_DONE.test(after)) return true
  return BEFORE.test(before) && !OTHER_UNIT.test(after) && STANDS_ALONE.test(after)
}

/** "what happens if we grow past 60 people?" supposes a number, and states none. */
const isSupposed = (text: Text, at: number): boolean =>
  clauseAt(text, at).asks && /\b(?:happens|grow|exceed|go over|past|what if)\b/.test(leadUp(text, at))

/** The natural span: "about 40 people", not "40"; of a range, both ends. */
const spanOf = (text: Text, number: NumberFound, numbers: readonly NumberFound[]): Span => {
  const lower = numbers.find((other) => other.end <= number.start && joinsRange(text, other, number))
  const clause = clauseAt(text, number.start)
  let start = lower?.start ?? number.start
  const opening = BEFORE.exec(text.plain.slice(0, start))
  if (opening && !AFTER.test(text.plain.slice(number.end))) start = opening.index
  for (
    let lead = leadBefore(text, start);
    lead !== null && lead >= clause.start;
    lead = leadBefore(text, start)
  ) {
    start = lead
  }
  const noun = AFTER.exec(text.plain.slice(number.end))
  return { start, end: number.end + (noun?.[0].length ?? 0) }
}

const leadBefore = (text: Text, at: number): number | null => {
  const before = text.plain.slice(0, at)
  const lead = LEAD.exec(before)?.[1]
  return lead === undefined ? null : before.lastIndexOf(lead)
}

const joinsRange = (text: Text, lower: NumberFound, upper: NumberFound): boolean =>
  lower.value < upper.value && /^ ?(?:-|to|or|and) ?$/.test(text.plain.slice(lower.end, upper.start))

/** The "30" of "30-35 people". */
const isLowerEnd = (text: Text, number: NumberFound, numbers: readonly NumberFound[]): boolean =>
  numbers.some((upper) => upper.start > number.start && joinsRange(text, number, upper))

const isRange = (text: Text, { start }: NumberFound): boolean =>
  /\d ?(?:-|to|or|and) ?$/.test(text.plain.slice(0, start))

const noticedAt = (text: Text, span: Span, value: number, confidence: number): QuantityFound => ({
  start: span.start,
  end: span.end,
  noticed: {
    kind: 'quantity',
    value,
    quote: quote(text, span),
    confidence,
    ...(isInPassing(text, span) && { inPassing: true }),
  },
})

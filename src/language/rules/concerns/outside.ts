import { pattern, piece } from '#core/pattern'
import type { Policy } from '#core/policy'
import { readLocation } from '../location/index.ts'
import { placeAt } from '../location/name.ts'
import { matches, type Span, type Text } from '../text.ts'
import { isServed, isWithin, PLACES, STATES } from './places.ts'

/**
 * Where they are, or what they do, is not served: "our office is in Ohio", "we run a casino" (D4). A place counts only
 * where it is said to be theirs, or asked to be delivered to; a name alone ("Kenya", "Jordan") may be a coffee or a friend.
 * Where a place that is served is named as well, it is about that one.
 */
export const readOutside = (
  text: Text,
  { regions, notIndustries }: Policy['escalate'],
  isPlaced = false,
): Span | null => {
  const place =
    regions.length === 0
      ? undefined
      : (mayName(text) && placeIn(text, regions)) || theirs(text, regions, isPlaced)
  const line = notIndustries.length === 0 ? undefined : matches(text.plain, industry(notIndustries))[0]
  return place ?? line ?? null
}

/** The place that they ask to be served at, where it is one that is served: "do you deliver to Brooklyn?" (D4). */
export const readServed = (text: Text, { regions }: Policy['escalate']): string | null => {
  if (regions.length === 0 || !mayName(text)) return null
  const found = THEIRS.flatMap((pattern) => matches(text.plain, pattern)).find(({ groups }) =>
    isWithin(codeOf(groups), regions),
  )
  const at = found && text.plain.lastIndexOf(found.groups[1] ?? '', found.end)
  return at === undefined ? null : (placeAt(text, at)?.value ?? null)
}

const placeIn = (text: Text, regions: readonly string[]): Span | undefined => {
  const found = THEIRS.flatMap((pattern) => matches(text.plain, pattern)).find(
    ({ groups }) => !isServed(codeOf(groups), regions),
  )
  const abbreviated = matches(text.original, IN_STATE).find(
    ({ groups }) => !isServed(`US-${groups[1] ?? ''}`, regions),
  )
  const one = found ?? abbreviated
  return one && !isServedNamed(text, regions) ? one : undefined
}

/** Where they are, as it is kept of them (M2): the fact and the concern never tell of two places. */
const theirs = (text: Text, regions: readonly string[], isPlaced: boolean): Span | undefined => {
  const location = readLocation(text, null, undefined, isPlaced)
  const region = location?.place.region ?? null
  return location && region !== null && !isServed(region, regions) && !isServedNamed(text, regions)
    ? location
    : undefined
}

const codeOf = (groups: readonly (string | undefined)[]): string =>
  PLACES.get((groups[2] ?? groups[1] ?? '').replace(/^the /, '')) ?? ''

const isServedNamed = (text: Text, regions: readonly string[]): boolean =>
  matches(text.plain, NAMED).some(({ groups }) => isWithin(PLACES.get(groups[1] ?? '') ?? '', regions))

/** Most messages name no place; a look at their words is a hundred times quicker than the patterns. */
const mayName = ({ plain, original }: Text): boolean =>
  /\b[A-Z]{2}\b/.test(original) || plain.split(/[\s,;:!?()]+|\.(?=\s|$)/).some((word) => LAST_WORDS.has(word))

const LAST_WORDS = new Set([...PLACES.keys()].map((name) => name.split(' ').at(-1) ?? name))

const escaped = (name: string): string => name.replace(/[^a-z0-9 ]/g, '\\$&')

const NAMES = `(?:${[...PLACES.keys()]
  .sort((a, b) => b.length - a.length)
  .map(escaped)
  .join('|')})`

/** A name, or a city that nobody need know before a name. */
const PLACE = `(?:the |downtown |central |greater |sunny )?(${NAMES})(?![\\w'-])(?:,? (${NAMES})(?![\\w'-]))?`

/** What may be somewhere for good, where it is theirs. */
const SITES = piece`
  (?:
    offices?|(?<!sister |other |parent |old |former |last )company|firm|teams?|people|staff
    |warehouse|branch|site|store|shop|studio|space|place|building|clinic|practice|gym|salon
    |hotel|restaurant|cafe|campus|plant|factory|lab|school|location|startup|agency|business|hq
    |headquarters
  )
`

/** Whoever is only on the way, or would be there, is not there. */
const WORDS_BETWEEN = piece`
  (?:
    \x20(?!
      not\b|vacation\b|holiday\b|trip\b|flying\b|driving\b|travell?ing\b|staying\b|visiting\b
      |moving\b|born\b
    )[a-z']+
  ){0,2}?
`

const WE = piece`
  (?<!\b(?:if|when|while|once|whenever|until|after|before) )(?:
    we(?:'re| are)|i'?m|i am|(?:we|i) (?:live|work|operate|sit|run|own)
  )
`

const NOT_FOR_GOOD = piece`
  (?!
    \x20(?:
      cups?|mugs?|roast|blend|beans?|sandwich|(?:right )?now\b|today\b|this week|until
      |originally|for (?:a|the) (?:week|day|conference)
    )
  )
`

const NAMED = new RegExp(`(?<![\\w'-])(${NAMES})(?![\\w'-])`, 'g')

const THEIRS: readonly RegExp[] = [
  piece`
    \b(?:
      ${WE}|(?:our|my|the|we have an?|${WE}(?: an?| the)?|at an?) (?:[a-z-]+ ){0,2}?${SITES}
      |based|located|headquartered|hq|headquarters
    )${WORDS_BETWEEN} (?:in|from|out of|at) (?:[a-z]+, )?${PLACE}${NOT_FOR_GOOD}
  `,
  piece`
    \bour (?!
      customers|clients|boss|ceo|founder|supplier|beans|parents|interns|landlord|roaster
    )(?:[a-z]+ ){1,2}(?:is|are|sits|lies) (?:located |based )?in ${PLACE}${NOT_FOR_GOOD}
  `,
  `(?:^|[.!?] )(?:[a-z-]+ ){0,2}${SITES} in ${PLACE}${NOT_FOR_GOOD}`,
  `\\b(?:address|location|office)(?: is|:) (?:[\\w.']+,? ){0,4}?${PLACE}(?= *(?:$|[.,;!?]|\\d{5}))`,
  piece`
    \b(?:do|can|could|will|would) (?:you(?: guys)?|your [a-z]+) (?:[a-z]+ ){0,2}?(?:
      ship|deliver|install|operate|go|come(?: out| over| up| down)?|cover|serve|service
    )${WORDS_BETWEEN}(?: (?:to|in|out to|up to|down to|around))? ${PLACE}${NOT_FOR_GOOD}
  `,
  `(?:^|\\b(?:hi|hello|hey|greetings|writing|writing you|texting) )from (?:[a-z]+ )?${PLACE}${NOT_FOR_GOOD}`,
  piece`
    (?:^|[.,!?] )(?:shipping|delivery|delivering|available|service|is it available)
      ${WORDS_BETWEEN} (?:to|in) ${PLACE}
  `,
  piece`
    \b(?:send|deliver|ship|install|bring) (?:it|them|this|(?:[a-z]+ )?machines?|one|that)
      ${WORDS_BETWEEN} (?:to|in) ${PLACE}
  `,
  `\\b(?:this|it|you|that) (?:also )?(?:works?|available|there) in ${PLACE}`,
  `\\b(?:to|at|for) (?:our|my) ${PLACE} (?:branch|office|team|location|site|shop|store|warehouse)\\b`,
].map((source) => new RegExp(source, 'g'))

/** "Austin TX", "Miami, FL": two capitals after a name, but not the words OK, HI, ME, IN, OR. */
const IN_STATE = pattern('g')`
  \b(?:in|at|to|is|from|near|address:?) [^.!?\n]{0,40}?[A-Z][a-z]+,? (
    ${STATES.filter((code) => !/^(?:OK|HI|ME|IN|OR)$/.test(code)).join('|')}
  )\b(?![a-z'])
`

const industries = new WeakMap<readonly string[], RegExp>()

/** Made once for each policy. */
const industry = (names: readonly string[]): RegExp => {
  const known = industries.get(names)
  if (known) return known
  const any = names.map((name) => escaped(name.toLowerCase())).join('|')
  const work = pattern('g')`
    \b(?:
      we'?re|we are|i'?m|i am|(?:we|i) (?:run|own|have|operate|manage)|for (?:our|my)|it'?s
      |it is|our|work in|(?<!\blike )in
    ) (?:(?!not\b|next\b|near\b|across\b|beside\b|above\b)[a-z]+ ){0,3}?(?:${any})(?:s|es)?\b
  `
  industries.set(names, work)
  return work
}

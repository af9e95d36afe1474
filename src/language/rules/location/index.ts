import { pattern } from '#core/pattern'
import type { Expecting } from '#core/reading'
import type { Noticed } from '#core/signal'
import { firstOrCorrected, isDenied, matches, quote, type Span, type Text } from '../text.ts'
import { CUE_END, CUES, OURS } from './cues.ts'
import { isZip, type PlaceFound, placeAt, zipAt } from './name.ts'

/** Where they say that they are: the words that say so, the place in them, and how sure they are. */
export type LocationFound = Span & { readonly place: PlaceFound; readonly confidence: number }

/**
 * Where the buyer is: "we're in Austin, TX", "our office is in Berlin", "somos de Madrid" (M2). A place is theirs by the words around it;
 * what is denied, supposed, past, another's, or for a few days only is none, and nor is a place where they would like something. `isOurs`: words of what is sold, which are no place's name.
 */
export const readLocation = (
  text: Text,
  expecting: Expecting | null = null,
  isOurs: (words: string) => boolean = () => false,
  isPlaced = false,
): LocationFound | null => {
  const put = putRight(text, isPlaced)
  if (put) return put
  const isName = ({ place }: LocationFound): boolean => place.known || !isOurs(place.value)
  const found = [...cued(text), ...named(text), ...zips(text), ...addressed(text)]
    .filter(isName)
    .filter(({ start, end }) => !isDenied(text, start) && !TEMPORARY.test(text.plain.slice(end)))
    .toSorted((one, other) => one.start - other.start)
  const surest = Math.max(...found.map(({ confidence }) => confidence))
  const first = firstOrCorrected(
    text,
    found.filter(({ confidence }) => confidence === surest),
  )
  if (first) return corrected(text, first)
  const answer = expecting === 'location' ? alone(text) : listed(text)
  return answer && isName(answer) ? answer : null
}

/** What is noticed of it. */
export const locationNoticed = (
  text: Text,
  found: LocationFound,
): Extract<Noticed, { kind: 'location' }> => ({
  kind: 'location',
  value: found.place.value,
  quote: quote(text, found),
  confidence: found.confidence,
})

/** The figures of a ZIP code are no head count and no budget. */
export const figuresIn = (found: LocationFound | null): readonly Span[] =>
  found && isZip(found.place.value) ? [found.place] : []

const STRANGE = 0.7

const cued = (text: Text): readonly LocationFound[] =>
  !mayBeCued(text)
    ? []
    : CUES.flatMap(({ pattern, confidence, strange }) =>
        matches(text.plain, pattern).flatMap(({ start, end, groups }) => {
          const place = placeAt(text, end)
          if (!place || !(place.known || strange)) return []
          const opening = /^[^\p{L}]*/u.exec(groups[0] ?? '')?.[0].length ?? 0
          return [
            { start: start + opening, end: place.end, place, confidence: place.known ? confidence : STRANGE },
          ]
        }),
      )

/** Few messages have a place where a cue could end; a look there is quicker than all cues. */
const mayBeCued = (text: Text): boolean =>
  matches(text.plain, CUE_END).some(({ end }) => placeAt(text, end) !== null)

/** "40 people, brooklyn, before Christmas": in a list of facts, what is no more than the name of a place in the USA is where they are. */
const listed = (text: Text): LocationFound | null => {
  if (!/\d/.test(text.plain)) return null
  for (const { start, end, asks } of text.clauses.slice(1)) {
    const gap = /^[\s,]*/.exec(text.plain.slice(start, end))?.[0].length ?? 0
    const place = asks ? null : placeAt(text, start + gap)
    if (!place?.known || !place.region?.startsWith('US') || place.end > end) continue
    if (/^[\s,.;!]*$/.test(text.plain.slice(place.end, end)))
      return { start: place.start, end: place.end, place, confidence: 0.75 }
  }
  return null
}

/** "Our Austin office", "for our Denver team". */
const named = (text: Text): readonly LocationFound[] =>
  matches(text.plain, OURS).flatMap(({ start, end }) => {
    const place = placeAt(text, end)
    const site = place?.known ? SITE.exec(text.plain.slice(place.end))?.[0] : undefined
    return place && site !== undefined
      ? [{ start, end: place.end + site.length, place, confidence: 0.8 }]
      : []
  })

const SITE = pattern('')`
  ^(?:-based)? (?:
    offices?|team|branch|location|site|store|shop|warehouse|hq|headquarters|studio|campus|clinic
    |showroom
  )\b
`

/** "Our zip is 10001". */
const zips = (text: Text): readonly LocationFound[] =>
  matches(text.plain, ZIP).flatMap(({ start, end }) => {
    const place = zipAt(text, end)
    return place ? [{ start, end: place.end, place, confidence: 0.85 }] : []
  })

const ZIP = pattern('gu')`
  (?<!\p{L})(?:
    (?:our |my )?(?:zip(?: ?code)?|postal code|post ?code)|(?:nuestro |mi |el )?c[oó]digo postal
  )(?: is| es|'s)?[: =]+
`

/** Of an address only the city is kept: "our address is 12 Denver Street, Boston, MA 02108". */
const addressed = (text: Text): readonly LocationFound[] =>
  matches(text.plain, ADDRESS).flatMap(({ start, end }) => {
    const line = /^[^!?\n;]{0,120}/.exec(text.plain.slice(end))?.[0] ?? ''
    const starts = [0, ...[...line.matchAll(/[ ,]+(?=[a-z])/g)].map((gap) => gap.index + gap[0].length)]
    const place = starts
      .map((at) => placeAt(text, end + at))
      .find((one) => one?.known && /^\s*(?:$|[.!?;\n)]|,? (?:usa|us)\b)/.test(text.plain.slice(one.end)))
    return place ? [{ start, end: place.end, place, confidence: 0.85 }] : []
  })

const ADDRESS = pattern('g')`
  \b(?:our|my|the|office|shipping|delivery|company) (?:[a-z]+ )?address(?: is|:)(?: at)?\x20
  |(?:^|[.!?\n] ?)address:\x20
`

/** Who is only passing through is not there. */
const TEMPORARY = pattern('')`
  ^,? (?:
    right now\b|at the moment|today\b|tonight|tomorrow
    |this (?:week|month|weekend|morning|afternoon|evening|summer|winter|time)
    |next (?:week|month|year)|until|till|originally
    |for (?:a|an|the|this|my|our|two|three|\d+|work|business|vacation|holiday|lunch)\b
      (?! (?:company|team|firm))
    |on (?:a |our |my )?(?:
      vacation|holiday|business|trip|honeymoon|(?:mon|tues|wednes|thurs|fri|satur|sun)day
    )
    |visiting|from [a-z]+ (?:\d+(?:st|nd|rd|th)? )?(?:to|until|till|through|-)
    |to (?:visit|see|[a-z]+ing)|and (?:back|then)|to [a-z]+(?=[.,!? ]|$)|hoy
    |esta (?:semana|noche|tarde)|este (?:mes|fin)|ahora mismo
    |de (?:viaje|vacaciones|visita|paso)|hasta|por (?:un[oa]s|dos|tres)
  )
`

/** "We're in Austin, sorry, Dallas." */
const corrected = (text: Text, found: LocationFound): LocationFound => {
  const cue = MEANT.exec(text.plain.slice(found.end))?.[0]
  const place = cue === undefined ? null : placeAt(text, found.end + cue.length)
  return place?.known ? { ...found, start: place.start, end: place.end, place } : found
}

const MEANT = pattern('u')`
  ^[,.!? -]*(?:
    (?:
      oh|no|wait|sorry|oops|i mean|i meant|make that|actually|scratch that|rather|perd[oó]n|digo
      |mejor dicho
    )\b[,. -]*
  )+(?:it's |we're |it is |we are )?(?:in |en )?
`

/**
 * "Dallas, not Austin", "we're not in Austin but in Dallas": the one takes the other's place. So does "no, Dallas", from whom we know
 * where they are.
 */
const putRight = (text: Text, isPlaced: boolean): LocationFound | null => {
  if (!SAYS_NOT.test(text.plain)) return null
  const opening = OPENING.exec(text.plain)?.[0] ?? ''
  const first = placeAt(text, opening.length)
  const not = first?.known ? NOT.exec(text.plain.slice(first.end))?.[0] : undefined
  const second = first && not !== undefined ? placeAt(text, first.end + not.length) : null
  if (first && second?.known) return right(first)
  const isAll = first?.known && /^[\s.!)]*$/.test(text.plain.slice(first.end))
  if (isPlaced && isAll && CORRECTS.test(opening)) return right(first)
  const [denied] = matches(text.plain, DENIED)
  const wrong = denied && placeAt(text, denied.end)
  const but = wrong?.known ? BUT.exec(text.plain.slice(wrong.end))?.[0] : undefined
  const meant = wrong && but !== undefined ? placeAt(text, wrong.end + but.length) : null
  return meant?.known ? right(meant) : null
}

/** One of the words that put something right, in either tongue. */
const SAYS_NOT = /\bnot?\b|n't|nope|sorry|actually|i mean|perd[oó]n|digo|quise decir|mejor dicho/

const right = (place: PlaceFound): LocationFound => ({
  start: place.start,
  end: place.end,
  place,
  confidence: 0.8,
})

const OPENING =
  /^[^\p{L}]*(?:(?:no|nope|oh|wait|sorry|actually|oops|i mean|i meant|it's|we're|in|en|perd[oó]n|digo|mejor dicho)\b[, ]*)*/u
const CORRECTS = /\b(?:no|nope|sorry|actually|i meant?|perd[oó]n|digo|quise decir|mejor dicho)\b/
const NOT = /^,? (?:and )?(?:not|no) (?:in |en )?/
const DENIED = /\b(?:we|i)(?:'re| are|'?m| am)(?: not|n't) (?:based |located )?in /g
const BUT = /^(?:,? (?:but|rather)(?: rather)?(?: (?:in|we're in))?|, (?:it's |we're )?(?:in)?) ?/

/** The answer to "where are you?": a place, and little else. */
const alone = (text: Text): LocationFound | null => {
  const opening = BEFORE.exec(text.plain)?.[0] ?? ''
  const place = placeAt(text, opening.length)
  return place && AFTER.test(text.plain.slice(place.end))
    ? { start: place.start, end: place.end, place, confidence: place.known ? 0.9 : STRANGE }
    : null
}

const BEFORE = pattern('u')`
  ^[^\p{L}\p{N}]*(?:
    (?:
      hi|hey|ok|okay|yes|yeah|sure|well|so|um|uh|oh|just|near|in|at|around|outside|from|it's
      |we're|based|located|hola|s[ií]|en|de|desde|cerca
    )\b[, ]*
  )*
`
const AFTER =
  /^[\s.!)]*$|^,? (?:thanks|thank you|please|gracias|why|and you|actually|area|metro|usa|us|right now)\b/

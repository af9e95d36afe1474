import { pattern } from '#core/pattern'
import { PLACES, STATES } from '../concerns/places.ts'
import type { Span, Text } from '../text.ts'
import { SPANISH_PLACES } from './spanish-places.ts'

/** A place that is named, whether its name is one that we know, and the ISO 3166-2 code of where it lies; null: we cannot tell. */
export type PlaceFound = Span & {
  readonly value: string
  readonly known: boolean
  readonly region: string | null
}

/** All that is read of a text for a place. */
type Words = Pick<Text, 'original' | 'plain'>

/** The place that is named from here on; null where these words name none. */
export const placeAt = (text: Words, at: number): PlaceFound | null => {
  const start = at + (AROUND.exec(text.plain.slice(at))?.[0].length ?? 0)
  const name = zipAt(text, start) ?? knownAt(text, start) ?? strangeAt(text, start)
  if (!name) return null
  const whole = isZip(name.value) ? name : withRegion(text, name)
  return OF_A_THING.test(text.plain.slice(whole.end)) ? null : whole
}

/** Where in a place they are says nothing of which. */
const AROUND = /^(?:downtown|midtown|central|greater|sunny|upstate|northern|southern|eastern|western) /

/** "New York style", "Chicago's", "Boston-based": the name serves to describe something else. */
const OF_A_THING = pattern('')`
  ^(?:
    ['’-][a-z]|\w| ?@
    | (?:
      style|time|strip|steak|pizza|roast|blend|beans?|coffee|cups?|sandwich|cheese|toast|fries
      |hours?|plan|tier|package|mode|format|session|stage|phase
    )
  )
`

/** A code of the post that stands here; null where none does. */
export const zipAt = (text: Words, at: number): PlaceFound | null => {
  const found = ZIP.exec(text.original.slice(at))?.[0]
  return found === undefined
    ? null
    : { start: at, end: at + found.length, value: found, known: true, region: null }
}

/** A ZIP code of the USA, or a postcode of Canada or Britain; a number of things is none. */
const ZIP = pattern('')`
  ^(?:
    \d{5}(?:-\d{4})?(?![\d.,-]*\d| [a-z])|[A-Za-z]\d[A-Za-z] ?\d[A-Za-z]\d(?!\w)
    |[A-Za-z]{1,2}\d[A-Za-z\d]? ?\d[A-Za-z]{2}(?!\w)
  )
`

/** Whether a place has figures in it: the code of the post. */
export const isZip = (value: string): boolean => /\d/.test(value)

/** The longest name here that we know: of a city, a state or a country. */
const knownAt = (text: Words, at: number): PlaceFound | null => {
  const words = WORDS.exec(text.original.slice(at))?.[0] ?? ''
  const lengths = [...words.matchAll(WORD_END)].map(({ index }) => index + 1)
  for (const length of lengths.toReversed()) {
    const name = words.slice(0, length)
    const region = regionNamed(name)
    if (region !== null)
      return areaOf(text, { start: at, end: at + length, known: true, region, value: name })
  }
  return null
}

/** "The Austin area" is called so; "the Austin office" is in Austin. */
const areaOf = (text: Words, place: PlaceFound): PlaceFound => {
  const area = /^the /i.test(place.value)
    ? (/^ (?:metro )?area\b/.exec(text.plain.slice(place.end))?.[0] ?? '')
    : ''
  const value = area === '' && !NEEDS_THE.test(place.value) ? place.value.replace(/^the /i, '') : place.value
  return { ...place, end: place.end + area.length, value: `${written(value)}${area}` }
}

const NEEDS_THE = pattern('i')`
  ^the (?:
    u\.?s\.?|uk|usa|uae|states|united|netherlands|philippines|bahamas|maldives|bronx|bay area
    |twin cities|dominican|czech|gambia
  )
`

const WORDS = /^\p{L}[\p{L}.'’-]*(?: \p{L}[\p{L}.'’-]*){0,3}/u
const WORD_END = /\p{L}(?!\p{L})|\.(?=\s|$)/gu

/** Letters that stand for a place only where they are large: "us", "in" and "la" are words; AR and MS are other things at work. */
const regionNamed = (name: string): string | null => {
  const plain = name.toLowerCase().replace(/’/g, "'").replace(/^the /, '')
  if (name === 'la') return null
  const known = PLACES.get(plain) ?? SPANISH_PLACES.get(plain)
  if (known !== undefined) return known
  if (/^(?:the )?(?:USA?|U\.S\.(?:A\.)?)$/.test(name)) return 'US'
  return STATES.includes(name) && !NO_STATE.test(name) ? `US-${name}` : null
}

const NO_STATE = /^(?:OK|HI|ME|IN|OR|AR|MS|ID|AL|PA)$/

/** A name that we do not know, by its capitals; where everything is large they say nothing. */
const strangeAt = (text: Words, at: number): PlaceFound | null => {
  const name = NAME.exec(text.original.slice(at))?.[0]
  if (name === undefined || !/\p{Ll}/u.test(name) || NO_PLACE.test(name)) return null
  return { start: at, end: at + name.length, value: name, known: false, region: null }
}

const NAME = pattern('u')`
  ^\p{Lu}[\p{L}'’]+(?:
    (?: |-)(?:(?:of|de|del|la|los|las|am|upon|sur|on|the)[ -])?\p{Lu}[\p{L}'’]+
  ){0,2}(?:(?<=\p{Lu}\p{L}+) [Cc]ity)?
`

/** Times, networks, departments and trades: what else is written large after "in". */
const NO_PLACE = pattern('iu')`
  ^(?:
    (?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|ember|ober)?
    |may|(?:mon|tues|wednes|thurs|fri|satur|sun)day|q[1-4]|christmas|thanksgiving|easter|spring
    |summer|autumn|fall|winter|slack|telegram|whatsapp|teams?|microsoft|ms|sms|zoom|google|gmail
    |outlook|facebook|instagram|linkedin|excel|discord|i|we|you|he|she|they|the|an?|our|my|your
    |this|that|it|english|spanish|french|german|italian|sales|marketing|finance|accounting|hr
    |procurement|legal|operations|engineering|support|it|pro|premium|enterprise|business|no|not
    |none|nothing|nowhere|everywhere|anywhere|yes|yeah|yep|maybe|sure|okay?|why|what|who|how
    |when|where|which|hi|hey|hello|thanks?|please|stop|help|human|person|somebody|cancel|never
    |later|soon|here|there|home|remote|remotely|online|let|let's|can|could|do|does|is|are|will
    |would|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre
    |diciembre|navidad|lunes|martes|miércoles|jueves|viernes|sábado|domingo|su|el|la|sí|gracias
    |hola|aquí|qué|por|ventas|finanzas
  )(?![\p{L}])
`

/** "Austin, TX 78701", "Springfield, Illinois": what follows says where the place lies. */
const withRegion = (text: Words, name: PlaceFound): PlaceFound => {
  const gap = /^,? /.exec(text.plain.slice(name.end))?.[0].length ?? 0
  const beside = gap === 0 ? null : regionAt(text, name.end + gap, name.known)
  const end = beside?.end ?? name.end
  const zip = /^,? \d{5}(?:-\d{4})?(?![\d.,-]*\d| [a-z])/.exec(text.plain.slice(end))?.[0] ?? ''
  if (!beside && zip === '') return name
  const value = `${name.value}${beside ? `, ${beside.value}` : ''}${zip.replace(/^,/, '')}`
  return {
    start: name.start,
    end: end + zip.length,
    value,
    known: true,
    region: beside?.region ?? name.region,
  }
}

const regionAt = (text: Words, at: number, isNameKnown: boolean): PlaceFound | null => {
  const code = /^[A-Za-z]{2}(?![\p{L}'’-])/u.exec(text.original.slice(at))?.[0]
  const state = code?.toUpperCase() ?? ''
  const isCode =
    STATES.includes(state) &&
    (code === state ? !ALSO_A_WORD.test(state) || isLast(text, at + 2) : isNameKnown && !WORD.test(state))
  if (isCode) return { start: at, end: at + 2, value: state, known: true, region: `US-${state}` }
  return knownAt(text, at)
}

const isLast = (text: Words, at: number): boolean => /^\s*(?:$|[.,;!?)]|\d{5})/.test(text.plain.slice(at))

const ALSO_A_WORD = /^(?:OK|HI|ME|IN|OR)$/

/** In small letters these are words, in English or in Spanish. */
const WORD = /^(?:OK|HI|ME|IN|OR|AL|DE|LA|MA|PA|OH|ID|CO|MO|AS|SO|HA|VA)$/

/** As it is said back: "austin" and "nyc" are written as names are. */
const written = (name: string): string => {
  if (/\p{Lu}/u.test(name)) return name
  return name.replace(/\p{L}[\p{L}.'’]*/gu, (word) => {
    if (SHORT.test(word)) return word.toUpperCase()
    return SMALL.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)
  })
}

const SHORT = /^(?:nyc|la|dc|d\.c\.?|usa|uk|uae)$/
const SMALL = /^(?:the|of|de|del|los|and|y)$/

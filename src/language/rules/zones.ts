import { pattern, piece } from '#core/pattern'
import { matches, type Span, type Text } from './text.ts'

/** A zone that somebody names as theirs, and where. */
export type ZoneFound = Span & { readonly zone: string }

/** The zone whose clocks they say they go by: "3pm PST", "eastern time", "I'm in Denver"; null where none. */
export const findZone = (text: Text): ZoneFound | null =>
  FORMS.flatMap(({ pattern, named }) =>
    matches(text.plain, pattern).flatMap(({ start, end, groups }) => {
      const zone = named(groups[1] ?? '')
      return zone ? [{ start, end, zone }] : []
    }),
  )[0] ?? null

/** A few letters are a zone only beside a time of the day, or where a zone is spoken of. */
const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'America/New_York': 'et est edt eastern',
    'America/Chicago': 'ct cst cdt central',
    'America/Denver': 'mt mst mdt mountain',
    'America/Los_Angeles': 'pt pst pdt pacific',
    'America/Anchorage': 'akst akdt alaska',
    'Pacific/Honolulu': 'hst hawaii',
    'Europe/London': 'bst london uk',
    'Europe/Paris': 'cet cest',
    UTC: 'gmt utc',
  }).flatMap(([zone, words]) => words.split(' ').map((word) => [word, zone] as const)),
)

/** Places that are no zone's own name. */
const PLACES: { readonly [zone: string]: string } = {
  'America/New_York': piece`
    boston|miami|atlanta|philadelphia|philly|washington|dc|nyc|brooklyn|charlotte|pittsburgh
    |baltimore|orlando|ohio|florida|georgia|massachusetts|virginia|pennsylvania|new jersey
  `,
  'America/Chicago': piece`
    dallas|houston|austin|san antonio|minneapolis|milwaukee|new orleans|nashville|st louis
    |kansas city|texas|illinois|wisconsin|minnesota|missouri
  `,
  'America/Denver': 'salt lake city|albuquerque|colorado|utah|new mexico|montana',
  'America/Los_Angeles':
    'la|san francisco|sf|seattle|portland|san diego|san jose|sacramento|las vegas|california|oregon|nevada',
  'America/Phoenix': 'arizona',
  'Pacific/Honolulu': 'hawaii',
  'America/Anchorage': 'alaska',
  'Europe/London': 'england|the uk|uk|britain',
  'Europe/Berlin': 'germany|munich|hamburg',
  'Europe/Paris': 'france',
}

/** The cities that zones are called after, and those above. */
const CITIES: ReadonlyMap<string, string> = new Map([
  ...Intl.supportedValuesOf('timeZone').map(
    (zone) => [(zone.split('/').at(-1) ?? zone).replaceAll('_', ' ').toLowerCase(), zone] as const,
  ),
  ...Object.entries(PLACES).flatMap(([zone, places]) =>
    places.split('|').map((place) => [place, zone] as const),
  ),
])

/** Longer names go first: "new york" before "york". */
const CITY = [...CITIES.keys()]
  .sort((a, b) => b.length - a.length)
  .map((name) => name.replace(/[^a-z ]/g, '.'))
  .join('|')
const LETTER = [...LETTERS.keys()].join('|')

const byLetters = (word: string): string | undefined => LETTERS.get(word)
const byCity = (word: string): string | undefined => CITIES.get(word)

const FORMS: readonly {
  readonly pattern: RegExp
  readonly named: (word: string) => string | undefined
}[] = [
  { pattern: new RegExp(`\\b(${LETTER})(?: standard| daylight)? time(?: zone)?\\b`, 'g'), named: byLetters },
  {
    pattern: new RegExp(`(?<=\\d ?(?:[ap]\\.?m\\.? ?)?|noon )\\b(${LETTER})\\b`, 'g'),
    named: byLetters,
  },
  { pattern: new RegExp(`\\bin (${LETTER})\\b(?! [a-z])`, 'g'), named: byLetters },
  { pattern: new RegExp(`\\b(${CITY}) time\\b`, 'g'), named: byCity },
  {
    pattern: pattern('g')`
      \b(?:
        i'?m|i am|we'?re|we are|i live|we live|based|located|over here|out here|here|office is
        |offices are
      ) (?:based |located |over |out |here )?in (${CITY})\b
    `,
    named: byCity,
  },
]

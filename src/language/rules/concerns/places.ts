import { CITIES } from './cities.ts'

/** States and the like, by the code of ISO 3166-2; Georgia is the state, not the country. */
const PARTS: readonly (readonly [country: string, parts: string])[] = [
  [
    'US',
    'AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,DC Washington DC,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington State,WV West Virginia,WI Wisconsin,WY Wyoming',
  ],
  [
    'CA',
    'AB Alberta,BC British Columbia,MB Manitoba,NB New Brunswick,NL Newfoundland,NS Nova Scotia,ON Ontario,PE Prince Edward Island,QC Quebec,SK Saskatchewan',
  ],
  ['GB', 'ENG England,SCT Scotland,WLS Wales,NIR Northern Ireland'],
]

/** What countries are called besides their names. */
const ALIASES: readonly (readonly [name: string, code: string])[] = [
  ['usa', 'US'],
  ['america', 'US'],
  ['the states', 'US'],
  ['uk', 'GB'],
  ['britain', 'GB'],
  ['great britain', 'GB'],
  ['uae', 'AE'],
  ['holland', 'NL'],
  ['czech republic', 'CZ'],
]

/** The countries as a language calls them. ISO 3166-1 has two letters for each; what has no name of its own is none, nor is a code that another has replaced. */
export const countriesIn = (language: string): readonly (readonly [name: string, code: string])[] => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .flatMap((code) => {
      const name = names.of(code)
      const isOne = !NO_COUNTRY.has(code) && Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`
      return name && isOne ? [[name.toLowerCase(), code] as const] : []
    })
}

/** Names that ISO reserves for something else than a country, or that are words of their own. */
const NO_COUNTRY = new Set(['EU', 'EZ', 'UN', 'QO', 'ZZ', 'XA', 'XB', 'GE'])

/** Every place we know by name, in small letters, with its code: 'de', 'us-tx' in capitals. */
export const PLACES: ReadonlyMap<string, string> = new Map([
  ...CITIES,
  ...countriesIn('en'),
  ...ALIASES,
  ...PARTS.flatMap(([country, parts]) =>
    parts.split(',').map((part) => {
      const at = part.indexOf(' ')
      return [part.slice(at + 1).toLowerCase(), `${country}-${part.slice(0, at)}`] as const
    }),
  ),
])

/** Whether a place is among those that are served: itself, the whole it is part of, or a part of it. */
export const isServed = (code: string, regions: readonly string[]): boolean =>
  regions.some((region) => region === code || code.startsWith(`${region}-`) || region.startsWith(`${code}-`))

/** Whether a place is itself served, or a part of what is. */
export const isWithin = (code: string, regions: readonly string[]): boolean =>
  regions.some((region) => region === code || code.startsWith(`${region}-`))

/** The two letters of each state of the USA. */
export const STATES: readonly string[] = [...new Set(PLACES.values())].flatMap((code) =>
  code.startsWith('US-') ? [code.slice(3)] : [],
)

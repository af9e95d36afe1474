import { countriesIn } from '../concerns/places.ts'

/** Cities, and the like, that people name without their country, as Spanish calls them. */
const BY_REGION: readonly (readonly [code: string, names: string])[] = [
  ['US-NY', 'Nueva York'],
  ['US-NJ', 'Nueva Jersey'],
  ['US-LA', 'Nueva Orleans,Luisiana'],
  ['US-PA', 'Filadelfia,Pensilvania'],
  ['US-CA', 'Los Ángeles'],
  ['US-NM', 'Nuevo México'],
  ['US-NH', 'Nuevo Hampshire'],
  ['US-NC', 'Carolina del Norte'],
  ['US-SC', 'Carolina del Sur'],
  ['US-ND', 'Dakota del Norte'],
  ['US-SD', 'Dakota del Sur'],
  ['US-OR', 'Oregón'],
  ['US-HI', 'Hawái'],
  ['US-MO', 'Misuri'],
  ['US-MS', 'Misisipi'],
  ['US-WV', 'Virginia Occidental'],
  ['US', 'EE. UU.,EE.UU.,EEUU'],
  ['GB-ENG', 'Londres'],
  ['DE', 'Berlín,Múnich,Hamburgo'],
  ['IT', 'Roma,Milán'],
  ['PT', 'Lisboa'],
  ['ES', 'Sevilla,Valencia,Bilbao,Málaga,Zaragoza,Granada,Alicante,Murcia,Cataluña,Andalucía,Galicia'],
  ['MX', 'Ciudad de México,CDMX,Cancún,Tijuana,Puebla,Querétaro,Guadalajara,Monterrey'],
  ['CO', 'Bogotá,Medellín,Cali,Barranquilla'],
  ['PE', 'Lima'],
  ['CL', 'Santiago de Chile'],
  ['AR', 'Mendoza'],
  ['EC', 'Quito,Guayaquil'],
  ['VE', 'Caracas'],
  ['UY', 'Montevideo'],
]

/** "Estoy en reunión" is no island, and "Mauricio" is called so. */
const ALSO_WORDS = new Set(['reunión', 'mauricio', 'georgia'])

/** Places by their Spanish names, in small letters, with the code of where they are; accents may be left out. */
export const SPANISH_PLACES: ReadonlyMap<string, string> = new Map(
  [
    ...countriesIn('es').filter(([name]) => !ALSO_WORDS.has(name)),
    ...BY_REGION.flatMap(([code, names]) =>
      names.split(',').map((name) => [name.toLowerCase(), code] as const),
    ),
  ].flatMap(([name, code]) =>
    [name, name.normalize('NFD').replace(/\p{M}/gu, '')].map((one) => [one, code] as const),
  ),
)

import { plainSpanish } from '#core/draft/spanish/numbers'
import { pattern, piece } from '#core/pattern'
import type { Policy } from '#core/policy'
import { isServed, isWithin } from '../../concerns/places.ts'
import { type PlaceFound, placeAt } from '../../location/name.ts'
import { matches, type Span } from '../../text.ts'
import { find, type SpanishText } from '../text.ts'

/**
 * What is asked for where it is not sold, and lines of business that are not served, in Spanish: "¿entregan en Filadelfia?", "somos un
 * casino" (D4). Where they are is read with the other places, whatever the language.
 */
export const readSpanishOutside = (
  text: SpanishText,
  { regions, notIndustries }: Policy['escalate'],
): Span | null =>
  (regions.length > 0
    ? deliveredTo(text).find(({ place: { region } }) => region !== null && !isServed(region, regions))
    : undefined) ?? (notIndustries.length > 0 ? find(text, industry(notIndustries)) : null)

/** The place that they ask to be served at, where it is one that is served: "¿entregan en Brooklyn?" (D4). */
export const readSpanishServed = (text: SpanishText, { regions }: Policy['escalate']): string | null =>
  deliveredTo(text).find(({ place: { region } }) => region !== null && isWithin(region, regions))?.place
    .value ?? null

const deliveredTo = (text: SpanishText): readonly (Span & { readonly place: PlaceFound })[] =>
  matches(text.plain, DELIVERING).flatMap(({ start, end }) => {
    const place = placeAt(text, end)
    return place ? [{ start, end: place.end, place }] : []
  })

const DELIVERING = pattern('g')`
  \b(?:
    (?:entreg|envi|despach|repart|mand|instal|trabaj|oper|lleg)(?:an|ais|as|a usted)|reparten?|repartis
    |atienden?|atendeis|sirven|cubren|van ustedes|estan ustedes
    |(?:hacen|haceis|haces|tienen|teneis|tienes|tenes|dan|dais|ofrecen|hay) (?:
      servicio|entregas?|envios?|repartos?|cobertura|presencia
    )
    |(?:pueden|puede|podrian|podeis|puedes|podes) (?:entregar|enviar|instalar|mandar|llegar|ir|venir)(?:lo|la|las|los)?
    |(?:entreg|envi|despach|repart)(?:a|e)r?(?:se|n)?
  )(?: (?:tambien|hasta|aca|alla|ustedes|maquinas|(?:el |las? )?(?:maquinas?|cafe)|servicio|a domicilio))*\x20
  (?:en|a|hasta|para|por) (?:la |el )?
`

const industries = new WeakMap<readonly string[], RegExp>()

/** Made once for each policy; a business writes its Spanish names into the same list. */
const industry = (names: readonly string[]): RegExp => {
  const known = industries.get(names)
  if (known) return known
  const any = names.map((name) => plainSpanish(name).replace(/[^a-z0-9 ]/g, '\\$&')).join('|')
  const work = new RegExp(
    piece`
      \b(?:
        somos|soy|tenemos|tengo|manejamos|administr(?:o|amos)|llev(?:o|amos)|abri(?:mos|remos)
        |(?:es )?para (?:mi|nuestr[oa]|un|una|el|la)|trabaj(?:o|amos) en|nuestr[oa]|es
      ) (?:(?!no\b|lado\b|cerca\b|frente\b|junto\b|vecin|client|proveedor)[a-z]+ ){0,3}?(?:${any})(?:s|es)?\b
    `,
    'g',
  )
  industries.set(names, work)
  return work
}

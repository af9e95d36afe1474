import { pattern, piece } from '#core/pattern'
import type { Noticed } from '#core/signal'
import { find, quoted, type SpanishText, withoutQuestions } from './text.ts'

/** What they are after, in their words. */
export const need = (text: SpanishText): Noticed | null => {
  const found = find({ ...text, plain: withoutQuestions(text.plain) }, NEED)
  const thing = found?.groups[0] ?? ''
  if (!found || thing === '' || VERB.test(thing)) return null
  const end = found.start + text.plain.slice(found.start, found.end).lastIndexOf(thing) + thing.length
  const quote = quoted(text, { start: end - thing.length, end })
  return { kind: 'need', value: quote, quote, confidence: 0.8 }
}

const NEED = pattern('g')`
  \b(?:
    busc(?:amos|o|ando)|necesit(?:amos|o|ariamos)|quer(?:emos|riamos)|quiero|quisiera
    |quisieramos|(?:me|nos) (?:interesa|interesan|interesaria|gustaria(?: tener)?)
  )(?: (?:contratar|comprar|pedir|tener|poner|alquilar|rentar|conseguir|encontrar))? (
    (?!(?:que|saber|una (?:llamada|reunion|cita)|un (?:descuento|mejor precio))\b)
      (?:[a-z\u00f1]+ ?){1,5}?
  )(?= (?:para|antes|desde|a partir|en|por|con|y|de un[ao]s?|a mas tardar)\b|[.,;!?\n]|$)
`
const VERB = pattern('')`
  ^(?:
    hablar|(?!(?:lugar|hogar|bar|taller|alquiler|mar)\b)[a-z]+(?:ar|er|ir)(?:l[oa]s?|me|nos)?|yo
    |lo|la|los|las|eso|esto|ese|este|el plan|un plan|algo|nada|manana|hoy|ya|[a-z]+ dias?
    |(?:mas |un poco de |su |tu )?(?:ayuda|informacion|info|tiempo)|alguien
  )\b
`

/** The channel they would rather use (M2). */
export const preference = (text: SpanishText): Noticed | null => {
  for (const [channel, words] of CHANNELS) {
    const found = find(text, words)
    if (found) return { kind: 'preference', value: { channel }, quote: quoted(text, found), confidence: 0.9 }
  }
  return null
}

const MOVE = piece`
  (?:
    (?:escrib|habl|contact|busc|avis|mand|pas)[a-z]{1,3}(?:me|nos)|escribir(?:me|nos)|mande(?:n)?(?:me|nos)
    |(?:
      podemos|puedo|podriamos|prefiero|preferimos|preferiria|prefeririamos|quiero|me gustaria|sigamos
      |seguimos|mejor
      |continuemos|continuamos|hablemos|hablamos|pasemos|pasamos|vamos
    )(?: (?:hablar|seguir|continuar|pasar|hablando|escribir))?
  )
`
const CHANNELS: readonly (readonly [channel: string, words: RegExp])[] = (
  [
    ['sms', '(?:sms|mensajes? de texto|mensajes? al (?:celular|movil|telefono))'],
    ['whatsapp', 'whats ?app'],
    ['telegram', 'telegram'],
    ['slack', 'slack'],
    ['msteams', '(?:microsoft )?teams'],
    ['webchat', '(?:pagina|sitio|web|chat)(?: (?:web|de la (?:pagina|web)|del sitio))?'],
  ] as const
).map(([channel, name]) => [
  channel,
  pattern('g')`
    \b${MOVE}(?: \w+){0,3}? (?:por|en|a|al|via|con|de) (?:el |la |un |su |tu |mi )?${name}\b(?: mejor)?
    |\bmejor (?:por |en )(?:el |la )?${name}\b
    |\b(?:prefiero|preferimos|preferiria|mejor|tienen|tienes|tenes|hay|usan) (?:el |los |un )?${name}\b
  `,
])

import { pattern } from '#core/pattern'
import type { Question } from '#core/reading'

/** What of an order, or of paying for it, a Spanish question is about; undefined where it is about something else. */
export const spanishPointOf = (plain: string): Question['point'] =>
  POINTS.find(([, pattern]) => pattern.test(plain))?.[0]

const POINTS: readonly (readonly [NonNullable<Question['point']>, RegExp])[] = [
  [
    'link',
    pattern('')`
      \b(?:enlaces?|link|pagina|sitio|web|pago|pagar|tarjeta|datos)\b.*\b(?:
        segur[oa]s?|fiables?|confiables?|oficial|estafa|fraude|de fiar|cifrad[oa]s?|protegid[oa]s?
      )\b
      |\bsegur[oa] (?:el |este |ese )?(?:enlace|link|pagar|abrir(?:lo)?|poner)\b
    `,
  ],
  ['cancellation', /\b(?:cancel(?:ar|arlo|o|amos|acion)|dar(?:me|nos)? de baja|la baja)\b/],
  [
    'renewal',
    pattern('')`
      \b(?:se )?renuev\w+|\brenovacion\b|\bpermanencia\b
      |\b(?:cuanto (?:tiempo )?dura|duracion de|plazo minimo de)l? (?:el |la )?(?:contrato|plan)\b
    `,
  ],
  ['invoice', /\b(?:facturas?|recibos?|comprobantes?)\b/],
  [
    'dueNow',
    pattern('')`
      \bcuando (?:me |nos |se )?(?:cobra\w*|cargan|pago|pagamos|paga|tengo que pagar|tenemos que pagar)\b
      |\bcuanto (?:\w+ ){0,3}(?:ahora|hoy|al principio|por adelantado)\b
    `,
  ],
  [
    'payment',
    pattern('')`
      \b(?:como|donde|con que|aceptan|puedo|podemos|se puede)\b.*\b(?:
        pago|pagos|pagar|pagamos|paga|tarjetas?|transferencia|paypal
      )\b
    `,
  ],
]

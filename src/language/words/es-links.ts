import type { Words } from '#core/sentences'

/** What is said of links and codes by which a conversation goes on elsewhere (M6), in Spanish. */
export const SPANISH_LINKS = {
  'continue-link':
    'Con gusto. Abra este enlace donde quiera seguir. Sirve una vez, durante {valid}, y quien lo abra puede seguir como usted: no lo comparta.',
  'links-spent':
    'He dado todos los enlaces que puedo dar en un día, así que pídalo mañana otra vez. Nada se pierde: aquí puede seguir cuando quiera.',
  'link-left': 'De acuerdo, no se ha unido nada. Podemos hablar aquí sin más.',
  'link-alone':
    'Aquí leen varias personas, así que no puedo traer una conversación suya. Abra el enlace en un chat solo suyo.',
  'link-expired': 'Ese enlace ha caducado, y no se ha unido nada. Pida uno nuevo donde lo obtuvo.',
  'link-used':
    'Ese enlace ya se usó, y solo sirve una vez. No se ha unido nada; pida uno nuevo donde lo obtuvo.',
  'link-void': 'Ese enlace ya no sirve, y no se ha unido nada. Pida uno nuevo donde lo obtuvo.',
  'link-unknown': 'Ese enlace o código no es nuestro, o llegó cortado. No se ha unido nada.',
  'or-text': 'O envíe {code} al {number} desde ese teléfono, en {valid}.',
} as const satisfies Partial<Words>

import { piece } from '#core/pattern'
import { OTHERS, THEIRS } from '../decision.ts'
import { type Found, find, type SpanishText } from '../text.ts'

/** Somebody on their side who is against it, in Spanish: "mi socio no quiere", "a mi jefa no le convence" (D4, A5). */
export const readSpanishConflict = (text: SpanishText): Found | null => find(text, CONFLICT)

const END = '(?= *(?:$|[.,;!?]|y\\b|pero\\b|asi\\b|porque\\b))'
const IT = '(?:esto|eso|la (?:idea|oferta|compra|propuesta)|el (?:plan|precio|pedido|gasto|cambio))'
const WHO = `(?:${THEIRS}|l[oa]s de [a-z]+|(?:la mitad|algunos|varios) de (?:l[oa]s|el|mis?|nuestr[oa]s?) [a-z]+)`

const AGAINST = piece`
  (?:
    no (?:
      (?:quiere|quieren)(?: (?:pagar|comprar|contratar|gastar|cambiar|saber|${IT})\b|${END})
      |(?:lo|la|los|nos|me) (?:quieren?|aprueban?|aprobo|autorizan?|autorizo|aceptan?|acepto|dejan?|permiten?)\b
      |(?:aprueban?|aprobo|autorizan?|autorizo|aceptan?|acepto) (?:${IT})
      |estan? (?:muy |nada |del todo )*(?:de acuerdo|convencid[oa]s?|contentos? con|por la labor)
    )
    |(?:dicen?|dijo|dijeron|ha dicho|contesto) que (?:
      no${END}|ni (?:hablar|loc[oa]|de broma|de cona)
      |(?:es|esta|sale|seria) (?:muy |demasiado |un |una |tirar )*(?:
        car[oa]|perdida|mala idea|tonteria|innecesari[oa]|gasto|(?:el )?dinero
      )
      |no (?:hace falta|lo necesitamos|vale la pena|conviene|nos conviene|compremos|contratemos)
    )
    |se (?:opone|oponen|opuso|niega|niegan|nego)\b
    |(?:lo|la) (?:rechaz|vet|bloque|tumb)(?:a|an|o|aron|ado)\b
    |(?:ha |han )?(?:rechaz|vet|bloque)(?:a|an|o|aron|ado) ${IT}
    |(?:esta|estan) (?:totalmente )?en contra|vot(?:o|aron) en contra
    |prefieren? (?:otr[oa]|seguir con|quedarse con|el otro)
  )
`

const CONFLICT = new RegExp(
  [
    `\\b${WHO} (?:(?:ya|ahora|todavia|aun|tambien|me|nos) )*${AGAINST}`,
    piece`
      \ba(?: ${WHO}|l (?:${OTHERS})) no les? (?:
        parece(?: (?:buena idea|bien|una buena idea))?|gust(?:a|o) ${IT}|convence\w*|interesa
        |termina de convencer|gust(?:a|o)${END}
      )
    `,
    piece`
      \bno (?:nos|se) (?:ponemos|ponen) de acuerdo\b|\bno estamos (?:todos )?de acuerdo (?:entre|aqui|en la)
      |\bestamos divididos\b
      |\b(?:me|nos) lo (?:rechazaron|echaron (?:para |pa )?atras|tumbaron|negaron|vetaron|han rechazado)\b
    `,
  ].join('|'),
  'g',
)

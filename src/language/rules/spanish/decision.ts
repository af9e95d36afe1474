import { pattern, piece } from '#core/pattern'
import type { Expecting } from '#core/reading'
import type { Noticed, SignalValues } from '#core/signal'
import { find, quoted, type SpanishText } from './text.ts'

/** Who says yes on their side. */
export const decision = (text: SpanishText, expecting: Expecting | null): Noticed | null => {
  const wordings = expecting === 'decision' ? [...DECIDING, ...ANSWERS] : DECIDING
  for (const [value, words] of wordings) {
    const found = find(text, words, value !== 'self')
    if (found) return { kind: 'decision', value, quote: quoted(text, found), confidence: 0.8 }
  }
  return null
}

/** What those who have a say are called, without whose they are. */
export const OTHERS = piece`
  (?:
    (?:el |la )?(?:
      jef[ea]s?|director(?:a|es)?|gerentes?|duen[oa]s?|responsables?|encargad[oa]s?
      |administrador(?:a)?|contador(?:a)?|contable|soci[oa]s?|espos[oa]|marido|mujer|gerencia
      |direccion|equipo|departamento|comite|consejo|propietari[oa]|supervisor(?:a)?|finanzas
      |compras|contabilidad|herman[oa]s?|padre|madre|papa|mama|familia|companer[oa]s?|colegas?|junta
      |inversionistas|superiores?
    )
  )
`
/** Whoever may have a say on the buyer's side, besides the buyer. */
export const THEIRS = piece`
  (?:
    (?:mi|mis|el|la|los|las|nuestr[oa]s?|su) ${OTHERS}|otra persona|alguien mas|otros|finanzas
    |compras|contabilidad|gerencia|direccion
  )
`
const DECIDES = piece`
  (?:
    (?:lo |la )?(?:decide|deciden|aprueba|aprueban|firma|firman|autoriza|autorizan)
    |toma(?:n)? la(?:s)? decision(?:es)?
    |tiene(?:n)? (?:
      que (?:decidir|firmar|aprobar(?:lo)?|autorizar(?:lo)?|verlo|dar el visto bueno)
      |la ultima palabra
    )
    |es (?:quien|la que|el que) (?:decide|manda|firma)
  )
`
const DECISION = '(?:la decision|eso|esto)'

const DECIDING: readonly (readonly [SignalValues['decision'], RegExp])[] = [
  [
    'shared',
    pattern('g')`
      \b(?:
        (?:entre )?mi ${OTHERS} y (?:yo|un servidor)|(?:entre )?yo y mi ${OTHERS}
        |(?:lo )?(?:decidimos|decidiremos|lo vemos) (?:
          juntos|juntas|entre (?:tod[oa]s|l[oa]s (?:dos|tres))|en equipo
        )
        |(?:lo )?decidimos entre tod[oa]s
        |${DECISION} es (?:de tod[oa]s|compartida|conjunta|del equipo)
        |entre (?:tod[oa]s|varios|l[oa]s (?:dos|tres)) (?:lo )?decidimos
      )
    `,
  ],
  [
    'other',
    pattern('g')`
      \b(?:
        ${THEIRS} (?:(?:siempre|tambien) )?${DECIDES}
        |(?:decide|deciden|lo decide|lo aprueba|lo firma) ${THEIRS}
        |(?:
          (?:lo )?(?:
            tengo|tenemos|debo|debemos|necesito|necesitamos|hay|voy|vamos|quiero|dejeme|dejame
          )(?: a)?(?: que)? (?:consultar|preguntar|hablar|comentar|platicar|ver|revisar)
            (?:l[oae]s?|selo)?(?: (?:con|a|primero con|antes con))? ${THEIRS}
        )
        |(?:lo|se lo) (?:platico|consulto|hablo|veo|comento|checo|reviso|pregunto|paso)\x20
          (?:primero )?(?:con|a) ${THEIRS}
        |(?:necesito|necesitamos|falta|espero) (?:la |el )?(?:
          aprobacion|autorizacion|visto bueno|permiso|firma
        )(?: de ${THEIRS})?
        |${DECISION} (?:no es mi[oa]|(?:es|depende) de ${THEIRS})
        |(?:yo )?no (?:
          decido(?: yo)?|soy (?:yo )?(?:quien|el que|la que) (?:decide|firma|autoriza|manda|paga)
          |tomo (?:yo )?(?:la decision|las decisiones|esa decision)|depende de mi
        )
      )
    `,
  ],
  [
    'self',
    pattern('g')`
      \b(?:
        yo (?:lo )?(?:
          decido|tomo la(?:s)? decision(?:es)?
          |soy (?:quien|el que|la que) (?:decide|manda|firma)|firmo|apruebo
        )
        |(?:lo )?decido yo|tomo yo las decisiones
        |(?:soy )(?:yo )?(?:quien|el que|la que) (?:
          decide|manda|firma|toma (?:la|las) decision(?:es)?
        )
        |soy (?:el |la |un |una )?(?:
          duen[oa]|propietari[oa]|gerente|director(?:a)?|jef[ea]|fundador(?:a)?
        )\b(?! de (?:compras de otra))
        |${DECISION} es mi[oa]|depende (?:solo )?de mi\b
      )
    `,
  ],
]

/** What counts only as the answer to "who decides?". */
const ANSWERS: readonly (readonly [SignalValues['decision'], RegExp])[] = [
  ['self', /^\W*(?:pues |bueno,? )?(?:soy )?yo(?: mism[oa]| sol[oa]| decido)?[.!\s]*$/g],
  ['shared', /^\W*(?:juntos|entre tod[oa]s|l[oa]s (?:dos|tres)|nosotr[oa]s|tod[oa]s)[.!\s]*$/g],
  ['other', new RegExp(`^\\W*(?:no,? )?${THEIRS}[.!\\s]*$`, 'g')],
]

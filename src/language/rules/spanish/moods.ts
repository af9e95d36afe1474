import { pattern, piece } from '#core/pattern'
import type { Noticed, SignalValues } from '#core/signal'
import { find, quoted, type SpanishText, withoutQuestions } from './text.ts'

/** Words that carry a value of one kind; `always` where a "no" belongs to the words themselves. */
type Worded<V> = readonly [value: V, words: RegExp, always?: 'always']

const first = <V>(text: SpanishText, wordings: readonly Worded<V>[]): readonly [V, string] | null => {
  for (const [value, words, always] of wordings) {
    const found = find(text, words, always !== undefined)
    if (found) return [value, quoted(text, found)]
  }
  return null
}

/** What holds them back (M2). Whether something is dear is a question, and that it is dear an objection. */
export const objection = (text: SpanishText): Noticed | null => {
  const stated = { ...text, plain: withoutQuestions(text.plain) }
  const found = first(stated, OBJECTIONS) ?? first(text, ASKED)
  return found && { kind: 'objection', value: found[0], quote: found[1], confidence: 0.8 }
}

const MUCH = '(?:(?:muy|demasiado|bastante|tan|algo|un poco|un poquito|carisim|super) )?'

const OBJECTIONS: readonly Worded<SignalValues['objection']>[] = [
  [
    'price',
    pattern('g')`
      \b(?:
        ${MUCH}(?:car[oa]s?|carisim[oa]s?|costos[oa]s?)\b|(?:mucho|demasiado) dinero
        |(?:cuesta|vale|es|piden|cobran) (?:mucho|demasiado)\b(?! (?:tiempo|espacio|mejor|mas))
        |(?:fuera|por encima|arriba) de(?:l| nuestro| mi) (?:presupuesto|alcance)
        |se (?:me|nos) (?:va|sale|pasa) (?:de|del) (?:presupuesto|precio)
        |mas barat[oa]s? (?:en|con) (?:otr[oa]|la competencia)|un ojo de la cara
      )
    `,
  ],
  [
    'price',
    pattern('g')`
      \bno (?:(?:me|nos|lo|la) )*(?:
        alcanza|(?:puedo|podemos) (?:permitir|pagar|permitirme|permitirnos)(?:lo|la)?(?! con\b)
      )(?: (?:eso|esto|tanto|el dinero|el presupuesto))?
    `,
    'always',
  ],
  [
    'trust',
    pattern('g')`
      \b(?:
        (?:parece|suena a|huele a|sera) (?:una )?(?:estafa|timo|fraude)
        |demasiado bueno para ser (?:verdad|cierto)
        |(?:no (?:los|les|me) (?:conozco|conocemos|fio|fiamos|dan? confianza|da confianza))
        |(?:me|nos) da desconfianza|no (?:confio|confiamos|me fio|nos fiamos)
      )
    `,
    'always',
  ],
  [
    'competitor',
    pattern('g')`
      \b(?:
        (?:ya|ahora|actualmente|ahora mismo|de momento) (?:trabajamos|trabajo|estamos|tenemos|tengo|contamos|usamos|compramos)\x20
          (?:con |a |un |una |el |la |de |otr[oa] )*(?:
          proveedor|empresa|contrato|servicio|maquina|cafetera|acuerdo|compania
        )\w*
        |(?:estamos|estoy) (?:
          contentos|contentas|contento|contenta|satisfechos|satisfecho|bien
        ) con (?:el|la|los|las|lo|nuestr[oa]|mi|otr[oa])\b(?! plan)
        |(?:otr[oa]|la) (?:proveedor|empresa|compania|competencia) (?:me|nos)\x20
          (?:ofrece|cobra|da|sale)
        |(?:comparando|mirando|viendo) (?:otr[oa]s|vari[oa]s)\x20
          (?:proveedores|empresas|ofertas|opciones)
      )
    `,
  ],
  [
    'timing',
    pattern('g')`
      \b(?:
        no es (?:un |el )?(?:buen |mejor )?momento
        |ahora (?:mismo )?no(?: (?:puedo|podemos|es posible|me viene|nos viene))?\b
        |(?:me |nos )?lo (?:
          pienso|pensamos|pensare|pensaremos|tengo que pensar|tenemos que pensar
        )
        |(?:tengo|tenemos|quiero|queremos) (?:que )?pensarlo|(?:dejeme|dejame|dejenos) pensarlo
        |necesito (?:mas )?tiempo|mas adelante
        |todavia no\b(?! (?:l[oe] )?(?:se|sabemos|sabria|tengo|tenemos|puedo|hemos|he)\b)
        |es (?:muy|demasiado) pronto
        |(?:estoy|estamos|ando|andamos) (?:muy |demasiado )?(?:ocupad[oa]s?|liad[oa]s?)
        |no (?:tengo|tenemos) tiempo
      )
    `,
    'always',
  ],
  [
    'need',
    pattern('g')`
      \b(?:
        no (?:(?:me|nos|lo|la|los|las) )*(?:
          interesa\w*|necesit(?:o|amos)(?= *(?:$|[.,;!]|por ahora|de momento))
          |hace falta(?= *(?:$|[.,;!]))
        )
        |no (?:(?:le|les) )?ve(?:o|mos) (?:la necesidad|el sentido|la utilidad|para que)
        |no (?:tomamos|bebemos|tomo) cafe|cada un[oa] (?:se )?trae
      )
    `,
    'always',
  ],
  [
    'other',
    pattern('g')`
      \b(?:
        no (?:estoy|estamos) (?:(?:muy|del todo|tan|nada) )*convencid[oa]s?
        |no (?:(?:me|nos) )?(?:convence\w*|termina de convencer|acaba de convencer)
        |no lo (?:tengo|tenemos|veo|vemos) (?:(?:muy|nada|del todo|tan) )*claro
        |(?:tengo|tenemos) (?:mis |nuestras |muchas |algunas |ciertas )?dudas
        |(?:me|nos) (?:preocupan?\b|(?:dan?|generan?) (?:miedo|dudas|cosa)\b)
      )
    `,
    'always',
  ],
]

const ASKED: readonly Worded<SignalValues['objection']>[] = [
  [
    'price',
    /\bpor que (?:es|esta|son|sale|cuesta)? ?(?:tan|tanto|asi de) ?(?:car[oa]s?)?\b(?=[^.]*\?)/g,
    'always',
  ],
  ['price', /\bno (?:es|esta|sera|le parece) (?:muy |demasiado |un poco )?car[oa]\b(?=[^.]*\?)/g, 'always'],
  [
    'trust',
    pattern('g')`
      \b(?:
        (?:es|sera|son) (?:(?:esto|ustedes) )?(?:
          de fiar|una estafa|un timo|fiables|serios|confiables
        )
        |(?:puedo|podemos) (?:fiarme|fiarnos|confiar)
        |(?:como|por que) (?:se|sabemos) que (?:no )?(?:es|son)
      )
    `,
    'always',
  ],
]

/** Whether it presses. */
export const urgency = (text: SpanishText): Noticed | null => {
  const found = first(text, URGENCIES)
  return found && { kind: 'urgency', value: found[0], quote: found[1], confidence: 0.8 }
}

const URGENCIES: readonly Worded<SignalValues['urgency']>[] = [
  [
    'low',
    pattern('g')`
      \b(?:
        (?:no (?:hay|tengo|tenemos|corre|llevamos)|sin) (?:ningun[a]? |mucha )?
          (?:prisas?|apuro|urgencia)
        |no (?:me|nos) (?:urge|corre prisa)|no (?:es|esta) urgente
        |(?:solo |nada mas )?(?:estoy|estamos) (?:solo |nada mas |solamente )?(?:
          mirando|viendo|explorando|averiguando|curioseando
        )(?: (?:opciones|precios))?
        |con calma
      )\b
    `,
    'always',
  ],
  [
    'high',
    pattern('g')`
      \b(?:
        (?:es )?(?:muy )?urgente(?:mente)?|(?:me|nos) urge
        |(?:lo )?(?:antes|mas pronto|mas rapido) posible|cuanto antes
        |(?:a la|con) (?:mayor )?(?:brevedad|urgencia|prisa)(?: posible)?
        |(?:tengo|tenemos|llevamos) (?:mucha )?(?:prisa|apuro)|corre prisa|ya mismo|para ayer
      )\b
    `,
  ],
]

/** A wish for other terms than the listed ones (M2, D4). */
export const discount = (text: SpanishText): Noticed | null => {
  const found = find(text, DISCOUNT) ?? find(text, DISCOUNT, true, isAsked)
  if (!found) return null
  const quote = quoted(text, found)
  return { kind: 'discount', value: quote.toLowerCase(), quote, confidence: 0.85 }
}

/** "¿No me haces un descuento?" asks for one. */
const isAsked = (plain: string, at: number): boolean => /^[^.!?]*\?/.test(plain.slice(at))

const DISCOUNT = pattern('g')`
  \b(?:
    (?:un |algun |el |una |alguna )?(?:\d{1,2} ?(?:%|por ciento) de )?(?:
      descuent(?:os?|itos?)|rebaj(?:as?|itas?)|bonificacion|cupon(?:es)?
    )\b
    |\d{1,2} ?(?:%|por ciento) menos|(?:un |el |algun )?(?:mejor|menor) precio
    |precio (?:especial|mas bajo|mejor)
    |(?:(?:me|nos|lo) )?(?:rebajan?|rebajas|igualan?|igualas|iguala)\b|(?:me|nos) (?:lo|la) dej(?:as?|an) en\b
    |precio (?:me|nos) (?:pueden?|puedes|podrian?) (?:hacer|dar|dejar)
    |precios? (?:para (?:ong|fundaciones|asociaciones|escuelas|estudiantes|empresas sociales)|sin fines de lucro)
    |(?<=\b(?:por|pagamos|pago|firmamos|firmo|anual|entero|anos?) [^.!]{0,40})baj(?:a|an) (?:algo|un poco|el precio)
    |(?:bajar|rebajar|mejorar|igualar|negociar)(?:me|nos|le|lo)? (?:un poco )?
      (?:el |ese |este |los )?(?:precios?|cuota|oferta)
    |(?:algo|un poco|lo (?:puede|pueden) hacer) mas barato|(?:primer|un) mes gratis
    |(?:pagar|pago) a (?:\d{2}|treinta|sesenta|noventa) dias|a plazos
    |alguna (?:oferta|promocion)
  )
`

/** That they want to buy now, said by itself: "adelante" is also "más adelante", which is later. */
export const readiness = (text: SpanishText): Noticed | null => {
  const found = find(text, READY, true) ?? find(text, HOW_TO, true)
  if (!found) return null
  const words = found.groups[0] ?? ''
  const start = found.start + text.plain.slice(found.start, found.end).indexOf(words)
  return {
    kind: 'readiness',
    value: true,
    quote: quoted(text, { start, end: start + words.length }),
    confidence: 0.8,
  }
}

const GO = piece`
  (?:
    adelante|hagamoslo|vamos a (?:hacerlo|por ello)
    |(?:lo )?(?:quiero|queremos) (?:
      pedirlo|comprarlo|contratarlo|contratar|comprar|hacer (?:el|un) pedido|empezar ya
      |seguir adelante
    )
    |lo (?:quiero|queremos|contrato|contratamos|compro|compramos|tomo|tomamos)
    |(?:nos|me) lo (?:quedo|quedamos|llevamos|llevo)|dale|venga|vamos adelante
    |preparen? el pedido|prepareme el pedido|hecho, adelante|cerremos(?:lo)?
    |(?:quiero|queremos) (?:contratar|pedir|comprar) (?:el|ese|este) plan(?: \w+)?
  )
`
const READY = pattern('g')`
  ^\W*(?:
    (?:
      ok|okey|bueno|bien|vale|perfecto|si|claro|genial|de acuerdo|pues|listo|va|excelente|dale|orale|sale|venga|ya|sip
    )[,.!]?\x20
  )*(${GO}(?:,? ${GO})?)(?:[,.!]? (?:por favor|gracias|entonces|pues|con eso|con ese|ya))*\W*$
`
const HOW_TO = pattern('g')`
  \b(
    como (?:
      (?:lo |me |nos )?(?:contrato|contratamos|compro|compramos|pido|pedimos|pago|pagamos)
      |(?:hago|hacemos) el pedido
      |(?:puedo|podemos) (?:pagar(?:lo)?|pedir(?:lo)?|contratar(?:lo)?|comprar(?:lo)?)
    )
  )(?= *(?:$|[.,;!?]))
`

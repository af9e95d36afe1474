import { piece } from '#core/pattern'
import { type Found, find, type SpanishText } from '../text.ts'
import { isOfBefore } from './others.ts'

/**
 * Words of law and of contracts that bind, in Spanish: lawyers who have a say, clauses, threats. "Sin contrato", "hay mucha demanda" and a
 * law firm that drinks coffee are none (D4).
 */
export const readSpanishLegal = (text: SpanishText): Found | null =>
  find(text, LEGAL, false, (plain, at) => !isOfBefore(plain, at))

const LAWYERS = piece`
  (?:
    abogad[oa]s?|letrad[oa]s?|notari[oa]|juridico
    |(?:asesor(?:ia|es|a)?|departamento|equipo|area|gente de|parte) (?:legal|juridic[oa])
  )
`
const PAPER = piece`
  (?:
    contrato|acuerdo|terminos y condiciones|condiciones (?:generales|del servicio|legales)
    |terminos (?:del? servicio|legales|generales)
  )
`
const THE = '(?:el|un|una|su|sus|tu|los|las|la|vuestr[oa]|ese|este|esa|esta|algun[oa]s?|una copia del?)'

const LEGAL = new RegExp(
  [
    piece`
      \b(?:mi|mis|nuestr[oa]s?|el|la|los|las|l[oa]s de) ${LAWYERS}(?: de la (?:empresa|casa))? (?:
        (?:tambien|primero|siempre|ya|me|nos|se|lo|la|les?|no)\x20
      )*(?:
        tiene|tienen|debe|deben|quiere|quieren|necesita|necesitan|va|van|dice|dicen|dijo|pide|piden
        |revis\w+|recom\w+|aconsej\w+|mira|miran|ve|ven|exig\w+|ha|han|esta|estan|contactar\w*|hablar\w*|objet\w+
      )\b
    `,
    piece`
      \b(?:con|a|por|al) (?:mis? |nuestr[oa]s? |el |la |los )?${LAWYERS}\b(?= *(?:$|[.,;!?]|antes|primero|para|y\b))
      |\blo (?:tienen? que|deben?|van? a|han? de|quieren?) (?:ver|revisar|mirar|aprobar|validar|leer)\x20
        (?:primero |antes )?(?:el |la |los |mi |nuestr[oa]s? )?(?:${LAWYERS}|legal)\b
    `,
    piece`
      \b(?:mand|envi|pas|compart|remit|facilit)[a-z]{1,6}?(?:me|nos)? (?:por correo )?
        ${THE} (?:[a-z]+ )?${PAPER}\b
      |\b(?:firm|revis|negoci|cambi|modific|enmend|tach|quit|agreg|anad|inclu)[a-z]{1,5}\x20
        ${THE} (?:clausulas?|condiciones (?:legales|del contrato))\b
      |\b(?:firmar|revisar|negociar|modificar|cambiar|leer|ver) (?:el|su|vuestro|ese|este|tu) (?:contrato|acuerdo)\b
      |\b(?:revisar|negociar|modificar|leer|ver) (?:los|sus|vuestros) terminos\b
    `,
    piece`
      \b(?:nuestr[oa]s?|mis?) propi[oa]s? (?:contrato|condiciones|terminos|acuerdo|plantilla)\b
      |\b(?:pon|poner|pong|inclu|agreg|anad|escrib|reflej)[a-z]* (?:(?:eso|esto|lo) )?en el contrato\b
      |\b(?:garantia|compromiso|garantizar\w*) por escrito\b
      |\bpor escrito (?:est?a|es[ae]|la|una|su|el|un) (?:garantia|compromiso|acuerdo|promesa)\b|\blegalmente\b
    `,
    piece`
      \b(?:
        acuerdo (?:marco|de (?:confidencialidad|no divulgacion|nivel de servicio))
        |confidencialidad|nda|contrato marco|clausulas?(?! de (?:renovacion|cancelacion|permanencia))|adenda|propiedad intelectual
        |marca registrada|encargad[oa] (?:de|del) tratamiento
      )\b
    `,
    piece`
      \bdemandar(?:l[oe]s|te|l[oae]|os)?\b|\b(?:l[oe]s|te|l[oae]|os) (?:demand|denunci)[oae]\w*\b
      |\b(?:poner|presentar|interponer|pong\w*|presentar[a-z]*)(?:les|te|le|os)? una demanda\b
      |\bdemanda (?:judicial|legal|civil|colectiva)\b|\bdenunciar(?:l[oe]s|te|l[oae]|os)\b
      |\b(?:tribunal(?:es)?|juzgados?|querella|litigios?)\b|\b(?:ir|vamos|iremos|llevar\w*) a juicio\b
      |\b(?:acciones|medidas|via|asunto|revision|aprobacion|cuestion|temas?) (?:legal(?:es)?|judicial(?:es)?)\b
    `,
    piece`
      \b(?:que|cual) (?:ley|leyes|legislacion|jurisdiccion)\b
      |\b(?:legislacion|jurisdiccion|ley) (?:aplicable|vigente|se rige|de que|de espana|mexicana|espanola)\b
      |\bjurisdiccion\b|\barbitraje\b|\bfuerza mayor\b|\bindemniza\w+
      |\bincumplimiento (?:de|del) contrato\b|\bque responsabilidad\b
      |(?<!\b(?:seguro|poliza) de )\bresponsabilidad (?:civil|legal|por danos|en caso)\b
      |\bquien (?:responde|es responsable|se hace responsable|paga) (?:si|de los danos|por los danos|en caso)\b
    `,
  ].join('|'),
  'g',
)

import type { Catalogue } from '#core/catalogue'
import { pattern } from '#core/pattern'
import type { Question } from '#core/reading'
import type { Noticed } from '#core/signal'
import { planNamed } from '../product.ts'
import { matches, type Span } from '../text.ts'
import { spanishPointOf } from './order-questions.ts'
import { plainOf, quoted, spanishText } from './text.ts'

/** What a Spanish question is about; those that ask for what was noticed in them are requests, and none. */
export const spanishTopics =
  (message: string, noticed: readonly Noticed[]) =>
  (question: Question): readonly Question[] => {
    // Whoever doubts us with it is told all the same (L5).
    if (question.topic === 'bot') return [question]
    const plain = plainOf(question.text)
    const isOwn = OWN.test(plain)
    const point = question.point ?? (isOwn ? undefined : spanishPointOf(plain))
    // Whoever asks how one pays is ready, and wants to know it all the same.
    if (point) return [{ ...question, point }]
    if (noticed.some((one) => isRequest(one, question)) || isStart(plain, noticed)) return []
    // "¿Quién me habla, un robot?" is one question, whose end is read by itself.
    if (WHO_SPEAKS.test(plain) || (A_MACHINE.test(plain) && WHO_SPEAKS.test(plainOf(message))))
      return [{ ...question, topic: 'bot' }]
    if (isOwn) return [{ ...question, topic: 'own' }]
    if (MEETING.test(plain)) return [{ ...question, topic: 'meeting' }]
    const isOfPlan = question.plan !== null && INCLUDED.test(plain)
    if (isOfPlan || (PRICE.test(plain) && !OTHER_COST.test(plain))) return [{ ...question, topic: 'price' }]
    return [question]
  }

/** "¿Podríamos empezar en enero?" says when, and is answered by the order. */
const isStart = (plain: string, noticed: readonly Noticed[]): boolean =>
  STARTS.test(plain) && noticed.some(({ kind }) => kind === 'timeline')
const STARTS =
  /^\W*(?:y )?(?:podemos|podriamos|puedo|podria|se puede|puede ser) (?:empezar|comenzar|arrancar|iniciar)\b/

const isRequest = ({ kind, quote }: Noticed, { text }: Question): boolean =>
  REQUESTS.has(kind) && (text.includes(quote) || quote.includes(text))
const REQUESTS: ReadonlySet<Noticed['kind']> = new Set([
  'discount',
  'preference',
  'meeting',
  'callback',
  'readiness',
  'objection',
])

/** Questions that neither open nor close with a mark, as people type them: "cuanto cuesta el plan team", "tienen leche de avena". */
export const unmarkedSpanish = (message: string, catalogue: Catalogue): readonly Question[] => {
  const text = spanishText(message)
  if (text === null) return []
  return sentencesIn(text.original)
    .filter(({ start, end }) => asks(text.original.slice(start, end)))
    .map((span) => ({
      text: quoted(text, span),
      topic: 'other',
      plan: planNamed(quoted(text, span), catalogue),
    }))
}

/** What stands between two ends of a sentence, without what only opens it. */
const sentencesIn = (words: string): readonly Span[] =>
  matches(words, SENTENCE).map(({ start, end }) => ({
    start: start + (OPENING.exec(words.slice(start, end))?.[0].length ?? 0),
    end,
  }))

const SENTENCE = /\S[^\n]*?(?:[.!](?=\s)|(?=\n)|$)/g

const asks = (sentence: string): boolean => !sentence.includes('?') && ASKS.test(sentence.toLowerCase())

const OPENING = pattern('iu')`
  ^\s*(?:
    (?:
      hola|buenas|buenos d[ií]as|buenas tardes|disculpe|perd[oó]n|oiga
      |una (?:pregunta|duda|consulta)|y|pero|bueno|ok|vale|entonces
    )[\s,.:!]+
  )*
`
const ASKS = pattern('u')`
  ^(?:
    (?:de |por |para |a |en |con |desde |hasta )?(?:
      qué|cómo|cuándo|dónde|quién|cuánt[oa]s?|cuál(?:es)?
    )
    |cuant[oa]s?|cuales|donde
    |(?:
      tienen?|tienes|ten[eé]s|ten[eé]is|hacen|haces|hac[eé]s|ofrecen?|ofreces|incluyen?|aceptan?|entregan|reparten|atienden
      |trabajan|venden|vendes|manejan|cuentan con
      |cobran|hay|existe|se puede|es posible|podr[ií]an?|pod[eé]s|puedes|pueden|me (?:puedes?|pueden|pod[eé]s|podr[ií]a[sn]?)
      |quisiera saber|quiero saber|queremos saber|me gustar[ií]a saber|necesito saber
    )
  )\x20
`

/** Whether they talk to a machine, or to whom (L5). */
const WHO_SPEAKS = pattern('')`
  \b(?:
    (?:
      es|eres|sos|son|usted es|tu eres|esto es|hablo con|estoy hablando con|estoy chateando con
      |me (?:habla|escribe|atiende|contesta|responde)
    ) (?:usted |ustedes |tu )?(?:un |una |el |la )?(?:verdader[oa] )?(?:
      robot|bot|chatbot|maquina|computadora|ordenador|programa|ia|inteligencia artificial
      |persona|human[oa]|automatico|asistente
    )
    |quien (?:es usted|eres|(?:me |nos )?(?:habla|escribe|atiende|contesta|responde)|es)\b
    |con quien (?:hablo|estoy hablando|tengo el gusto)|como (?:te llamas|se llama usted)
  )
`
const A_MACHINE = /^\W*(?:es )?(?:un |una )?(?:robot|bot|chatbot|maquina|persona|human[oa])\W*$/

const PRICE = pattern('')`
  \b(?:
    (?:cuanto|que) (?:me |nos )?(?:
      cuestan?|valen?|sale|saldria|costarian?|cobran|seria|es|pago|pagariamos|se paga
      |hay que pagar
    )
    |que (?:precios?|tarifas?|planes|opciones|ofrecen|venden|costo)
    |(?:cual|cuales) (?:es|son|seria) (?:el |los |las? |sus? )?
      (?:precios?|costos?|tarifas?|planes|opciones)
    |(?:el |los )?precios?|tarifas?|que (?:plan|opcion) (?:me|nos)
  )\b
`
/** What is asked after may be the price of something that no plan is: the business's own words know. */
const OTHER_COST = pattern('')`
  \b(?:cuestan?|valen?|sale|cobran|precio de)(?: por)? (?:el |la |los |las |un |una )?(?!
    (?:
      plan|planes|servicio|cafe|suscripcion|mes|paquete|eso|esto|todo|cada|para|al|maquina
      |starter|team|roastery|ese|este|su
    )\b
  )[a-z\u00f1]{4,}
`
const INCLUDED =
  /\b(?:que|cuanto) (?:mas )?(?:incluye|trae|lleva|contiene|tiene|viene|comprende|dan|ofrece)\b|\bviene con\b/
const OWN = pattern('')`
  \b(?:donde (?:esta|va)|que (?:pasa|paso) con|como va|cual es|ya (?:esta|llego)|tienen)\x20
    (?:el |la )?(?:mi|nuestro|nuestra) (?:pedido|orden|pago|recibo|factura|compra)\b
  |\bque (?:saben|tienen|sabe|tiene) (?:de|sobre) mi\b
  |\b(?:llego|recibieron) (?:mi|nuestro) pago\b
`
const MEETING = pattern('')`
  \b(?:cuando|a que hora|que dia) (?:es|era|tenemos|tengo|sera) (?:mi |nuestra |la |esa )?
    (?:llamada|reunion|cita|cata|visita)\b
  |\b(?:tengo|tenemos) (?:alguna |una )?(?:llamada|reunion|cita)\b
`

import { piece } from '#core/pattern'
import { type Found, find, type SpanishText } from '../text.ts'
import { isOfBefore } from './others.ts'

/**
 * Words that want an order undone, changed or paid back, in Spanish: "quiero un reembolso", "cancele mi pedido". They concern a person
 * only once an order is placed; before that they are the talk itself (D4, A6).
 */
export const readSpanishAfterSale = (text: SpanishText): Found | null =>
  find(text, AFTER_SALE, false, (plain, at) => !isOfBefore(plain, at))

const ORDER = piece`
  (?:el|la|mi|nuestr[oa]|este|ese|est[ae]|es[ae]|las|los|mis) (?:
    pedido|orden|compra|plan|suscripcion|pago|maquinas?|cantidad|fecha|numero de personas|entrega|instalacion
  )
`

const AFTER_SALE = new RegExp(
  [
    piece`
      \b(?:quiero|queremos|quisiera|necesito|pido|exijo|solicito|dan?|hacen?|dar|hacer)(?:me|nos)?\x20
        (?:(?:un|una|el|la|mi) )?(?:reembolso|devolucion|dinero de vuelta)\b
      |\bdevuelv[a-z]+(?:me|nos)? (?:el|mi|nuestro|la) (?:dinero|plata|pago|importe)\b
      |\b(?:que )?(?:me|nos) devuelv[a-z]+ (?:el|mi|nuestro|la) (?:dinero|plata|pago|importe)\b
      |\b(?:reembols|reintegr)[a-z]+(?:me|nos)\b|\b(?:me|nos) (?:reembols|reintegr)[a-z]+
    `,
    piece`
      \b(?:cancel|anul|deshac|devolv|cambi|modific|correg|aument|reduc|pospon|aplaz|adelant|retras|mov|muev)
        [a-z]{1,5}(?:me|nos)? ${ORDER}\b
      |\b(?:cancel|anul)(?:ar|en|e|a|alo|elo|enlo|arlo)(?: todo)?(?= *(?:$|[.,!]|por favor))
    `,
    piece`
      \bya no (?:lo|la|las|los) (?:quiero|queremos|necesito|necesitamos)\b
      |\b(?:cambie|cambiamos|hemos cambiado|he cambiado) de (?:opinion|idea|parecer)\b
      |\b(?:al final|mejor|ahora|en realidad) (?:que sean|somos|seremos|son) \d+
      |\b(?:que sean|cambi[a-z]+ a) \d+(?! de)
      |\b(?:agreg|anad|sum|aument)[a-z]{1,4} (?:\d+|otr[oa]s?|un[oa]s?|mas) (?:\d+ )?(?:personas?|maquinas?|mas)\b
    `,
  ].join('|'),
  'g',
)

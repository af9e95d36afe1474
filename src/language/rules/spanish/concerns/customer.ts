import { pattern } from '#core/pattern'
import { type Found, find, type SpanishText } from '../text.ts'
import { clauseAt, isOfBefore } from './others.ts'

/**
 * Words of somebody who is a customer already, in Spanish: "ya soy cliente", "mi factura está mal", "nuestra máquina se rompió". Whoever
 * asks how it would be is none, and nor is who wants another machine because theirs broke (D4).
 */
export const readSpanishCustomer = (text: SpanishText): Found | null =>
  find(text, SAYS_SO, false, (plain, at) => !SUPPOSED.test(clauseAt(plain, at)) && !isOfBefore(plain, at)) ??
  (OTHERS.test(text.plain)
    ? null
    : find(text, TROUBLE, false, (plain, at) => !SUPPOSED.test(clauseAt(plain, at))))

/** They call themselves one, or tell what we have done for them. */
const SAYS_SO = pattern('g')`
  \b(?:
    (?:ya |yo )*(?:soy|somos) (?:ya |actualmente |tambien )*(?:su |sus |un |una |buen |vuestr[oa]s? )*
      client[ea]s?(?: suy[oa]s?| vuestr[oa]s?| de (?:ustedes|vosotros|la casa|aqui))?
      (?! (?:de (?!hace|ustedes|vosotros|aqui|la casa|toda)|en otr|potencial|nuev|final))
    |ya (?:les?|os|te) (?:pago|pagamos|compro|compramos)
    |ya (?:tengo|tenemos) (?:(?:una|el|la|un) )?(?:maquina|plan|servicio|contrato|suscripcion|cuenta)\x20
      (?:con ustedes|con vosotros|de ustedes|vuestr[oa]|suy[oa])
    |(?:la (?:maquina|cafetera)|el (?:molino|servicio|pedido)) que (?:me|nos) (?:
      instalaron|trajeron|mandaron|enviaron|vendieron|pusieron|entregaron|habeis|han
    )
  )\b
`

const TROUBLE = pattern('g')`
  \b(?:
    (?:mi|nuestra|la) (?:ultima )?factura (?:esta|viene|vino|tiene|es) (?:
      mal|equivocada|incorrecta|un error|errores|errada
    )
    |(?:mi|nuestr[oa]) (?:maquina|cafetera|molino)(?: de cafe)? (?:
      (?:ya )?no (?:me |nos )?(?:funciona|enciende|prende|arranca|calienta|muele|anda|jala|va|sirve)
      |(?:se )?(?:me |nos )?(?:ha )?(?:
        rompio|roto|descompuso|averio|averiado|estropeo|estropeado|dano|danado|malogro|fundio|chingo
        |jodio
      )
      |esta (?:rota|averiada|descompuesta|estropeada|malograda|danada|fallando)
      |(?:pierde|tira|bota) agua|gotea|dejo de (?:funcionar|andar)|hace (?:un )?ruidos?
    )
    |(?:donde esta|no (?:me|nos) (?:ha )?(?:llego|llegado)|no (?:he|hemos) recibido) (?:
      mi|nuestr[oa]|la|el
    ) (?:entrega|envio|cafe|paquete)
    |(?:me|nos) (?:cobraron|han cobrado|habeis cobrado) (?:dos veces|doble|de mas|mal)
  )\b
`
/** "Si ya soy cliente, ¿tengo descuento?" asks how it would be. */
const SUPPOSED = pattern('')`
  \b(?:si|cuando|en caso|todavia no|aun no|quiero ser|me gustaria ser|seria|fuera|hacerme|como me hago)\b
`
const OTHERS = pattern('')`
  \b(?:
    otra maquina|maquina nueva|nueva maquina|un[oa] nuev[oa]|busca\w+|cambiar de|otro proveedor
    |(?:proveedor|empresa) (?:actual|anterior)|que pasa si|si (?:mi|nuestra|la) maquina|reemplaz\w+
  )\b
`

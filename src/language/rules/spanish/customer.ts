import { plainSpanish } from '#core/draft/spanish/numbers'
import { pattern } from '#core/pattern'

/**
 * Words of somebody who is a customer already, in Spanish: "mi factura está mal", "nuestra máquina se rompió". Whoever wants another
 * one for it, or asks how it would be, is none (D4). Null where nothing says so.
 */
export const readSpanishCustomer = (message: string): string | null => {
  const plain = plainSpanish(message)
  if (plain.length !== message.length || plain.length > LONGEST || OTHERS.test(plain)) return null
  const found = TROUBLE.exec(plain)
  return found && message.slice(found.index, found.index + found[0].length)
}

/** Nobody states a trouble in this many characters. */
const LONGEST = 2_000

const TROUBLE = pattern('')`
  \b(?:
    (?:ya )?(?:soy|somos) (?:ya )?(?:su |sus |un )?clientes?(?: suyos?| de ustedes)?(?= *(?:$|[.,;!]|y\b|desde\b))
    |ya les? (?:pago|pagamos|compro|compramos)
    |(?:mi|nuestra|la) (?:ultima )?factura (?:esta|viene|vino|tiene|es) (?:
      mal|equivocada|incorrecta|un error|errores|errada
    )
    |(?:mi|nuestr[oa]) (?:maquina|cafetera|molino)(?: de cafe)? (?:
      (?:ya )?no (?:funciona|enciende|prende|arranca|calienta|muele)
      |se (?:ha )?(?:rompio|roto|descompuso|averio|averiado|estropeo|estropeado|dano)
      |esta (?:rota|averiada|descompuesta|estropeada)|pierde agua|gotea
    )
    |(?:donde esta|no (?:me|nos) (?:ha )?(?:llego|llegado)|no (?:he|hemos) recibido) (?:
      mi|nuestr[oa]|la|el
    ) (?:entrega|envio|cafe|paquete)
    |me (?:cobraron|han cobrado) (?:dos veces|doble|de mas|mal)
    |nos (?:cobraron|han cobrado) (?:dos veces|doble|de mas|mal)
  )\b
`
const OTHERS = pattern('')`
  \b(?:
    otra maquina|maquina nueva|nueva maquina|un[oa] nuev[oa]|busca\w+|cambiar de|otro proveedor
    |(?:proveedor|empresa) (?:actual|anterior)|que pasa si|si (?:mi|nuestra|la) maquina|reemplaz\w+
  )\b
`

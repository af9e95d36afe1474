import { pattern, piece } from '#core/pattern'
import type { Reading } from '#core/reading'
import { plainOf } from './text.ts'

/** Whether a message is thanks, a greeting, a goodbye or a return, and nothing else; thanks with a goodbye are one, as in English. */
export const spanishCourtesy = (text: string): Reading['courtesy'] => {
  const plain = plainOf(text)
    .replace(/[^a-z\u00f1 ]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (plain === '' || plain.length > 120) return null
  if (GOODBYE.test(plain)) return 'goodbye'
  if (THANKS.test(plain)) return 'thanks'
  if (GREETING.test(plain)) return 'greeting'
  return BACK.test(plain) ? 'back' : null
}

const HELLO = piece`
  (?:
    hola|holi|buen(?:os|as) (?:dias|tardes|noches)|buen dia|buenas|saludos|que tal
    |como (?:esta|estan|estas|le va|va todo|va)|(?:hay )?alguien (?:ahi|aqui)
  )
`
/** What nobody says who only comes. */
const LEAVES = piece`
  (?:
    adios|hasta (?:luego|pronto|manana|otra|la proxima|ahora|la vista)
    |nos (?:vemos|hablamos|escribimos)(?: (?:luego|pronto|manana|despues))?|chao|chau|bye
    |(?:que )?(?:tenga|tengan|pase|pasen|ten) (?:un |una |muy )*
      (?:buen|buena|lindo|bonito|feliz|excelente) (?:dia|tarde|noche|fin de semana)
    |feliz (?:dia|tarde|noche)|cuidese|(?:ya )?me voy|(?:me )?tengo que (?:irme|ir)
    |(?:eso|esto) (?:es|seria) todo(?: (?:por (?:ahora|hoy)|de mi parte))?
  )
`
const BYE = piece`
  (?:
    ${LEAVES}|buen dia|buenas (?:tardes|noches)|un saludo|saludos
  )
`
const THANK = piece`
  (?:
    (?:muchas |muchisimas |mil )?gracias(?:
      \x20(?:a usted|a ti|a ustedes|de nuevo|otra vez|igualmente)
    )?(?:
      \x20por (?:
        todo|la ayuda|su ayuda|tu ayuda|su tiempo|tu tiempo|la (?:respuesta|informacion|info|atencion)
        |responder|contestar|atenderme
      )
    )?
    |muy amable|se (?:lo )?agradece|(?:se )?lo agradezco
  )
`
const OK = piece`
  (?:
    ok|okey|vale|perfecto|muy bien|bien|listo|genial|de acuerdo|entendido|claro|bueno|hola|ah
    |excelente|estupendo
  )
`

const GOODBYE = new RegExp(
  `^(?:(?:${OK}|${THANK}|pues|y) )*${LEAVES}(?: (?:${THANK}|${BYE}|${OK}|usted|y))*$`,
)
const THANKS = new RegExp(`^(?:${OK} )*${THANK}(?: (?:${THANK}|${BYE}|${OK}|usted|y))*$`)
const GREETING = new RegExp(`^${HELLO}(?: (?:a todos|todos|${HELLO}))*$`)
const BACK = pattern('')`
  ^(?:hola|buenas) (?:otra vez|de nuevo|de vuelta|nuevamente)$
  |^(?:(?:hola|buenas|ok|perdon|ya|aqui) )*(?:
    volvi|he vuelto|estoy de (?:vuelta|regreso)|aqui estoy(?: (?:otra vez|de nuevo))?
    |soy yo (?:otra vez|de nuevo)|ya estoy (?:aqui|de vuelta)
  )$
`

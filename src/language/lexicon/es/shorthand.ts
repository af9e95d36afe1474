import { spellingMap } from '../lexicon.ts'
import type { Shorthand } from '../shorthand.ts'

/** Spanish as thumbs type it: "xq tan caro?", "dime x favor". */
export const SPANISH_SHORTHAND: Shorthand = {
  anywhere: spellingMap(`
    q ke = que; xq pq porq porke = por qué; xa pa = para; tb tmb tbn tambn = también; pls plis plz xfa xfavor porfa porfis = por favor
    dnd = dónde; ps pos = pues; toy = estoy; tamos = estamos; bn = bien; kiero = quiero; aki = aquí; msj msjs = mensajes; ntp = no te preocupes
    wasap guasap whats wsp wpp whatsap watsap wa = whatsapp; finde = fin de semana; grax grs = gracias; ahorita orita = ahora; nomas = solo
    cto = cuánto; dto dcto = descuento; ofi = oficina; qiero = quiero
  `),
  // "20 k" and "2 x 3" are figures.
  inCompany: [
    ['que', '(?<!\\d )k'],
    ['por', '(?<!\\d )x'],
  ],
  isStretched: true,
}

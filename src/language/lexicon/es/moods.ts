import { type LeavingPhrases, lines } from '../lexicon.ts'

/** Spanish for not knowing what was asked. */
export const unsures = lines(`
  [yo] [la verdad|pues] [aun|todavia] no [lo] (se|sabemos) [aun|todavia|bien]
  [no tengo|no tenemos] ni idea
  no (tengo|tenemos) (idea|ni idea|claro)
  [aun|todavia] no (estoy|estamos) (seguro|segura|seguros|seguras) [aun|todavia]
  [aun|todavia] no lo (hemos|he) (decidido|pensado)
`)

/** Spanish for wanting no more of it. */
export const leavings: LeavingPhrases = {
  says: lines(`
    (olvidalo|olvidelo|olvidenlo|dejalo|dejelo|dejemoslo|dejenlo) [asi|estar|ya]
    [ya] no (me|nos) interesa
    [yo] (cambie|cambiamos) de (opinion|idea|parecer)
  `),
  alone: lines(`
    (da igual|no importa|ya no|mejor no)
  `),
  beside: lines(`
    (gracias|muchas gracias|bueno|ok|vale|perdon|pues|hola|adios|y|entonces)
    no gracias
  `),
}

import { type LeavingPhrases, lines } from '../lexicon.ts'

/** Spanish for not knowing what was asked. */
export const unsures = lines(`
  [yo] [la verdad|pues|es que|sinceramente] [aun|todavia] no [lo|le] (se|sabemos) [aun|todavia|bien|exactamente|decirte|decirle] [la verdad]
  [yo] [la verdad|pues|aun|todavia] no (sabria|sabriamos|puedo|podria|podemos) (decir|decirte|decirle|decirles) [aun|todavia]
  [la verdad|pues] [no tengo|no tenemos] ni (idea|la menor idea) [la verdad|todavia|aun]
  [la verdad|pues] [aun|todavia] no (tengo|tenemos) (idea|ni idea|la menor idea|claro|presupuesto|fecha) [aun|todavia]
  [aun|todavia] no lo (tengo|tenemos) (decidido|pensado) [aun|todavia]
  [aun|todavia] no (estoy|estamos) [muy|tan|del todo] (seguro|segura|seguros|seguras) [aun|todavia]
  [aun|todavia] no (lo|nos|me) [lo] (hemos|he) (decidido|pensado) [aun|todavia]
  [yo] ni idea
  quien sabe
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

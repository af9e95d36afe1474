import { pattern } from '#core/pattern'

/** Whether a clause is about somebody else's service, or how it was: the old provider's contract is no matter of ours (D4). */
export const isOfBefore = (plain: string, at: number): boolean => BEFORE.test(clauseAt(plain, at))

/** Whether a clause is about anything else than us: "nuestro proveedor anterior era un desastre", "harto de las cápsulas" (D4). */
export const isOfOthers = (plain: string, at: number): boolean => {
  const clause = clauseAt(plain, at)
  return BEFORE.test(clause) || ELSE.test(clause)
}

/** The words around a place, as far as the next comma or "pero". */
export const clauseAt = (plain: string, at: number): string => {
  const before = plain.slice(0, at)
  const start = Math.max(...[...before.matchAll(BREAK)].map(({ index, 0: words }) => index + words.length), 0)
  const rest = plain.slice(at)
  const end = rest.search(BREAK)
  return plain.slice(start, end < 0 ? undefined : at + end)
}

const BREAK = /[.,;!?\n\u00bf\u00a1()]|\b(?:pero|porque|aunque|por eso|asi que)\b/g

const BEFORE = pattern('')`
  \b(?:antigu[oa]|viej[oa]|otr[oa]|anterior|actual|ultim[oa]|ex|previ[oa]) (?:
    proveedor\w*|empresa|compania|maquina|cafetera|servicio|contrato|cafe|oficina|trabajo|casero
  )\b
  |\b(?:proveedor\w*|empresa|compania|maquina|cafetera|servicio|contrato|cafe|oficina|trabajo)\x20
    (?:anterior|actual|antigu[oa]|viej[oa]|pasad[oa]|de (?:antes|ahora))\b
`
const ELSE = pattern('')`
  \b(?:mi|mis|nuestr[oa]s?|el|la|los) (?:
    jef[ea]s?|caser[oa]|banco|vecin[oa]s?|companer[oa]s?|hij[oa]s?|marido|mujer|espos[oa]|equipo|gente
    |trabajo|perro|trafico|clima|telefono|celular|movil|ordenador|computadora|competencia
  )\b
  |\b(?:mi|nuestr[oa]) (?:cafe|maquina|cafetera|oficina)\b
  |\b(?:instantaneo|soluble|capsulas?|nespresso|keurig|dolce gusto|ellos|ellas)\b
  |\bcafe (?:malo|frio|de (?:filtro|maquina|la esquina|la gasolinera))\b
`

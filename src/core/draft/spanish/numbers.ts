const SMALL: ReadonlyMap<string, number> = new Map([
  ...'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve'
    .split(' ')
    .map((word, n) => [word, n] as const),
  ...'treinta cuarenta cincuenta sesenta setenta ochenta noventa'
    .split(' ')
    .map((word, n) => [word, (n + 3) * 10] as const),
  ...'cien doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos'
    .split(' ')
    .map((word, n) => [word, (n + 1) * 100] as const),
  ['ciento', 100],
  ['docena', 12],
])
const LARGE: ReadonlyMap<string, number> = new Map([
  ['mil', 1_000],
  ['millon', 1_000_000],
  ['millones', 1_000_000],
])

/** "Una" and "un" are articles far more often than ones, and "uno" is somebody: by themselves none of them counts anything. */
const WORD = [...SMALL.keys(), 'veintiuna', 'veintiun', ...LARGE.keys()]
  .filter((word) => word !== 'uno')
  .map((word) => word.replace(/^(\w*cient|quinient)os$/, '$1[oa]s'))
  .join('|')

/** A number in Spanish words, as a pattern for text in lower case and without accents: "treinta y cinco", "mil doscientos". */
export const SPANISH_NUMBER = `(?:${WORD})(?:(?: y)? (?:${WORD}|un[oa]?))*\\b`

/** What such words come to. */
export const spanishFigure = (words: string): number => {
  let [total, part] = [0, 0]
  for (const word of words.split(/[^a-z]+/).filter((one) => one !== '' && one !== 'y')) {
    const times = LARGE.get(word)
    if (times === undefined) part += wordFigure(word)
    else {
      total += Math.max(part, 1) * times
      part = 0
    }
  }
  return total + part
}

const wordFigure = (word: string): number =>
  SMALL.get(word) ?? SMALL.get(word.replace(/as$/, 'os')) ?? SMALL.get(word.replace(/un[oa]?$/, 'uno')) ?? 0

/** A Spanish text in lower case and without accents, letter by letter, so that what is found in it stands there in the text too. */
export const plainSpanish = (text: string): string =>
  UNACCENTED.test(text) ? text.toLowerCase() : withoutAccents(text)

const UNACCENTED = /^\p{ASCII}*$/u

const withoutAccents = (text: string): string =>
  Array.from(text.toLowerCase(), (letter) => letter.normalize('NFD').replace(/\p{M}/gu, '') || letter).join(
    '',
  )

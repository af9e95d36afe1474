import { plainSpanish } from '#core/draft/spanish/numbers'

/** A message written out, and the words of the message itself for words of what was written out. */
export type WrittenOut = { readonly text: string; readonly theirs: (words: string) => string }

/** What is typed on a phone, "xq tan caro?", "dime x favor", "holaaa", as the readers know it: each word as it is written in full. */
export const writtenOut = (message: string): WrittenOut => {
  const pieces = [...message.matchAll(/[\p{L}\p{M}]+|[^\p{L}\p{M}]+/gu)].map(([as], n, all) => ({
    as,
    full: isBesideFigure(all[n - 1]?.[0], all[n + 1]?.[0]) ? as : inFull(as),
  }))
  const text = pieces.map(({ full }) => full).join('')
  if (text === message) return { text, theirs: (words) => words }
  return { text, theirs: (words) => between(pieces, text.indexOf(words), words.length) }
}

/** "20 k" and "2 x 3" are figures. */
const isBesideFigure = (before = '', after = ''): boolean => /\d ?$/.test(before) && /^ ?(?:\d|$)/.test(after)

const inFull = (word: string): string => {
  const short = FULL.get(plainSpanish(word))
  if (short) return short
  return word.replace(/(\p{L})\1{2,}/giu, (_, letter: string) => letter)
}

const FULL: ReadonlyMap<string, string> = new Map(
  `
  q k ke = que; xq pq porq porke = por qué; x = por; xa pa = para; tb tmb tbn tambn = también; pls plis plz xfa xfavor porfa porfis = por favor;
  dnd = dónde; ps pos = pues; toy = estoy; tamos = estamos; bn = bien; kiero = quiero; aki = aquí; msj msjs = mensajes; ntp = no te preocupes;
  wasap guasap whats wsp wpp whatsap watsap wa = whatsapp; finde = fin de semana; grax grs = gracias; ahorita orita = ahora; nomas = solo;
  cto = cuánto; dto dcto = descuento; ofi = oficina; qiero = quiero
  `
    .split(';')
    .flatMap((entry) => {
      const [shorts = '', full = ''] = entry.split('=').map((side) => side.trim())
      return shorts.split(/\s+/).map((short) => [short, full] as const)
    }),
)

type Piece = { readonly as: string; readonly full: string }

/** Whole pieces, but for those that are written as they were. */
const between = (pieces: readonly Piece[], at: number, length: number): string => {
  let [start, quote] = [0, '']
  for (const { as, full } of pieces) {
    const end = start + full.length
    if (start < at + length && end > at) {
      const isWhole = as !== full
      quote += isWhole ? as : as.slice(Math.max(0, at - start), Math.min(full.length, at + length - start))
    }
    start = end
  }
  return quote
}

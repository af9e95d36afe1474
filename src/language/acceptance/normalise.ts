import type { AcceptanceLexicon } from '../lexicon/lexicon.ts'

/** A word as the grammar sees it, and where it stands in the text; the words of one contraction share one place. */
export type Token = {
  readonly word: string
  readonly start: number
  readonly end: number
  /** What stood between this word and the next. */
  readonly gap: 'space' | 'pause' | 'stop'
}

/** Something in the text besides words that a plain yes does not have. */
export type Mark = {
  readonly kind: 'question' | 'quotation' | 'trailing off' | 'value' | 'symbol'
  readonly start: number
  readonly end: number
}

/** A text read into words and marks, every one with its place in the original (spec L2). */
export type Normalised = { readonly tokens: readonly Token[]; readonly marks: readonly Mark[] }

const apostrophes = "'\u2018\u2019\u02bc\u00b4`"
const quotes = '"\u201c\u201d\u201e\u00ab\u00bb\u2033'
const pauses = ',;-\u2013\u2014\u2212'
const questionMarks = '?¿'
const stops = `.!\n${questionMarks}`
const spaces = ' \t\r\u00a0'
const money = '$€£%'
const variationSelector = '\ufe0f'

type Draft = { word: string; start: number; end: number; gap: Token['gap'] }

/** Splits a text into words and marks in one pass, keeping offsets and judging nothing (spec L2). */
export function normalise(text: string, lexicon: AcceptanceLexicon): Normalised {
  const tokens: Draft[] = []
  const marks: Mark[] = []
  let word = ''
  let wordStart = 0
  let lastDot = -1

  function finishWord(end: number): void {
    if (word === '') return
    const bare = withoutQuotes(word)
    if (bare !== word) marks.push({ kind: 'quotation', start: wordStart, end })
    for (const part of spell(bare, lexicon)) tokens.push({ word: part, start: wordStart, end, gap: 'space' })
    word = ''
  }

  function breakAfterLast(gap: Token['gap']): void {
    const last = tokens.at(-1)
    if (last !== undefined && last.gap !== 'stop') last.gap = gap
  }

  let at = 0
  for (const character of text) {
    const start = at
    at += character.length
    const letter = apostrophes.includes(character) ? "'" : lowered(character, lexicon)
    const inWord =
      isWordCharacter(letter) ||
      lexicon.letters.has(letter) ||
      (letter === '.' && isDecimalPoint(text, start))
    if (inWord) {
      if (word === '') wordStart = start
      word += letter
      continue
    }
    finishWord(start)
    const gap = gapOf(character)
    if (gap !== null) breakAfterLast(gap)
    if (character === '.') {
      const trailsOff = lastDot >= 0 && text.slice(lastDot + 1, start).trim() === ''
      if (trailsOff) marks.push({ kind: 'trailing off', start: lastDot, end: at })
      lastDot = start
    }
    const kind = markOf(character)
    if (lexicon.emoji.has(character)) tokens.push({ word: character, start, end: at, gap: 'space' })
    else if (kind !== null) marks.push({ kind, start, end: at })
  }
  finishWord(text.length)

  for (const [at, token] of tokens.entries()) {
    const standsAlone = breaksAfter(tokens, at - 1) && breaksAfter(tokens, at)
    if (standsAlone) token.word = lexicon.alone.get(token.word) ?? token.word
    if (isValue(token.word)) marks.push({ kind: 'value', start: token.start, end: token.end })
  }
  return { tokens, marks }
}

/** Whether something other than a space, or nothing, follows the word; before the first one it does. */
function breaksAfter(tokens: readonly Draft[], at: number): boolean {
  return tokens[at]?.gap !== 'space' || at === tokens.length - 1
}

function gapOf(character: string): 'pause' | 'stop' | null {
  if (pauses.includes(character)) return 'pause'
  return stops.includes(character) ? 'stop' : null
}

function markOf(character: string): Mark['kind'] | null {
  if (questionMarks.includes(character)) return 'question'
  if (character === '…') return 'trailing off'
  if (quotes.includes(character)) return 'quotation'
  const silent = spaces.includes(character) || character === variationSelector || isSkinTone(character)
  return silent || gapOf(character) !== null ? null : 'symbol'
}

/** By hand, because a regular expression for the end takes quadratic time on a long row of apostrophes. */
function withoutQuotes(word: string): string {
  let start = 0
  let end = word.length
  while (start < end && word[start] === "'") start += 1
  while (end > start && word[end - 1] === "'") end -= 1
  return word.slice(start, end)
}

function spell(bare: string, { spellings, stretched, letters }: AcceptanceLexicon): readonly string[] {
  if (bare === '') return []
  const plain =
    letters.size === 0 ? bare : Array.from(bare, (letter) => letters.get(letter) ?? letter).join('')
  const meant = spellings.get(bare) ?? spellings.get(plain)
  if (meant !== undefined) return meant.split(' ')
  const squeezed = plain.replace(/(.)\1+/g, '$1')
  return [squeezed === plain ? plain : (stretched.get(squeezed) ?? plain)]
}

/** Only ASCII and the language's own letters are folded: a look-alike letter from another alphabet must stay a stranger. */
function lowered(character: string, { letters }: AcceptanceLexicon): string {
  if (character >= 'A' && character <= 'Z') return character.toLowerCase()
  const lower = character < '\x80' ? character : character.toLowerCase()
  return letters.has(lower) ? lower : character
}

function isWordCharacter(letter: string): boolean {
  return (letter >= 'a' && letter <= 'z') || letter === "'" || isDigit(letter) || money.includes(letter)
}

function isDigit(letter: string | undefined): boolean {
  return letter !== undefined && letter >= '0' && letter <= '9'
}

function isDecimalPoint(text: string, at: number): boolean {
  return isDigit(text[at - 1]) && isDigit(text[at + 1])
}

function isValue(word: string): boolean {
  return /[0-9$€£%]/.test(word)
}

function isSkinTone(character: string): boolean {
  return character >= '\u{1f3fb}' && character <= '\u{1f3ff}'
}

import type { ServiceWord } from '#core/acceptance'
import { anyOf, compilePattern, longestEnd, type Matcher } from './acceptance/pattern.ts'
import { SERVICE_LEXICONS } from './lexicon/index.ts'
import type { ServiceGroup, ServiceLexicon } from './lexicon/service-lexicon.ts'
import { wantsPerson } from './rules/concerns/person.ts'
import { piecesOf } from './rules/ends.ts'
import { prepare } from './rules/text.ts'

type CompiledGroup = Pick<ServiceGroup, 'word' | 'extent' | 'onTexts'> & {
  readonly matcher: Matcher
}
type Compiled = {
  readonly lexicon: ServiceLexicon
  readonly groups: readonly CompiledGroup[]
  readonly padding: Matcher
  readonly exceptions: Matcher
}
type Sentence = {
  readonly words: readonly string[]
  /** Index after each clause's last word; the last one is the length of the sentence. */
  readonly clauseEnds: ReadonlySet<number>
}
/** A message as one language reads it: its sentences, and all of their words. */
type Said = {
  readonly language: Compiled
  readonly sentences: readonly Sentence[]
  readonly words: readonly string[]
}

/** Where a message asks for two things, the earlier one is read; a stop in any language goes before all else. */
const precedence: readonly ServiceWord[] = ['stop', 'not-me', 'human', 'restart', 'start', 'help']

const languages = SERVICE_LEXICONS.map(compile)

/**
 * Reads a request about the conversation itself, in any reasonable words (spec C8, D1). A request to stop goes before
 * everything else the message says: "wrong number, stop" is a stop.
 */
export function readService(text: string): ServiceWord | null {
  return readServiceWord(text)?.word ?? null
}

/** The same, and whether it counts only where texts are carried: "cancel" by itself stops texts and ends no chat (C8). */
export function readServiceWord(text: string): Pick<CompiledGroup, 'word' | 'onTexts'> | null {
  const plain = plainOf(text)
  const said = languages.map((language) => saidIn(plain, language))
  for (const word of precedence) {
    for (const one of said) {
      const group = one.language.groups.find((group) => group.word === word && says(one, group))
      if (group !== undefined) return group
    }
  }
  return piecesOf(text).some(asksForPerson) ? { word: 'human' } : null
}

function asksForPerson(piece: string): boolean {
  const prepared = prepare(piece)
  return prepared !== null && wantsPerson(prepared)
}

function saidIn(plain: string, language: Compiled): Said {
  const sentences = sentencesOf(plain, language.lexicon)
  return { language, sentences, words: sentences.flatMap(({ words }) => words) }
}

function says({ language, sentences, words }: Said, { extent, matcher }: CompiledGroup): boolean {
  switch (extent) {
    case 'alone':
      return words.length > 0 && longestEnd(matcher, words, 0) === words.length
    case 'message':
      return fills(matcher, words, language)
    case 'sentence':
      return sentences.some(
        (one) => fills(matcher, one.words, language) || fills(matcher, lastClause(one), language),
      )
    case 'ending':
    case 'anywhere':
      return sentences.some((one) => containsPhrase(one, matcher, language, extent === 'ending'))
    default:
      return extent satisfies never
  }
}

/** Whether the words are a phrase of the group and nothing else but padding and repetition. */
function fills(matcher: Matcher, words: readonly string[], { padding }: Compiled): boolean {
  const said = words.filter((word, at) => word !== words[at - 1])
  let from = 0
  while (from < said.length) {
    const end = longestEnd(matcher, said, from)
    if (end > from && isPadding(said, end, padding)) return true
    const padded = longestEnd(padding, said, from)
    if (padded === from) return false
    from = padded
  }
  return false
}

function isPadding(words: readonly string[], from: number, padding: Matcher): boolean {
  let at = from
  while (at < words.length) {
    const padded = longestEnd(padding, words, at)
    if (padded === at) return false
    at = padded
  }
  return true
}

function containsPhrase(
  { words, clauseEnds }: Sentence,
  matcher: Matcher,
  { padding, exceptions }: Compiled,
  atEnding: boolean,
): boolean {
  let at = 0
  while (at < words.length) {
    const end = longestEnd(matcher, words, at)
    const exception = longestEnd(exceptions, words, at)
    if (exception > at && exception >= end) {
      at = exception
      continue
    }
    if (end > at && (!atEnding || clauseEnds.has(end) || isPadding(words, end, padding))) return true
    at += 1
  }
  return false
}

/** "who gave you this number, stop": what stands after the last comma is said for itself. */
function lastClause({ words, clauseEnds }: Sentence): readonly string[] {
  const breaks = [...clauseEnds].filter((end) => end < words.length)
  return words.slice(breaks.at(-1) ?? 0)
}

/** Accents are dropped so that "arrêt" and "arret" are one word; compatibility forms so that "ＳＴＯＰ" is "stop". */
function plainOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
    .toLowerCase()
}

function sentencesOf(plain: string, lexicon: ServiceLexicon): readonly Sentence[] {
  return plain
    .split(/[.!?\n]+/)
    .map((sentence) => readSentence(sentence, lexicon))
    .filter((sentence) => sentence.words.length > 0)
}

function readSentence(sentence: string, { spellings }: ServiceLexicon): Sentence {
  const words: string[] = []
  const clauseEnds = new Set<number>()
  for (const symbol of sentence.match(/[\p{L}\p{N}']+|[,;:]|🛑|👎|✋/gu) ?? []) {
    if (/^[,;:]$/.test(symbol)) clauseEnds.add(words.length)
    else words.push(...(spellings.get(symbol) ?? symbol).split(' '))
  }
  clauseEnds.add(words.length)
  return { words, clauseEnds }
}

function compile(lexicon: ServiceLexicon): Compiled {
  const parts = new Map<string, Matcher>()

  function part(name: string): Matcher {
    const known = parts.get(name)
    if (known !== undefined) return known
    const source = lexicon.parts[name]
    if (source === undefined)
      throw new Error(`A pattern names {${name}}, which the service lexicon does not define.`)
    const matcher = compilePattern(source, part)
    parts.set(name, matcher)
    return matcher
  }

  const compileAll = (patterns: readonly string[]) =>
    anyOf(patterns.map((pattern) => compilePattern(pattern, part)))
  return {
    lexicon,
    groups: lexicon.groups.map(({ patterns, ...group }) => ({
      ...group,
      matcher: compileAll(patterns),
    })),
    padding: compileAll(lexicon.padding),
    exceptions: compileAll(lexicon.exceptions),
  }
}

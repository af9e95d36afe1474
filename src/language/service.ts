import type { ServiceWord } from '#core/acceptance'
import { compilePattern, longestEnd, type Matcher } from './acceptance/pattern.ts'
import { englishService } from './lexicon/en-service.ts'
import type { ServiceGroup, ServiceLexicon } from './lexicon/service-lexicon.ts'
import { wantsPerson } from './rules/concerns/person.ts'
import { prepare } from './rules/text.ts'

type CompiledGroup = Pick<ServiceGroup, 'word' | 'extent' | 'onTexts'> & {
  readonly matchers: readonly Matcher[]
}
type Compiled = {
  readonly lexicon: ServiceLexicon
  readonly groups: readonly CompiledGroup[]
  readonly padding: readonly Matcher[]
  readonly exceptions: readonly Matcher[]
}
type Sentence = {
  readonly words: readonly string[]
  /** Index after each clause's last word; the last one is the length of the sentence. */
  readonly clauseEnds: ReadonlySet<number>
}

const english = compile(englishService)

/**
 * Reads a request about the conversation itself, in any reasonable words (spec C8, D1). A request to stop goes before
 * everything else the message says: "wrong number, stop" is a stop.
 */
export function readService(text: string): ServiceWord | null {
  return readServiceWord(text)?.word ?? null
}

/** The same, and whether it counts only where texts are carried: "cancel" by itself stops texts and ends no chat (C8). */
export function readServiceWord(text: string): Pick<CompiledGroup, 'word' | 'onTexts'> | null {
  const sentences = sentencesOf(text, english.lexicon)
  const allWords = sentences.flatMap((sentence) => sentence.words)
  for (const group of english.groups) {
    if (says(sentences, allWords, group)) return group
  }
  const whole = prepare(text)
  return whole !== null && wantsPerson(whole) ? { word: 'human' } : null
}

function says(sentences: readonly Sentence[], allWords: readonly string[], group: CompiledGroup): boolean {
  const { extent, matchers } = group
  switch (extent) {
    case 'alone':
      return allWords.length > 0 && longestEnd(matchers, allWords, 0) === allWords.length
    case 'message':
      return fills(matchers, allWords)
    case 'sentence':
      return sentences.some((one) => fills(matchers, one.words) || fills(matchers, lastClause(one)))
    case 'ending':
    case 'anywhere':
      return sentences.some((one) => containsPhrase(one, matchers, extent === 'ending'))
    default:
      return extent satisfies never
  }
}

/** Whether the words are a phrase of the group and nothing else but padding and repetition. */
function fills(matchers: readonly Matcher[], words: readonly string[]): boolean {
  const said = words.filter((word, at) => word !== words[at - 1])
  let from = 0
  while (from < said.length) {
    const end = longestEnd(matchers, said, from)
    if (end > from && isPadding(said, end)) return true
    const padded = longestEnd(english.padding, said, from)
    if (padded === from) return false
    from = padded
  }
  return false
}

function isPadding(words: readonly string[], from: number): boolean {
  let at = from
  while (at < words.length) {
    const padded = longestEnd(english.padding, words, at)
    if (padded === at) return false
    at = padded
  }
  return true
}

function containsPhrase(
  { words, clauseEnds }: Sentence,
  matchers: readonly Matcher[],
  atEnding: boolean,
): boolean {
  let at = 0
  while (at < words.length) {
    const end = longestEnd(matchers, words, at)
    const exception = longestEnd(english.exceptions, words, at)
    if (exception > at && exception >= end) {
      at = exception
      continue
    }
    if (end > at && (!atEnding || clauseEnds.has(end) || isPadding(words, end))) return true
    at += 1
  }
  return false
}

/** "who gave you this number, stop": what stands after the last comma is said for itself. */
function lastClause({ words, clauseEnds }: Sentence): readonly string[] {
  const breaks = [...clauseEnds].filter((end) => end < words.length)
  return words.slice(breaks.at(-1) ?? 0)
}

function sentencesOf(text: string, lexicon: ServiceLexicon): readonly Sentence[] {
  // Accents are dropped so that "arrêt" and "arret" are one word; compatibility forms so that "ＳＴＯＰ" is "stop".
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
    .toLowerCase()
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

  const compileAll = (patterns: readonly string[]) => patterns.map((pattern) => compilePattern(pattern, part))
  return {
    lexicon,
    groups: lexicon.groups.map(({ patterns, ...group }) => ({
      ...group,
      matchers: compileAll(patterns),
    })),
    padding: compileAll(lexicon.padding),
    exceptions: compileAll(lexicon.exceptions),
  }
}

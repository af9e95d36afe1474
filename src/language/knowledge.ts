import MiniSearch, { type SearchResult } from 'minisearch'
import type { Passage } from '#core/reading'
import { type Section, sectionsOf } from './knowledge/sections.ts'
import { shorten } from './knowledge/shorten.ts'
import { type Term, term, termsOfText, wordsOf } from './knowledge/terms.ts'

/** A section answers only if it knows at least this much of what the question is about; else silence is better. */
const LEAST_KNOWN = 0.5

const MOST_PASSAGES = 3

/**
 * Searches the business's own Markdown or plain text, a heading a topic (L1). The index is built once. A passage is found
 * only where it covers what is asked, by weight of the words: "do you sell bicycles?" finds nothing in a text about
 * coffee, and nothing is better than something beside the point.
 */
export const knowledgeOf = (
  markdown: string,
  of: Term = term,
): ((question: string) => readonly Passage[]) => {
  const sections = sectionsOf(markdown)
  const index = indexOf(sections, of)
  const weigh = weigher(sections, of)
  const known = new Set(sections.flatMap((section) => termsOfText(Object.values(section).join(' '), of)))
  return (question) => {
    const asked = [...new Set(termsOfText(question, of))]
    if (asked.length === 0 || namesStranger(question, known, of)) return []
    const weights = new Map(asked.map((word) => [word, weigh(word)]))
    return index
      .search(question)
      .filter((found) => share(found, weights) >= LEAST_KNOWN)
      .slice(0, MOST_PASSAGES)
      .flatMap((found) => passage(found, sections, weights, of))
  }
}

/** A place or a firm that the text never names is none that it knows of: "do you serve Philadelphia?" */
const namesStranger = (question: string, known: ReadonlySet<string>, of: Term): boolean =>
  [...question.matchAll(/(?<=[\p{L}\d,] )\p{Lu}\p{Ll}+/gu)].some(([name]) =>
    termsOfText(name, of).some((word) => !known.has(word)),
  )

const indexOf = (sections: readonly Section[], of: Term): MiniSearch<Section> => {
  const index = new MiniSearch<Section>({
    fields: ['title', 'also', 'under', 'text'],
    tokenize: wordsOf,
    processTerm: of,
    searchOptions: {
      boost: { title: 3, also: 3 },
      // One slip of the finger in a long word; short words have too many neighbours.
      fuzzy: (word) => (word.length >= 6 ? 1 : false),
    },
  })
  index.addAll(sections)
  return index
}

/** How much a word tells: rare ones most, and one that stands in no section more than any that does. */
const weigher = (sections: readonly Section[], of: Term): ((word: string) => number) => {
  const vocabularies = sections.map(
    ({ title, under, text, also }) => new Set(termsOfText(`${title} ${under} ${text} ${also}`, of)),
  )
  return (word) => {
    const holding = vocabularies.filter((vocabulary) => vocabulary.has(word)).length
    return Math.log(1 + sections.length / (holding + 0.5))
  }
}

/** How much of what was asked a section knows about, 0 to 1. */
const share = (found: SearchResult, weights: ReadonlyMap<string, number>): number => {
  const sum = (words: Iterable<string>) => [...words].reduce((all, word) => all + (weights.get(word) ?? 0), 0)
  return sum(found.queryTerms.filter((word) => isMet(word, found.terms))) / sum(weights.keys())
}

/** A slip seldom hits the beginning of a word, and another word often differs there: a flight is not light. */
const isMet = (word: string, terms: readonly string[]): boolean =>
  terms.some((found) => found.slice(0, 2) === word.slice(0, 2))

const passage = (
  found: SearchResult,
  sections: readonly Section[],
  weights: ReadonlyMap<string, number>,
  of: Term,
): readonly Passage[] => {
  const section = sections.find(({ id }) => id === found.id)
  if (section === undefined) return []
  // A word may have been found by a near spelling; the sentence holds the spelling, not the question's.
  const near = found.terms.filter((word) => !weights.has(word)).map((word) => [word, 1] as const)
  const heard = new Map([...weights, ...near])
  return [{ title: section.title, text: shorten(section.text, heard, of), score: found.score }]
}

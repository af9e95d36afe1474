import { sentencesOf } from './sections.ts'
import { type Term, term, termsOfText } from './terms.ts'

/** About two text messages: enough to answer, short enough to read. */
const ENOUGH = 300

/**
 * The run of whole sentences that says most about the question and fits `ENOUGH`; the earliest of equals, since what
 * comes first in a section explains what follows. A single longer sentence is given whole.
 */
export const shorten = (text: string, weights: ReadonlyMap<string, number>, of: Term = term): string => {
  if (text.length <= ENOUGH) return text
  const sentences = sentencesOf(text)
  const runs = sentences.map((_, from) => runFrom(sentences, from))
  const best = runs.reduce((kept, run) => (worth(run, weights, of) > worth(kept, weights, of) ? run : kept))
  return best.join(' ')
}

const runFrom = (sentences: readonly string[], from: number): readonly string[] => {
  const run: string[] = []
  for (const sentence of sentences.slice(from)) {
    if (run.length > 0 && [...run, sentence].join(' ').length > ENOUGH) break
    run.push(sentence)
  }
  return run
}

/** Each term of the question counts once, as much as it tells sections apart. */
const worth = (run: readonly string[], weights: ReadonlyMap<string, number>, of: Term): number =>
  [...new Set(termsOfText(run.join(' '), of))].reduce((sum, word) => sum + (weights.get(word) ?? 0), 0)

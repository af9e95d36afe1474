import type { Breach } from '../model.ts'
import { isDenying, sentencesIn, stem, stemsIn, wordsIn } from './plain.ts'
import { NEUTRAL } from './vocabulary.ts'

/**
 * Statements of an answer that no one sentence of the passages bears out: each must have all its words that carry meaning in one of
 * them, say it as it is said there (a "not" stays), and keep what it depends on. Two sentences do not add up to a third.
 */
export const unsupported = (
  draft: string,
  passages: readonly string[],
  question: string,
): readonly Breach[] => {
  const borne = passages.flatMap(statementsIn)
  return statementsIn(draft).flatMap((statement): readonly Breach[] => {
    const due = carried(statement)
    if (due.length === 0) return []
    const supports = borne.filter((one) => {
      const stems = stemsIn(one.sentence)
      return due.every((word) => stems.has(word))
    })
    if (supports.length === 0) return [{ of: 'addition', words: statement.clause }]
    const like = supports.filter(
      (one) =>
        isDenying(one.clause) === isDenying(statement.clause) || isAnswered(statement.clause, question),
    )
    if (like.length === 0) return [{ of: 'addition', words: statement.clause }]
    const condition = like.every(({ sentence }) => CONDITION.test(sentence))
      ? CONDITION.exec(like[0]?.sentence ?? '')?.[0]
      : undefined
    return condition && !CONDITION.test(draft) ? [{ of: 'loss', words: condition }] : []
  })
}

/** A clause that states something, and the sentence that it stands in. */
type Statement = { readonly clause: string; readonly sentence: string }

const statementsIn = (text: string): readonly Statement[] =>
  sentencesIn(text).flatMap(({ start, end }) => {
    const sentence = text.slice(start, end).trim()
    return clausesIn(sentence).map((clause) => ({ clause, sentence }))
  })

/** Cut where a clause ends and another with a verb of its own begins: a list is not cut. */
const clausesIn = (sentence: string): readonly string[] => {
  const parts = sentence.split(/;\s+|,\s+(?=(?:and|but|while|so|or)\b)|\s+-\s+|:\s+/)
  const clauses: string[] = []
  for (const part of parts) {
    const last = clauses.at(-1)
    if (last === undefined || (VERB.test(part) && VERB.test(last))) clauses.push(part)
    else clauses[clauses.length - 1] = `${last}, ${part}`
  }
  return clauses
}

const carried = ({ clause }: Statement): readonly string[] =>
  wordsIn(clause)
    .map(stem)
    .filter((word) => word.length > 1 && (!NEUTRAL.has(word) || WEIGHTY.has(word)))

/** Words that say nothing in talk and much in an answer. */
const WEIGHTY: ReadonlySet<string> = new Set(
  ['every', 'all', 'any', 'each', 'only', 'office', 'team', 'weekend'].map(stem),
)

const isAnswered = (clause: string, question: string): boolean =>
  /^no\b,?/i.test(clause) && question !== '' && isDenying(clause.replace(/^no\b,?/i, ''))

const VERB =
  /\b(?:is|are|was|were|be|has|have|had|can|cannot|can't|will|would|may|must|do|does|don't|doesn't|come|comes|includes?|costs?|takes?|needs?|makes?|works?|runs?|gets?|arrives?|fits?|holds?|covers?|serves?|offers?|delivers?|pays?|owns?|picks?|brings?|renews?)\b/i

const CONDITION = /\b(?:unless|except|only|on request|notice|provided that|not (?:yet|on|in)|until)\b/i

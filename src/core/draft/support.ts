import type { Breach } from '../model.ts'
import { pattern } from '../pattern.ts'
import { claimedIn } from './claims.ts'
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
  const borne = passages.flatMap(statementsIn).filter(({ sentence }) => !INSTRUCTION.test(sentence))
  return statementsIn(draft).flatMap((statement): readonly Breach[] => {
    const due = carried(statement)
    if (due.length === 0) return []
    const supports = borne.filter((one) => {
      const stems = stemsIn(one.bearing)
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

/** A clause that states something, the sentence that it stands in, and how much of that bears it out. */
type Statement = { readonly clause: string; readonly sentence: string; readonly bearing: string }

const statementsIn = (text: string): readonly Statement[] =>
  sentencesIn(text).flatMap(({ start, end }) => {
    const sentence = text.slice(start, end).trim()
    const clauses = clausesIn(sentence)
    // Where one clause denies and another does not, each stands for itself alone.
    const isMixed = new Set(clauses.map(isDenying)).size > 1
    return clauses.map((clause) => ({ clause, sentence, bearing: withoutFree(isMixed ? clause : sentence) }))
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

/** "Lactose-free" gives nothing away. */
const withoutFree = (text: string): string => text.replace(/\w+-free\b/gi, ' ')

const carried = ({ clause }: Statement): readonly string[] => {
  const claimed = stemsIn(claimedIn(clause).join(' '))
  return wordsIn(withoutFree(clause))
    .map(stem)
    .filter((word) => word.length > 1 && (!NEUTRAL.has(word) || WEIGHTY.has(word) || claimed.has(word)))
}

/** Words that say nothing in talk and much in an answer. */
const WEIGHTY: ReadonlySet<string> = new Set(
  ['every', 'all', 'any', 'each', 'only', 'office', 'team', 'weekend'].map(stem),
)

const isAnswered = (clause: string, question: string): boolean =>
  /^no\b,?/i.test(clause) && question !== '' && isDenying(clause.replace(/^no\b,?/i, ''))

const VERB = pattern('i')`
  \b(?:
    is|are|was|were|be|has|have|had|can|cannot|can't|will|would|may|must|do|does|don't|doesn't
    |come|comes|includes?|costs?|takes?|needs?|makes?|works?|runs?|gets?|arrives?|fits?|holds?
    |covers?|serves?|offers?|delivers?|pays?|owns?|picks?|brings?|renews?
  )\b
`

/** A sentence that tells an assistant what to do is no knowledge, whoever has written it into a document (L3). */
const INSTRUCTION = pattern('i')`
  \b(?:
    ignor\w*|disregard\w*|overrid\w*|system (?:prompt|message)
    |(?:previous|prior|all) (?:instructions|rules)|assistants?|(?:chat)?bots?|ai\b
    |language model|tell (?:everyone|everybody|the (?:buyer|customer|user)|them|every)
    |you (?:are now|must|shall) (?:say|tell|answer|reply|offer|promise)?
  )
`

const CONDITION = /\b(?:unless|except|only|on request|notice|provided that|not (?:yet|on|in)|until)\b/i

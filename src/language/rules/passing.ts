import { pattern, piece } from '#core/pattern'
import { clauseAt, type Span, type Text } from './text.ts'

/**
 * Whether a plan or a number is only asked about, or told of others or of the past: "is the Team plan the one with oat milk?",
 * "we had 50 guests last week". Whoever might want it is taken to want it, since what they want is put to them again (A5).
 */
export const isInPassing = (text: Text, { start }: Span): boolean => {
  const clause = clauseAt(text, start)
  const words = text.plain.slice(clause.start, clause.end)
  const { sentence } = clause
  if (WANTED.test(text.plain.slice(sentence.start, sentence.end))) return false
  return clause.asks || OTHERS.test(words) || BYGONE.test(words)
}

const WANTED = new RegExp(
  [
    piece`
      \b(?:can|could|may|might|shall|should|would|will)(?:n't)? (?:we|i|you|u|ya)\b
      |\b(?:i|we)(?:'d|'ll| would| will| want| need| prefer| take| choose| pick)\b
    `,
    piece`
      \b(?:what|how) about\b|\bwhat if (?:we|i)\b
      |\b(?:instead|rather|better|actually|sorry|please)\b|\bmake (?:it|that)\b|\blet'?s\b
    `,
    piece`
      \b(?:
        change|changing|switch|switching|swap|move|moving|upgrade|downgrade|go with|go for|have
        |get|take|choose|order|put
      ) (?:it |us |me |that )?(?:to|for|on|with|the|a|our)\b
    `,
    piece`
      \b(?:ok|okay|fine|possible|alright|doable|feasible|an option) (?:to|if|for)\b
      |\b(?:possible|works?|doable)\b|\b(?:ok|okay|fine|good)\b(?= *(?:[?.!]|$))
    `,
  ].join('|'),
)

/** Somebody who is not among those who buy has it, or it was so at another time. */
const OTHERS = pattern('')`
  \b(?:
    friends?|neighbou?rs?|sister company|other (?:office|company|team)
    |another (?:office|company|team)|competitors?|old (?:office|company|job)|building|they|he
    |she
  ) (?:[a-z]+ ){0,2}(?:has|have|had|uses?|used|is|are|got)\b
`
const BYGONE = /\b(?:last (?:week|month|year|night|time|summer|winter)|yesterday|ago|back then|used to)\b/

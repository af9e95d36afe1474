import { pattern } from '#core/pattern'
import { clauseAt, type Text } from '../text.ts'

/** Whether a clause is about somebody else's service, or how it was: the old machine's liability is no matter of ours (D4). */
export const isOfBefore = (text: Text, at: number): boolean => BEFORE.test(clauseOf(text, at))

/** Whether a clause is about anything else than us: "our last supplier was terrible", "I'm fed up with pods" (D4). */
export const isOfOthers = (text: Text, at: number): boolean => {
  const clause = clauseOf(text, at)
  return BEFORE.test(clause) || ELSE.test(clause)
}

const clauseOf = (text: Text, at: number): string => {
  const { start, end } = clauseAt(text, at)
  return text.plain.slice(start, end)
}

const BEFORE = pattern('')`
  \b(?:old|last|previous|former|current|present|other|ex|prior) (?:[a-z]+ )?(?:
    vendors?|suppliers?|provider(?:'s)?|compan(?:y|ies)|machines?|coffee|one|jobs?|office
    |service|guys?|place|contracts?|landlord|bank|rep|agency|setup|kettle|barista
  )\b
`

const ELSE = pattern('')`
  \b(?:our|my|the|this|that) (?:[a-z]+ )?(?:
    coffee|espresso|kettle|pods?|brew|break ?room|landlord|boss|bank|phone|weather|office|kids?
    |dog|cat|colleagues?|team|commute|traffic|keyboard|laptop
  )\b(?!'s)
  |\b(?:instant|filter|gas station|nespresso|keurig|competitors?|they|them|he|she)\b
  |\b(?:bad|cold) coffee\b
`

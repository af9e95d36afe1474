import { pattern } from '#core/pattern'
import { termsOfText } from '../knowledge/terms.ts'
import type { Clause, Span, Text } from './text.ts'
import type { Vocabulary } from './vocabulary.ts'

/**
 * Whether an amount is what they spend today: on what we sell, which tells of their budget though it is none (`same`), or on something
 * else, such as rent or ads (`other`); null where it is told as no spending.
 */
export const spendingAt = (
  text: Text,
  clause: Clause,
  { start, end }: Span,
  sells: Vocabulary,
): 'same' | 'other' | null => {
  const before = text.plain.slice(clause.start, start)
  const after = text.plain.slice(end, clause.sentence.end)
  if (OTHER_COST.test(before)) return 'other'
  const bill = BILL.exec(before)
  if (!bill && !SPEND.test(before)) return null
  if (clause.asks || TOO_MUCH.test(after)) return 'other'
  const things = [bill?.[1] ?? '', ON.exec(before)?.[1] ?? '', ON.exec(after)?.[1] ?? '']
  return things.every((words) => isOfNeed(words, sells)) ? 'same' : 'other'
}

/** What says only how often, by whom or since when names no thing; of what is named the first word tells: "Starbucks runs" are none. */
const isOfNeed = (words: string, sells: Vocabulary): boolean => {
  const [thing] = words.replace(NO_THING, ' ').trim().split(/\s+/)
  return !thing || NEEDS.has(thing) || termsOfText(thing).some((term) => sells.has(term))
}

const NO_THING = pattern('g')`
  \b(?:
    it|this|that|all|everything|us|me|the|our|my|a|an|total|current|currently|monthly|yearly
    |annual|average|overall|about|around|now|right|today|moment|at|each|every|month|year|week
    |and|good|nice|decent|fresh|better|some|just|only
  )\b
  |[^a-z' -]+
`

/** What people drink at work, by whatever name, beside the words of the business itself. */
const NEEDS: ReadonlySet<string> = new Set([
  'drinks',
  'beverages',
  'pods',
  'capsules',
  'supplier',
  'vendor',
  'provider',
  'service',
])

const SPEND = pattern('')`
  (?:\b(?:we|i)(?:'re|'m|'ve been| are| am| have been)? |^\s*(?=paying|spending))(?:
    (?:
      usually|normally|typically|still|currently|already|now|today|probably|already|about
      |each month|right now|roughly
    )\x20
  )*(?:spend(?:ing)?|pay(?:ing)?|shell(?:ing)? out)(?:
    \x20(?:
      about|around|roughly|out|on|for|them|now|currently|today|in|total|between|[a-z]+ for
      |on [a-z]+(?: [a-z]+)?|for [a-z]+(?: [a-z]+)?
    )
  ){0,3} ?$
  |\b(?:cost(?:s|ing)?|runs?|running|sets?|setting) us (?:back )?
    (?:(?:about|around|roughly|between|now|some) )*$
`

const BILL = pattern('')`
  \b(?:our|my|the) ([a-z][a-z' ]{0,30}?) ?(?:
    bills?|spend|spending|expenses?|expenditure|costs
  ) (?:is|are|was|runs?(?: at)?|comes? to|(?:is|are) (?:at|about|around))(?:
    \x20(?:about|around|roughly|some|at|between|currently|now)
  )* ?$
`

/** The thing that the money goes on: right behind "on", or "for" where no people follow. */
const ON = pattern('')`
  \b(?:on|for|towards?) (
    (?:
      (?!(?:so|and|but|then|because|which|right|in|at|per|each|every|a|we|i)\b)[a-z][a-z']*\x20?
    ){1,4}
  )
`

const TOO_MUCH = /^[^.!?]{0,12}\b(?:too (?:much|high|expensive)|a rip-?off|overpriced)\b/

/** Costs that every office has, told by themselves: "parking is $150 a month". */
const OTHER_COST = pattern('')`
  \b(?:
    rent|lease|mortgage|phones?|internet|wifi|electric(?:ity)?(?: bill)?|power(?: bill)?
    |water bill|gas bill|heating|parking|insurance|payroll|salar(?:y|ies)|wages|ads?|ad spend
    |advertising|marketing|software|licen[cs]es|cleaning|cleaners?|travel|fuel|car|utilities
    |taxes|loan
  )(?: (?:bill|costs?))? (?:is|are|costs?|runs?|comes? to)
    (?: (?:us|me|about|around|roughly|at))* ?$
`

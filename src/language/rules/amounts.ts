import { pattern } from '#core/pattern'
import type { Budget } from '#core/signal'
import { currencyAround } from './currency.ts'
import type { NumberFound } from './numbers.ts'
import { spendingAt } from './spending.ts'
import { type Clause, clauseAt, isDenied, type Span, type Text } from './text.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Money somebody names as theirs to spend, in units of the currency, an open end null. */
export type Amount = Span & {
  readonly min: number | null
  readonly max: number | null
  readonly per: Budget['per']
  readonly hedged: boolean
  /** It is what they spend today, and only tells of what they might. */
  readonly spent: boolean
  /** The number itself, for joining two into a range. */
  readonly number: NumberFound
  readonly sure: boolean
}

/** `wholly`: the message answers our question about the budget, so a bare number is one. `sells`: the words of what is sold. */
export type AmountContext = {
  readonly currency: string
  readonly wholly: boolean
  readonly sells: Vocabulary
}

/** The amounts of money in a message that say what the buyer can spend. */
export const findAmounts = (
  text: Text,
  numbers: readonly NumberFound[],
  context: AmountContext,
): readonly Amount[] => {
  const read = numbers.flatMap((number) => amountAt(text, number, context))
  return read.filter(
    (amount) => amount.sure || read.some((other) => other.sure && borders(text, amount, other)),
  )
}

/** Nobody spends more with us, in units of the currency; whoever names more, or nothing, plays. */
const MOST: { readonly [per in Budget['per']]: number } = {
  month: 10_000_000,
  year: 120_000_000,
  once: 120_000_000,
}

const amountAt = (text: Text, number: NumberFound, context: AmountContext): readonly Amount[] => {
  const clause = clauseAt(text, number.start)
  const money = currencyAround(text.plain, number)
  if (money.code !== null && money.code !== context.currency) return []
  const { start, bound, hedged } = walkBack(text.plain, money.start, clause)
  const { end, bound: trailing, per } = walkOn(text.plain, money.end)
  const after = text.plain.slice(end)
  const spending = spendingAt(text, clause, { start, end }, context.sells)
  if (
    PER_OTHER.test(after) ||
    OFF.test(after) ||
    isNotTheirs(text, clause, { start, end }, context, spending)
  )
    return []
  const denied = isDenied(text, start)
  if (denied && bound !== 'min') return []
  const value = money.cents ? number.value / 100 : number.value
  const limit = denied ? 'max' : (bound ?? trailing)
  const isTold = spending === 'same' || isBudgetTalk(text, clause, context)
  const period = per ?? periodIn(text.plain.slice(clause.start, clause.end))
  if (value === 0 || value > MOST[period]) return []
  return [
    {
      start,
      end,
      number: { ...number, value },
      min: limit === 'max' ? null : value,
      max: limit === 'min' ? null : value,
      per: period,
      hedged,
      spent: spending === 'same',
      sure:
        money.code !== null ||
        per !== null ||
        (followedByFiller(after) && (number.scale >= 100 || isTold || (context.wholly && limit !== null))),
    },
  ]
}

/** Joins "200 to 300", "5-7k" and "between 1 and 2 thousand" into one amount; the first borrows scale and currency. */
export const joinRanges = (text: Text, amounts: readonly Amount[]): readonly Amount[] =>
  amounts.flatMap((amount, n) => {
    const next = amounts[n + 1]
    if (next && borders(text, amount, next)) {
      const low = lowEnd(amount.number, next.number)
      return low < next.number.value
        ? [{ ...amount, end: next.end, min: low, max: next.number.value, per: next.per, number: next.number }]
        : [amount]
    }
    const previous = amounts[n - 1]
    return previous && borders(text, previous, amount) ? [] : [amount]
  })

const lowEnd = (low: NumberFound, high: NumberFound): number =>
  low.scale === 1 && high.scale >= 100 && low.value < Math.min(high.scale, high.value / high.scale)
    ? low.value * high.scale
    : low.value

const borders = (text: Text, one: Amount, other: Amount): boolean => {
  const [low, high] = one.number.start < other.number.start ? [one, other] : [other, one]
  const between = text.plain.slice(low.number.end, high.number.start)
  const opening = text.plain.slice(low.start, low.number.start)
  return new RegExp(`^ ?(?:-|to|or${/between/.test(opening) ? '|and' : ''}) ?[$€£]? ?$`).test(
    between.replace(/^ ?(?:dollars|bucks|usd)/, ''),
  )
}

type Bound = 'min' | 'max' | null

const MAX_BEFORE = pattern('')`
  \b(?:
    under|less than|below|up to|max(?:imum)?(?: of| is)?|at most|no more than
    |not (?:more than|over)
    |(?:can'?t|cannot|won'?t|don'?t want to|not) (?:
      go (?:over|above|past)|exceed|(?:spend|pay) (?:over|more than|above)
    )
    |within|cap(?:ped)?(?: is| of| at)?|limit(?: is| of)?|nothing (?:above|over)|top out at
    |stretch (?:up )?to
  ) ?$
`
const MIN_BEFORE = pattern('')`
  \b(?:
    at least|min(?:imum)?(?: of| is)?|over|more than|upwards of|above|starting (?:at|from)|from
    |north of
  ) ?$
`
const LEAD = pattern('')`
  (?:
    \b(?:
      about|around|roughly|approximately|approx|circa|like|say|some|somewhere|between|ballpark|a
      |of|is
    )
    |~
  ) ?$
`
const HEDGE = /\b(?:maybe|perhaps|probably|possibly|ideally|hopefully|i guess|i think|not sure) ?$/

/** Takes in the words before an amount that qualify it: "maybe up to about". */
const walkBack = (plain: string, from: number, clause: Clause) => {
  let start = from
  let bound: Bound = null
  let hedged = false
  for (;;) {
    const before = plain.slice(clause.start, start)
    const max = MAX_BEFORE.exec(before)
    const min = max ? null : MIN_BEFORE.exec(before)
    const hedge = HEDGE.exec(before)
    const match = max ?? min ?? hedge ?? LEAD.exec(before)
    if (!match || ((max || min) && bound)) break
    if (/^(?:of|is|a|like|say) ?$/.test(match[0]) && !hedgedFurther(before.slice(0, match.index))) break
    bound ??= max ? 'max' : min ? 'min' : null
    hedged ||= hedge !== null
    start = clause.start + match.index
  }
  return { start, bound, hedged }
}

/** "is" and "of" belong to the amount only with a qualifying word before them: "maximum of 80". */
const hedgedFurther = (before: string): boolean =>
  MAX_BEFORE.test(before) || MIN_BEFORE.test(before) || HEDGE.test(before)

const PER_MONTH = /^(?: ?\/ ?| (?:per|a|each|every) )(?:mo|month|mth)\b|^ ?\/ ?m\b|^ ?mo\b|^ monthly\b/
const PER_YEAR = /^(?: ?\/ ?| (?:per|a|each|every) )(?:yr|year|annum)\b\.?|^ (?:annually|yearly)\b/
const ONCE = /^ (?:once|one[- ]time|one[- ]off|up ?front|in total|total)\b/
const MAX_AFTER = pattern('')`
  ^,? (?:
    (?:is (?:my|our|the) (?:[a-z]+ )?)?(?:max(?:imum)?|limit|ceiling|cap)|tops|at (?:the )?most|or (?:less|under|below)
  )\b
    (?! (?:of |is |about |around )?[$€£]?\d)
`
const MIN_AFTER = /^(?: ?\+| (?:or more|minimum|and up|at least|plus)\b)/
const PER_OTHER = pattern('')`
  ^(?: ?\/ ?| (?:per|a|each|every) )(?:
    person|head|seat|employee|user|cup|desk|machine|week|day|hour|unit|pound|bag|lb
  )\b
  |^ (?:each|apiece|weekly|daily|hourly)\b
`
const OFF = /^ ?(?:off|discount|cheaper|less)\b/

const walkOn = (plain: string, from: number) => {
  let end = from + (/^ ?ish\b/.exec(plain.slice(from))?.[0].length ?? 0)
  let per: Budget['per'] | null = null
  let bound: Bound = null
  for (let taken = true; taken; ) {
    const after = plain.slice(end)
    const month = PER_MONTH.exec(after)
    const year = PER_YEAR.exec(after)
    const once = ONCE.exec(after)
    const max = MAX_AFTER.exec(after)
    const min = MIN_AFTER.exec(after)
    const match = month ?? year ?? once ?? max ?? min
    taken = match !== null
    per ??= month ? 'month' : year ? 'year' : once ? 'once' : null
    bound ??= max ? 'max' : min ? 'min' : null
    end += match?.[0].length ?? 0
  }
  return { end, per, bound }
}

const periodIn = (clause: string): Budget['per'] => {
  if (BY_THE_YEAR.test(clause)) return 'year'
  return /\b(?:one[- ]time|one[- ]off|up ?front)\b/.test(clause) ? 'once' : 'month'
}

const BY_THE_YEAR = pattern('')`
  \b(?:
    annual(?:ly)?|yearly|per year|a year
    |(?:for|over|across) (?:the|one) (?:whole |full |entire |coming |next )?year
  )\b
  |\/ ?(?:yr|year)\b
`

const FILLER = pattern('')`
  ^[\s+,.!?;)~-]*$
  |^[\s,.!?;)-]*(?:
    please|now|ideally|if possible|or so|ish|maybe|probably|would|is|i think|i guess|for now
    |to (?:spend|work with|invest)|budget|and|but|to|with|from|before|by|starting|tops|max
    |all in|for (?:it|this|that|everything|coffee|all)
  )\b
  |^ ?(?:-|to) ?\d|^[.,!?;]\x20?
`

const followedByFiller = (after: string): boolean => FILLER.test(after)

const isBudgetTalk = (text: Text, clause: Clause, { wholly }: AmountContext): boolean =>
  (wholly && !OTHER_WORDS.test(text.plain)) ||
  (!clause.asks && OF_A_BUDGET.test(text.plain.slice(clause.start, clause.end)))

const OF_A_BUDGET = pattern('')`
  \b(?:
    budget|spend|afford|(?:ideally|keep (?:it|this|us)|stay) (?:under|below|within)|willing to pay
    |(?:can|could) (?:do|pay|go)|invest|work with|stretch
    |(?:limit|max(?:imum)?|ceiling) (?:is|of|at|would be)|cap(?:ped)? (?:is|of|at)
    |(?:can't|cannot|won't) (?:go (?:over|above|past)|exceed)
  )
`

/** In an answer about money every other word is a small one; anything else may be what the number counts. */
const OTHER_WORDS = pattern('')`
  \b(?!
    (?:
      idk|dunno|hm|hmmm|um|uh|er|lol|pls|please|we'd|we'll|i'd|i'll|probs|prob|ballpark|circa
      |approx|about|around|roughly|approximately|maybe|probably|like|say|let's|between|and|to|up
      |max|maximum|min|minimum|at|most|least|under|over|less|more|than|below|above|no|not|we
      |we're|i|i'm|can|could|do|spend|pay|our|my|the|it|it's|its|budget|is|of|a|an|per|month
      |monthly|year|yearly|annually|mo|yr|k|grand|hundred|thousand|million|dollars?|bucks|usd|so
      |or|ish|somewhere|ideally|tops|just|only|think|thinking|guess|would|i'd|be|that|that's|in
      |total|range|ok|okay|yes|yeah|sure|hmm|well|from|please|limit|cap|go|half|couple|few|few
      |actually|sorry|mean|for|everything|all|set|aside|have|got|we've|allocated|perhaps|nothing
      |go|stretch|but|on|this|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve
      |thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty
      |sixty|seventy|eighty|ninety
    )\b
  )[a-z][a-z']*
`

/** A price of ours, what they pay for something else or paid before, or a sum they find too high: money, and not their budget. */
const isNotTheirs = (
  text: Text,
  clause: Clause,
  { start, end }: Span,
  { wholly }: AmountContext,
  spending: ReturnType<typeof spendingAt>,
): boolean => {
  const sentence = text.plain.slice(clause.sentence.start, clause.sentence.end)
  const before = text.plain.slice(clause.start, start)
  const after = text.plain.slice(end, clause.sentence.end)
  if (TOO_MUCH.test(after)) return true
  if (/^,? (?:sounds|seems|looks|feels) /.test(after)) return true
  if (spending !== null) return spending === 'other'
  if (PAID_NOW.test(before)) return true
  if (!clause.asks || (wholly && !OTHER_WORDS.test(text.plain))) return false
  return !SAYS_BUDGET.test(sentence)
}

const TOO_MUCH = pattern('')`
  ^,? (?:is|was|sounds|seems|feels)(?: (?:way|a bit|a little|just|kinda|pretty|really))*
    (?: too)? (?:much|high|expensive|steep|pricey|a lot)
`

const PAID_NOW = pattern('')`
  \b(?:currently|already|now|today) (?:pay|spend)|\bpay(?:ing)? (?:now|currently)
  |\b(?:which|that) (?:usually |normally |typically |still )?(?:spend|pay)\b
  |\b(?:charged?|charges|save|saving|saves|quoted|spent|paid)\b
  |\b(?:we're|i'm|we are|been) (?:[a-z]+ )?paying\b
`

const SAYS_BUDGET = pattern('')`
  \b(?:
    budget|for us|under|below|less than|within|up to|could (?:you|we) do|can (?:you|we) do
    |do it for
  )\b
`

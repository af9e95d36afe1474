import type { Expecting } from '#core/reading'
import type { Budget, Noticed } from '#core/signal'
import { type Amount, type AmountContext, findAmounts, joinRanges } from './amounts.ts'
import type { NumberFound } from './numbers.ts'
import { firstOrCorrected, quote, type Span, type Text } from './text.ts'

/** A budget with the words that state it, and where they stand. */
export type BudgetFound = Span & { readonly noticed: Extract<Noticed, { kind: 'budget' }> }

/**
 * What they can spend, in whole cents, per month unless they say otherwise (M2). Only money counts: a currency, "5k", a
 * period or a talk of budget. A price they ask about or complain of, and an amount per head, are no budgets.
 */
export const readBudget = (
  text: Text,
  numbers: readonly NumberFound[],
  context: Omit<AmountContext, 'wholly'> & { readonly expecting: Expecting | null },
): BudgetFound | null => {
  const none = NO_MONEY.exec(text.plain)
  if (none) {
    const span = { start: none.index, end: none.index + none[0].length }
    return found(text, span, { min: 0, max: 0, per: 'month' }, 0.8)
  }
  const about: AmountContext = { ...context, wholly: context.expecting === 'budget' }
  const amounts = joinRanges(text, findAmounts(text, numbers, about))
  const one = firstOrCorrected(text, amounts)
  const stretched = amounts.length === 2 ? stretch(text, amounts) : null
  const amount = stretched ?? one
  if (amount === undefined || amount === null) return null
  const { min, max, per } = amount
  return found(text, amount, { min: cents(min), max: cents(max), per }, certaintyOf(amount))
}

/** What they spend today on the same thing is what they might: half as sure as what they say they can. */
const certaintyOf = ({ spent, hedged }: Amount): number => {
  if (spent) return 0.5
  return hedged ? 0.7 : 0.9
}

const NO_MONEY = /\b(?:zero|no money in the) budget\b/

/** "ideally 3k, max 4k" is one budget with two ends. */
const stretch = (text: Text, [low, high]: readonly Amount[]): Amount | null => {
  if (!low || !high || low.min === null || high.max === null || low.min >= high.max) return null
  const between = text.plain.slice(low.end, high.start)
  if (high.min !== null && !/\b(?:stretch|up to|could go|go up)\b/.test(between)) return null
  return { ...low, end: high.end, max: high.max }
}

const cents = (amount: number | null): number | null => (amount === null ? null : Math.round(amount * 100))

const found = (text: Text, { start, end }: Span, value: Budget, confidence: number): BudgetFound => ({
  start,
  end,
  noticed: { kind: 'budget', value, quote: quote(text, { start, end }), confidence },
})

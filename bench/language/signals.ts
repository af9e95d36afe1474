import { z } from 'zod'
import type { Business } from '#core/business'
import type { Expecting } from '#core/reading'
import type { Noticed } from '#core/signal'
import { type Instant, instant } from '#core/time'
import { notice } from '#language/rules/notice'
import { business } from '#test/support/business'
import { cpuMillis, rowsIn } from './rows.ts'

/**
 * How well the rule readers find amounts, dates and counts in public data: `node dist/bench/language/signals.js`. "wrong" is
 * a value that came out and was wrong; a value that is missing is asked for again, so wrong is what matters.
 */
const FOLDER = process.env.THROUGHLINE_DATASETS ?? '../shared/data'

const amountRow = z.object({
  text: z.string(),
  want: z.object({ min: z.number().nullable(), max: z.number().nullable() }).nullable(),
})
const slotRow = z.object({
  text: z.string(),
  slot: z.string(),
  kind: z.string(),
  surface: z.string(),
  canon: z.string(),
})

type Score = { readonly name: string; n: number; right: number; wrong: number; micros: number }

const heard = (
  text: string,
  expecting: Expecting | null,
  now: Instant,
  currency = 'USD',
): readonly Noticed[] => {
  const inCurrency: Business = { ...business, catalogue: { ...business.catalogue, currency } }
  return notice(text, { now, expecting, business: inCurrency })
}

const budgetOf = (noticed: readonly Noticed[]) => noticed.find((one) => one.kind === 'budget')?.value ?? null
const dayOf = (noticed: readonly Noticed[]) =>
  noticed.find((one) => one.kind === 'timeline')?.value.day ?? null
const quantityOf = (noticed: readonly Noticed[]) =>
  noticed.find((one) => one.kind === 'quantity')?.value ?? null

const score = <T>(
  name: string,
  all: readonly T[],
  judge: (row: T) => 'right' | 'wrong' | 'missing',
): Score => {
  for (const row of all.slice(0, 100)) judge(row)
  const before = cpuMillis()
  const verdicts = all.map(judge)
  const micros = ((cpuMillis() - before) * 1_000) / Math.max(1, all.length)
  const count = (verdict: string): number => verdicts.filter((one) => one === verdict).length
  return { name, n: all.length, right: count('right'), wrong: count('wrong'), micros }
}

const verdict = (value: unknown, same: boolean): 'right' | 'wrong' | 'missing' =>
  value === null ? 'missing' : same ? 'right' : 'wrong'

const NOW = instant(Date.parse('2026-11-23T15:00:00Z'))
/** The day on which the public dialogues take place: March 1, 2019, noon in the business's zone. */
const SGD_NOW = instant(Date.parse('2019-03-01T17:00:00Z'))

const currencyOf = (text: string): string =>
  /[€]|euro/.test(text) ? 'EUR' : /[£]|pound/.test(text) ? 'GBP' : 'USD'

const amounts = (): readonly Score[] => {
  const all = rowsIn(FOLDER, 'budget_phrases.jsonl', amountRow)
  if (all === null) return []
  const judge =
    (expecting: Expecting | null) =>
    ({ text, want }: z.infer<typeof amountRow>) => {
      const value = budgetOf(heard(text, expecting, NOW, currencyOf(text)))
      const cents = (amount: number | null): number | null =>
        amount === null ? null : Math.round(amount * 100)
      if (want === null) return value === null ? 'right' : 'wrong'
      return verdict(value, value?.min === cents(want.min) && value.max === cents(want.max))
    }
  const stated = all.filter(({ want }) => want !== null)
  const none = all.filter(({ want }) => want === null)
  return [
    score('budget, answering our question', stated, judge('budget')),
    score('budget, out of the blue', stated, judge(null)),
    score('no budget, answering our question', none, judge('budget')),
    score('no budget, out of the blue', none, judge(null)),
  ]
}

const PEOPLE_SLOTS =
  /^(?:party_size|passengers|number_of_seats|number_of_riders|group_size|travelers|number_of_adults|number_of_tickets)$/

const slots = (): readonly Score[] => {
  const all = rowsIn(FOLDER, 'sgd_slots_train.jsonl', slotRow)
  if (all === null) return []
  const dates = all.filter(({ kind, canon }) => kind === 'date' && /^\d{4}-/.test(canon))
  const alone = dates.filter((row) => dates.filter((other) => other.text === row.text).length === 1)
  const counts = all.filter(({ slot, canon }) => PEOPLE_SLOTS.test(slot) && /^\d+$/.test(canon))
  const money = all.filter(({ kind, canon }) => kind === 'money' && /^\d+$/.test(canon))
  return [
    score('date, the words alone', dates, ({ surface, canon }) => {
      const value = dayOf(heard(surface, 'timeline', SGD_NOW))
      return verdict(value, value === canon)
    }),
    score('date in a sentence with one date', alone, ({ text, canon }) => {
      const value = dayOf(heard(text, 'timeline', SGD_NOW))
      return verdict(value, value === canon)
    }),
    score('count, answering our question', counts, ({ text, canon }) => {
      const value = quantityOf(heard(text, 'quantity', SGD_NOW))
      return verdict(value, value === Number(canon))
    }),
    score('count, out of the blue', counts, ({ text, canon }) => {
      const value = quantityOf(heard(text, null, SGD_NOW))
      return verdict(value, value === Number(canon))
    }),
    score('amount in a sentence', money, ({ text, canon }) => {
      const value = budgetOf(heard(text, null, SGD_NOW))
      return verdict(value, value?.max === Number(canon) * 100)
    }),
  ]
}

const nluRow = z.object({
  text: z.string(),
  slots: z.record(z.string(), z.object({ text: z.string(), value: z.unknown().optional() })),
})
const dayValue = z.object({ year: z.number(), month: z.number(), day: z.number() })
/** The day from which the labels of NLU++ count, and the last of what they call past. */
const NLU_NOW = instant(Date.parse('2022-03-15T15:00:00Z'))
const NLU_TODAY = '2022-03-15'

/** Days and heads in what people wrote to banks and hotels; days that are past are no timeline and left out. */
const written = (): readonly Score[] => {
  const all = rowsIn(FOLDER, 'nlupp_train.jsonl', nluRow)
  if (all === null) return []
  const dated = all.flatMap(({ slots }) => {
    const value = dayValue.safeParse(slots.date?.value)
    if (!value.success || !slots.date) return []
    const { year, month, day } = value.data
    const canon = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
    return canon < NLU_TODAY ? [] : [{ words: slots.date.text, canon }]
  })
  const counted = all.flatMap(({ slots, text }) => {
    const people = z.number().safeParse(slots.people?.value)
    return people.success ? [{ text, people: people.data }] : []
  })
  return [
    score('date in NLU++, the words alone', dated, ({ words, canon }) => {
      const value = dayOf(heard(words, 'timeline', NLU_NOW))
      return verdict(value, value === canon)
    }),
    score('people in NLU++, answering our question', counted, ({ text, people }) => {
      const value = quantityOf(heard(text, 'quantity', NLU_NOW))
      return verdict(value, value === people)
    }),
  ]
}

const percent = (part: number, of: number): string => `${((100 * part) / Math.max(1, of)).toFixed(1)} %`

const results = [...amounts(), ...slots(), ...written()]
console.table(
  results.map(({ name, n, right, wrong, micros }) => ({
    what: name,
    n,
    right: percent(right, n),
    wrong: percent(wrong, n),
    missing: percent(n - right - wrong, n),
    'us each': Math.round(micros),
  })),
)

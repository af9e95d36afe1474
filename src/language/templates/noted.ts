import type { Brief } from '#core/brief'
import type { Signal } from '#core/signal'
import { factsOf } from './facts.ts'
import { type Part, say, sentence, type Voice } from './part.ts'

/**
 * What was just learned. It is said back where that tells them something: several facts at once, one that takes another's place, or
 * one that we had to make out, as a day in "next Monday". Else their own words would only come back to them, and a nod is enough;
 * beside an answer, or the plan that fits, even that is too much. All that binds stands in the recap anyway.
 */
export const notedPart = (
  { signals, earlier = [] }: Extract<Brief, { readonly say: 'noted' }>,
  voice: Voice,
  among: readonly Brief[],
): Part => {
  const values = { facts: factsOf(signals, voice, earlier) }
  if (earlier.length > 0) return sentence(say(voice, 'noted-change', values, 'noted'))
  if (signals.length > 1 || signals.some(isMadeOut)) return sentence(say(voice, 'noted', values))
  return sentence(
    signals.length === 0 || among.some(isEnough) ? '' : say(voice, 'noted-one', values, 'noted'),
  )
}

const isEnough = ({ say }: Brief): boolean => ENOUGH.has(say)

const ENOUGH: ReadonlySet<Brief['say']> = new Set([
  'introduce',
  'introduce-sms',
  'answer',
  'automated',
  'speaks',
  'speaks-only',
  'price',
  'prices',
  'suggest',
  'by-quote',
  'recap',
  'offer-slot',
  'offer-slots',
  'place',
  'files',
])

/** Whether the value does not stand in their words as it is. */
const isMadeOut = (signal: Signal): boolean => {
  const { quote } = signal.evidence
  switch (signal.kind) {
    case 'quantity':
      return !hasNumber(quote, signal.value)
    case 'budget':
      return ![signal.value.min, signal.value.max].some(
        (cents) => cents !== null && hasNumber(quote, cents / 100),
      )
    case 'timeline':
      return !hasNumber(quote, Number(signal.value.day.slice(-2)))
    default:
      return false
  }
}

const hasNumber = (quote: string, number: number): boolean =>
  (quote.replace(/(?<=\d),(?=\d{3})/g, '').match(/\d+(?:\.\d+)?/g) ?? []).some(
    (digits) => Number(digits) === number,
  )

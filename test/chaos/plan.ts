import type { Address } from '#core/address'
import { type Milliseconds, milliseconds, seconds } from '#core/time'
import type { Buyer } from './buyers.ts'
import type { Chance } from './chance.ts'
import { type ChaosOptions, lengthOf } from './options.ts'

/** One message that somebody will write. */
export type Text = {
  /** Said by nobody else and never again. */
  readonly words: string
  readonly buyer: Buyer
  readonly from: Address
  /** When its platform brings it, after the beginning; held back, it comes after later ones. */
  readonly at: Milliseconds
  /** When the platform brings it once more, although it was taken. */
  readonly again: readonly Milliseconds[]
}

/** The stretches of a run: nothing goes wrong before the last, and the slow ones write from the third on. */
export type Stretch = 'warming up' | 'alone' | 'beside' | 'chaos'

/** Nodes that have just begun are slow, which says nothing about anybody's waiting. */
const WARMING = seconds(4)

/** When each stretch begins; where there is to be no quiet, the chaos is there from the beginning. */
const beginnings = ({ calm }: Pick<ChaosOptions, 'calm'>) => {
  const alone = calm === 0 ? 0 : WARMING
  return { alone, beside: alone + calm, chaos: milliseconds(alone + 2 * calm) }
}

/** In which stretch a moment is. */
export const stretchAt = (at: number, options: Pick<ChaosOptions, 'calm'>): Stretch => {
  const begins = beginnings(options)
  if (at >= begins.chaos) return 'chaos'
  if (at >= begins.beside) return 'beside'
  return at >= begins.alone ? 'alone' : 'warming up'
}

/** When the chaos begins. */
export const chaosAt = (options: Pick<ChaosOptions, 'calm'>): Milliseconds => beginnings(options).chaos

/** Everything that will be written, in the order in which it is sent. */
export const planOf = (buyers: readonly Buyer[], options: ChaosOptions, luck: Chance): readonly Text[] => {
  const slow = slowTimes(buyers, options, luck)
  const quick = quickTimes(buyers, options, luck, options.messages - slow.length)
  const counts = new Map<Buyer, number>()
  return [...slow, ...quick]
    .sort((a, b) => a.at - b.at)
    .map(({ buyer, at }) => {
      const number = (counts.get(buyer) ?? 0) + 1
      counts.set(buyer, number)
      return textOf(buyer, number, at, options, luck)
    })
    .sort((a, b) => a.at - b.at)
}

type Moment = { readonly buyer: Buyer; readonly at: number }

/** The slow ones begin together with their stretch, and then each writes every so often: their turns take seconds. */
const slowTimes = (buyers: readonly Buyer[], options: ChaosOptions, luck: Chance): readonly Moment[] => {
  const end = lengthOf(options)
  const begin = beginnings(options).beside
  return buyers
    .filter(({ isSlow }) => isSlow)
    .flatMap((buyer) => {
      const times: Moment[] = []
      for (let at = begin + luck.between(0, 500); at < end; at += luck.between(8_000, 25_000)) {
        times.push({ buyer, at })
      }
      return times
    })
}

const quickTimes = (
  buyers: readonly Buyer[],
  options: ChaosOptions,
  luck: Chance,
  count: number,
): readonly Moment[] => {
  const quick = buyers.filter(({ isSlow }) => !isSlow)
  const pause = lengthOf(options) / count
  return Array.from({ length: count }, (_, n) => ({ buyer: luck.oneOf(quick), at: n * pause }))
}

const HELD_BACK = 0.1
const REPEATED = 0.12

const textOf = (buyer: Buyer, number: number, at: number, options: ChaosOptions, luck: Chance): Text => {
  const isRough = stretchAt(at, options) === 'chaos'
  const name = `${buyer.name}-${number}`
  return {
    words: buyer.isSlow ? `${name} ${SLOWLY} ${Math.round(luck.between(2_000, 10_000))}` : name,
    buyer,
    from: luck.oneOf(buyer.addresses),
    at: milliseconds(at + (isRough && luck.happens(HELD_BACK) ? luck.between(100, 4_000) : 0)),
    again: isRough && luck.happens(REPEATED) ? repeats(luck) : [],
  }
}

/** At once, soon after, or long after; some twice. */
const repeats = (luck: Chance): readonly Milliseconds[] => {
  const [soon, late] = [luck.between(0, 500), luck.between(5_000, 20_000)]
  return luck.oneOf([[soon], [late], [soon, late]]).map(milliseconds)
}

/** Stands in the words of a slow one, with the milliseconds after it. */
const SLOWLY = 'slowly'

/** How long these words take to be understood. */
export const slownessOf = (words: string): Milliseconds =>
  milliseconds(Number(new RegExp(` ${SLOWLY} (\\d+)$`).exec(words)?.[1] ?? 0))

/** Some words set a timer, so that timers are there when nodes die: every so many of each person. */
export const timerOf = (words: string): { readonly timer: string; readonly in: Milliseconds } | null => {
  const number = Number(/^p\d+-(\d+)/.exec(words)?.[1])
  return number % 7 === 0 ? { timer: `chaos ${words}`, in: seconds(4) } : null
}

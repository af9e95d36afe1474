import { type Address, strangerAt } from '#core/address'
import type { PersonId } from '#core/ids'
import type { ChaosOptions } from './options.ts'

/**
 * The channels there are. `sms` and `webchat` are the program's own. The other two stand in for platforms of two kinds:
 * `keyed` knows a repeated send by its key, `blind` has no keys and cannot be asked afterwards, as with Telegram.
 */
export const CHANNELS = ['sms', 'webchat', 'keyed', 'blind'] as const

/** Somebody who writes, from one address or from two that are joined. */
export type Buyer = {
  readonly name: string
  readonly person: PersonId
  readonly addresses: readonly Address[]
  /** The language room takes seconds for each of their messages. */
  readonly isSlow: boolean
}

/** One in so many has a second address; one in so many is slow. */
const JOINED = 4
const SLOW = 20

/** Everybody, by turns on each channel. */
export const everybody = ({ persons }: Pick<ChaosOptions, 'persons'>): readonly Buyer[] =>
  Array.from({ length: persons }, (_, n) => {
    const [first, second] = [addressOf(n, n), addressOf(n, n + 1 + Math.floor(n / CHANNELS.length))]
    const isJoined = n % JOINED === Math.floor(n / JOINED) % JOINED && first.channel !== second.channel
    return {
      name: `p${String(n).padStart(4, '0')}`,
      person: strangerAt(first),
      addresses: isJoined ? [first, second] : [first],
      isSlow: n % SLOW === SLOW - 1,
    }
  })

const addressOf = (n: number, turn: number): Address => {
  const channel = CHANNELS[turn % CHANNELS.length] ?? 'sms'
  return { channel, id: channel === 'sms' ? `+1415556${String(n).padStart(4, '0')}` : `${channel}-${n}` }
}

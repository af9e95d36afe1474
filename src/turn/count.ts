import type { Memory, Rate } from '#contracts/memory'
import type { Seal } from '#contracts/seal'
import type { Address } from '#core/address'
import type { Spent } from '#core/code-event'
import type { PersonId } from '#core/ids'
import type { Policy } from '#core/policy'
import { days, type Instant, seconds } from '#core/time'

/** What is counted with. */
export type Counting = {
  readonly memory: Pick<Memory, 'outbox'>
  readonly seal: Seal
  readonly policy: Policy
}

/** A code that is to go to an address, or a try at one that went there: who asks, and from which network, if that is known. */
export type Counted = {
  readonly what: 'codes' | 'tries'
  readonly to: Address
  readonly person: PersonId
  readonly network: string | null
}

/**
 * Counts one more, over all who ask and on every node (M6); names whose allowance is used up, or null where it is granted.
 *
 * The network is asked first and the address last: whoever may ask no more cannot use up what the owner of a phone has. A phone is
 * one for whichever network of texts it is reached by. The memory learns names that nobody can read, and forgets them by itself.
 */
export const count = async (one: Counted, counting: Counting, now: Instant): Promise<Spent | null> => {
  const { address, person, network } = counting.policy.codeLimits
  const limits: readonly Limit[] = [
    ...(one.network === null
      ? []
      : [{ of: 'network', most: network[one.what], whose: one.network } as const]),
    // How many codes a person has had stands in their own journal.
    ...(one.what === 'tries' ? [{ of: 'person', most: person.tries, whose: one.person } as const] : []),
    { of: 'address', most: address[one.what], whose: one.to.id },
  ]
  for (const { of, most, whose } of limits) {
    const account = counting.seal.nameOf(`${one.what} ${of} ${whose}`)
    const { granted } = await counting.memory.outbox.pace(`count:${account}`, aDay(most), 1, now)
    if (granted === 0) return of
  }
  return null
}

type Limit = { readonly of: Spent; readonly most: number; readonly whose: string }

/** So many at once, and then one more for each part of the day. */
const aDay = (most: number): Rate => ({ perSecond: most / (days(1) / seconds(1)), burst: most })

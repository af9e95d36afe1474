import { z } from 'zod'
import type { Clock } from '#contracts/clock'
import type { Links } from '#contracts/links'
import type { Memory } from '#contracts/memory'
import { presentOf } from '#contracts/present'
import { type Address, addressKey } from '#core/address'
import { hash } from '#core/hash'
import { personId } from '#core/ids'
import type { LinkFound } from '#core/link-event'
import { after, type Instant, minutes } from '#core/time'

type Parts = { readonly memory: Pick<Memory, 'journal' | 'records'>; readonly clock: Clock }

/**
 * Continue-links (M6), by what the journal of whose they are says, and a record that says who has spent them.
 *
 * L1 Only the newest link holds, and only while the address that it was issued at is theirs, for as long as the policy says.
 * L2 The record is made once, for all nodes: of two who say yes at the same moment, one was first.
 * L3 Whoever has spent it may ask again, for an hour longer: a turn that died after this is taken once more (I2).
 */
export const linksOf = (parts: Parts): Links => {
  const look: Links['look'] = async (link, by) => {
    const spent = await spentBy(link, parts)
    if (spent !== null && spent !== nameOf(link, by)) return { found: 'used' }
    const found = await issuedAt(link, parts)
    if (found.found !== 'open') return found
    const end = spent === null ? found.expiresAt : after(found.expiresAt, RETRIED)
    return parts.clock.now() < end ? found : { found: spent === null ? 'expired' : 'used' }
  }
  return {
    look: async (link, by) => plainly(await look(link, by)),
    redeem: async (link, by) => {
      const found = await look(link, by)
      if (found.found !== 'open') return found
      const value = { by: nameOf(link, by) ?? '' }
      // A tag that no record has: it is written only where there is none yet.
      await parts.memory.records.write(shelfOf(link), [{ key: SPENT, value, tag: 'none' }])
      return plainly(await look(link, by))
    },
  }
}

/** L3 */
const RETRIED = minutes(60)

type Issued = Extract<LinkFound, { found: 'open' }> & { readonly expiresAt: Instant }

const plainly = (found: LinkFound): LinkFound =>
  found.found === 'open' ? { found: 'open', from: found.from } : found

/** L1, but for the time. */
const issuedAt = async (
  link: string,
  { memory }: Parts,
): Promise<Issued | Exclude<LinkFound, { found: 'open' }>> => {
  const state = await presentOf(personId(link.slice(0, link.lastIndexOf('.'))), memory.journal)
  const issued = state?.continuing?.issued
  if (!state || issued?.link !== link || !(addressKey(issued.from) in state.addresses))
    return { found: 'void' }
  return { found: 'open', from: issued.from, expiresAt: issued.expiresAt }
}

const SPENT = 'spent'
const Spent = z.object({ by: z.string() })

const spentBy = async (link: string, { memory }: Parts): Promise<string | null> => {
  const [kept] = await memory.records.read(shelfOf(link), [SPENT])
  return kept ? Spent.parse(kept.value).by : null
}

/** Where it is noted who has spent a link. It goes when either of them is erased (M9); whose link it was is gone by then, or it is old. */
export const shelfOf = (link: string): string => `link:${hash(link)}`

const nameOf = (link: string, by: Address | null): string | null => by && hash([link, addressKey(by)])

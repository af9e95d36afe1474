import { aloneAt } from '#contracts/alone'
import type { Clock } from '#contracts/clock'
import type { Memory, Parcel } from '#contracts/memory'
import { nameNow, presentOf } from '#contracts/present'
import type { Address } from '#core/address'
import type { Deed } from '#core/effect'
import type { Rules } from '#core/rules'
import type { State } from '#core/state'
import { comesAlone } from './comes-alone.ts'
import { askToMerge, bringPast, part, passOn } from './merging.ts'
import { isSomebodyElse } from './recycled.ts'

/** What needs no platform, only the memory. */
export type Directed = Extract<
  Deed,
  { readonly act: 'join' | 'leave' | 'expect-text' | 'suppress' | 'allow' | 'bring-past' | 'pass-on' }
>

type Parts = { readonly memory: Memory; readonly clock: Clock; readonly rules: Rules }

/** Says whose an address is, makes persons one, closes an address, opens it. Each may be done twice. `later`: it must wait. */
export const direct = async (parcel: Parcel, deed: Directed, parts: Parts): Promise<'done' | 'later'> => {
  if (deed.act === 'pass-on') return passOn(deed, parcel, parts)
  await atOnce(parcel, deed, parts)
  return 'done'
}

const atOnce = async (
  parcel: Parcel,
  deed: Exclude<Directed, { readonly act: 'pass-on' }>,
  parts: Parts,
): Promise<void> => {
  const { directory } = parts.memory
  switch (deed.act) {
    case 'join':
      return join(deed.address, parcel, parts)
    case 'leave':
      return part(deed, parcel, parts)
    case 'bring-past':
      return bringPast(deed, parcel, parts)
    case 'expect-text':
      return expectText(deed, parcel, parts)
    case 'suppress':
      return directory.suppress(deed.address)
    case 'allow':
      return directory.allow(deed.address)
    default:
      deed satisfies never
  }
}

/**
 * Whoever the address was is the same person, unless it has been silent for so long that it may have changed hands. Either may
 * have become another meanwhile, and whoever they are by now is meant; who is one already brings the address along with the past.
 */
const join = async (address: Address, parcel: Parcel, parts: Parts): Promise<void> => {
  const { directory, journal, erasure } = parts.memory
  const owner = (await directory.personOf(address)) ?? (await aloneAt(address, erasure))
  const into = await nameNow(parcel.person, journal)
  const past = await presentOf(owner, journal)
  const from = past?.person ?? owner
  if (from === into) return
  const isKnown = past !== null && wasHeard(past)
  if (isKnown && !isSomebodyElse(past, address, parts)) return askToMerge(address, from, into, parcel, parts)
  await comesAlone(address, from, into, parcel, parts)
  await directory.join(address, into)
  // What was said there at this very moment waits in an inbox of its own, and comes along (M7).
  if (!isKnown) await askToMerge(address, from, into, parcel, parts)
}

/** That somebody claims it is nothing that an address has said itself (I10). */
const wasHeard = ({ addresses }: State): boolean => Object.keys(addresses).length > 0

/** Whoever the phone is of, heard or not, is told which code may be texted from it. */
const expectText = async (
  { address, code }: Extract<Deed, { readonly act: 'expect-text' }>,
  { id }: Parcel,
  { memory, clock }: Parts,
): Promise<void> => {
  const at = clock.now()
  await memory.mailbox.accept(
    address,
    { id: `text:${id}`, event: { kind: 'text-expected', at, ...code } },
    at,
  )
}

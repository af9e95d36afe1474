import type { Clock } from '#contracts/clock'
import type { Memory, Parcel } from '#contracts/memory'
import { type Address, strangerAt } from '#core/address'
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

/** Says whose an address is, makes persons one, closes an address, opens it. Each may be done twice. */
export const direct = async (parcel: Parcel, deed: Directed, parts: Parts): Promise<void> => {
  const { directory } = parts.memory
  switch (deed.act) {
    case 'join':
      return join(deed.address, parcel, parts)
    case 'leave':
      return part(deed, parcel, parts)
    case 'bring-past':
      return bringPast(deed, parcel, parts)
    case 'pass-on':
      return passOn(deed, parcel, parts)
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

/** Whoever the address was is the same person, unless it has been silent for so long that it may have changed hands. */
const join = async (address: Address, parcel: Parcel, parts: Parts): Promise<void> => {
  const { memory } = parts
  const from = (await memory.directory.personOf(address)) ?? strangerAt(address)
  if (from === parcel.person) return
  const past = await memory.journal.snapshotOf(from)
  if (past?.mergedInto === parcel.person) return memory.directory.join(address, parcel.person)
  // Also nobody's address has an inbox of its own: two who prove it at one moment come there one after the other, and become one.
  if (past === null || (wasHeard(past) && !isSomebodyElse(past, address, parts)))
    return askToMerge(address, from, parcel, parts)
  await comesAlone(address, from, parcel, parts)
  return memory.directory.join(address, parcel.person)
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

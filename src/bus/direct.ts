import type { Clock } from '#contracts/clock'
import type { Memory, Parcel } from '#contracts/memory'
import { strangerAt } from '#core/address'
import { bringAlong } from './bring-along.ts'

type Directed = Extract<Parcel['deed'], { readonly act: 'join' | 'leave' | 'suppress' | 'allow' }>

/** Does what needs no platform: says whose an address is, closes it, opens it. Each may be done twice. */
export const direct = async (
  parcel: Parcel,
  deed: Directed,
  parts: { readonly memory: Memory; readonly clock: Clock },
): Promise<void> => {
  const { directory } = parts.memory
  switch (deed.act) {
    case 'join':
      await bringAlong(deed.address, parcel, parts)
      return directory.join(deed.address, parcel.person)
    case 'leave':
      return directory.join(deed.address, strangerAt(deed.address))
    case 'suppress':
      return directory.suppress(deed.address)
    case 'allow':
      return directory.allow(deed.address)
    default:
      deed satisfies never
  }
}

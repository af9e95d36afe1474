import { type Address, strangerAt } from '#core/address'
import type { PersonId } from '#core/ids'
import type { Memory } from './memory.ts'

/** Who an address is by itself: its stranger, and after an erasure whoever comes next from there, as the memory counts them (M9). */
export const aloneAt = async (
  address: Address,
  erasure: Pick<Memory['erasure'], 'erasedAt'>,
): Promise<PersonId> => {
  let generation = 0
  while ((await erasure.erasedAt(strangerAt(address, generation))) !== null) generation += 1
  return strangerAt(address, generation)
}

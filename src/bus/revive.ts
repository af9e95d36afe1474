import type { Clock } from '#contracts/clock'
import type { DeadLetter, Memory } from '#contracts/memory'

/** What could not be delivered is tried once more, and the journal says so. False when it is not among the dead any more. */
export const revive = (
  letter: DeadLetter,
  { memory, clock }: { readonly memory: Memory; readonly clock: Clock },
): Promise<boolean> => {
  const { id, revivals } = letter.parcel
  const at = clock.now()
  const event = { kind: 'delivery-revived' as const, at, outgoing: id }
  return memory.outbox.revive(letter, { id: `revived:${id}:${revivals + 1}`, event }, at)
}

import type { Capabilities } from '#contracts/adapter'
import type { Parcel } from '#contracts/memory'
import { type PersonId, personId } from '#core/ids'

/**
 * The name one platform call is sent under: the parcel's, and which part of it. Where a name only comes back with news,
 * each life of a revived parcel has its own, so that late news of an earlier one is known for what it is. A platform
 * that dedupes gets the same name again: what it took in an earlier life it does not take twice (I5).
 */
export const partKey = (
  { id, revivals }: Pick<Parcel, 'id' | 'revivals'>,
  part: number,
  { idempotentSend }: Pick<Capabilities, 'idempotentSend'>,
): string =>
  [id, ...(part === 0 ? [] : [part]), ...(revivals === 0 || idempotentSend ? [] : [`r${revivals}`])].join('~')

/** Whose parcel a platform's news is about; null for a name we never gave. */
export const parcelNamed = (key: string): { readonly person: PersonId; readonly outgoing: string } | null => {
  const [, outgoing, person] = /^((p[0-9a-f]{20}(?:-\d+)?)\.out\d+)(?:~\d+)?(?:~r\d+)?$/.exec(key) ?? []
  return outgoing && person ? { person: personId(person), outgoing } : null
}

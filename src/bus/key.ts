import { type PersonId, personId } from '#core/ids'

/** The name one platform call is sent under: the parcel's, and which part of it. */
export const partKey = (parcel: string, part: number): string => (part === 0 ? parcel : `${parcel}~${part}`)

/** Whose parcel a platform's news is about; null for a name we never gave. */
export const parcelNamed = (key: string): { readonly person: PersonId; readonly outgoing: string } | null => {
  const [outgoing = '', person = ''] = /^(p[0-9a-f]{20}\.out\d+)(?:~\d+)?$/.test(key)
    ? [key.split('~')[0], key.split('.')[0]]
    : []
  return outgoing ? { person: personId(person ?? ''), outgoing } : null
}

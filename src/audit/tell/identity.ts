import type { TellersOf } from '../scene.ts'
import { addressInWords, clean, quoted } from '../text.ts'

/** Whose an address is, and how that was proven (M6, A4). No code is ever in a journal of ours. */
export const IDENTITY = {
  'code-issued': ({ for: to, from, expiresAt, purpose }, { clock }) => ({
    who: 'Identity',
    what: `A code goes to ${addressInWords(to)}, to be typed on ${addressInWords(from)} until ${clock.moment(expiresAt)}: ${purpose === 'identity' ? 'to see who says yes to so large an amount' : 'to prove that both are theirs'}.`,
  }),
  'code-checked': ({ right, message }, { said, before }) => ({
    who: 'Identity',
    what: `What they typed is ${right ? 'the right code' : 'not the code'}: ${said(message) ?? 'a message that is not in this journal'}.${before.challenge && !right ? ` That was try ${before.challenge.tries + 1}.` : ''}`,
  }),
  'identity-proven': ({ phone, here, validUntil }, { clock }) => ({
    who: 'Identity',
    what: `Whoever speaks on ${addressInWords(here)} holds ${addressInWords(phone)}: the code sent there was typed here. That holds until ${clock.moment(validUntil)}.`,
  }),
  'address-joined': ({ address, proof }) => ({
    who: 'Identity',
    what: `${addressInWords(address)} is theirs, ${PROOFS[proof]}.`,
  }),
  'address-left': ({ address, evidence }) => ({
    who: 'Identity',
    what: `${addressInWords(address)} is parted from them, by ${quoted(evidence.quote)}.`,
  }),
  'address-taken': ({ address }) => ({
    who: 'Identity',
    what: `${addressInWords(address)} was proven to be somebody else's, and is theirs no more.`,
  }),
  'address-closed': ({ address, reason }) => ({
    who: 'Buyer',
    what: `closed ${addressInWords(address)} at the platform: ${clean(reason)}.`,
  }),
  'past-joined': ({ address, from, signals, files = [] }) => ({
    who: 'Identity',
    what: `What ${addressInWords(address)} had told us before comes along, from the journal ${from}: ${signals.length === 1 ? 'one fact' : `${signals.length} facts`}${files.length > 0 ? ` and ${files.length === 1 ? 'a file' : `${files.length} files`}` : ''}.`,
  }),
} satisfies TellersOf<
  | 'code-issued'
  | 'code-checked'
  | 'identity-proven'
  | 'address-joined'
  | 'address-left'
  | 'address-taken'
  | 'address-closed'
  | 'past-joined'
>

/** How an address was proven to be theirs. */
export const PROOFS = {
  first: 'the one they wrote from first',
  code: 'proven by a code that was sent there',
  vouched: 'on the word of its platform',
  link: 'proven by a link that was given there',
  texted: 'proven by a code that was shown there and texted by their phone',
} as const

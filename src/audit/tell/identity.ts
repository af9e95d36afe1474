import type { TellersOf } from '../scene.ts'
import { addressInWords, clean, quoted } from '../text.ts'

/** Whose an address is, and how that was proven (M6, A4). No code is ever in a journal of ours. */
export const IDENTITY = {
  'code-issued': ({ for: to, from, expiresAt, purpose }, { clock }) => ({
    who: 'Identity',
    what: `A code goes to ${addressInWords(to)}, to be typed on ${addressInWords(from)} until ${clock.moment(expiresAt)}: ${purpose === 'identity' ? 'to see who says yes to so large an amount' : 'to prove that both are theirs'}.`,
  }),
  'code-counted': ({ to, spent }) =>
    spent === null
      ? null
      : {
          who: 'Identity',
          what: `No more codes go to ${addressInWords(to)} for now: ${SPENT[spent]} has had as many as it may.`,
        },
  'code-checked': ({ right, message, spent }, { said, before }) => ({
    who: 'Identity',
    what: spent
      ? `Nobody looked whether this is the code: ${said(message) ?? ELSEWHERE}. As many tries as may be were made by ${SPENT[spent]}.`
      : `What they typed is ${right ? 'the right code' : 'not the code'}: ${said(message) ?? ELSEWHERE}.${before.challenge && !right ? ` That was try ${before.challenge.tries + 1}.` : ''}`,
  }),
  'identity-proven': ({ phone, here, validUntil }, { clock }) => ({
    who: 'Identity',
    what: `Whoever speaks on ${addressInWords(here)} holds ${addressInWords(phone)}: the code sent there was typed here. That holds until ${clock.moment(validUntil)}.`,
  }),
  'address-joined': ({ address, proof }) => ({
    who: 'Identity',
    what: `${addressInWords(address)} is theirs, ${PROOFS[proof]}.`,
  }),
  'logged-in': ({ address, user }) => ({
    who: 'Identity',
    what: `On ${addressInWords(address)} somebody has logged in, by the site's signed word, who is ${addressInWords(user)} everywhere else.`,
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
  | 'code-counted'
  | 'code-checked'
  | 'identity-proven'
  | 'address-joined'
  | 'logged-in'
  | 'address-left'
  | 'address-taken'
  | 'address-closed'
  | 'past-joined'
>

const ELSEWHERE = 'a message that is not in this journal'

/** Whose allowance was used up. */
const SPENT = { address: 'that address', person: 'this person', network: 'their network' } as const

/** How an address was proven to be theirs. */
export const PROOFS = {
  first: 'the one they wrote from first',
  code: 'proven by a code that was sent there',
  vouched: 'on the word of its platform',
  site: 'on the word of the site, where they are logged in',
  link: 'proven by a link that was given there',
  texted: 'proven by a code that was shown there and texted by their phone',
} as const

import type { LinkEvent, LinkFound, LinkReply } from '#core/link-event'
import type { TellersOf } from '../scene.ts'
import { addressInWords, quoted } from '../text.ts'

/** How somebody went on elsewhere by a link, or by a code that their phone texted (M6). No link and no code is in a journal of ours. */
export const LINK = {
  'link-issued': ({ from, expiresAt }, { clock }) => ({
    who: 'Identity',
    what: `A link to go on elsewhere is given on ${addressInWords(from)}, good once and until ${clock.moment(expiresAt)}.`,
  }),
  'link-seen': ({ here, seen }) => ({
    who: 'Identity',
    what: `A link was opened on ${addressInWords(here)}: ${foundInWords(seen)}.`,
  }),
  'link-answered': ({ answer, message }, { said }) => ({
    who: 'Identity',
    what: `Asked whether that conversation is theirs, they ${REPLIES[answer]}: ${said(message) ?? quoted('')}.`,
  }),
  'link-redeemed': ({ seen }) => ({
    who: 'Identity',
    what:
      seen.found === 'open'
        ? `The link is spent, and whoever speaks here is who wrote on ${addressInWords(seen.from)}.`
        : `The link joins nobody: ${foundInWords(seen)}.`,
  }),
  'code-shown': ({ for: phone, from, expiresAt }, { clock }) => ({
    who: 'Identity',
    what: `A code is shown on ${addressInWords(from)}, to be texted by ${addressInWords(phone)} until ${clock.moment(expiresAt)}.`,
  }),
  'text-expected': ({ for: phone, from, expiresAt }, { clock }) => ({
    who: 'Identity',
    what: `Somebody on ${addressInWords(from)} says that ${addressInWords(phone)} is theirs; that counts if it texts the code shown there until ${clock.moment(expiresAt)}.`,
  }),
  'text-checked': ({ challenge, message }, { said }) => ({
    who: 'Identity',
    what: `What they texted is ${challenge === null ? 'no code that is shown elsewhere' : 'the code that is shown elsewhere'}: ${said(message) ?? quoted('')}.`,
  }),
} satisfies TellersOf<LinkEvent['kind']>

const REPLIES: { readonly [reply in LinkReply]: string } = {
  yes: 'say yes',
  no: 'say no',
  unclear: 'say nothing that is a clear yes',
  other: 'speak of something else, so nothing is joined',
}

const foundInWords = (seen: LinkFound): string =>
  seen.found === 'open' ? `it was given on ${addressInWords(seen.from)}` : FOUND[seen.found]

const FOUND: { readonly [found in Exclude<LinkFound['found'], 'open'>]: string } = {
  expired: 'its time is over',
  used: 'it was used already',
  void: 'it does not hold any more',
}

import { limitsOf } from '#core/approval'
import type { HandOffEnd, Rep, RepNews, RepRefusal } from '#core/desk'
import { type Exception, exceptionInWords } from '#core/exception'
import { recapName } from '../facts.ts'
import { TRIGGER_WORDS } from '../needs.ts'
import type { Scene, TellersOf } from '../scene.ts'
import { clean, moneyOf, quoted } from '../text.ts'

/** Hand-offs with their trigger and end, and who overrode what, within which limits (A9, D4, D6). */
export const DESK = {
  'hand-off-requested': ({ trigger, matter }) => ({
    who: 'Desk',
    what: `A person should take over, because ${TRIGGER_WORDS[trigger] ?? trigger}${matter ? ` (${matterInWords(matter)})` : ''}.`,
  }),
  'hand-off-opened': ({ handOff, trigger }) => ({
    who: 'Desk',
    what:
      trigger === null
        ? `Hand-off ${handOff} is opened: a rep took over unasked.`
        : `Hand-off ${handOff} is open at the reps' desk, because ${TRIGGER_WORDS[trigger] ?? trigger}.`,
  }),
  'hand-off-claimed': ({ handOff, rep, quiet }) => ({
    who: 'Desk',
    what: quiet
      ? `${repInWords(rep)} has paused the assistant, by hand-off ${handOff}. The buyer is told of nobody.`
      : `${repInWords(rep)} has the conversation, by hand-off ${handOff}. The assistant is silent.`,
  }),
  'exception-judged': ({ handOff, rep, how, granted }, scene) => ({
    who: 'Desk',
    what: `What was asked for is ${ENDS[how]} by ${repInWords(rep)}; hand-off ${handOff} stays open for the rest.`,
    more: grantedIn(granted, scene),
  }),
  'hand-off-closed': ({ handOff, rep, how, granted, missed }, scene) => ({
    who: 'Desk',
    what: `Hand-off ${handOff} is over: ${ENDS[how]}, by ${repInWords(rep)}.${scene.before.desk?.owner ? ' The assistant is back.' : ''}`,
    more: [
      ...grantedIn(granted, scene),
      ...(missed ? ['They wrote while the assistant was paused, and nobody has answered.'] : []),
    ],
  }),
  'hand-off-unclaimed': ({ handOff }) => ({
    who: 'Desk',
    what: `Nobody has claimed hand-off ${handOff} in time; the buyer is told so.`,
  }),
  'rep-claimed': ({ rep, handOff, quiet }) => ({
    who: 'Rep',
    what: `${repInWords(rep)} wants ${quiet ? 'the assistant to pause' : 'to take over'}${handOff === null ? ', having found them by themselves' : ` by hand-off ${handOff}`}.`,
  }),
  'rep-said': ({ rep, text, attachments }) => ({
    who: 'Rep',
    what: `${repInWords(rep)} writes ${quoted(text)}${attachments.length > 0 ? ` with ${attachments.length === 1 ? 'a file' : `${attachments.length} files`}` : ''}.`,
  }),
  'rep-closed': ({ rep, handOff, how, agreed }) => ({
    who: 'Rep',
    what: `${repInWords(rep)} ends hand-off ${handOff}: ${ENDS[how]}${agreed === null ? '' : `; agreed with the buyer: ${quoted(agreed)}`}.`,
  }),
  'rep-judged': ({ rep, handOff, verdict, discount, price, terms }, scene) => {
    const asked = exceptionInWords({ discount, price, terms }, scene.rules.business.catalogue.currency)
    return {
      who: 'Rep',
      what: `${repInWords(rep)} ${verdict === 'approved' ? 'approves' : 'declines'} on hand-off ${handOff}${asked === '' ? '' : `: ${clean(asked)}`}.`,
      more: [`May grant, by the policy of today: ${limitsInWords(rep, scene)}.`],
    }
  },
  'rep-refused': ({ rep, wanted, why }) => ({
    who: 'Desk',
    what: `${repInWords(rep)} was not obeyed, who wanted ${WANTED[wanted] ?? wanted}: ${refusalInWords(why)}.`,
  }),
  'desk-told': ({ order }) =>
    order.do === 'relay'
      ? { who: 'Desk', what: `The buyer's words are shown to the reps: ${quoted(order.text)}.` }
      : order.do === 'note' && order.note.of === 'remind'
        ? { who: 'Desk', what: 'The reps are reminded that nobody has claimed it.' }
        : null,
} satisfies TellersOf<
  | 'hand-off-requested'
  | 'hand-off-opened'
  | 'hand-off-claimed'
  | 'exception-judged'
  | 'hand-off-closed'
  | 'hand-off-unclaimed'
  | 'rep-claimed'
  | 'rep-said'
  | 'rep-closed'
  | 'rep-judged'
  | 'rep-refused'
  | 'desk-told'
>

const grantedIn = (granted: Exception | null, { rules }: Scene): readonly string[] =>
  granted === null
    ? []
    : [
        `Granted: ${clean(exceptionInWords(granted, rules.business.catalogue.currency))}. It needs a yes of the buyer's own.`,
      ]

/** Where it is about terms, these go by their hash. */
const matterInWords = (matter: string): string =>
  /^[0-9a-f]{64}$/.test(matter) ? recapName(matter) : clean(matter)

/** A rep by name and by the id that the desk's own platform gives them. */
export const repInWords = ({ name, id }: Rep): string => `${clean(name)} (${clean(id)})`

const limitsInWords = ({ id }: Rep, { rules }: Scene): string => {
  const { discount, amount, terms } = limitsOf(id, rules.business.policy)
  return `${discount} % off, ${moneyOf(amount, rules.business.catalogue.currency)} due at once, ${terms ? 'other terms as well' : 'no other terms'}`
}

/** How a hand-off ended. */
export const ENDS: { readonly [how in HandOffEnd]: string } = {
  returned: 'given back to the assistant',
  resolved: 'resolved',
  'not-needed': 'marked as not needed',
  approved: 'approved',
  declined: 'declined',
}

const WANTED: { readonly [wanted in RepNews['kind']]: string } = {
  'rep-claimed': 'to take over',
  'rep-said': 'to say something to the buyer',
  'rep-closed': 'to end the hand-off',
  'rep-judged': 'to approve or decline',
}

const refusalInWords = (why: RepRefusal): string => {
  switch (why.reason) {
    case 'taken':
      return `${repInWords(why.by)} had the conversation already`
    case 'unclaimed':
      return 'nobody had claimed it'
    case 'paused':
      return 'they had only paused the assistant, and the buyer was told of nobody'
    case 'order-changed':
      return 'the order was no longer the one that they had before them'
    case 'ordered':
      return 'the order was placed already'
    case 'beyond-computing':
      return 'it speaks of paying in a way that cannot be computed, so it is to be settled in person'
    case 'over':
      return 'this hand-off was over already'
    case 'opted-out':
      return 'the buyer has asked us to stop there'
    case 'nowhere':
      return 'there was nowhere to reach the buyer'
    case 'empty':
      return 'there was nothing to send'
    case 'beyond-limit':
      return `it is beyond their limit, which is ${clean(why.limit)}`
    case 'file-lost':
      return `a file could not be had (${clean(why.because)})`
    default:
      return why satisfies never
  }
}

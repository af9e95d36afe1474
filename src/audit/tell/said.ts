import type { SecretKind } from '#core/activity'
import type { Message } from '#core/message'
import type { Delivery, Scene, TellersOf } from '../scene.ts'
import { addressInWords, clean, listed, quoted } from '../text.ts'

/** What was said, on which channel, and what became of it (M1, C6). */
export const SAID = {
  'message-received': ({ address, activity }) => {
    const { text, attachments, type, name, from, entities = [] } = activity
    const secrets = entities.flatMap((one) => (one.type === 'redacted' ? one.what : []))
    const who = from.name ? ` by ${clean(from.name)}` : ''
    const files = attachments.length
    return {
      who: 'Buyer',
      ...(secrets.length > 0 && {
        more: [
          `Taken out of it on arrival, and kept nowhere: ${listed(secrets.map((one) => SECRETS[one]))}.`,
        ],
      }),
      what:
        type === 'event'
          ? `did something on ${addressInWords(address)}: ${clean(name ?? 'nothing that has a name')}`
          : `on ${addressInWords(address)}${who}: ${quoted(text)}${files > 0 ? ` and ${files === 1 ? 'a file' : `${files} files`}` : ''}`,
    }
  },
  'choice-taken': ({ choice }) => ({
    who: 'Reader',
    what: `That is the choice ${quoted(choice.title)}, which was offered.`,
  }),
  'message-queued': (event, scene) => {
    const { to, message, by, promptedAt, confirmsStop, insteadOf, recap, outgoing } = event
    const isRep = by !== undefined && by !== 'desk'
    const unasked = promptedAt === null ? ' Nobody had asked for it, so consent, hours and cap held.' : ''
    return {
      who: isRep ? 'Rep' : 'Assistant',
      what: `${isRep ? `${clean(by.name)} (${clean(by.id)}) ` : ''}to ${addressInWords(to)}: ${quoted(wordsOf(message))}`,
      more: [
        ...message.cards.map(cardInWords),
        ...(message.choices.length > 0
          ? [`To choose from: ${listed(message.choices.map(({ title }) => quoted(title)))}.`]
          : []),
        ...(recap === null ? [] : ['It shows the terms that wait for a yes.']),
        ...(confirmsStop ? ['It confirms that they asked us to stop, and is the last.'] : []),
        ...(insteadOf === undefined ? [] : [`In place of ${insteadOf}, which could not be delivered.`]),
        `${fateInWords(scene.fate(outgoing), scene)}${unasked} [${outgoing}]`,
      ],
    }
  },
  'delivery-updated': ({ outgoing, state, reason }) =>
    FINE.includes(state)
      ? null
      : { who: 'Delivery', what: `${outgoing} ${FATES[state]}${reason ? `: ${clean(reason)}` : ''}.` },
  'delivery-revived': ({ outgoing }) => ({
    who: 'Delivery',
    what: `An operator has ${outgoing} tried once more.`,
  }),
} satisfies TellersOf<
  'message-received' | 'choice-taken' | 'message-queued' | 'delivery-updated' | 'delivery-revived'
>

const SECRETS: { readonly [kind in SecretKind]: string } = {
  card: 'the number of a card',
  'bank-account': 'the number of a bank account',
  'social-security': 'a social security number',
  password: 'a password',
  'access-key': 'a key to one of their systems',
}

/** What goes as it should is told with the message. */
const FINE: readonly Delivery['state'][] = ['queued', 'sent', 'delivered', 'read']

const FATES: { readonly [state in Delivery['state']]: string } = {
  queued: 'waits',
  sent: 'was sent',
  delivered: 'was delivered',
  read: 'was read',
  failed: 'could not be delivered',
  suppressed: 'was kept back',
  uncertain: 'was perhaps sent; nobody can tell',
  withdrawn: 'was withdrawn before it left',
}

const fateInWords = (news: readonly Delivery[], { clock }: Scene): string =>
  news.length === 0
    ? 'It has not left yet.'
    : `It ${listed(news.map(({ state, at }) => `${FATES[state]} ${clock.moment(at)}`))}.`

const wordsOf = ({ text, question, files = [] }: Message): string =>
  [text, question ?? '', ...files.map(({ name }) => `[file: ${name}]`)]
    .filter((part) => part !== '')
    .join(' ')
    .replaceAll('{{code}}', '[code]')
    .replaceAll('{{checkout}}', '[link to pay]')
    .replaceAll('{{invitation}}', '[link to the invitation]')

const cardInWords = ({ title, text, facts, total, links }: Message['cards'][number]): string => {
  const lines = [...facts, ...(total ? [total] : [])].map(([label, value]) => `${label}: ${value}`)
  const buttons = links.map((link) => `[${link.title}]`)
  return clean([`Card ${quoted(title)}`, text, ...lines, ...buttons].filter((part) => part !== '').join('; '))
}

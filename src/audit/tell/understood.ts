import type { Acceptance } from '#core/acceptance'
import type { Expecting, Reading } from '#core/reading'
import { FACTS, factInWords, READERS } from '../facts.ts'
import type { Scene, TellersOf } from '../scene.ts'
import { addressInWords, clean, listed, quoted } from '../text.ts'

/** How it was understood, with quotes, how sure, by which reader and until when it counts (M2). */
export const UNDERSTOOD = {
  'message-read': ({ reading }, scene) => {
    const seen = seenIn(reading, scene)
    return seen.length === 0 ? null : { who: 'Reader', what: `${READERS[reading.by]}: ${seen.join('; ')}.` }
  },
  'looked-up': ({ question, passages, wantsPerson }) => ({
    who: 'Reader',
    ...(wantsPerson && { more: ['The model would rather have a person answer it.'] }),
    what:
      passages.length === 0
        ? `The business's own knowledge says nothing to ${quoted(question)}.`
        : `To ${quoted(question)} the business's own knowledge says: ${listed(passages.slice(0, 2).map(({ title }) => quoted(title)))}.`,
  }),
  'signal-kept': ({ signal }, { rules, clock, before }) => {
    const known = before.signals[signal.kind]
    const isOld = known !== undefined && known.at > signal.at
    return {
      who: 'Reader',
      what: `Kept as evidence: ${factInWords(signal, rules, clock)}.`,
      ...(isOld && { more: ['It is older than what is known of this, so it changes nothing.'] }),
    }
  },
  'started-over': ({ evidence }) => ({
    who: 'Buyer',
    what: `started over, by ${quoted(evidence.quote)}: what was known counts no more.`,
  }),
  'opted-out': ({ address, evidence, blocked }) => ({
    who: 'Buyer',
    what: `asked us to stop, by ${quoted(evidence.quote)}: ${addressInWords(address)} is closed to every sender.`,
    ...(blocked && { more: ['The platform has closed it as well.'] }),
  }),
  'opted-in': ({ address, evidence }) => ({
    who: 'Buyer',
    what: `opened ${addressInWords(address)} again, by ${quoted(evidence.quote)}.`,
  }),
  'consent-given': ({ address, wording, evidence }) => ({
    who: 'Buyer',
    what: `agreed to texts to ${addressInWords(address)}, by ${quoted(evidence.quote)}, to these words: ${quoted(wording)}.`,
  }),
  'question-put': ({ about, to, report }) => ({
    who: 'Assistant',
    what: `asks about ${ABOUT[about]} on ${addressInWords(to)}${report ? ', by what another system says of it' : ''}.`,
  }),
  hosted: ({ bot, said, reason }) => ({
    who: 'Assistant',
    what: said
      ? `${quoted(bot)}, a bot of the business's own, answered with ${said.length === 1 ? 'one message' : `${said.length} messages`}.`
      : `${quoted(bot)}, a bot of the business's own, failed: ${clean(reason ?? 'it did not say why')}.`,
  }),
} satisfies TellersOf<
  | 'message-read'
  | 'looked-up'
  | 'signal-kept'
  | 'started-over'
  | 'opted-out'
  | 'opted-in'
  | 'consent-given'
  | 'question-put'
  | 'hosted'
>

const ABOUT: { readonly [about in Expecting]: string } = {
  ...FACTS,
  readiness: 'whether they are ready to buy',
  acceptance: 'their yes to the terms',
  acknowledgement: 'what they must agree to by itself',
  code: 'the code that was sent',
  link: 'whether the conversation behind a link is theirs',
  person: 'whether a person is to be brought',
}

/** Only what something can follow from: a yes counts where one is waited for. */
const seenIn = (reading: Reading, { before }: Scene): readonly string[] => {
  const { service, questions, concerns = [], acceptance } = reading
  const isAsked = before.recap !== null && before.payment === null
  return [
    ...(service ? [`they ask for ${SERVICE[service]}`] : []),
    ...(isAsked ? [`as an answer to the terms ${acceptanceInWords(acceptance)}`] : []),
    ...questions.map(({ text }) => `they ask ${quoted(text)}`),
    ...concerns.map(({ about, quote }) => `a concern (${about}), in ${quoted(quote)}`),
  ]
}

const SERVICE: { readonly [word in NonNullable<Reading['service']>]: string } = {
  stop: 'no more messages',
  start: 'messages again',
  help: 'help',
  human: 'a person',
  restart: 'a new start',
  'not-me': 'nothing, since they are somebody else',
}

/** What a reader took words for that may be a yes, and why (L2). */
export const acceptanceInWords = ({ verdict, tier, hesitates, reason }: Acceptance): string => {
  const yes = tier === 'none' ? '' : `, ${TIERS[tier]}`
  return `${VERDICTS[verdict]}${verdict === 'accept' ? yes : ''}${hesitates ? ', and they hesitate' : ''} (${clean(reason)})`
}

const VERDICTS: { readonly [verdict in Acceptance['verdict']]: string } = {
  accept: 'it is a yes',
  'accept-with-change': 'it is a yes that changes a term, so none',
  refuse: 'it is a no',
  question: 'it is a question',
  uncertain: 'it is not clear enough to be a yes',
}

/** How clear a yes is. */
export const TIERS: { readonly [tier in Acceptance['tier']]: string } = {
  explicit: 'explicit',
  assent: 'by assent',
  ack: 'no more than an acknowledgement',
  none: 'none',
}

import { alone, type Dialog, defineBusiness, keep, type Language, type View } from 'throughline'
import { emptyReading, readService, ruleLanguage } from 'throughline/language'

/**
 * Sells nothing: answers each message with one of its own, `echo #<n>: <text>`, where n counts that person's messages on
 * all channels. For whoever wants to drive a channel, or the whole engine, from outside. The text comes back as it was
 * received; what the channel's adapter does to every message it does to this one (a text is cut into parts where it is
 * long, and its typography is made plain). STOP and START do what they do everywhere.
 */
const business = defineBusiness({
  name: 'Echo',
  contact: 'nobody@echo.example',
  catalogue: {
    currency: 'USD',
    plans: [{ id: 'echo', name: 'Echo', price: 'by quote', includes: 'every word' }],
    renewal: 'Never',
    cancellation: 'At once',
  },
  knowledge: '## Echo\n\nWhat is said comes back.',
  // Nobody is waited for: each message is answered as soon as it is there.
  policy: {
    version: 'echo-1',
    timeZone: 'UTC',
    burst: { quiet: '0 seconds' },
    texts: { introduce: false },
    inDoubt: { chats: 'never-twice' },
  },
})
export default business

const rules = ruleLanguage(business)

/**
 * Hears STOP and START, and nothing else in anything. It does not say what it is either: it talks to tests. Whoever talks to people
 * leaves `compose` alone, by which every first answer says that a machine is speaking.
 */
export const language: Language = {
  ...rules,
  compose: (briefs, manner) =>
    rules.compose(
      briefs.filter(({ say }) => say !== 'introduce'),
      manner,
    ),
  perceive: async ({ text }) => {
    const service = readService(text)
    return { ...emptyReading, service: service === 'stop' || service === 'start' ? service : null }
  },
}

/** The whole of the talk: one dialog, and no word that was not said first. */
export const dialogs: readonly Dialog[] = [
  {
    name: 'echo',
    role: 'sdr',
    propose: ({ heard, state, rules }) => {
      const before = state.counts.heard - heard.length
      return keep(...heard.flatMap((one, i) => answerTo(one, before + i + 1, { rules, state })))
    },
  },
]

/** Each message is answered where it was said, by a message of its own. */
const answerTo = (
  { text, address, reading }: View['heard'][number],
  n: number,
  { rules, state }: Pick<View, 'rules' | 'state'>,
) => {
  const isOurs = rules.channels[address.channel]?.optOutReplies !== 'platform'
  const echo = alone({ say: 'words', text: `echo #${n}: ${text}` }, address)
  switch (reading?.service) {
    case 'stop':
      return isOurs ? [alone({ say: 'stopped' }, address)] : []
    case 'start':
      // From whoever never left it is a word like any other; a chat of Telegram begins with it.
      if (isOurs) return [state.turn.reopened ? alone({ say: 'started' }, address) : echo]
      return []
    default:
      return [echo]
  }
}

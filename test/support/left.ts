import type { Address } from '#core/address'
import type { Playbook } from '#core/playbook'
import type { Policy } from '#core/policy'
import { days, type Instant, instant } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { business } from './business.ts'
import { type Conversation, conversation } from './conversation.ts'
import { patience, type Unasked } from './patience.ts'

/** A chat that tells them of each message. */
export const CHAT: Address = { channel: 'telegram', id: '42' }
/** A page that they may have left. */
export const WEB: Address = { channel: 'webchat', id: 'visit-1' }
/** A phone in San Francisco. */
export const PHONE: Address = { channel: 'sms', id: '+14155550123' }

/** The small coffee business, under rules of a test's own. */
export const playbook = (
  policy: Partial<Policy> = {},
  followUps: Partial<Policy['followUps']> = {},
): Playbook => ({
  business: {
    ...business,
    policy: {
      ...business.policy,
      ...policy,
      followUps: { ...business.policy.followUps, ...followUps },
    },
  },
  dialogs: DIALOGS,
  channels: {
    webchat: { optOutReplies: 'ours', carriesTexts: false, waits: true },
    telegram: { optOutReplies: 'ours', carriesTexts: false },
    whatsapp: { optOutReplies: 'ours', carriesTexts: true, session: days(1) },
    sms: { optOutReplies: 'platform', carriesTexts: true },
  },
  desk: true,
})

/** So long after. */
export const plus = (at: Instant, length: number): Instant => instant(at + length)

/** All that an order needs. */
export const READY = "Hi, we're 40 people and need coffee machines by December 20. Let's do it"
/** What they want, and no more. */
export const KNOWN = 'Hi, we need coffee machines for about 40 people'
/** All that discovery asks for. */
export const FACTS =
  "we're 40 people and need coffee machines by January 20, about $300 a month, and I decide"

/** They have said all of this, one after the other, and then nothing any more. */
export const left = async (
  lines: readonly string[],
  rules = playbook(),
  at: Address = CHAT,
  begins?: Instant,
) => {
  const talk = await conversation(at, rules, begins)
  for (const line of lines) await talk.says(line)
  return { talk, ...patience(talk) }
}

/** On which occasions they were written to. */
export const occasions = (talk: Conversation): readonly string[] =>
  talk.pass().events.flatMap((event) => (event.kind === 'followed-up' ? [event.of] : []))

/** What they were told. */
export const textsOf = (unasked: readonly Unasked[]): string => unasked.map(({ text }) => text).join('\n')

/** A payment that the provider has tried in vain, the link opened before. */
export const linkNews = (talk: Conversation, kind: 'link-opened' | 'payment-failed') =>
  talk.comes((at) => {
    const checkout = talk.pass().state.checkout?.id ?? ''
    return kind === 'link-opened'
      ? { kind, at, checkout, found: 'open' }
      : { kind, at, checkout, how: 'declined', provider: 'builtin', reference: 'r1' }
  })

/** What leads to the link. */
export const TO_LINK = [READY, 'yes, go ahead', 'I agree']

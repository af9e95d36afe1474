import type { Playbook } from '#core/playbook'
import { days, minutes } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { business } from '../support/business.ts'
import { type Conversation, conversation } from '../support/conversation.ts'

const WEB = { channel: 'webchat', id: 'visit-1' }

/** The rules of the small coffee business. */
export const playbook: Playbook = {
  business,
  dialogs: DIALOGS,
  channels: {
    webchat: { optOutReplies: 'ours', carriesTexts: false, waits: true },
    sms: { optOutReplies: 'platform', carriesTexts: true },
  },
  desk: true,
}

/** The deal that docs/audit.md shows: from the first words on the website to the receipt. */
export const sampleDeal = async (): Promise<Conversation> => {
  const deal = await conversation(WEB, playbook)
  await deal.says("Hi, we're about 40 people and want coffee machines before Dec 20, maybe $300 a month.")
  await deal.says('I decide')
  deal.wait(days(3))
  await deal.says("let's do it")
  await deal.says('yeah but can we start Jan 4?')
  await deal.says('yes, go ahead')
  await deal.says('yes, I agree')
  deal.wait(minutes(2))
  const { checkout } = deal.pass().state
  if (!checkout) throw new Error('The sample has come to no link.')
  await deal.comes((at) => ({
    kind: 'payment-received',
    at,
    checkout: checkout.id,
    hash: checkout.hash,
    amount: checkout.terms.dueNow,
    provider: 'stripe',
    reference: 'pi_3Qd8Rn2eZvKYlo2C',
  }))
  return deal
}

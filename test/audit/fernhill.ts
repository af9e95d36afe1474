import type { Address } from '#core/address'
import type { Playbook } from '#core/playbook'
import { instant } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import fernhill from '#examples/fernhill/business'
import { type Conversation, conversation } from '../support/conversation.ts'

const playbook: Playbook = {
  business: fernhill,
  dialogs: DIALOGS,
  channels: {
    sms: { optOutReplies: 'platform', carriesTexts: true },
    webchat: { optOutReplies: 'ours', carriesTexts: false },
  },
}

/** Somebody who has just now the terms of the example business before them, as its server would have it in its journal. */
export const atFernhill = async (address: Address): Promise<Conversation> => {
  const deal = await conversation(address, playbook, instant(Date.now()))
  await deal.says("Hi, we're about 40 people and want coffee machines from January 4")
  await deal.says('I decide')
  await deal.says("let's do it")
  return deal
}

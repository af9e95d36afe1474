import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Playbook } from '#core/playbook'
import { minutes } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { business } from '../support/business.ts'
import { type Conversation, conversation } from '../support/conversation.ts'

const WEB = { channel: 'webchat', id: 'conversation-1' }
const PHONE = { channel: 'sms', id: '+12125550147' }
const READY = "40 people need coffee machines by December 20, let's do it"
const playbook: Playbook = {
  business,
  dialogs: DIALOGS,
  channels: {
    webchat: { optOutReplies: 'ours', carriesTexts: false },
    sms: { optOutReplies: 'platform', carriesTexts: true },
  },
}

let talk: Conversation
const shownAt = ({ channel }: { readonly channel: string }): string =>
  talk
    .pass()
    .acts.flatMap((act) =>
      act.act === 'send' && act.to.channel === channel ? [JSON.stringify(act.message)] : [],
    )
    .at(-1) ?? ''

beforeEach(async () => {
  talk = await conversation(WEB, playbook)
  await talk.says('can I text with you instead?')
  await talk.says(PHONE.id)
  await talk.says(talk.code())
})

/** A yes is said where its question was put (H4, L2). */
describe('a yes from another device than the question was put on', () => {
  test('to a recap binds nothing; the recap is shown there in full, and then it does', async () => {
    await talk.says(READY)
    await talk.says('yes, go ahead', PHONE)
    expect(talk.pass().state.acceptance).toBeNull()
    expect(shownAt(PHONE)).toMatch(/People.*40.*Shall I go ahead with exactly this/)
    await talk.says('yes, go ahead', PHONE)
    expect(talk.pass().state.acceptance).not.toBeNull()
  })

  test('to an acknowledgement agrees to nothing; it is put there, and then it does', async () => {
    await talk.says(READY)
    await talk.says('yes, go ahead')
    await talk.says('yes, go ahead', PHONE)
    expect(talk.pass().state.checkout).toBeNull()
    expect(shownAt(PHONE)).toMatch(/One thing to agree to.*renews every month.*Do you agree/)
    await talk.says('yes, go ahead', PHONE)
    expect(talk.pass().state.checkout?.standing).toBe('open')
  })

  test('holds where the question has followed to', async () => {
    await talk.says(READY)
    await talk.says('do you have oat milk?', PHONE)
    await talk.says('yes, go ahead', PHONE)
    expect(talk.pass().state.acceptance).not.toBeNull()
  })
})

describe('a link that holds no more', () => {
  const toLink = async () => {
    await talk.says(READY)
    await talk.says('yes, go ahead')
    await talk.says('I agree')
    expect(talk.pass().state.checkout?.standing).toBe('open')
  }
  const GONE = /link you had no longer holds; a new one follows your yes/

  test('is told of where its time is over', async () => {
    await toLink()
    talk.wait(minutes(61))
    await talk.says('the link does not work')
    expect(shownAt(WEB)).toMatch(GONE)
    await talk.says('my link expired')
    expect(shownAt(WEB)).toMatch(GONE)
  })

  test('is told of where the terms have changed', async () => {
    await toLink()
    await talk.says('actually we are 50 people')
    expect(shownAt(WEB)).toMatch(GONE)
  })

  test('is not told of where none was sent', async () => {
    await talk.says(READY)
    expect(shownAt(WEB)).not.toMatch(GONE)
  })
})

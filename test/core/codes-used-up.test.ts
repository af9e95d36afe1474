import { describe, expect, test } from '@jest/globals'
import { sealWith } from '#checkout/seal'
import type { Address } from '#core/address'
import type { Incoming } from '#core/event'
import type { Playbook } from '#core/playbook'
import { DIALOGS } from '#dialogs/index'
import { openEmbedded } from '#memory/embedded/index'
import { business } from '../support/business.ts'
import { type Conversation, conversation } from '../support/conversation.ts'
import { chatNamed, type Visitor, visitors } from '../support/visitors.ts'

const PHONE: Address = { channel: 'sms', id: '+14155550123' }
const OURS = '+14155550100'

const playbook: Playbook = {
  business,
  dialogs: DIALOGS,
  channels: {
    webchat: { optOutReplies: 'ours', carriesTexts: false },
    sms: { optOutReplies: 'platform', carriesTexts: true },
  },
  waysIn: { webchat: { by: 'page' }, sms: { by: 'text', number: OURS } },
}

/** Strangers have had all the codes sent to a phone that it may have; then its owner asks in a chat of their own. */
const usedUp = async () => {
  const visitor = await visitors(await openEmbedded({ directory: null }), playbook)
  for (let n = 0; n < business.policy.codeLimits.address.codes; n++) await (await visitor()).asksFor(PHONE.id)
  const owner = await visitor()
  const said = await owner.asksFor(PHONE.id)
  return { visitor, owner, said }
}

/** What is shown in a chat as the code to be texted to us, as the phone learns of it. */
const shownTo = ({ talk }: Visitor): { readonly expected: Incoming; readonly digits: string } => {
  const shown = talk.pass().events.findLast((event) => event.kind === 'code-shown')
  if (shown?.kind !== 'code-shown') throw new Error('No code is shown.')
  const digits = sealWith('a secret of a test, and of nobody else').codeFor(shown.challenge)
  return { expected: { ...shown, kind: 'text-expected' }, digits }
}

const joins = ({ pass }: Conversation) => pass().acts.filter(({ act }) => act === 'join')

describe('a phone whose codes of the day strangers have used up (M6)', () => {
  test('joins all the same by a code that its owner texts from it, which is shown in the same breath', async () => {
    const { owner, said } = await usedUp()
    expect(said).toMatch(new RegExp(`no more codes today.*Or text .* to \\${OURS}`, 's'))
    const { expected, digits } = shownTo(owner)
    const phone = await conversation(PHONE, playbook, owner.talk.now())
    await phone.comes(() => expected)
    await phone.says(digits)
    expect(joins(phone)).toMatchObject([{ address: chatNamed(6) }])
  })

  test('also where strangers go on claiming it: each makes void only what they were shown before', async () => {
    const { visitor, owner } = await usedUp()
    const { expected, digits } = shownTo(owner)
    const phone = await conversation(PHONE, playbook, owner.talk.now())
    await phone.comes(() => expected)
    for (let n = 0; n < 6; n++) {
      const stranger = await visitor()
      await stranger.asksFor(PHONE.id)
      for (let m = 0; m < 6; m++) await phone.comes(() => shownTo(stranger).expected)
    }
    await phone.says(digits)
    expect(joins(phone)).toMatchObject([{ address: chatNamed(6) }])
  })

  test('is given a link to go on with, which nobody can ask for but whoever has the phone', async () => {
    await usedUp()
    const phone = await conversation(PHONE, playbook)
    await phone.says('can I go on in the website chat?')
    const { events } = phone.pass()
    expect(events).toContainEqual(expect.objectContaining({ kind: 'link-issued', from: PHONE }))
    expect(events).toContainEqual(
      expect.objectContaining({
        kind: 'message-queued',
        to: PHONE,
        secret: expect.objectContaining({ kind: 'link' }),
      }),
    )
  })
})

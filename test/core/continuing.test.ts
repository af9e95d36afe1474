import { describe, expect, test } from '@jest/globals'
import { sealWith } from '#checkout/seal'
import type { Links } from '#contracts/links'
import type { Playbook } from '#core/playbook'
import { days, after as later, minutes } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { business } from '../support/business.ts'
import { type Conversation, conversation } from '../support/conversation.ts'
import { MONDAY } from '../support/play.ts'

const web = { channel: 'webchat', id: 'visitor' }
const phone = { channel: 'sms', id: '+14155550123' }
const LINK = 'p0123456789abcdef0123.link9'
const OPENED = { entities: [{ type: 'continue' as const, link: LINK }] }

const playbook: Playbook = {
  business,
  dialogs: DIALOGS,
  channels: {
    webchat: { optOutReplies: 'ours', carriesTexts: false },
    sms: { optOutReplies: 'platform', carriesTexts: true },
  },
  waysIn: { webchat: { by: 'page' }, sms: { by: 'text', number: '+14155550100' } },
}

/** A link that was given by text and holds for whoever asks. */
const open: Links = {
  look: async () => ({ found: 'open', from: phone }),
  redeem: async () => ({ found: 'open', from: phone }),
}

const lastSaid = (talk: Conversation): string => {
  const sent = talk.pass().events.findLast((event) => event.kind === 'message-queued')
  const message = sent?.kind === 'message-queued' ? sent.message : null
  return `${message?.text ?? ''} ${message?.question ?? ''}`
}
const kindsIn = (talk: Conversation) => talk.pass().events.map(({ kind }) => kind)
const joins = (talk: Conversation) => talk.pass().acts.filter(({ act }) => act === 'join')

const begin = () => conversation(web, playbook, MONDAY, { links: open })

/** Whose the conversation behind a link is, they say where it was opened, and in no other words than a yes to that (M6, I10). */
describe('the question of a link', () => {
  test('is answered by an explicit yes, which proposes to join the address it was given at', async () => {
    const talk = await begin()
    await talk.says('Continue our conversation here.', web, OPENED)
    expect(lastSaid(talk)).toMatch(/phone ending in 23.*Is that conversation yours\?/s)
    expect(joins(talk)).toEqual([])
    await talk.says('yes, that is mine')
    expect(joins(talk)).toMatchObject([{ address: phone }])
  })

  test('is answered by a no as well, which is nothing that we did not follow', async () => {
    const talk = await begin()
    await talk.says('Continue our conversation here.', web, OPENED)
    await talk.says('No, it is not')
    expect(lastSaid(talk)).toMatch(/nothing was connected/)
    expect(lastSaid(talk)).not.toMatch(/didn't follow|not sure I understood/)
  })

  test.each(['ok', 'sure', 'sounds good'])('is put once more for "%s", and joins nothing', async (said) => {
    const talk = await begin()
    await talk.says('Continue our conversation here.', web, OPENED)
    await talk.says(said)
    expect(lastSaid(talk)).toMatch(/clear yes or no.*Is that conversation yours\?/s)
    expect(joins(talk)).toEqual([])
  })

  test.each(['no', 'yes, but who are you?', 'how much is it?', 'yes we need 40 machines'])(
    'joins nothing by "%s", nor by a yes after it',
    async (said) => {
      const talk = await begin()
      await talk.says('Continue our conversation here.', web, OPENED)
      await talk.says(said)
      await talk.says('yes')
      expect(joins(talk)).toEqual([])
    },
  )

  test('is not answered by a tap under another message, nor from another of their addresses', async () => {
    const talk = await begin()
    await talk.says('Continue our conversation here.', web, OPENED)
    await talk.says('yes', web, { replyToId: 'p1.out1' })
    await talk.says('Continue our conversation here.', web, OPENED)
    await talk.says('yes', phone)
    expect(joins(talk)).toEqual([])
  })

  test('is no question about the order: a yes to it accepts no recap that waits', async () => {
    const talk = await begin()
    await talk.says("We're 40 people, want coffee machines before Dec 1, $300 a month, and I decide")
    await talk.says("let's do it")
    expect(talk.pass().state.recap?.awaiting).toBe(true)
    await talk.says('Continue our conversation here.', web, OPENED)
    await talk.says('yes')
    expect(joins(talk)).toHaveLength(1)
    expect(kindsIn(talk)).not.toContain('acceptance-recorded')
  })

  test('is not put where several people speak, and no link is given there', async () => {
    const talk = await begin()
    const group = { conversation: { id: web.id, isGroup: true } }
    await talk.says('Continue our conversation here.', web, { ...OPENED, ...group })
    expect(lastSaid(talk)).toMatch(/Several people read/)
    await talk.says('can we continue on the website?', web, group)
    expect(kindsIn(talk)).not.toContain('link-issued')
  })
})

describe('a code that a phone may text', () => {
  const seal = sealWith('a secret of a test, and of nobody else')
  const claimed = async (talk: Conversation) => {
    await talk.comes((at) => ({
      kind: 'text-expected',
      at,
      challenge: 'p1.text4',
      for: phone,
      from: web,
      expiresAt: later(at, minutes(10)),
    }))
  }

  test('joins whoever is shown it, once, and needs no code of ours', async () => {
    const talk = await conversation(phone, playbook)
    await claimed(talk)
    await talk.says(seal.codeFor('p1.text4'))
    await talk.says(seal.codeFor('p1.text4'))
    expect(joins(talk)).toMatchObject([{ address: web }])
  })

  test('is no answer to a question of ours for a number', async () => {
    const talk = await conversation(phone, playbook)
    await talk.says("We're about 40 people and want coffee machines before Dec 1")
    expect(talk.pass().state.question?.about).toBe('budget')
    await claimed(talk)
    await talk.says(seal.codeFor('p1.text4'))
    expect(joins(talk)).toHaveLength(1)
    expect(talk.pass().state.signals.budget).toBeUndefined()
  })

  test('joins nothing from a phone that was silent for so long that it may be somebody else’s', async () => {
    const talk = await conversation(phone, playbook)
    await talk.says("We're about 40 people and want coffee machines before Dec 1")
    talk.wait(days(46))
    await claimed(talk)
    await talk.says(seal.codeFor('p1.text4'))
    expect(joins(talk)).toEqual([])
  })
})

test('a link to go on elsewhere and the link to pay go in two messages, each with its own and nothing left to fill', async () => {
  const talk = await conversation(phone, playbook, MONDAY, { links: open })
  for (const words of [
    "Hi, we're 12 people and need coffee machines by December 20. I decide. Let's do it",
    'yes, go ahead',
    'I agree',
  ])
    await talk.says(words)
  expect(talk.pass().state.checkout).not.toBeNull()
  await talk.says('can I continue on the website instead? and send me the payment link again')
  const sent = talk.pass().events.filter((event) => event.kind === 'message-queued')
  const slots = sent
    .slice(-2)
    .map(({ message, secret }) => [JSON.stringify(message).match(/\{\{\w+\}\}/g), secret?.kind])
  expect(slots).toEqual([
    [['{{link}}'], 'link'],
    [['{{checkout}}'], 'checkout'],
  ])
})

import { describe, expect, test } from '@jest/globals'
import { defineDialog, keep } from '#core/dialog'
import type { Playbook } from '#core/playbook'
import type { Policy } from '#core/policy'
import { rejudge } from '#core/rejudge'
import { replay } from '#core/replay'
import { days, minutes } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { openEmbedded } from '#memory/embedded/index'
import { business } from '../support/business.ts'
import { conversation } from '../support/conversation.ts'
import { chatNamed, type Visitor, visitors } from '../support/visitors.ts'

const playbookOf = (policy: Partial<Policy> = {}): Playbook => ({
  business: { ...business, policy: { ...business.policy, ...policy } },
  dialogs: DIALOGS,
  channels: {
    webchat: { optOutReplies: 'ours', carriesTexts: false },
    sms: { optOutReplies: 'platform', carriesTexts: true },
    whatsapp: { optOutReplies: 'ours', carriesTexts: true },
  },
})

const NUMBER = '+14155550123'

const codesIn = ({ talk }: Visitor): number =>
  talk.pass().events.filter(({ kind }) => kind === 'code-issued').length

const opened = async (policy: Partial<Policy> = {}) => {
  const memory = await openEmbedded({ directory: null })
  return visitors(memory, playbookOf(policy))
}

const SENT = /I sent a code/
const SPENT = /no more codes today/
const UNSEEN = /not looked at this code/
const WRONG = /not the code I sent/

const limits = (change: Partial<Policy['codeLimits']>): Partial<Policy> => ({
  codeLimits: { ...business.policy.codeLimits, ...change },
})

describe('a number', () => {
  test.each([
    ['can I text with you instead?', 'sms'],
    ["I'd rather go on by WhatsApp", 'whatsapp'],
  ])('is of the network that they asked for: %s', async (wish, channel) => {
    const { talk, says } = await (await opened())()
    expect(await says(wish)).toMatch(/mobile number/)
    expect(await says(NUMBER)).toMatch(SENT)
    expect(talk.pass().events.filter(({ kind }) => kind === 'code-issued')).toMatchObject([
      { for: { channel, id: NUMBER } },
    ])
  })
})

describe('codes, over all who ask (M6)', () => {
  test('five of them go to one phone, from however many chats, and the sixth does not', async () => {
    const visitor = await opened()
    for (let n = 0; n < 5; n++) expect(await (await visitor()).asksFor(NUMBER)).toMatch(SENT)
    const sixth = await visitor()
    expect(await sixth.asksFor(NUMBER)).toMatch(SPENT)
    expect(codesIn(sixth)).toBe(0)
    expect(await sixth.says('+14155550124')).toMatch(SENT)
  })

  test('and a phone has its next one hours later, whoever asks then', async () => {
    const visitor = await opened()
    for (let n = 0; n < 5; n++) await (await visitor()).asksFor(NUMBER)
    const later = await visitor()
    later.talk.wait(minutes(4 * 60))
    expect(await later.asksFor(NUMBER)).toMatch(SPENT)
    later.talk.wait(minutes(60))
    expect(await later.says(NUMBER)).toMatch(SENT)
  })

  test('one network has as many as the policy says, from however many chats and to whichever phones', async () => {
    const visitor = await opened(limits({ network: { codes: 2, tries: 60 } }))
    expect(await (await visitor('net-1')).asksFor('+14155550131')).toMatch(SENT)
    expect(await (await visitor('net-1')).asksFor('+14155550132')).toMatch(SENT)
    const third = await visitor('net-1')
    expect(await third.asksFor('+14155550133')).toMatch(SPENT)
    expect(codesIn(third)).toBe(0)
    expect(await (await visitor('net-2')).asksFor('+14155550134')).toMatch(SENT)
  })

  test('a network that has had its own takes none of what a phone has', async () => {
    const visitor = await opened(
      limits({ network: { codes: 1, tries: 60 }, address: { codes: 1, tries: 10 } }),
    )
    await (await visitor('net-1')).asksFor('+14155550131')
    for (let n = 0; n < 3; n++) expect(await (await visitor('net-1')).asksFor(NUMBER)).toMatch(SPENT)
    expect(await (await visitor('net-2')).asksFor(NUMBER)).toMatch(SENT)
  })

  test('nor does a person who has had theirs', async () => {
    const visitor = await opened({ codesPerDay: 1, ...limits({ address: { codes: 1, tries: 10 } }) })
    const greedy = await visitor()
    await greedy.asksFor('+14155550131')
    expect(await greedy.says(NUMBER)).toMatch(SPENT)
    expect(await (await visitor()).asksFor(NUMBER)).toMatch(SENT)
  })

  test('what is spent is said in the same words, whoever has spent it', async () => {
    const byNetwork = await opened(limits({ network: { codes: 1, tries: 60 } }))
    await (await byNetwork('net-1')).asksFor('+14155550131')
    const byAddress = await opened(limits({ address: { codes: 1, tries: 10 } }))
    await (await byAddress()).asksFor(NUMBER)
    const byPerson = await opened({ codesPerDay: 1 })
    const greedy = await byPerson()
    await greedy.asksFor('+14155550131')
    const said = [
      await (await byNetwork('net-1')).asksFor(NUMBER),
      await (await byAddress()).asksFor(NUMBER),
      await greedy.says(NUMBER),
    ]
    expect(new Set(said).size).toBe(1)
  })

  test('a dialog that has nobody count them sends none: the gate refuses', async () => {
    const rash = defineDialog({
      name: 'rash',
      role: 'sdr',
      propose: ({ heard, here }) =>
        heard.length === 0
          ? keep()
          : keep({
              propose: 'use',
              call: {
                tool: 'send-code',
                to: { channel: 'sms', id: NUMBER },
                wording: 'You agree.',
                evidence: { message: heard[0]?.message ?? never(), address: here, quote: 'hi', by: 'rules' },
              },
              say: [{ brief: { say: 'thanks' } }],
              instead: [{ brief: { say: 'beyond-me' } }],
            }),
    })
    const talk = await conversation(chatNamed(1), { ...playbookOf(), dialogs: [rash] })
    await talk.says('hi')
    expect(talk.pass().events).toContainEqual(
      expect.objectContaining({
        kind: 'verdict-given',
        verdict: expect.objectContaining({
          outcome: 'refuse',
          reason: 'nobody has counted the codes that go there',
        }),
      }),
    )
    expect(talk.pass().acts.filter(({ act }) => act === 'send')).toHaveLength(1)
  })

  test('what was counted stands in the journal: replay asks nobody, and judged anew it comes to the same', async () => {
    const visitor = await opened(limits({ address: { codes: 1, tries: 1 } }))
    const first = await visitor('net-1')
    await first.asksFor(NUMBER)
    await first.says('000000')
    await first.says(first.talk.code())
    const second = await visitor('net-1')
    await second.asksFor(NUMBER)
    for (const { talk } of [first, second]) {
      const { state, events } = talk.pass()
      expect(events.filter(({ kind }) => kind === 'code-counted')).not.toEqual([])
      expect(replay(state.person, events).differences).toEqual([])
      const policy = limits({ address: { codes: 1, tries: 1 } })
      expect(rejudge(state.person, events, playbookOf(policy)).differing).toEqual([])
    }
  })

  test('two that go to two phones have other digits, though both are the same person’s first', async () => {
    const memory = await openEmbedded({ directory: null })
    const same = async (number: string) => {
      const one = await visitors(memory, playbookOf())()
      await one.asksFor(number)
      return [one.talk.pass().state.challenge?.id.replace(/\.[0-9a-f]+$/, ''), one.talk.code()]
    }
    const [[name, digits], [again, others]] = [await same('+14155550131'), await same('+14155550132')]
    expect(again).toBe(name)
    expect(others).not.toBe(digits)
  })
})

describe('tries at codes, over all who ask (M6)', () => {
  test('whoever burns one code after the other is stopped: then even the right one is not looked at', async () => {
    const visitor = await opened()
    const guesser = await visitor()
    await guesser.asksFor(NUMBER)
    for (let n = 0; n < 5; n++) await guesser.says('000000')
    await guesser.says(NUMBER)
    for (let n = 0; n < 5; n++) await guesser.says('000000')
    await guesser.says(NUMBER)
    expect(codesIn(guesser)).toBe(3)
    expect(await guesser.says(guesser.talk.code())).toMatch(UNSEEN)
    expect(guesser.talk.pass().events.filter(({ kind }) => kind === 'address-joined')).toEqual([])
  })

  test('many chats that guess at one phone have no more between them', async () => {
    const visitor = await opened(limits({ address: { codes: 5, tries: 3 } }))
    const guessers = [await visitor(), await visitor(), await visitor(), await visitor()]
    const said: string[] = []
    for (const one of guessers) await one.asksFor(NUMBER)
    for (const one of guessers) said.push(await one.says('000000'))
    expect(said.map((words) => WRONG.test(words))).toEqual([true, true, true, false])
    expect(said[3]).toMatch(UNSEEN)
  })

  test('nor have many chats of one network, at however many phones', async () => {
    const visitor = await opened(limits({ network: { codes: 30, tries: 2 } }))
    const guessers = [await visitor('net-1'), await visitor('net-1'), await visitor('net-1')]
    const said: string[] = []
    for (const [n, one] of guessers.entries()) {
      await one.asksFor(`+1415555013${n}`)
      said.push(await one.says('000000'))
    }
    expect(said[1]).toMatch(WRONG)
    expect(said[2]).toMatch(UNSEEN)
    const other = await visitor('net-2')
    await other.asksFor('+14155550139')
    expect(await other.says(other.talk.code())).toMatch(/one conversation/)
  })

  test('a try that nobody looked at is no try at the code', async () => {
    const visitor = await opened(limits({ person: { tries: 1 } }))
    const one = await visitor()
    await one.asksFor(NUMBER)
    await one.says('000000')
    await one.says('000000')
    expect(one.talk.pass().state.challenge?.tries).toBe(1)
  })
})

describe('a code', () => {
  test('is for the chat that asked for it: typed at another address of the same person it joins nothing', async () => {
    const phone = { channel: 'sms', id: '+14155550188' }
    const talk = await conversation(chatNamed(1), playbookOf())
    await talk.says('can I text with you instead?')
    await talk.says(phone.id)
    await talk.says(talk.code())
    await talk.says('my other number is better, can I text with you there instead?')
    await talk.says(NUMBER)
    const before = talk.pass().events.length
    await talk.says(talk.code(), phone)
    const after = talk.pass().events.slice(before)
    expect(talk.pass().state.challenge?.for.id).toBe(NUMBER)
    expect(after.filter(({ kind }) => kind === 'code-checked' || kind === 'address-joined')).toEqual([])
  })

  test('is void once it was used, and after a day with another for the same phone there is no old one', async () => {
    const talk = await conversation(chatNamed(1), playbookOf())
    await talk.says('can I text with you instead?')
    await talk.says(NUMBER)
    const code = talk.code()
    await talk.says(code)
    expect(talk.pass().state.challenge).toBeNull()
    talk.wait(days(1))
    const before = talk.pass().events.length
    await talk.says(code)
    expect(
      talk
        .pass()
        .events.slice(before)
        .filter(({ kind }) => kind === 'code-checked'),
    ).toEqual([])
  })
})

const never = (): never => {
  throw new Error('Somebody was to be heard.')
}

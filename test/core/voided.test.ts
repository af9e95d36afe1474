import { describe, expect, test } from '@jest/globals'
import type { Address } from '#core/address'
import type { Event, Incoming } from '#core/event'
import { fold, initialState } from '#core/evolve'
import { historyOf, woven } from '#core/history'
import { messageId, personId } from '#core/ids'
import { parted } from '#core/parting'
import type { Playbook } from '#core/playbook'
import { after, days, minutes } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { business } from '../support/business.ts'
import { type Conversation, conversation } from '../support/conversation.ts'
import { MONDAY, said } from '../support/play.ts'

const WEB: Address = { channel: 'webchat', id: 'conversation-1' }
const PHONE: Address = { channel: 'sms', id: '+14155550123' }
const CYS_CHAT: Address = { channel: 'webchat', id: 'conversation-2' }
const CY = personId('p-cy')

const [SOON, OVER, LATER] = [
  after(MONDAY, minutes(1)),
  after(MONDAY, minutes(10)),
  after(MONDAY, minutes(15)),
]

const playbook: Playbook = {
  business,
  dialogs: DIALOGS,
  channels: {
    webchat: { optOutReplies: 'ours', carriesTexts: false },
    sms: { optOutReplies: 'platform', carriesTexts: true },
  },
}

/** The journal is another from now on, as the rest of the program tells it once an address has left, or a third has come. */
const becomes = (
  talk: Conversation,
  why: 'parted' | 'merged',
  address: Address,
  events: readonly Event[],
): Promise<void> =>
  talk.comes(
    (at): Incoming => ({
      kind: 'rewoven',
      at,
      from: why === 'parted' ? talk.pass().state.person : CY,
      address,
      why,
      events,
    }),
  )

const ownOf = (talk: Conversation): readonly Event[] => historyOf(talk.pass().events)

/** What Cy has said, who never had anything to do with the phone. */
const CYS_PAST: readonly Event[] = [
  said('Hello, do you sell to offices?', CYS_CHAT, MONDAY, 'cy-1'),
  { kind: 'turn-ended', at: MONDAY, policy: '1', state: 'h' },
]

describe('a code of before a parting, once its person is one with a third (M6, M7)', () => {
  test('joins nobody, though its ten minutes are not over; and it still counts among the codes of the day', async () => {
    const talk = await conversation(WEB, playbook)
    await talk.says('can I text with you instead?')
    await talk.says(PHONE.id)
    await talk.says(talk.code())
    await talk.says('can I text with you at +14155550177 instead?', PHONE)
    const code = talk.code()
    const own = ownOf(talk)
    const phone = await conversation(PHONE, playbook, talk.now())
    await becomes(phone, 'parted', PHONE, parted(own, PHONE).theirs)
    await becomes(phone, 'merged', CYS_CHAT, woven(ownOf(phone), CYS_PAST))
    expect(phone.now()).toBeLessThan(OVER)
    await phone.says(code)
    const { events, state } = phone.pass()
    expect(events.filter(({ kind }) => kind === 'code-checked' || kind === 'address-joined')).toEqual([])
    expect(state.codes).toHaveLength(1)
  })

  test('is good again at neither side, nor is a link, nor a code to be texted; all that was given still counts', () => {
    const at = MONDAY
    const given = (from: Address): readonly Event[] => [
      { kind: 'code-issued', at, challenge: 'c1', for: CYS_CHAT, from, expiresAt: LATER },
      { kind: 'link-issued', at, link: 'p-ana.link7', from, expiresAt: LATER },
      { kind: 'code-shown', at, challenge: 'c2', for: PHONE, from, expiresAt: LATER },
      { kind: 'text-expected', at, challenge: 'c3', for: from, from: CYS_CHAT, expiresAt: LATER },
    ]
    const turn = (from: Address, id: string): readonly Event[] => [
      said('can I text you?', from, at, id),
      ...given(from),
      { kind: 'turn-ended', at, policy: '1', state: 'h' },
    ]
    const all = [...turn(WEB, 'm1'), ...turn(PHONE, 'm2')]
    const before = fold(initialState(personId('p-ana')), all)
    expect(before).toMatchObject({ challenge: { id: 'c1' }, continuing: { issued: {}, shown: {} } })
    const { theirs, rest } = parted(all, PHONE)
    for (const half of [theirs, rest]) {
      const { challenge, codes, continuing } = fold(initialState(CY), woven(half, CYS_PAST))
      expect({ challenge, codes, continuing }).toEqual({
        challenge: null,
        codes: [at],
        continuing: { given: [at, at], expected: [] },
      })
    }
  })

  test('that the third has under way stays as good as it was', () => {
    const own: Event = {
      kind: 'code-issued',
      at: SOON,
      challenge: 'ana',
      for: PHONE,
      from: WEB,
      expiresAt: LATER,
    }
    const cys: Event = { ...own, at: MONDAY, challenge: 'cy', from: CYS_CHAT }
    const { rest } = parted([said('hi', WEB, MONDAY, 'm1'), own], PHONE)
    expect(fold(initialState(CY), woven(rest, [...CYS_PAST, cys])).challenge?.id).toBe('cy')
  })
})

test('that somebody holds a phone is not true again of either once the phone has left (A4)', () => {
  const proven: Event = {
    kind: 'identity-proven',
    at: MONDAY,
    phone: PHONE,
    here: WEB,
    message: messageId('m1'),
    validUntil: after(MONDAY, days(1)),
  }
  const all = [said('123456', WEB, MONDAY, 'm1'), proven]
  expect(fold(initialState(CY), all).identity).not.toBeNull()
  for (const left of [PHONE, WEB]) {
    const { theirs, rest } = parted(all, left)
    for (const half of [theirs, rest])
      expect(fold(initialState(CY), woven(half, CYS_PAST)).identity).toBeNull()
  }
})

test('a phone that stays with whoever has proven it is still theirs when another address leaves', () => {
  const proven: Event = {
    kind: 'identity-proven',
    at: MONDAY,
    phone: PHONE,
    here: WEB,
    message: messageId('m1'),
    validUntil: after(MONDAY, days(1)),
  }
  const { rest } = parted([said('123456', WEB, MONDAY, 'm1'), proven], CYS_CHAT)
  expect(fold(initialState(CY), rest).identity?.phone).toEqual(PHONE)
})

import { describe, expect, test } from '@jest/globals'
import type { Address } from '#core/address'
import { decide } from '#core/decide'
import type { Event, Incoming } from '#core/event'
import { fold, initialState } from '#core/evolve'
import { historyOf } from '#core/history'
import { messageId, personId } from '#core/ids'
import type { Parting } from '#core/merge-event'
import { parted } from '#core/parting'
import type { Playbook } from '#core/playbook'
import type { State } from '#core/state'
import { after, days, minutes } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { business } from '../support/business.ts'
import { type Conversation, conversation } from '../support/conversation.ts'
import { MONDAY, nothing, type Played, play } from '../support/play.ts'

const WEB: Address = { channel: 'webchat', id: 'conversation-1' }
const PHONE: Address = { channel: 'sms', id: '+14155550123' }

/** When a link or a code that was given on that Monday is over. */
const LATER = after(MONDAY, minutes(15))

const playbook: Playbook = {
  business,
  dialogs: DIALOGS,
  channels: {
    webchat: { optOutReplies: 'ours', carriesTexts: false },
    sms: { optOutReplies: 'platform', carriesTexts: true },
  },
}

/** Somebody at a website chat whose phone was joined by a code, and has spoken since where they say. */
const joined = async (): Promise<Conversation & { readonly spent: string }> => {
  const talk = await conversation(WEB, playbook)
  await talk.says('Hi, we are about 40 people and want coffee machines')
  await talk.says('can I text with you instead?')
  await talk.says(PHONE.id)
  const spent = talk.code()
  await talk.says(spent)
  return { ...talk, spent }
}

/** What the rest of the program does once an address has left: the journal is told without it, and the turn goes on with that. */
const parts = async (talk: Conversation, address: Address, told: Parting | null): Promise<void> => {
  const { state, events } = talk.pass()
  const { rest } = parted(historyOf(events), address)
  await talk.comes((at) => ({
    kind: 'rewoven',
    at,
    from: state.person,
    address,
    why: 'parted',
    ...(told && { parting: told }),
    events: rest,
  }))
}

const saidSince = (talk: Conversation, n: number): readonly string[] =>
  talk
    .pass()
    .events.slice(n)
    .flatMap((event) => (event.kind === 'message-queued' ? [event.message.text] : []))

const partings = (events: readonly Event[]): readonly string[] =>
  events.flatMap((event) => (event.kind === 'address-left' ? [event.address.id] : []))

describe('"that wasn’t me" (M6)', () => {
  test('undoes the joint at once, and whoever said it hears so where they said it', async () => {
    const talk = await joined()
    const n = talk.pass().events.length
    await talk.says("that wasn't me")
    expect(partings(talk.pass().events.slice(n))).toEqual([PHONE.id])
    expect(Object.keys(talk.pass().state.addresses)).toEqual(['webchat:conversation-1'])
    expect(saidSince(talk, n).join()).toMatch(/stands by itself again.*start over/s)
  })

  test('calls no person where two were one by mistake: that is undone; where there was nothing to undo, it does', async () => {
    const talk = await joined()
    await talk.says("that wasn't me")
    expect(talk.pass().events.filter(({ kind }) => kind === 'hand-off-requested')).toEqual([])
    await talk.says("that wasn't me")
    expect(talk.pass().events).toContainEqual(
      expect.objectContaining({ kind: 'hand-off-requested', trigger: 'not-me' }),
    )
  })

  test('is told once where it was not said, however many addresses leave', async () => {
    const talk = await joined()
    const told: Parting = { said: PHONE, at: talk.now() }
    const n = talk.pass().events.length
    await parts(talk, PHONE, told)
    expect(saidSince(talk, n)).toEqual([expect.stringMatching(/two conversations again/)])
    await parts(talk, { ...PHONE, id: '+14155550124' }, told)
    expect(saidSince(talk, n)).toHaveLength(1)
    talk.wait(minutes(1))
    await parts(talk, { ...PHONE, id: '+14155550125' }, { said: PHONE, at: talk.now() })
    expect(saidSince(talk, n)).toHaveLength(2)
  })

  test('is not told again where it was said, nor of a parting from before it was told', async () => {
    const talk = await joined()
    const n = talk.pass().events.length
    await parts(talk, PHONE, { said: WEB, at: talk.now() })
    await parts(talk, PHONE, null)
    expect(saidSince(talk, n)).toEqual([])
  })

  test('tells nothing to a phone that never wrote to us: nobody there has agreed to hear from us', () => {
    const back: Incoming = {
      kind: 'rewoven',
      at: MONDAY,
      from: personId('p-ana'),
      address: PHONE,
      why: 'parted',
      parting: { said: WEB, at: MONDAY },
      events: [],
    }
    const nobodyYet: Played = { state: initialState(NOBODY), events: [], acts: [] }
    const { acts, state } = play(nobodyYet, back, playbook, () => nothing)
    expect(acts).toEqual([])
    expect(state.addresses).toEqual({})
  })

  test('is told beside a rep who has the conversation, since it is about who is in it', async () => {
    const talk = await joined()
    const owner = { id: 'U1', name: 'Dana', since: talk.now() }
    const desk = { id: 'hand1', triggers: [], openedAt: talk.now(), owner, told: false }
    const held: State = { ...talk.pass().state, desk }
    const taken: Event = { kind: 'address-taken', at: talk.now(), address: PHONE }
    expect(decide(held, taken, playbook).asks).toMatchObject([
      { ask: 'compose', briefs: [{ say: 'parted' }] },
    ])
  })
})

describe('after a joint was undone', () => {
  test('the code that had made it makes it no more, though its ten minutes are not over', async () => {
    const talk = await joined()
    await talk.says("that wasn't me")
    await parts(talk, PHONE, { said: WEB, at: talk.now() })
    const n = talk.pass().events.length
    await talk.says(talk.spent)
    const since = talk.pass().events.slice(n)
    expect(since.filter(({ kind }) => kind === 'code-checked' || kind === 'address-joined')).toEqual([])
  })

  test('a code that was under way for it joins nobody either', async () => {
    const talk = await joined()
    await talk.says('can I text with you at +14155550177 instead?')
    expect(talk.pass().state.challenge?.for.id).toBe('+14155550177')
    await talk.says("that wasn't me")
    expect(talk.pass().state.challenge).toBeNull()
  })

  test('a link that had made it, or a code that was to be texted for it, makes it no more either; both are still counted', () => {
    const at = MONDAY
    const link = 'p0123456789abcdef0123.link7'
    const given: readonly Event[] = [
      { kind: 'link-issued', at, link, from: WEB, expiresAt: LATER },
      { kind: 'text-expected', at, challenge: 'c', for: PHONE, from: WEB, expiresAt: LATER },
    ]
    const before = fold(initialState(personId('p-ana')), given)
    expect(before.continuing).toMatchObject({ issued: { link }, expected: [{ challenge: 'c' }] })
    const left = { at, from: before.person, address: PHONE, why: 'parted' as const, events: given }
    const alone = fold(before, [{ kind: 'rewoven', ...left }])
    expect(alone.continuing).toEqual({ given: [at], expected: [] })
  })

  test('nobody holds a phone that has left them (A4)', () => {
    const identity = { phone: PHONE, here: WEB, message: messageId('m1'), validUntil: after(MONDAY, days(1)) }
    const evidence = { message: messageId('m2'), address: WEB, quote: 'not me', by: 'rules' as const }
    const left: Event = { kind: 'address-left', at: MONDAY, address: PHONE, evidence }
    expect(fold({ ...initialState(NOBODY), identity }, [left]).identity).toBeNull()
  })

  test('the codes of the day are still counted', async () => {
    const talk = await joined()
    const { codes } = talk.pass().state
    await talk.says("that wasn't me", PHONE)
    await parts(talk, PHONE, null)
    expect(talk.pass().state.codes).toEqual(codes)
    expect(codes).toHaveLength(1)
  })

  test('a number of theirs that was proven by somebody else is told of', async () => {
    const talk = await joined()
    const n = talk.pass().events.length
    await talk.comes((at) => ({ kind: 'address-taken', at, address: PHONE }))
    expect(saidSince(talk, n)).toEqual([expect.stringMatching(/two conversations again/)])
  })
})

const NOBODY = personId('p-nobody')

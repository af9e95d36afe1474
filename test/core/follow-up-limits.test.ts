import { describe, expect, test } from '@jest/globals'
import { type Address, addressKey } from '#core/address'
import { nextFollowUp } from '#core/follow-up'
import { messageId } from '#core/ids'
import { SILENCE } from '#core/silence'
import { days, instant, minutes } from '#core/time'
import type { Conversation } from '../support/conversation.ts'
import { CHAT, KNOWN, left, occasions, PHONE, playbook, READY, WEB } from '../support/left.ts'
import { nothing, play } from '../support/play.ts'

const GRANTED = { rep: { id: 'U1', name: 'Ana' } }

/** What ends the wait after a recap, which would be over after four hours (F1). */
const ENDS: readonly (readonly [string, (talk: Conversation) => Promise<void>])[] = [
  ['a no', (talk) => talk.says('no thanks')],
  ['a stop', (talk) => talk.says('please stop writing to me')],
  ['asking for a person', (talk) => talk.says('I want to talk to a person')],
  [
    'a rep who takes over',
    (talk) => talk.comes((at) => ({ kind: 'rep-claimed', at, ...GRANTED, handOff: null })),
  ],
  [
    'the payment',
    async (talk) => {
      await talk.says('yes, go ahead')
      await talk.says('I agree')
      const { id, hash, terms } = talk.pass().state.checkout ?? { id: '', hash: '', terms: { dueNow: 0 } }
      const paid = { checkout: id, hash, amount: terms.dueNow, provider: 'builtin', reference: 'r1' }
      await talk.comes((at) => ({ kind: 'payment-received', at, ...paid }))
    },
  ],
]

describe('the wait', () => {
  test.each(ENDS)('ends with %s, for good', async (_, ends) => {
    const { talk, waits } = await left([READY])
    expect(await waits(minutes(239))).toEqual([])
    await ends(talk)
    expect(await waits(days(90))).toEqual([])
    expect(occasions(talk)).toEqual([])
  })

  test('begins anew with any word, on any channel', async () => {
    const { talk, waits } = await left([READY])
    await waits(minutes(239))
    await talk.says('do you have oat milk?')
    expect(await waits(minutes(239))).toEqual([])
    expect(await waits(minutes(2))).toHaveLength(1)
  })

  test('is for nothing where the policy has no such occasion', async () => {
    const { waits } = await left([READY], playbook({}, { recap: [], silence: [], date: [] }))
    expect(await waits(days(60))).toEqual([])
  })

  test('that was over at night lasts until they may be written to, and is looked at again then', async () => {
    const evening = instant(Date.UTC(2026, 10, 23, 23))
    const { talk, waits } = await left([READY], playbook(), CHAT, evening)
    expect((await waits(days(1))).map(({ at }) => at)).toEqual([Date.UTC(2026, 10, 24, 13)])
    const other = await left([READY], playbook(), CHAT, evening)
    await other.waits(minutes(13 * 60))
    await other.talk.says('no thanks')
    expect(await other.waits(days(2))).toEqual([])
    expect(occasions(talk)).toEqual(['recap'])
  })

  test('that was over while no server ran for weeks is for nothing', async () => {
    const { talk } = await left([READY])
    talk.wait(days(15))
    await talk.comes((at) => ({ kind: 'timer-fired', at, timer: SILENCE }))
    expect(occasions(talk)).toEqual([])
  })
})

describe('no more than the policy allows', () => {
  const often = { recap: [minutes(240), minutes(240)], question: [minutes(60)], silence: [], date: [] }

  test('never two within `apart`', async () => {
    const { waits } = await left([READY], playbook({}, { ...often, apart: days(2) }))
    const [first, second] = await waits(days(10))
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBe(days(2))
  })

  test('never more than `cap`, over all occasions', async () => {
    const rules = playbook({}, { ...often, apart: minutes(1), cap: { most: 1, within: days(4) } })
    const { talk, waits } = await left([KNOWN], rules)
    expect(await waits(days(1))).toHaveLength(1)
    await talk.says(READY)
    expect(await waits(days(2))).toEqual([])
    expect(await waits(days(2))).toHaveLength(1)
    expect(occasions(talk)).toEqual(['question', 'recap'])
  })

  test('never more than `perDeal`', async () => {
    const { waits } = await left([READY], playbook({}, { ...often, perDeal: 1 }))
    expect(await waits(days(30))).toHaveLength(1)
  })
})

describe('where they may be reached (C8)', () => {
  const join = async (rules = playbook()) => {
    const { talk, waits } = await left([KNOWN, 'can I text with you instead?', PHONE.id], rules, WEB)
    await talk.says(talk.code())
    await talk.says('do you have oat milk?', PHONE)
    await talk.says('thanks, I will see', WEB)
    return { talk, waits }
  }

  test('on a page that they have left, nothing is said to nobody', async () => {
    const { waits } = await left([READY], playbook(), WEB)
    expect(await waits(days(60))).toEqual([])
  })

  test('on a phone only with their consent', async () => {
    const { waits } = await left([READY], playbook(), PHONE)
    expect(await waits(days(60))).toEqual([])
  })

  test('whoever has left the page and had agreed to be texted is reached on the phone that they proved', async () => {
    const { waits } = await join()
    expect(await waits(days(3))).toMatchObject([
      { channel: 'sms', text: expect.stringMatching(/coffee machines/) },
    ])
  })

  test('and not on a phone that was only named', async () => {
    const { waits } = await left([KNOWN, 'can I text with you instead?', PHONE.id], playbook(), WEB)
    expect(await waits(days(60))).toEqual([])
  })

  test('nor where the platform takes no free words any more', async () => {
    const there: Address = { channel: 'whatsapp', id: PHONE.id }
    const { talk } = await left([KNOWN], playbook(), there)
    const { state } = talk.pass()
    const contact = state.addresses[addressKey(there)]
    const consent = {
      at: state.now,
      wording: '',
      evidence: { message: messageId('m'), address: there, quote: '', by: 'rules' as const },
    }
    const agreed = { ...state, addresses: contact ? { [addressKey(there)]: { ...contact, consent } } : {} }
    expect(nextFollowUp(agreed, playbook({}, { question: [minutes(60)] }))).not.toBeNull()
    expect(nextFollowUp(agreed, playbook({}, { question: [days(1)] }))).toBeNull()
  })
})

test('of two persons who become one, the follow-ups are those of the one, looked at anew (M7)', async () => {
  const chat = await left([KNOWN])
  const other = await left([READY], playbook(), { channel: 'telegram', id: '43' })
  await chat.waits(minutes(60))
  const { state, events } = chat.talk.pass()
  const theirs = other.talk.pass()
  const at = chat.talk.now()
  const woven = [...events, ...theirs.events].sort((a, b) => a.at - b.at)
  const address: Address = { channel: 'telegram', id: '43' }
  const rewoven = {
    kind: 'rewoven',
    at,
    from: theirs.state.person,
    address,
    why: 'merged',
    events: woven,
  } as const
  const { acts, events: after } = play({ state, events: [], acts: [] }, rewoven, playbook(), () => nothing)
  const next = after.findLast((event) => event.kind === 'turn-ended')
  const wakes = acts.flatMap((act) => (act.act === 'wake' && act.timer === SILENCE ? [act.at] : []))
  expect(next).toMatchObject({ followUp: { of: 'recap' } })
  expect(wakes.at(-1)).toBe(next?.kind === 'turn-ended' ? next.followUp?.at : null)
})

import { describe, expect, test } from '@jest/globals'
import type { Address } from '#core/address'
import type { Event } from '#core/event'
import { messageId } from '#core/ids'
import { minutes } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { questionsIn, returnsIn } from '#metrics/continuity'
import { business } from '../support/business.ts'
import { conversation } from '../support/conversation.ts'

const WEB: Address = { channel: 'webchat', id: 'chat-1' }
const PHONE: Address = { channel: 'sms', id: '+12125550123' }

const playbook = {
  business,
  dialogs: DIALOGS,
  channels: {
    webchat: { optOutReplies: 'ours' as const, carriesTexts: false },
    sms: { optOutReplies: 'platform' as const, carriesTexts: true },
  },
}

/** A talk on the website that goes on by text an hour after the phone was joined; and where the second visit begins. */
const moved = async () => {
  const talk = await conversation(WEB, playbook)
  for (const text of ["we're 40 people", 'can I text with you instead?', '212 555 0123'])
    await talk.says(text)
  await talk.says(talk.code())
  talk.wait(minutes(60))
  await talk.says('hello', PHONE)
  const { state, events } = talk.pass()
  return { person: state.person, events, back: events.findIndex((event) => isFrom(event, PHONE)) }
}

const isFrom = (event: Event, { channel }: Address): boolean =>
  event.kind === 'message-received' && event.address.channel === channel

/** The same journal with another event right behind the `n`-th. */
const withBehind = (events: readonly Event[], n: number, event: Event): readonly Event[] => [
  ...events.slice(0, n + 1),
  event,
  ...events.slice(n + 1),
]

describe('what a journal tells of continuity (S1)', () => {
  test('a return to another channel that picks up the thread is one that was resumed', async () => {
    const { person, events } = await moved()
    expect(returnsIn(person, events)).toMatchObject([{ moved: true, restarted: false, resumed: true }])
    expect(questionsIn(person, events).some(({ again }) => again)).toBe(false)
  })

  test('a question for what is known and counts was put again, and makes the return a restart', async () => {
    const { person, events, back } = await moved()
    const at = events[back]?.at
    if (!at) throw new Error('Nobody came back.')
    const asked = withBehind(events, back, { kind: 'question-put', at, about: 'quantity', to: PHONE })
    expect(questionsIn(person, asked).filter(({ again }) => again)).toEqual([
      { at, about: 'quantity', again: true },
    ])
    expect(returnsIn(person, asked)).toMatchObject([{ restarted: true, resumed: false }])
  })

  test('so does a second introduction at the same place', async () => {
    const { person, events, back } = await moved()
    const first = events.find((event) => event.kind === 'message-queued' && event.introduces)
    if (first?.kind !== 'message-queued') throw new Error('Nobody was introduced.')
    expect(returnsIn(person, withBehind(events, back, { ...first, outgoing: 'again' }))).toMatchObject([
      { restarted: true },
    ])
  })

  test('what is put to them to be confirmed is not asked again (M4)', async () => {
    const { person, events, back } = await moved()
    const [said] = events
    if (said?.kind !== 'message-received') throw new Error('Nobody began.')
    const put = { kind: 'question-put' as const, at: said.at, about: 'quantity' as const, to: PHONE }
    const asked = withBehind(events, back, { ...put, report: messageId(said.activity.id) })
    expect(questionsIn(person, asked).some(({ again }) => again)).toBe(false)
  })
})

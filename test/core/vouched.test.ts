import { describe, expect, test } from '@jest/globals'
import type { Activity } from '#core/activity'
import type { Incoming } from '#core/event'
import type { Playbook } from '#core/playbook'
import { DIALOGS } from '#dialogs/index'
import { business } from '../support/business.ts'
import { activity, beginning, MONDAY, nothing, play } from '../support/play.ts'

const telegram = { channel: 'telegram', id: '7' }
const phone = { channel: 'sms', id: '+14155550123' }

const playbook: Playbook = {
  business,
  dialogs: DIALOGS,
  channels: {
    telegram: { optOutReplies: 'ours', carriesTexts: false },
    sms: { optOutReplies: 'platform', carriesTexts: true },
  },
}

const shares = (more: Partial<Activity>): Incoming => ({
  kind: 'message-received',
  at: MONDAY,
  address: telegram,
  activity: { ...activity('My phone number', telegram, 'm1'), ...more },
  more: false,
})

describe('a phone that the platform vouches for (M6)', () => {
  const vouched = shares({ entities: [{ type: 'vouched-phone', number: phone.id }] })
  const played = play(beginning, vouched, playbook, () => nothing)

  test('is theirs without a code, by their own act and on the wording they saw', () => {
    expect(played.acts).toContainEqual(expect.objectContaining({ act: 'join', address: phone }))
    expect(played.state.addresses['sms:+14155550123']).toMatchObject({
      proof: 'vouched',
      consent: { wording: expect.stringContaining('may text you'), evidence: { message: 'm1' } },
    })
  })

  test('has not met us there yet: the first text says who we are (C8)', () => {
    const joined = {
      kind: 'past-joined' as const,
      at: MONDAY,
      address: phone,
      from: played.state.person,
      signals: [],
    }
    const { events } = play(played, joined, playbook, () => nothing)
    const first = events.filter((event) => event.kind === 'message-queued').at(-1)
    expect(first).toMatchObject({ to: phone, introduces: true })
    expect(first?.kind === 'message-queued' && first.message.text).toMatch(/^introduce-sms \+ continued/)
  })

  test('opens nothing when the entity is missing, whatever the text claims', () => {
    const claimed = play(beginning, shares({ text: phone.id }), playbook, () => nothing)
    expect(claimed.acts.filter(({ act }) => act === 'join')).toEqual([])
  })
})

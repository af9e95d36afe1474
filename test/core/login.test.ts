import { describe, expect, test } from '@jest/globals'
import type { Activity } from '#core/activity'
import { strangerAt } from '#core/address'
import { authorityOf } from '#core/authority'
import { authorize } from '#core/authorize'
import { lastHeardOf } from '#core/contacts'
import type { Incoming } from '#core/event'
import { parted } from '#core/history'
import { emailBySite } from '#core/login'
import type { Playbook } from '#core/playbook'
import { instant, minutes } from '#core/time'
import { emailOf } from '#dialogs/booking'
import { DIALOGS } from '#dialogs/index'
import { business } from '../support/business.ts'
import { activity, beginning, MONDAY, nothing, type Played, play } from '../support/play.ts'

const here = { channel: 'webchat', id: 'begun-by-nobody' }
const user = { channel: 'webchat', id: 'user-dana' }
const playbook: Playbook = {
  business,
  dialogs: DIALOGS,
  channels: { webchat: { optOutReplies: 'ours', carriesTexts: false } },
}

const says = (id: string, more: Partial<Activity> = {}, at = MONDAY): Incoming => ({
  kind: 'message-received',
  at,
  address: here,
  activity: { ...activity('hello', here, id), ...more },
  more: false,
})
const logsIn: Incoming = { kind: 'logged-in', at: instant(MONDAY + minutes(1)), address: here, user }
const next = (played: Played, event: Incoming): Played => play(played, event, playbook, () => nothing)

/** The site's signed word for who is logged in (M6). */
describe('a login', () => {
  const talked = next(beginning, says('m1'))
  const joined = next(talked, logsIn)

  test('joins the conversation that the user has everywhere else, by the gate, and says nothing', () => {
    const since = joined.events.slice(talked.events.length)
    expect(since).toContainEqual(
      expect.objectContaining({
        kind: 'verdict-given',
        tool: 'join-login',
        verdict: expect.objectContaining({ outcome: 'allow' }),
      }),
    )
    expect(since).toContainEqual(
      expect.objectContaining({ kind: 'address-joined', address: user, proof: 'site', challenge: null }),
    )
    expect(joined.acts).toContainEqual(expect.objectContaining({ act: 'join', address: user }))
    expect(since.filter(({ kind }) => kind === 'message-queued')).toEqual([])
  })

  test('is no word of theirs from there: what comes next goes where they are', () => {
    expect(lastHeardOf(joined.state)).toEqual(here)
  })

  test('that is heard of twice joins once', () => {
    const again = next(joined, logsIn)
    expect(again.acts.filter(({ act }) => act === 'join')).toHaveLength(1)
  })

  test('that brings nothing along is no news to anybody', () => {
    const alone = {
      kind: 'past-joined' as const,
      at: MONDAY,
      address: user,
      from: strangerAt(user),
      signals: [],
    }
    const later = next(joined, alone)
    expect(later.acts.filter(({ act }) => act === 'send')).toEqual(
      talked.acts.filter(({ act }) => act === 'send'),
    )
  })

  test('is what the gate asks for: no dialog joins a user whom the site has not named in this turn', () => {
    const authority = authorityOf(talked.state, playbook)
    const call = { tool: 'join-login' as const, address: user }
    expect(authorize(call, 'sdr', talked.state, authority, playbook)).toMatchObject({
      outcome: 'refuse',
      reason: 'the site has not said that this is who is logged in',
    })
    const named = { ...talked.state, turn: { ...talked.state.turn, login: { here, user } } }
    expect(authorize(call, 'sdr', named, authority, playbook).outcome).toBe('allow')
    const other = { ...call, address: { channel: 'sms', id: '+14155550123' } }
    expect(authorize(other, 'sdr', named, authority, playbook).outcome).toBe('refuse')
  })

  test('counts also while a rep has the conversation', () => {
    const rep = { id: 'U1', name: 'Ana' }
    const claim = { kind: 'rep-claimed' as const, at: MONDAY, rep, handOff: 'p-test.hand1' }
    const desk: Playbook = { ...playbook, desk: true }
    const asked = play(talked, says('m2', { text: 'a person please' }), desk, () => ({
      ...nothing,
      service: 'human',
    }))
    const held = play(asked, claim, desk, () => nothing)
    expect(held.state.desk?.owner).toMatchObject({ name: 'Ana' })
    const known = play(held, logsIn, desk, () => nothing)
    expect(known.acts).toContainEqual(expect.objectContaining({ act: 'join', address: user }))
  })

  test('leaves with the conversation that it was in', () => {
    const { theirs, rest } = parted(joined.events, here)
    expect(theirs.map(({ kind }) => kind)).toContain('logged-in')
    expect(rest.map(({ kind }) => kind)).not.toContain('logged-in')
    expect(theirs.map(({ kind }) => kind)).not.toContain('address-joined')
  })
})

describe('what the site has of its user', () => {
  const dana = { type: 'site-user' as const, user: 'dana' }
  const email = { ...dana, email: 'dana@shop.example', phone: '+14155550123' }

  test('is what another system says: an e-mail for an invitation, and no word of the buyer', () => {
    const { state } = next(beginning, says('m1', { entities: [email] }))
    expect(state.reports.contact).toMatchObject({
      value: { channel: 'email', id: 'dana@shop.example' },
      evidence: { by: { system: 'site', record: 'dana' } },
    })
    expect(state.signals.contact).toBeUndefined()
    const view = { state, rules: playbook, authority: authorityOf(state, playbook), heard: [], here }
    expect(emailOf(view)).toBe('dana@shop.example')
    expect(state.addresses['webchat:begun-by-nobody']).toMatchObject({ login: 'dana' })
  })

  test('is noted once, and anew when it changes', () => {
    const kept = ({ events }: Played) => events.filter(({ kind }) => kind === 'report-kept').length
    const first = next(beginning, says('m1', { entities: [email] }))
    const second = next(first, says('m2', { entities: [email] }, instant(MONDAY + minutes(1))))
    expect(kept(second)).toBe(1)
    const moved = { ...email, email: 'dana@home.example' }
    expect(kept(next(second, says('m3', { entities: [moved] }, instant(MONDAY + minutes(2)))))).toBe(2)
  })

  test('may be a phone, which is no address of theirs: the site vouches for its login alone (I10)', () => {
    const { state, acts } = next(beginning, says('m1', { entities: [{ ...dana, phone: '+14155550123' }] }))
    expect(state.reports.contact?.value).toEqual({ channel: 'sms', id: '+14155550123' })
    expect(Object.keys(state.addresses)).toEqual(['webchat:begun-by-nobody'])
    expect(acts.filter(({ act }) => act === 'join')).toEqual([])
    expect(emailBySite(state)).toBeNull()
  })
})

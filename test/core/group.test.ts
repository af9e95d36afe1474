import { describe, expect, test } from '@jest/globals'
import { type Address, strangerAt } from '#core/address'
import { lastContact } from '#core/contacts'
import { defineDialog, keep } from '#core/dialog'
import type { Event, Incoming } from '#core/event'
import { fold, initialState } from '#core/evolve'
import type { Playbook } from '#core/playbook'
import type { Reading } from '#core/reading'
import { addDays, after, dayOf, milliseconds, minutes } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { business } from '../support/business.ts'
import { activity, MONDAY, nothing, type Played, play, said } from '../support/play.ts'

/** Rules for where others read along (M6); their numbers are those of `src/core/group.ts`. */
const telegram = { optOutReplies: 'ours', carriesTexts: false } as const
const playbook: Playbook = {
  business,
  dialogs: DIALOGS,
  channels: { telegram, sms: { optOutReplies: 'platform', carriesTexts: true } },
}
const ANN: Address = { channel: 'telegram', id: '-100|1' }
/** A group as journals before have it: all who speak there are one mailbox. */
const WHOLE: Address = { channel: 'telegram', id: '-100' }
const DIRECT: Address = { channel: 'telegram', id: '1' }
const PHONE: Address = { channel: 'sms', id: '+14155550123' }

const forty: Reading = {
  ...nothing,
  noticed: [
    { kind: 'need', value: 'coffee machines', quote: 'forty', confidence: 1 },
    { kind: 'quantity', value: 40, quote: 'forty', confidence: 1 },
    {
      kind: 'timeline',
      value: { day: addDays(dayOf(MONDAY, milliseconds(0)), 20), bound: 'on' },
      quote: 'forty',
      confidence: 1,
    },
    { kind: 'readiness', value: true, quote: 'forty', confidence: 1 },
  ],
}
const READINGS: { readonly [text: string]: Reading } = {
  'forty, let us do it': forty,
  yes: {
    ...nothing,
    acceptance: { verdict: 'accept', tier: 'explicit', hesitates: false, reason: 'covered', spans: [] },
  },
  stop: { ...nothing, service: 'stop' },
}

const nobody = (address: Address): Played => ({
  state: initialState(strangerAt(address)),
  events: [],
  acts: [],
})

/** Somebody says something, a while later, in a group or directly. */
const says = (before: Played, text: string, address: Address, more: object = {}, by = '1'): Played => {
  const at = after(before.state.length === 0 ? MONDAY : before.state.now, minutes(1))
  const isGroup = address.id.startsWith('-')
  const id = `m${before.state.length}`
  const event: Incoming = {
    ...(said(text, address, at, id) as Extract<Incoming, { kind: 'message-received' }>),
    activity: {
      ...activity(text, address, id),
      from: { id: by, role: 'user' },
      conversation: { id: address.id.split('|')[0] ?? '', isGroup },
      ...more,
    },
  }
  return play(before, event, playbook, (words) => READINGS[words] ?? nothing)
}

const silent = (before: Played): Played =>
  play(
    before,
    { kind: 'timer-fired', at: after(before.state.now, minutes(300)), timer: 'silence' },
    playbook,
    () => nothing,
  )

/** What a life came to after a moment. */
const since = (before: Played, now: Played): readonly Event[] => now.events.slice(before.events.length)
const lettersIn = (events: readonly Event[]) =>
  events.flatMap((event) => (event.kind === 'message-queued' ? [event] : []))
const kinds = (events: readonly Event[]) => events.map(({ kind }) => kind)

describe('where others read along', () => {
  test('no address is joined, whichever dialog would have it (G1)', () => {
    const evidence = { message: 'm0', address: ANN, quote: 'x', by: 'rules' } as never
    const eager = defineDialog<'sdr'>({
      name: 'eager',
      role: 'sdr',
      propose: () =>
        keep(
          ...(
            [
              { tool: 'send-code', to: PHONE, wording: 'w', evidence },
              { tool: 'join-address', address: PHONE, challenge: 'c' },
              { tool: 'join-vouched', address: PHONE, wording: 'w', evidence },
              { tool: 'join-login', address: DIRECT },
              { tool: 'show-code', phone: PHONE },
              { tool: 'issue-link' },
            ] as const
          ).map((call) => ({ propose: 'use' as const, call, say: [], instead: [] })),
        ),
    })
    const event = (address: Address, isGroup: boolean): Incoming => ({
      ...(said('hi', address, MONDAY, 'm0') as Extract<Incoming, { kind: 'message-received' }>),
      activity: { ...activity('hi', address, 'm0'), conversation: { id: 'c', isGroup } },
    })
    const verdicts = (address: Address, isGroup: boolean) =>
      play(nobody(address), event(address, isGroup), { ...playbook, dialogs: [eager] }, () => nothing)
        .events.flatMap((one) => (one.kind === 'verdict-given' ? [one.verdict] : []))
        .map((verdict) => (verdict.outcome === 'allow' ? 'allow' : verdict.reason))
    expect(new Set(verdicts(ANN, true))).toEqual(
      new Set(['others read along here; no address is joined before them']),
    )
    expect(verdicts(DIRECT, false).at(-1)).toBe('allow')
  })

  test('nobody is reminded; in private they are (G2)', () => {
    const [shared, direct] = [ANN, DIRECT].map((address) => {
      const told = says(nobody(address), 'forty, let us do it', address)
      expect(told.state.recap?.awaiting).toBe(true)
      return { told, later: silent(told) }
    })
    if (!shared || !direct) throw new Error('there are two')
    expect(lettersIn(since(direct.told, direct.later))).toHaveLength(1)
    expect(lettersIn(since(shared.told, shared.later))).toEqual([])
  })

  test('an answer says which words it answers; in private it does not', () => {
    const answered = (address: Address) =>
      lettersIn(says(nobody(address), 'forty, let us do it', address).events).map(
        ({ message }) => message.replyTo,
      )
    expect(answered(ANN)).toEqual(['m0'])
    expect(answered(DIRECT)).toEqual([undefined])
  })

  test('whoever is known from a phone as well is told where to go on, and nothing else (G3)', () => {
    const known = says(nobody(PHONE), 'forty, let us do it', PHONE)
    const joined: Event = {
      kind: 'address-joined',
      at: known.state.now,
      address: ANN,
      proof: 'code',
      challenge: null,
    }
    const before = { ...known, state: fold(known.state, [joined]), events: [...known.events, joined] }
    const asked = says(before, 'what did I tell you?', ANN)
    const [letter, ...others] = lettersIn(since(before, asked))
    expect(others).toEqual([])
    expect(letter).toMatchObject({ to: ANN, message: { text: 'in-private' } })
    expect(lastContact(asked.state)?.address).toEqual(PHONE)
    const stopped = says(asked, 'stop', ANN)
    expect(lettersIn(since(asked, stopped)).map(({ message }) => message.text)).toEqual(['stopped'])
    const atHome = says(before, 'what did I tell you?', PHONE)
    expect(lettersIn(since(before, atHome))[0]?.message.text).not.toContain('in-private')
  })

  test('a button under words to somebody else says nothing, and what is asked of oneself stays open (G4)', () => {
    const asked = says(nobody(ANN), 'forty, let us do it', ANN)
    const theirs = { value: { choice: 1 }, replyToId: `${strangerAt({ ...ANN, id: '-100|2' })}.out1` }
    const tapped = says(asked, 'yes', ANN, theirs)
    expect(kinds(since(asked, tapped))).not.toContain('acceptance-recorded')
    expect(kinds(since(asked, tapped))).not.toContain('acceptance-unclear')
    expect(lettersIn(since(asked, tapped)).map(({ message }) => message.text)).toEqual(['not-yours'])
    expect(kinds(says(tapped, 'yes', ANN).events)).toContain('acceptance-recorded')
  })
})

describe('a journal in which a whole group was one mailbox', () => {
  const asked = says(nobody(WHOLE), 'forty, let us do it', WHOLE, {}, 'ada')

  test('goes on without one’s yes counting for another', () => {
    const bob = says(asked, 'yes', WHOLE, {}, 'bob')
    expect(kinds(since(asked, bob))).toContain('acceptance-unclear')
    expect(kinds(since(bob, says(bob, 'yes', WHOLE, {}, 'ada')))).toContain('acceptance-recorded')
  })

  test('reminds nobody of it any more', () => {
    expect(lettersIn(since(asked, silent(asked)))).toEqual([])
  })
})

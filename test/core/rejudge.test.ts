import { readFile } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { z } from 'zod'
import type { Event } from '#core/event'
import { fold } from '#core/evolve'
import { personId } from '#core/ids'
import type { Playbook } from '#core/playbook'
import type { Policy } from '#core/policy'
import { rejudge } from '#core/rejudge'
import { addDays, dayOf, milliseconds } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { business } from '../support/business.ts'
import { lives } from '../support/histories.ts'
import { beginning, MONDAY, nothing, type Played, play, said } from '../support/play.ts'

const WEB = { channel: 'webchat', id: 'conversation-1' }

const playbook: Playbook = {
  business,
  dialogs: DIALOGS,
  channels: {
    webchat: { optOutReplies: 'ours', carriesTexts: false },
    sms: { optOutReplies: 'platform', carriesTexts: true },
  },
}

const under = (policy: Partial<Policy>): Playbook => ({
  ...playbook,
  business: { ...business, policy: { ...business.policy, version: 'other', ...policy } },
})

const yes = {
  ...nothing,
  acceptance: { verdict: 'accept', tier: 'explicit', hesitates: false, reason: 'covered', spans: [] },
} as const

const says = (before: Played, n: number, text: string, reading: typeof nothing): Played =>
  play(before, said(text, WEB, MONDAY, `m${n}`), playbook, () => reading)

/** Everything is known at once; then a yes to the terms, and one to what goes with them. */
const deal = (): readonly Played[] => {
  const first = says(beginning, 1, '40 people, Jan 4, go', {
    ...nothing,
    noticed: [
      { kind: 'need', value: 'coffee', quote: 'people', confidence: 1 },
      { kind: 'quantity', value: 40, quote: '40 people', confidence: 1 },
      {
        kind: 'timeline',
        value: { day: addDays(dayOf(MONDAY, milliseconds(0)), 40), bound: 'on' },
        quote: 'Jan 4',
        confidence: 1,
      },
      { kind: 'readiness', value: true, quote: 'go', confidence: 1 },
    ],
  })
  const second = says(first, 2, 'yes', yes)
  return [first, second, says(second, 3, 'yes', yes)]
}

const whole = (): Played => deal()[2] ?? beginning

describe('a journal decided anew', () => {
  test('comes to the same, whatever happened, also after a trip through JSON (A8)', () => {
    let turns = 0
    fc.assert(
      fc.property(lives(playbook), ({ state, events }) => {
        const kept: Event[] = JSON.parse(JSON.stringify(events))
        const judged = rejudge(state.person, kept, playbook)
        expect(judged.differing).toEqual([])
        turns += judged.turns
      }),
      { numRuns: 60 },
    )
    expect(turns).toBeGreaterThan(100)
  })

  test('by another policy: a person would have been called instead of stating the terms', () => {
    const { state, events } = whole()
    const calling = under({ escalate: { ...business.policy.escalate, amountAbove: 100 } })
    const [first] = rejudge(state.person, events, calling).differing
    expect(first).toMatchObject({ n: 0, input: 'message-received', policy: 'test-1' })
    const kinds = (how: string) =>
      first?.departures.flatMap((one) => (one.how === how && 'event' in one ? [one.event.kind] : []))
    expect(kinds('gone')).toContain('recap-stated')
    expect(kinds('new')).toContain('hand-off-requested')
  })

  test('each turn is judged from what was recorded before it, so that one difference does not spoil the rest (J1)', () => {
    const { state, events } = whole()
    const asking = under({
      acknowledgements: [...business.policy.acknowledgements, { id: 'terms', text: 'The terms hold.' }],
    })
    const judged = rejudge(state.person, events, asking)
    expect(judged.turns).toBe(3)
    // The yes to the first acknowledgement is taken as before; only that the link follows from it is different.
    expect(judged.differing.map(({ n }) => n)).toEqual([events.findIndex((event) => isMessage(event, 'm3'))])
    const [last] = judged.differing
    expect(last?.departures.some((one) => one.how === 'gone' && one.event.kind === 'checkout-offered')).toBe(
      true,
    )
    expect(last?.departures.some((one) => 'event' in one && one.event.kind === 'acknowledged')).toBe(false)
    expect(last?.departures).toContainEqual({ how: 'level', was: 'commit', now: 'close' })
  })

  test('words that would be ordered for the first time stand as their order, and nobody phrases them (J2)', () => {
    const { state, events } = whole()
    const [found] = rejudge(state.person, events, under({ confirmTwiceAbove: 100 })).differing
    const message = found?.departures.find(
      (one) => one.how === 'changed' && one.event.kind === 'message-queued',
    )
    expect(message).toMatchObject({ now: { message: { text: '[second-yes]' } } })
  })

  test('a question that nobody asked then is told, and what follows from it is not guessed (J3)', () => {
    const asks = says(beginning, 1, 'oat milk?', {
      ...nothing,
      questions: [{ text: 'oat milk?', topic: 'other', plan: null }],
    })
    const unasked = asks.events.filter(({ kind }) => kind !== 'looked-up')
    const [found] = rejudge(asks.state.person, unasked, playbook).differing
    expect(found?.departures).toEqual([{ how: 'asks', ask: { ask: 'look-up', question: 'oat milk?' } }])
  })

  test('a turn that was let go, unread or without the dialogs, is no difference', () => {
    const first = deal()[0] ?? beginning
    const letter = said('hello?', WEB, MONDAY, 'm2')
    const unread = { ...first, state: fold(first.state, [letter]), events: [...first.events, letter] }
    const failed = { kind: 'turn-failed', at: MONDAY, reason: 'it hung' } as const
    const mute = { ...playbook, dialogs: [] }
    for (const before of [unread, play(first, letter, mute, () => nothing)]) {
      const { state, events } = play(before, failed, playbook, () => nothing)
      expect(rejudge(state.person, events, playbook).differing).toEqual([])
    }
  })

  test('a journal of another version is judged without a crash, and its differences are a report', async () => {
    const { events } = z
      .object({ events: z.array(z.custom<Event>()) })
      .parse(
        JSON.parse(
          await readFile(new URL('../../../test/journals/before-0.2.json', import.meta.url), 'utf8'),
        ),
      )
    const { turns, differing } = rejudge(personId('p9f90a2b4fad241cc4a73'), events, playbook)
    expect(turns).toBeGreaterThan(8)
    for (const { departures } of differing) expect(departures.length).toBeGreaterThan(0)
    const strange = [...events, { kind: 'of-a-later-version', at: MONDAY }]
    const later: Event[] = JSON.parse(JSON.stringify(strange))
    expect(rejudge(personId('p9f90a2b4fad241cc4a73'), later, playbook).turns).toBe(turns)
  })
})

const isMessage = (event: Event, id: string): boolean =>
  event.kind === 'message-received' && event.activity.id === id

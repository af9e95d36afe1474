import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { auditOf } from '#audit/audit'
import { pageOf } from '#audit/page'
import type { Playbook } from '#core/playbook'
import { instant } from '#core/time'
import { RULES } from '../calendar/rules.ts'
import { lives } from '../support/histories.ts'
import { playbook, sampleDeal } from './sample.ts'

/** One that meets whoever asks, and tells a CRM. */
const MEETING: Playbook = {
  ...playbook,
  crm: true,
  business: {
    ...playbook.business,
    calendar: RULES,
    policy: {
      ...playbook.business.policy,
      ladder: { ...playbook.business.policy.ladder, qualify: [], book: [] },
    },
  },
}

describe('a journal in words', () => {
  test('whatever happened, nothing is told that is no word, and the journal adds up', () => {
    fc.assert(
      fc.property(lives(MEETING), ({ state, events }) => {
        const audit = auditOf(state.person, { snapshot: state, events }, MEETING, state.now)
        const page = pageOf(audit, 100)
        expect(page).not.toMatch(/undefined|\[object|NaN|\bnull\b/)
        expect(audit.replay.same).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('no line is wider than asked for, on wide and on narrow terminals', async () => {
    const { state, events } = (await sampleDeal()).pass()
    const audit = auditOf(state.person, { snapshot: state, events }, playbook, state.now)
    for (const width of [110, 80, 60, 40]) {
      const lines = pageOf(audit, width).split('\n')
      expect(lines.filter((line) => line.length > width && !/\S{25,}/.test(line))).toEqual([])
    }
  })

  test('a change of one letter in the journal is told at its end, with the turn where it shows', async () => {
    const { state, events } = (await sampleDeal()).pass()
    const harmed = events.map((event) =>
      event.kind === 'signal-kept' && event.signal.kind === 'need'
        ? { ...event, signal: { ...event.signal, value: 'tea machines' } }
        : event,
    )
    const audit = auditOf(state.person, { snapshot: state, events: harmed }, playbook, state.now)
    expect(audit.replay.same).toBe(false)
    expect(pageOf(audit, 1_000)).toMatch(
      /Replaying differs: 7 turns from what was recorded, the snapshot does\./,
    )
    expect(pageOf(audit, 1_000)).toMatch(/The turn that ends with event 10 recorded the state \w{12}/)
  })

  test('what is told may begin and end at a time', async () => {
    const { state, events } = (await sampleDeal()).pass()
    const tuesday = instant(Date.UTC(2026, 10, 24, 5))
    const only = auditOf(state.person, { snapshot: state, events }, playbook, state.now, {
      since: tuesday,
      until: null,
    })
    const first = auditOf(state.person, { snapshot: state, events }, playbook, state.now, {
      since: null,
      until: tuesday,
    })
    const all = auditOf(state.person, { snapshot: state, events }, playbook, state.now)
    expect(first.turns).toHaveLength(2)
    expect([...first.turns, ...only.turns]).toEqual(all.turns)
    expect(only.heading).toEqual(all.heading)
  })
})

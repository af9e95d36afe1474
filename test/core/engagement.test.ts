import { describe, expect, test } from '@jest/globals'
import { authorityOf } from '#core/authority'
import { engagementOf } from '#core/engagement'
import { evolve } from '#core/evolve'
import type { Playbook } from '#core/playbook'
import { after, days, type Milliseconds, minutes, seconds } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { business } from '../support/business.ts'
import { beginning, MONDAY, nothing, type Played, play, said } from '../support/play.ts'

const web = { channel: 'webchat', id: 'conversation-1' }
const playbook: Playbook = { business, dialogs: DIALOGS, channels: {} }
const { engagement } = business.policy

/** Somebody who says one thing after another, and takes so long each time. */
const talk = (...waits: readonly Milliseconds[]): Played => {
  let at = MONDAY
  let played = play(beginning, said('hello', web, at, 'm0'), playbook, () => nothing)
  for (const [n, wait] of waits.entries()) {
    at = after(at, wait)
    played = play(played, said('so it is', web, at, `m${n + 1}`), playbook, () => nothing)
  }
  return played
}

const engaged = (...waits: readonly Milliseconds[]): number => engagementOf(talk(...waits).state, engagement)

describe('engagement (A4)', () => {
  test('one half is how much they say: a sixth of it with each of the first six messages', () => {
    expect(engaged()).toBeCloseTo(1 / 12)
    expect(talk().state.paces).toEqual([])
  })

  test('the other half is how quickly they answer what we asked', () => {
    expect(engaged(seconds(10))).toBeCloseTo(1 / 6 + 0.5, 1)
    expect(engaged(minutes(60))).toBeCloseTo(1 / 6 + 0.25)
    expect(engaged(days(2))).toBeLessThan(1 / 6 + 0.02)
  })

  test('each question of ours counts once, and the last five at most', () => {
    const { state } = talk(...Array.from({ length: 9 }, () => minutes(1)))
    expect(state.paces.length).toBeLessThanOrEqual(5)
    expect(new Set(state.paces.map(({ outgoing }) => outgoing)).size).toBe(state.paces.length)
  })

  test('whoever has been silent for two weeks is not taking part', () => {
    const { state } = talk(minutes(1), minutes(1))
    const later = { ...state, now: after(state.now, days(14)) }
    expect(engagementOf(state, engagement)).toBeGreaterThan(0.5)
    expect(engagementOf(later, engagement)).toBe(0)
    expect(authorityOf(later, playbook).score.parts.engagement).toBe(0)
  })

  test('it is a part of the score that can be read, and alone it qualifies nobody', () => {
    const { state } = talk(...Array.from({ length: 9 }, () => seconds(5)))
    const { level, score } = authorityOf(state, playbook)
    expect(score.parts.engagement).toBeGreaterThan(0.09)
    expect(score.total).toBe(score.parts.engagement)
    expect(level).toBe('engage')
    expect(evolve(state, { kind: 'timer-fired', at: state.now, timer: 'recap' }).paces).toBe(state.paces)
  })
})

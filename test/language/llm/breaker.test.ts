import { describe, expect, test } from '@jest/globals'
import { after, minutes, seconds } from '#core/time'
import { breaker } from '#language/llm/breaker'
import type { Failed } from '#language/llm/failure'
import { MONDAY } from '../../support/play.ts'

const DOWN: Failed = { failed: 'down' }

const opened = () => {
  let now = MONDAY
  const told: string[] = []
  const gate = breaker({ now: () => now }, (opening) =>
    told.push(opening ? `${opening.why} ${opening.rest / 1_000}` : 'back'),
  )
  return {
    told,
    enter: gate.enter,
    isOpen: gate.isOpen,
    /** One call that goes through; whether it was let through. */
    call: (failed: Failed | null): boolean => {
      const outcome = gate.enter()
      outcome?.(failed)
      return outcome !== null
    },
    wait: (length: ReturnType<typeof seconds>) => {
      now = after(now, length)
    },
  }
}

describe('the breaker', () => {
  test('opens after three failures in a row, and lets nobody through until the rest is over', () => {
    const { call, wait, told, isOpen } = opened()
    expect(isOpen()).toBe(false)
    expect([DOWN, DOWN, null, DOWN, DOWN, DOWN, DOWN].map(call)).toEqual([...Array(6).fill(true), false])
    wait(seconds(14))
    expect([call(null), isOpen()]).toEqual([false, true])
    wait(seconds(1))
    expect([call(null), isOpen()]).toEqual([true, false])
    expect(told).toEqual(['down 15', 'back'])
  })

  test('opens when half of the last ten calls failed', () => {
    const { call } = opened()
    const calls = [null, DOWN, null, DOWN, null, DOWN, null, DOWN, null, DOWN, null]
    expect(calls.map(call)).toEqual([...Array(10).fill(true), false])
  })

  test('lets one probe through after the rest, and the others wait for how it ends', () => {
    const { call, enter, wait } = opened()
    for (const failed of [DOWN, DOWN, DOWN]) call(failed)
    wait(seconds(15))
    const probe = enter()
    expect(probe).not.toBeNull()
    expect(enter()).toBeNull()
    probe?.(null)
    expect(enter()).not.toBeNull()
  })

  test('rests twice as long after each probe that fails, up to five minutes', () => {
    const { call, wait, told } = opened()
    for (const failed of [DOWN, DOWN, DOWN]) call(failed)
    for (let n = 0; n < 6; n++) {
      wait(minutes(5))
      call(DOWN)
    }
    expect(told).toEqual([15, 30, 60, 120, 240, 300, 300].map((rest) => `down ${rest}`))
  })

  test('rests at once, and for as long as the server wants, but for no more than an hour', () => {
    for (const [wanted, rest] of [
      [90, 90],
      [86_400, 3_600],
    ]) {
      const { call, told } = opened()
      call({ failed: 'rate-limited', rest: seconds(wanted ?? 0) })
      expect([call(null), told]).toEqual([false, [`rate-limited ${rest}`]])
    }
  })

  test.each(['malformed', 'refused', 'out-of-budget'] as const)(
    'does not open for what one buyer draws from it: %s',
    (failed) => {
      const { call } = opened()
      expect(Array.from({ length: 12 }, () => call({ failed }))).not.toContain(false)
    },
  )

  test('stays open after a probe that was too dear to be made, and the next one is the probe', () => {
    const { call, enter, wait, told } = opened()
    for (const failed of [DOWN, DOWN, DOWN]) call(failed)
    wait(seconds(15))
    call({ failed: 'out-of-budget' })
    const probe = enter()
    expect([probe === null, enter(), told]).toEqual([false, null, ['down 15']])
    probe?.(DOWN)
    expect(told).toEqual(['down 15', 'down 30'])
  })

  test('a call that ends after it has opened changes nothing', () => {
    const { call, enter, told } = opened()
    const late = enter()
    for (const failed of [DOWN, DOWN, DOWN]) call(failed)
    late?.(null)
    expect([call(null), told]).toEqual([false, ['down 15']])
  })
})

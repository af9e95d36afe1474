import { describe, expect, test } from '@jest/globals'
import type { Model } from '#contracts/model'
import type { Allowance } from '#core/effect'
import { emptyReading } from '#core/reading'
import { milliseconds, seconds } from '#core/time'
import { patientWith } from '#turn/patience'
import { MONDAY } from '../support/play.ts'

const heard = { text: 'hello', expecting: null, now: MONDAY }
const allowed: Allowance = { role: 'sdr', time: milliseconds(50), tokens: 100, calls: 1 }
const telling = { briefs: [], template: { text: 'Hi', choices: [], cards: [] }, channel: 'sms' }
const passages = [{ title: 'Milk', text: 'Oat.', score: 1 }]
const wondered = { question: 'milk?', passages, level: 'engage' as const }
const use = { model: 'm', tokens: 5 }

const fine: Model = {
  perceive: async () => ({ noticed: [], use }),
  lookUp: async () => ({ passages, use }),
  compose: async () => ({ draft: { text: 'Hey' }, use }),
}

describe('a turn with a model', () => {
  test('gives it its time, and no more than is left of half the turn', async () => {
    const given: number[] = []
    const model = patientWith(
      {
        ...fine,
        perceive: async (_, { time }) => {
          given.push(time)
          return { noticed: [], use }
        },
      },
      seconds(1),
    )
    await model.perceive(heard, allowed, emptyReading)
    await model.perceive(heard, { ...allowed, time: seconds(9) }, emptyReading)
    expect(given[0]).toBe(50)
    expect(given[1]).toBeGreaterThan(300)
    expect(given[1]).toBeLessThanOrEqual(500)
    expect(given.every(Number.isInteger)).toBe(true)
  })

  test('waits for a slow one once, and does not ask it again', async () => {
    let asked = 0
    const model = patientWith(
      {
        ...fine,
        perceive: async () => {
          asked++
          return { noticed: [], use: { ...use, failed: 'slow' } }
        },
        compose: async () => {
          asked++
          return { use }
        },
      },
      seconds(20),
    )
    expect((await model.perceive(heard, allowed, emptyReading)).use?.failed).toBe('slow')
    expect((await model.compose(telling, allowed)).use?.failed).toBe('resting')
    expect(await model.lookUp(wondered, allowed)).toMatchObject({ passages, use: { failed: 'resting' } })
    expect(asked).toBe(1)
  })

  test('goes on without one that throws or never ends', async () => {
    const thrown = patientWith({ ...fine, compose: async () => Promise.reject(new Error('odd')) }, seconds(9))
    expect(await thrown.compose(telling, allowed)).toMatchObject({ use: { failed: 'down' } })
    const silent = patientWith({ ...fine, lookUp: () => new Promise(() => {}) }, seconds(9))
    const began = performance.now()
    expect(await silent.lookUp(wondered, allowed)).toMatchObject({ passages, use: { failed: 'slow' } })
    expect(performance.now() - began).toBeLessThan(1_900)
  })

  test('passes on what one says that works', async () => {
    const model = patientWith(fine, seconds(9))
    expect(await model.compose(telling, allowed)).toEqual({ draft: { text: 'Hey' }, use })
  })
})

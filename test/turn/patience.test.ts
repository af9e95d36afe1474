import { describe, expect, test } from '@jest/globals'
import type { Model } from '#contracts/model'
import type { Allowance } from '#core/effect'
import { emptyReading } from '#core/reading'
import { milliseconds, seconds } from '#core/time'
import { patientWith } from '#turn/patience'
import { MONDAY } from '../support/play.ts'

const heard = { text: 'hello', expecting: null, now: MONDAY }
const allowed: Allowance = { role: 'sdr', time: milliseconds(50), tokens: 100, calls: 1, today: 100_000 }
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

  test('is not asked again after it was slow, whatever else comes back later', async () => {
    const answers: (() => void)[] = []
    const model = patientWith(
      {
        ...fine,
        perceive: async () => ({ noticed: [], use: { ...use, failed: 'slow' } }),
        lookUp: () => new Promise((resolve) => answers.push(() => resolve({ passages, use }))),
      },
      seconds(9),
    )
    const late = model.lookUp(wondered, allowed)
    await model.perceive(heard, allowed, emptyReading)
    answers.at(0)?.()
    await late
    expect((await model.compose(telling, allowed)).use?.failed).toBe('resting')
  })

  test('goes on without one that throws before it answers anything', async () => {
    const model = patientWith(
      {
        ...fine,
        compose: () => {
          throw new Error('odd')
        },
      },
      seconds(9),
    )
    expect(await model.compose(telling, allowed)).toMatchObject({ use: { failed: 'down' } })
  })

  test('takes no more of it than is left of the day, however much is asked at once (L4)', async () => {
    const given: number[] = []
    const spends = (tokens: number): Model => ({
      ...fine,
      perceive: async (_, allowance) => {
        given.push(allowance.tokens)
        return { noticed: [], use: { model: 'm', tokens: Math.min(tokens, allowance.tokens) } }
      },
    })
    const asked = { ...allowed, tokens: 100, today: 250 }
    const model = patientWith(spends(100), seconds(9))
    const burst = await Promise.all(
      Array.from({ length: 5 }, () => model.perceive(heard, asked, emptyReading)),
    )
    expect(given).toEqual([100, 100, 50])
    expect(burst.map((one) => one.use?.failed)).toEqual([
      undefined,
      undefined,
      undefined,
      'out-of-budget',
      'out-of-budget',
    ])
    expect(burst.reduce((sum, one) => sum + (one.use?.tokens ?? 0), 0)).toBe(250)
  })

  test('what a question was allowed and did not take is there for the next', async () => {
    const asked = { ...allowed, tokens: 100, today: 120 }
    const model = patientWith(fine, seconds(9), 10)
    const tokens = []
    for (let n = 0; n < 4; n++) tokens.push((await model.compose(telling, asked)).use?.tokens)
    expect(tokens).toEqual([5, 5, 5, 5])
  })

  test('passes on what one says that works', async () => {
    const model = patientWith(fine, seconds(9))
    expect(await model.compose(telling, allowed)).toEqual({ draft: { text: 'Hey' }, use })
  })
})

import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'

const second = () => jest.advanceTimersByTime(1_000)
const numbers = fc.array(fc.nat(), { minLength: 20 })

describe('a random property, each of whose runs takes a second', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] })
  })
  afterEach(() => {
    jest.useRealTimers()
  })

  test('that fails is made smaller for a quarter of a minute, and its counterexample is told', () => {
    let runs = 0
    const found = fc.check(
      fc.property(numbers, () => {
        runs++
        second()
        return runs < 3
      }),
    )
    expect(runs).toBe(3 + 15)
    expect(found).toMatchObject({ failed: true, interrupted: true, numRuns: 3, numShrinks: 15 })
    expect(found.counterexample).not.toBeNull()
  })

  test('that fails and waits is told as soon', async () => {
    let runs = 0
    const found = await fc.check(
      fc.asyncProperty(numbers, async () => {
        runs++
        second()
        throw new Error('It does not hold.')
      }),
    )
    expect(runs).toBe(1 + 15)
    expect(found).toMatchObject({
      failed: true,
      interrupted: true,
      errorInstance: { message: 'It does not hold.' },
    })
  })

  test('that holds is run as often as it says, however long it takes', () => {
    const held = fc.check(fc.property(numbers, second), { numRuns: 200 })
    expect(held).toMatchObject({ failed: false, interrupted: false, numRuns: 200 })
  })

  test('that passes over what it cannot try is not taken to have failed', () => {
    const held = fc.check(
      fc.property(fc.nat(), (n) => {
        second()
        fc.pre(n % 2 === 0)
      }),
    )
    expect(held).toMatchObject({ failed: false, interrupted: false, numRuns: 100 })
  })
})

import { expect, test } from '@jest/globals'
import { pump } from '#bus/pump'
import { eventually } from '../support/eventually.ts'

/** A pump that is just taking one piece of work; `hand` gives it, and `done` has what was finished. */
const takingOne = () => {
  const done: string[] = []
  let hand: (work: readonly string[]) => void = () => {}
  const asked = new Promise<readonly string[]>((resolve) => {
    hand = resolve
  })
  let takes = 0
  const works = pump<string>({
    room: 4,
    take: () => {
      takes += 1
      return takes === 1 ? asked : Promise.resolve([])
    },
    work: async (work) => {
      await new Promise(setImmediate)
      done.push(work)
    },
    failed: (error) => {
      throw error
    },
  })
  works.ring()
  return { works, hand, done, takes: () => takes }
}

test('a ring while it is taking is not lost', async () => {
  const { works, hand, done, takes } = takingOne()
  works.ring()
  hand(['one'])
  await eventually(() => expect(done).toEqual(['one']))
  expect(takes()).toBeGreaterThan(1)
  await works.stop()
})

test('stopping waits also for what was just being taken, and takes nothing more', async () => {
  const { works, hand, done, takes } = takingOne()
  const stopped = works.stop()
  hand(['one'])
  await stopped
  expect(done).toEqual(['one'])
  works.ring()
  expect(takes()).toBe(1)
})

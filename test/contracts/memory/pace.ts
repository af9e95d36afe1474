import { randomUUID } from 'node:crypto'
import { expect } from '@jest/globals'
import type { Memory, Rate } from '#contracts/memory'
import { at } from '../../support/mail.ts'
import type { Fact } from './promise.ts'

const RATES: readonly Rate[] = [
  { perSecond: 1, burst: 1 },
  { perSecond: 3, burst: 2 },
  { perSecond: 10, burst: 5 },
  { perSecond: 25, burst: 40 },
]

const TEN: Rate = { perSecond: 10, burst: 5 }

/** A rate that all callers share (C5). */
export const paceFacts = (fact: Fact): void => {
  for (const rate of RATES) {
    const name = `${rate.perSecond} a second with a burst of ${rate.burst}`
    fact(`keeps greedy callers to ${name}, and lets them have all of it (C5)`, async ({ memory }) => {
      const grants = await greedyMinute(memory, rate)
      expect(overshoot(grants, rate)).toBeLessThan(0.01)
      const total = grants.reduce((sum, { granted }) => sum + granted, 0)
      expect(total).toBeGreaterThanOrEqual(rate.perSecond * 60 * 0.99)
    })
  }

  fact('grants a burst to callers of one moment, and no more (C5)', async ({ memory }) => {
    const account = randomUUID()
    const callers = Array.from({ length: 20 }, () => memory.outbox.pace(account, TEN, 3, at(0)))
    const granted = (await Promise.all(callers)).map((pace) => pace.granted)
    expect(granted.reduce((sum, n) => sum + n, 0)).toBe(5)
  })

  fact('says when the next call may be made: now, while some are left (C5)', async ({ memory }) => {
    const account = randomUUID()
    expect(await memory.outbox.pace(account, TEN, 3, at(0))).toEqual({ granted: 3, next: at(0) })
    expect(await memory.outbox.pace(account, TEN, 3, at(0))).toEqual({ granted: 2, next: at(100) })
    expect(await memory.outbox.pace(account, TEN, 3, at(99))).toEqual({ granted: 0, next: at(100) })
    expect(await memory.outbox.pace(account, TEN, 3, at(100))).toEqual({ granted: 1, next: at(200) })
    expect(await memory.outbox.pace(account, TEN, 9, at(60_000))).toEqual({ granted: 5, next: at(60_100) })
  })

  fact('keeps a rate of its own for each account (C5)', async ({ memory }) => {
    for (const account of [randomUUID(), randomUUID()]) {
      expect((await memory.outbox.pace(account, TEN, 9, at(0))).granted).toBe(5)
    }
  })
}

type Grant = { readonly ms: number; readonly granted: number }

/** A minute of calling whenever the answer before says that it may help, and in between. */
const greedyMinute = async (memory: Memory, rate: Rate): Promise<readonly Grant[]> => {
  const account = randomUUID()
  const grants: Grant[] = []
  for (let ms = 0; ms < 60_000; ) {
    const { granted, next } = await memory.outbox.pace(account, rate, 1 + (grants.length % 4), at(ms))
    if (granted > 0) grants.push({ ms, granted })
    else expect(next).toBeGreaterThan(at(ms))
    // Every third time the caller does not wait to be called.
    ms = Math.min(next - at(0), ms + (grants.length % 3 === 0 ? 90 : 60_000))
  }
  return grants
}

/** By how many calls the fullest of all windows exceeds what the rate gives it and one burst. */
const overshoot = (grants: readonly Grant[], { perSecond, burst }: Rate): number => {
  let worst = Number.NEGATIVE_INFINITY
  for (const [n, { ms: from }] of grants.entries()) {
    let made = 0
    for (const { ms, granted } of grants.slice(n)) {
      made += granted
      worst = Math.max(worst, made - burst - (perSecond * (ms - from)) / 1_000)
    }
  }
  return worst
}

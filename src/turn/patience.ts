import type { Model } from '#contracts/model'
import type { Allowance } from '#core/effect'
import type { ModelFailure, ModelUse } from '#core/model'
import { type Milliseconds, milliseconds, seconds } from '#core/time'

/**
 * A model within one turn (L4). Together its answers take no more than half of what the event may take, and once it was slow it is not
 * asked again: a buyer waits for it once. It is given whole milliseconds, which timers and clients insist on. What it promises is not relied on either, since anybody may bring a model: one that throws is
 * down, and one that goes on past its time is left to itself.
 */
export const patientWith = (model: Model, deadline: Milliseconds): Model => {
  const until = performance.now() + deadline / 2
  let slow = false
  const asked = async <T extends { readonly use: ModelUse | null }>(
    allowed: Allowance,
    ask: (allowed: Allowance) => Promise<T>,
    none: Omit<T, 'use'>,
  ) => {
    const left = milliseconds(Math.floor(Math.min(allowed.time, until - performance.now())))
    if (slow || left <= 0) return { ...none, use: unnamed('resting') }
    const answer = await inTime(ask({ ...allowed, time: left }), left).catch(() => 'down' as const)
    const found = typeof answer === 'string' ? { ...none, use: unnamed(answer) } : answer
    slow = found.use?.failed === 'slow'
    return found
  }
  return {
    perceive: (heard, allowed, read) =>
      asked(allowed, (less) => model.perceive(heard, less, read), { noticed: [] }),
    lookUp: (wondered, allowed) =>
      asked(allowed, (less) => model.lookUp(wondered, less), { passages: wondered.passages }),
    compose: (telling, allowed, shown) => asked(allowed, (less) => model.compose(telling, less, shown), {}),
  }
}

/** It did not come to say which it is. */
const unnamed = (failed: ModelFailure): ModelUse => ({ model: 'unnamed', tokens: 0, failed })

/** What a model that keeps its time may be late by, since it looks at a clock of its own. */
const GRACE = seconds(1)

const inTime = <T>(work: Promise<T>, time: Milliseconds): Promise<T | 'slow'> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<'slow'>((resolve) => {
    timer = setTimeout(() => resolve('slow'), time + GRACE)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

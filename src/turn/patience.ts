import type { Model } from '#contracts/model'
import type { Allowance } from '#core/effect'
import type { ModelFailure, ModelUse } from '#core/model'
import { type Milliseconds, milliseconds, seconds } from '#core/time'

/**
 * A model within one turn (L4). What it promises is not relied on, since anybody may bring a model.
 *
 * P1 Together its answers take no more than half of what the event may take, in whole milliseconds, which timers and clients insist on.
 * P2 Once it was slow it is not asked again: a buyer waits for it once.
 * P3 Together its answers take no more tokens than are left of the person's day: what a question may cost is set aside before it is asked,
 *    and of that what it did cost is taken. `taken`: what the turn has cost before.
 * P4 One that throws is down, and one that goes on past its time is left to itself.
 */
export const patientWith = (model: Model, deadline: Milliseconds, taken = 0): Model => {
  const until = performance.now() + deadline / 2
  let [gone, slow] = [taken, false]
  const asked = async <T extends { readonly use: ModelUse | null }>(
    allowed: Allowance,
    ask: (allowed: Allowance) => Promise<T>,
    none: Omit<T, 'use'>,
  ) => {
    const time = milliseconds(Math.floor(Math.min(allowed.time, until - performance.now())))
    if (slow || time <= 0) return { ...none, use: unnamed('resting') }
    const tokens = Math.min(allowed.tokens, allowed.today - gone)
    if (tokens <= 0) return { ...none, use: unnamed('out-of-budget') }
    gone += tokens
    const answer = await inTime(async () => ask({ ...allowed, time, tokens }), time).catch(
      () => 'down' as const,
    )
    const found = typeof answer === 'string' ? { ...none, use: unnamed(answer) } : answer
    gone += (found.use?.tokens ?? 0) - tokens
    slow ||= found.use?.failed === 'slow'
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

const inTime = <T>(work: () => Promise<T>, time: Milliseconds): Promise<T | 'slow'> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<'slow'>((resolve) => {
    timer = setTimeout(() => resolve('slow'), time + GRACE)
  })
  return Promise.race([work(), late]).finally(() => clearTimeout(timer))
}

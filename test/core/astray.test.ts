import { expect, test } from '@jest/globals'
import { allowanceIn } from '#core/allowance'
import type { Event } from '#core/event'
import { fold, initialState } from '#core/evolve'
import { messageId, personId } from '#core/ids'
import type { ModelFailure } from '#core/model'
import { emptyReading } from '#core/reading'
import { after, type Instant, minutes } from '#core/time'
import fernhill from '#examples/fernhill/business'
import { MONDAY } from '../support/play.ts'

const rules = { business: fernhill, channels: {}, model: true }
const nobody = initialState(personId('p1'))

/** One turn of a person, in which the model was asked so often and came to this each time. */
const turn = (at: Instant, ...outcomes: readonly (ModelFailure | null)[]): readonly Event[] => [
  ...outcomes.map((failed, n): Event => {
    const model = { model: 'm', tokens: 5, ...(failed && { failed }) }
    return n === 0
      ? { kind: 'message-read', at, message: messageId('m1'), reading: { ...emptyReading, model } }
      : { kind: 'composed', at, order: 'o', message: { text: 'Hi', choices: [], cards: [] }, model }
  }),
  { kind: 'turn-ended', at, policy: '1', state: '' },
]

const isAsked = (events: readonly Event[]): boolean =>
  allowanceIn(fold(nobody, events), rules).model !== undefined

test('whoever draws three malformed or refused turns in a row from a model is answered by the rules alone for a while (L4)', () => {
  const two = [...turn(MONDAY, 'malformed', null), ...turn(MONDAY, 'refused')]
  expect(isAsked(two)).toBe(true)
  const three = [...two, ...turn(MONDAY, null, 'malformed')]
  expect(isAsked(three)).toBe(false)
  const soon = after(MONDAY, minutes(14))
  expect(isAsked([...three, ...turn(soon)])).toBe(false)
  const later = after(MONDAY, minutes(15))
  expect(isAsked([...three, ...turn(later)])).toBe(true)
  expect(isAsked([...three, ...turn(later, 'malformed')])).toBe(false)
})

test('a turn that went well begins the count anew, and leaves nothing of it in the state', () => {
  const two = [...turn(MONDAY, 'malformed'), ...turn(MONDAY, 'malformed')]
  const well = fold(nobody, [...two, ...turn(MONDAY, null, null)])
  expect('astray' in well || 'astray' in well.turn).toBe(false)
  expect(isAsked([...two, ...turn(MONDAY, null), ...turn(MONDAY, 'malformed')])).toBe(true)
})

test('what is wrong with the model itself counts against nobody who writes', () => {
  const failures: readonly ModelFailure[] = ['down', 'slow', 'rate-limited', 'resting', 'out-of-budget']
  const all = failures.flatMap((failed) => turn(MONDAY, failed))
  expect('astray' in fold(nobody, all)).toBe(false)
  const two = [...turn(MONDAY, 'malformed'), ...turn(MONDAY, 'malformed'), ...turn(MONDAY, 'down')]
  expect(isAsked([...two, ...turn(MONDAY, 'malformed')])).toBe(false)
})

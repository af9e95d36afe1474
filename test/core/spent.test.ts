import { expect, test } from '@jest/globals'
import { allowanceIn } from '#core/allowance'
import type { Event } from '#core/event'
import { fold, initialState } from '#core/evolve'
import { messageId, personId } from '#core/ids'
import { emptyReading } from '#core/reading'
import { after, days, type Instant, minutes } from '#core/time'
import fernhill from '#examples/fernhill/business'
import { MONDAY } from '../support/play.ts'

const { policy } = fernhill
const poor = {
  business: {
    ...fernhill,
    policy: {
      ...policy,
      control: {
        ...policy.control,
        sdr: { ...policy.control.sdr, model: { ...policy.control.sdr.model, tokensPerDay: 1_000 } },
      },
    },
  },
  channels: {},
  model: true,
}

const nobody = initialState(personId('p1'))

const read = (at: Instant, tokens: number): Event => ({
  kind: 'message-read',
  at,
  message: messageId('m1'),
  reading: { ...emptyReading, model: { model: 'm', tokens } },
})
const composed = (at: Instant, tokens: number): Event => ({
  kind: 'composed',
  at,
  order: 'o1',
  message: { text: 'Hi', choices: [], cards: [] },
  model: { model: 'm', tokens },
})
const lookedUp = (at: Instant, tokens: number): Event => ({
  kind: 'looked-up',
  at,
  question: 'q',
  passages: [],
  model: { model: 'm', tokens },
})
const ended = (at: Instant): Event => ({ kind: 'turn-ended', at, policy: '1', state: '' })
const failed = (at: Instant): Event => ({ kind: 'turn-failed', at, reason: 'odd' })

test('a person has so many tokens a day; the turn that uses them up is finished (L4)', () => {
  const spending = fold(nobody, [read(MONDAY, 600), lookedUp(MONDAY, 300), composed(MONDAY, 500)])
  expect(allowanceIn(spending, poor).model).toEqual({
    role: 'sdr',
    time: 8_000,
    calls: 4,
    tokens: 6_000,
    today: 1_000,
  })
  expect(allowanceIn(fold(spending, [ended(MONDAY)]), poor)).toEqual({})
})

test('a turn that failed has cost what it cost', () => {
  const spent = fold(nobody, [read(MONDAY, 1_000), failed(MONDAY)])
  expect(spent.spent).toEqual({ day: '2026-11-23', tokens: 1_000 })
  expect(allowanceIn(spent, poor)).toEqual({})
})

test('each turn of a day adds to it, and another day begins anew', () => {
  const later = after(MONDAY, minutes(9))
  const spent = fold(nobody, [read(MONDAY, 400), ended(MONDAY), read(later, 400), ended(later)])
  expect(spent.spent?.tokens).toBe(800)
  expect(allowanceIn(spent, poor).model).toBeDefined()
  const gone = fold(spent, [read(later, 200), ended(later)])
  expect(allowanceIn(gone, poor)).toEqual({})
  const tomorrow = fold(gone, [read(after(MONDAY, days(1)), 50), ended(after(MONDAY, days(1)))])
  expect(tomorrow.spent).toEqual({ day: '2026-11-24', tokens: 50 })
  expect(allowanceIn(tomorrow, poor).model).toBeDefined()
})

test('where no model was asked, nothing of it is in the state', () => {
  const quiet = fold(nobody, [
    { kind: 'message-read', at: MONDAY, message: messageId('m1'), reading: emptyReading },
    ended(MONDAY),
  ])
  expect('spent' in quiet || 'tokens' in quiet.turn).toBe(false)
})

test('a role that may take no tokens asks no model', () => {
  const { sdr } = poor.business.policy.control
  const none = { ...sdr, model: { ...sdr.model, tokens: 0 } }
  const control = { ...poor.business.policy.control, sdr: none }
  const business = { ...poor.business, policy: { ...poor.business.policy, control } }
  expect(allowanceIn(nobody, { ...poor, business })).toEqual({})
})

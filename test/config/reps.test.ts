import { expect, test } from '@jest/globals'
import { definePolicy } from '#config/business'
import { minutes } from '#core/time'

test('a rep of whom not all is said has the rest of what holds for every rep (A9)', () => {
  const { reps, desk } = definePolicy({
    timeZone: 'UTC',
    reps: { default: { amount: 2_000 }, U0ANA: { discount: 30, terms: true } },
    desk: { tellAfter: '1 hour', hours: { from: '8:30', to: '12:00' } },
  })
  expect(reps).toEqual({
    default: { discount: 10, amount: 200_000, terms: false },
    U0ANA: { discount: 30, amount: 200_000, terms: true },
  })
  expect(desk).toEqual({
    remindAfter: minutes(10),
    tellAfter: minutes(60),
    hours: { from: minutes(510), to: minutes(720) },
  })
  expect(() => definePolicy({ timeZone: 'UTC', desk: { hours: { from: '17:00', to: '9:00' } } })).toThrow(
    /desk\.hours\.to is not after "from"/,
  )
})

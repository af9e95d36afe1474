import { expect, test } from '@jest/globals'
import { fromMinorUnits, toMinorUnits } from '#checkout/minor-units'

test.each([
  [24_900, 'USD', 24_900],
  [24_900, 'EUR', 24_900],
  [24_900, 'JPY', 249],
  [24_900, 'KWD', 249_000],
])('%d hundredths of %s are %d of its smallest unit, and back', (cents, currency, units) => {
  expect(toMinorUnits(cents, currency)).toBe(units)
  expect(fromMinorUnits(units, currency.toLowerCase())).toBe(cents)
})

import { expect, test } from '@jest/globals'
import { describeEvent } from '#cli/describe'
import { instant } from '#core/time'
import { reported } from '../support/reported.ts'

test('an audit says of a report which system, which record and who, as of when, and on which words', () => {
  const at = instant(Date.UTC(2026, 10, 28, 15))
  const asOf = instant(Date.UTC(2026, 10, 24, 9, 30))
  const event = reported({ kind: 'quantity', value: 55 }, at, asOf, '1', { note: 'call back' })
  expect(describeEvent(event)).toBe(
    '2026-11-28T15:00:00.000Z  signal-reported      quantity = 55  by crm, deal 7, Dana as of 2026-11-24T09:30Z  on "as they told Dana"  note "call back"',
  )
})

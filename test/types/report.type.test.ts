import { expect, test } from '@jest/globals'
import { messageId } from '#core/ids'
import type { IncomingReport, Report } from '#core/report'
import type { Signal } from '#core/signal'
import { instant } from '#core/time'

declare const report: Report

/** What must not compile. Each line below fails the build if it starts to. */
const mustNotCompile = () => {
  const by = { system: 'crm', record: null, author: null }
  const shared = {
    confidence: 1,
    at: instant(0),
    evidence: { message: messageId('crm:1'), quote: '', by },
    note: null,
  }

  // @ts-expect-error: readiness is the buyer's to say (A4)
  const ready: IncomingReport = { ...shared, kind: 'readiness', value: true }

  // @ts-expect-error: what a rep has granted is the rep's to say (A9)
  const granted: IncomingReport = { ...shared, kind: 'approval', value: { amount: 1 } }

  // @ts-expect-error: what a rep has agreed to is the rep's to say (D6)
  const agreed: IncomingReport = { ...shared, kind: 'agreement', value: '30% off' }

  // @ts-expect-error: a yes is no fact that anybody could report (L2)
  const accepted: IncomingReport = { ...shared, kind: 'acceptance', value: true }

  // @ts-expect-error: a report is no word of the buyer's (M4)
  const said: Signal = report

  return [ready, granted, agreed, accepted, said]
}

test('a report of anything that binds, and a report among the words of the buyer, do not compile', () => {
  expect(typeof mustNotCompile).toBe('function')
})

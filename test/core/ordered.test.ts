import { describe, expect, test } from '@jest/globals'
import type { Terms } from '#core/catalogue'
import { orderOf } from '#core/effect'
import type { Played } from '../support/play.ts'
import { approves, BO, PHONE, ready, saying, since, YES } from './desk-bench.ts'

const ORDER = "we're 40 people and want coffee machines from January 4. let's do it"

const agreed = async (before: Played, s: number): Promise<Played> =>
  saying(await saying(before, YES, s), 'I agree', s + 5)

/** The order for words that show them these terms as what they have ordered. */
const shown = (terms: Terms, number: string): string =>
  orderOf(PHONE, [
    { say: 'ordered', terms, number },
    { say: 'own-order', terms },
  ])

describe('what they have ordered', () => {
  test('is what an invoice comes for, also where a link for other terms was out before (A6, A9)', async () => {
    const linked = await agreed(await ready(ORDER), 40)
    expect(linked.state.checkout).toMatchObject({ standing: 'open', terms: { dueNow: 24_900 } })
    const wishing = await saying(linked, 'can we get 20% off and net-60?', 60)
    const done = await agreed(approves(wishing, { terms: 'net-60' }, BO), 70)
    const { payment, recap, checkout } = done.state
    expect(payment).toMatchObject({ invoiced: true })
    expect(checkout).toMatchObject({ standing: 'withdrawn', terms: { dueNow: 24_900 } })
    if (!recap || !payment) throw new Error('nothing was ordered')
    expect(recap.terms).toMatchObject({ net: 60, dueNow: 0 })
    const told = await saying(done, 'what did I order?', 90)
    expect(since(done, told).sent).toEqual(['ordered + own-order'])
    expect(since(done, told).events).toContainEqual(
      expect.objectContaining({ kind: 'composed', order: shown(recap.terms, payment.receipt) }),
    )
  })
})

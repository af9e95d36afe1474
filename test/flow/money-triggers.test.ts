import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Incoming } from '#core/event'
import { after, minutes } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import fernhill from '#examples/fernhill/business'
import { conversing } from '../support/converse.ts'
import { nothing, type Played, play } from '../support/play.ts'

const READY = "Hi, we're 12 people and need coffee machines by December 20. Let's do it"

/** What no words bring, but money (D4): what is paid on a link that is open. */
describe('a person is asked for when money', () => {
  let open: Played
  beforeAll(async () => {
    open = await conversing(fernhill)([READY, 'yes, go ahead', 'I agree'])
  })

  const link = () => {
    const { checkout } = open.state
    if (!checkout) throw new Error('There is no link.')
    return checkout
  }
  const later = () => after(open.state.now, minutes(5))
  const paying = (amount: number): Incoming => ({
    kind: 'payment-received',
    at: later(),
    checkout: link().id,
    hash: link().hash,
    amount,
    provider: 'builtin',
    reference: 'r1',
  })
  const playing = (before: Played, event: Incoming) =>
    play(before, event, { business: fernhill, dialogs: DIALOGS, channels: {} }, () => nothing)
  const handOffs = ({ state }: Played) => state.handOffs.map(({ trigger }) => trigger)

  test('is not what was agreed, and not when it is', () => {
    const right = playing(open, paying(link().terms.dueNow))
    expect(right.state.payment).not.toBeNull()
    expect(handOffs(right)).toEqual([])
    const wrong = playing(open, paying(link().terms.dueNow - 1))
    expect(wrong.state.payment).toBeNull()
    expect(handOffs(wrong)).toEqual(['payment-mismatch'])
  })

  test('goes back, or is disputed, and not when another payment does', () => {
    const paid = playing(open, paying(link().terms.dueNow))
    const reversing = (checkout: string): Incoming => ({
      kind: 'payment-reversed',
      at: later(),
      checkout,
      how: 'disputed',
      amount: link().terms.dueNow,
      provider: 'builtin',
      reference: 'r1',
    })
    expect(handOffs(playing(paid, reversing(link().id)))).toEqual(['payment-reversed'])
    expect(handOffs(playing(paid, reversing('somebody else’s')))).toEqual([])
  })
})

import { expect, test } from '@jest/globals'
import type { DeliveryState } from '#core/delivery'
import type { Event } from '#core/event'
import { fold, initialState } from '#core/evolve'
import { personId } from '#core/ids'
import { plain } from '#core/message'
import { instant } from '#core/time'

const to = { channel: 'sms', id: '+14155550123' }

const queued: Event = {
  kind: 'message-queued',
  at: instant(1),
  outgoing: 'p1.out1',
  to,
  message: plain('hello'),
  secret: null,
  recap: null,
  confirmsStop: false,
}
const heard = (state: DeliveryState, at: number): Event => ({
  kind: 'delivery-updated',
  at: instant(at),
  outgoing: 'p1.out1',
  state,
  reason: null,
})
const revived: Event = { kind: 'delivery-revived', at: instant(5), outgoing: 'p1.out1' }

const after = (...events: readonly Event[]) => fold(initialState(personId('p1')), events).outgoing['p1.out1']

test('a later word of a lower rank changes nothing (C6)', () => {
  expect(after(queued, heard('failed', 2), heard('sent', 3))).toMatchObject({ state: 'failed' })
})

test('a revived message waits as if nothing had been heard of it, and its ranks begin anew (C6)', () => {
  expect(after(queued, heard('failed', 2), revived)).toMatchObject({
    state: 'queued',
    reason: null,
    sentAt: null,
  })
  expect(after(queued, heard('failed', 2), revived, heard('sent', 6))).toMatchObject({
    state: 'sent',
    sentAt: 6,
  })
  expect(after(queued, heard('failed', 2), revived, heard('failed', 6))).toMatchObject({ state: 'failed' })
})

test('what is not remembered any more is revived in vain, and nothing breaks', () => {
  expect(after(revived)).toBeUndefined()
})

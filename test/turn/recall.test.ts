import { expect, test } from '@jest/globals'
import type { Lease } from '#contracts/memory'
import type { Incoming } from '#core/event'
import { personId } from '#core/ids'
import { incomingIn } from '#turn/recall'
import { MONDAY, said } from '../support/play.ts'

const PHONE = { channel: 'sms', id: '+14155550123' }
const outgoing = 'p1.out1'

const leaseOf = (events: readonly Incoming[]): Lease => ({
  person: personId('p1'),
  fence: '1',
  snapshot: null,
  envelopes: events.map((event, n) => ({ id: `${n}`, event })),
  tries: 0,
})

const news = (state: 'failed' | 'sent'): Incoming => ({
  kind: 'delivery-updated',
  at: MONDAY,
  outgoing,
  state,
  reason: null,
})

test('what became of our words comes before the answer to them, and in its own order', () => {
  const revived: Incoming = { kind: 'delivery-revived', at: MONDAY, outgoing }
  const answer = said('yes', PHONE, MONDAY, 'm1')
  const incoming = incomingIn(leaseOf([news('failed'), answer, revived, news('sent')]))
  expect(incoming).toEqual([news('failed'), revived, news('sent'), answer])
})

test('of several texts, all but the last have more behind them (C7)', () => {
  const texts = ['one', 'two', 'three'].map((text) => said(text, PHONE, MONDAY, text))
  const more = incomingIn(leaseOf(texts)).map((event) => 'more' in event && event.more)
  expect(more).toEqual([true, true, false])
})

test('that they are another by now comes before all they say, so that no text of a burst stays behind (M7)', () => {
  const [one, two] = ['one', 'two'].map((text) => said(text, PHONE, MONDAY, text))
  const asked: Incoming = { kind: 'merge-asked', at: MONDAY, into: personId('p0'), address: PHONE }
  if (!one || !two) throw new Error('Two are said.')
  const [first, ...rest] = incomingIn(leaseOf([one, asked, two]))
  expect(first).toEqual(asked)
  expect(rest).toMatchObject([{ kind: 'message-received' }, { kind: 'message-received' }])
})

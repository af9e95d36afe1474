import { expect, test } from '@jest/globals'
import { moments } from '#bus/moment'
import { newsOf } from '#bus/news'
import type { Lease } from '#contracts/memory'
import type { Event } from '#core/event'
import { fold, initialState } from '#core/evolve'
import { personId } from '#core/ids'
import { plain } from '#core/message'
import { MONDAY, said } from '../support/play.ts'

const PHONE = { channel: 'sms', id: '+14155550123' }
const outgoing = 'p1.out1'

const ASKED: readonly Event[] = [
  { kind: 'question-put', at: MONDAY, about: 'acknowledgement', to: PHONE },
  {
    kind: 'message-queued',
    at: MONDAY,
    outgoing,
    to: PHONE,
    message: plain('Do you agree?'),
    secret: null,
    recap: null,
    confirmsStop: false,
  },
]

const answer = { id: 'sms:m1', event: said('yes', PHONE, MONDAY, 'm1') }
const news = newsOf(outgoing, { outgoing, state: 'sent', reason: null, at: MONDAY })

const leaseOf = (tries: number, envelopes: Lease['envelopes']): Lease => ({
  person: personId('p1'),
  fence: '1',
  snapshot: fold(initialState(personId('p1')), ASKED),
  envelopes,
  tries,
})

test('an answer that overtook the news of its question is given a moment, once (L2)', () => {
  const momentFor = moments()
  expect(momentFor(leaseOf(0, [answer]))).toBe(200)
  expect(momentFor(leaseOf(1, [answer]))).toBeNull()
})

test('a process that takes over from a dead one gives it longer: the platform has to be asked', () => {
  const momentFor = moments()
  expect(momentFor(leaseOf(3, [answer]))).toBe(2_000)
  expect(momentFor(leaseOf(4, [answer]))).toBeNull()
})

test('an answer with the news of its question needs none, wherever the news stands', () => {
  expect(moments()(leaseOf(0, [news, answer]))).toBeNull()
  expect(moments()(leaseOf(0, [answer, news]))).toBeNull()
})

import { describe, expect, test } from '@jest/globals'
import { messageId } from '#core/ids'
import { days, instant } from '#core/time'
import { readSignals } from '#language/rules/read-signals'
import { business } from '../../support/business.ts'
import { NOW } from './support.ts'

const address = { channel: 'sms', id: '+12125550142' }

describe('signals of a text', () => {
  test('a signal rests on the message and its words, read by rules', () => {
    const [signal] = readSignals('we are 40 people', {
      now: NOW,
      business,
      message: { message: messageId('m1'), address },
    })
    expect(signal).toEqual({
      kind: 'quantity',
      value: 40,
      confidence: 0.95,
      evidence: { message: 'm1', address, quote: '40 people', by: 'rules' },
      at: NOW,
      validUntil: NOW + days(90),
    })
  })

  test('a timeline counts until its day is over where the business is', () => {
    const [signal] = readSignals('before Dec 1', { now: NOW, business })
    expect(signal?.validUntil).toBe(instant(Date.parse('2026-12-02T05:00:00Z')))
  })

  test('a preference never expires by itself', () => {
    expect(readSignals('text me please', { now: NOW, business })).toMatchObject([
      { kind: 'preference', validUntil: null },
    ])
  })

  test('a bare number counts only where it was asked for', () => {
    expect(readSignals('40', { now: NOW, business })).toEqual([])
    expect(readSignals('40', { now: NOW, business, expecting: 'quantity' })).toMatchObject([{ value: 40 }])
  })
})

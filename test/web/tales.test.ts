import { describe, expect, test } from '@jest/globals'
import type { Event } from '#core/event'
import { after, days, type Instant, instant, type Milliseconds, minutes } from '#core/time'
import { TALES, taleOf } from '../../web/lab/tales.ts'

const START = instant(Date.UTC(2026, 10, 23, 15))
const ADDRESS = { channel: 'sms', id: '+12125550123' }

/** So long after the story has begun. */
const then = (length: Milliseconds): Instant => after(START, length)

const said = (text: string, at: Instant): Event => ({
  kind: 'message-received',
  at,
  more: false,
  address: ADDRESS,
  activity: {
    type: 'message',
    id: `${text} ${at}`,
    timestamp: new Date(at).toISOString(),
    channelId: 'sms',
    from: { id: ADDRESS.id, role: 'user' },
    recipient: { id: '+14155550100', role: 'bot' },
    conversation: { id: ADDRESS.id, isGroup: false },
    text,
    attachments: [],
    channelData: null,
  },
})

const done = (tale: 'silence' | 'stop', journal: readonly Event[], now: Instant) =>
  taleOf(tale, journal, START, { number: ADDRESS.id, now }).map((step) => step.done)

/** How far a variation of the story has come is read off the journal, and off the lab's clock. */
describe('a tale', () => {
  const hello = taleOf('silence', [], START, { number: ADDRESS.id, now: START })[0]?.say ?? ''
  const first = [
    said(hello, then(minutes(1))),
    said("let's do it", then(minutes(2))),
    said('Yes, go ahead!', then(minutes(3))),
  ]

  test('counts a line only after the one before it, whatever its apostrophes', () => {
    expect(done('silence', first.slice(0, 2), then(minutes(4)))).toEqual([
      ...[true, true],
      ...[false, false, false],
    ])
    expect(done('silence', [...first].reverse(), then(minutes(4)))[1]).toBe(false)
  })

  test('lets time be passed by the clock alone, from the last line on', () => {
    expect(done('silence', first, then(minutes(4)))[3]).toBe(false)
    expect(done('silence', first, then(days(2)))[3]).toBe(true)
  })

  test('begins with the buyer: what was said before is another’s', () => {
    expect(done('silence', [said(hello, instant(START - 1))], START)[0]).toBe(false)
  })

  test('ends, each of them, and has no line twice', () => {
    for (const { id } of TALES) {
      if (id === 'sale') continue
      const steps = taleOf(id, [], START, { number: ADDRESS.id, now: START })
      expect(new Set(steps.map(({ notice }) => notice)).size).toBe(steps.length)
      expect(steps.every(({ say, wait }) => say !== null || wait !== undefined)).toBe(true)
    }
    const stop = taleOf('stop', [], START, { number: ADDRESS.id, now: START })
    expect(stop.map(({ say }) => say)).toContain('/throughline 0123')
  })
})

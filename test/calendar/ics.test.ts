import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { invitationOf } from '#calendar/ics'
import type { Booking } from '#core/booking'
import { messageId } from '#core/ids'
import { after as later, minutes } from '#core/time'
import { MONDAY } from './rules.ts'

const parts = {
  business: 'Fernhill',
  contact: 'hello@fernhill.example; or 212-555-0134',
  title: 'a tasting call',
  host: 'hello@fernhill.example',
}
const here = { channel: 'webchat', id: 'c1' }
const booking: Booking = {
  id: 'p0123456789abcdef0123.meet1',
  slot: { start: MONDAY, end: later(MONDAY, minutes(30)) },
  zone: 'America/New_York',
  to: here,
  email: 'dana@lakeside.example',
  evidence: { message: messageId('m1'), address: here, quote: 'yes', by: 'rules' },
  askedAt: MONDAY,
  standing: 'booked',
  reference: 'B-1',
  revision: 0,
  changedAt: MONDAY,
  movingTo: null,
}
const lines = (file: string): readonly string[] => file.replace(/\r\n /g, '').split('\r\n')

describe('an invitation (RFC 5545, 5546)', () => {
  test('is a request to whoever has an address, by whoever has one, with times in UTC', () => {
    const file = lines(invitationOf(booking, parts))
    for (const line of [
      'METHOD:REQUEST',
      'UID:p0123456789abcdef0123.meet1@throughline',
      'SEQUENCE:0',
      'DTSTAMP:20261123T150000Z',
      'DTSTART:20261123T150000Z',
      'DTEND:20261123T153000Z',
      'SUMMARY:Tasting call with Fernhill',
      'STATUS:CONFIRMED',
    ])
      expect(file).toContain(line)
    expect(file.join('\n')).toMatch(/ORGANIZER;CN="?Fernhill"?:mailto:hello@fernhill\.example/)
    expect(file.join('\n')).toMatch(/ATTENDEE;.*RSVP=TRUE.*:MAILTO:dana@lakeside\.example/i)
  })

  test('is published where there is nobody to answer', () => {
    expect(lines(invitationOf({ ...booking, email: null }, parts))).toContain('METHOD:PUBLISH')
    const hostless = invitationOf(booking, { ...parts, host: null })
    expect(lines(hostless)).toContain('METHOD:PUBLISH')
    expect(hostless).not.toMatch(/^(?:ATTENDEE|ORGANIZER)/m)
    const off = lines(invitationOf({ ...booking, standing: 'off', revision: 1 }, { ...parts, host: null }))
    for (const line of ['METHOD:PUBLISH', 'STATUS:CANCELLED', 'SEQUENCE:1']) expect(off).toContain(line)
  })

  test('changed, it is the same with the next sequence; called off, it is its cancellation', () => {
    const moved = lines(invitationOf({ ...booking, revision: 1 }, parts))
    const off = lines(invitationOf({ ...booking, revision: 2, standing: 'off' }, parts))
    for (const file of [moved, off]) expect(file).toContain('UID:p0123456789abcdef0123.meet1@throughline')
    expect(moved).toContain('SEQUENCE:1')
    for (const line of ['SEQUENCE:2', 'METHOD:CANCEL', 'STATUS:CANCELLED']) expect(off).toContain(line)
  })

  test('rings a quarter of an hour before, unless it is off, and says what is not certain', () => {
    const file = lines(invitationOf(booking, parts))
    for (const line of ['BEGIN:VALARM', 'ACTION:DISPLAY', 'TRIGGER:-PT15M']) expect(file).toContain(line)
    expect(lines(invitationOf({ ...booking, standing: 'off' }, parts))).not.toContain('BEGIN:VALARM')
    expect(lines(invitationOf({ ...booking, standing: 'pending' }, parts))).toContain('STATUS:TENTATIVE')
  })

  test('escapes what the format gives a meaning', () => {
    const file = lines(invitationOf(booking, { ...parts, contact: 'a,b; c\\d' })).join('\n')
    expect(file).toContain('a\\,b\\; c\\\\d')
  })

  test('is the same file each time, with lines of 75 bytes at most that end as they must, whatever the names', () => {
    const anyText = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
      .map((text) => text.replace(/[\r\n\0]/g, ' '))
    fc.assert(
      fc.property(anyText, anyText, (business, title) => {
        const file = invitationOf(booking, { ...parts, business, title })
        expect(invitationOf(booking, { ...parts, business, title })).toBe(file)
        for (const line of file.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
          expect(line).not.toContain('\n')
        }
      }),
    )
  })
})

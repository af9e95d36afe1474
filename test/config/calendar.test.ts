import { describe, expect, test } from '@jest/globals'
import { BusinessError, type BusinessInput, defineBusiness } from '#config/business'
import { days, minutes } from '#core/time'

const small: BusinessInput = {
  name: 'Lakeside',
  contact: 'hello@lakeside.example',
  catalogue: {
    currency: 'USD',
    plans: [{ id: 'one', name: 'One', price: { amount: 10, per: 'month' }, includes: 'it' }],
    renewal: 'monthly',
    cancellation: 'any time',
  },
  knowledge: '## Milk\n\nYes.\n',
  policy: { timeZone: 'Europe/Berlin' },
}

const calendar = (written: NonNullable<BusinessInput['calendar']>) =>
  defineBusiness({ ...small, calendar: written }).calendar

const letters = (written: unknown): readonly string[] => {
  try {
    const input: BusinessInput = JSON.parse(JSON.stringify({ ...small, calendar: written }))
    defineBusiness(input)
    return []
  } catch (error) {
    return error instanceof BusinessError
      ? error.problems.map(({ path, letter }) => `${path} ${letter}`)
      : [String(error)]
  }
}

describe("a business's calendar", () => {
  test('is none where nothing is written, and nobody can be met', () => {
    expect(defineBusiness(small).calendar).toBeNull()
  })

  test('is Monday to Friday, nine to five, half an hour each, in the zone of the business', () => {
    const known = calendar({ title: 'a call' })
    const nineToFive = [{ from: minutes(540), to: minutes(1020) }]
    expect(known).toMatchObject({
      timeZone: 'Europe/Berlin',
      length: minutes(30),
      every: minutes(30),
      horizon: days(30),
    })
    expect(known?.hours).toEqual({
      sun: [],
      mon: nineToFive,
      tue: nineToFive,
      wed: nineToFive,
      thu: nineToFive,
      fri: nineToFive,
      sat: [],
    })
  })

  test('has the days that are written and no others, with their breaks', () => {
    const known = calendar({
      title: 'a call',
      hours: { sat: ['9:00-12:00', '13:00-24:00'] },
      length: '45 minutes',
    })
    expect(known?.hours.mon).toEqual([])
    expect(known?.hours.sat).toEqual([
      { from: minutes(540), to: minutes(720) },
      { from: minutes(780), to: minutes(1440) },
    ])
    expect(known?.every).toBe(minutes(45))
  })

  test.each([
    [{}, /^calendar\.title is missing\. Write what one books/],
    [
      { title: 'a call', hours: { mon: '17:00-9:00' } },
      /^calendar\.hours\.mon .*not hours\. Write from and to/,
    ],
    [{ title: 'a call', hours: { mon: '9:00-25:00' } }, /^calendar\.hours\.mon .*not hours/],
    [
      { title: 'a call', hours: { mon: ['9:00-12:00', '11:00-13:00'] } },
      /^calendar\.hours\.mon has hours that overlap/,
    ],
    [{ title: 'a call', hours: { monday: '9:00-12:00' } }, /^calendar\.hours has "monday"/],
    [{ title: 'a call', holidays: ['2026-02-30'] }, /^calendar\.holidays\[0\] is "2026-02-30", not a day/],
    [
      { title: 'a call', timeZone: 'Mars/Olympus' },
      /^calendar\.timeZone is "Mars\/Olympus", not a time zone/,
    ],
    [{ title: 'a call', host: 'somebody' }, /^calendar\.host is "somebody", not an e-mail address/],
    [{ title: 'a call', length: '2 minutes' }, /^calendar\.length is no length for a meeting/],
    [{ title: 'a call', horizon: '9999 days' }, /^calendar\.horizon is too far ahead/],
    [{ title: 'a call', colour: 'red' }, /^calendar has "colour", which nothing reads/],
  ])('%j is told what is wrong with it', (written, letter) => {
    expect(letters(written)).toEqual([expect.stringMatching(letter)])
  })
})

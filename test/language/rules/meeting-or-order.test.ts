import { describe, expect, test } from '@jest/globals'
import type { Clocks, Expecting } from '#core/reading'
import { instant } from '#core/time'
import { ruleLanguage } from '#language/index'
import { business } from '../../support/business.ts'

/** 2026-11-23, a Monday, 10:00 in New York. */
const now = instant(Date.UTC(2026, 10, 23, 15))
const ZONES = { zone: 'America/New_York', ours: 'America/New_York' }
const NOTHING: Clocks = { ...ZONES, offered: false, booked: false, wished: false, ordering: false }
const BOOKED: Clocks = { ...NOTHING, booked: true }
const WISHED: Clocks = { ...NOTHING, wished: true }

const read = (text: string, calendar: Clocks, expecting: Expecting | null = null) =>
  ruleLanguage(business).perceive({ text, expecting, now, calendar })

/** "move" for a meeting, "order 2026-12-01" for the order's day, "" for neither. */
const about = async (text: string, calendar: Clocks, expecting: Expecting | null = null): Promise<string> =>
  (await read(text, calendar, expecting)).noticed
    .flatMap((one) =>
      one.kind === 'meeting' ? [one.value.wish] : one.kind === 'timeline' ? [`order ${one.value.day}`] : [],
    )
    .join(', ')

describe('a time, where there is a meeting and an order', () => {
  test.each([
    ['Thursday at 2pm would be better', 'time'],
    ['no, Monday at 3pm', 'time'],
    ['are you free on Friday at 2?', 'time'],
    ['Thursday would be better', 'time'],
    ['rather on Friday, please', 'time'],
    ['we want to start on Thursday', 'order 2026-11-26'],
    ['we need it on Thursday at 9', 'order 2026-11-26'],
    ['can we do Friday?', 'time'],
    ['can you have it here on Monday at 8am?', 'order 2026-11-30'],
    ['by December 20 at noon', 'order 2026-12-20'],
    ['deliver it on Monday at 9am please', 'order 2026-11-30'],
    ['we have a meeting on Monday at 9, and decide then', ''],
    ['we are on a call tomorrow at 3 about this', ''],
    ['is the call on Thursday at 2?', ''],
    ['do you deliver on Tuesdays at 9?', ''],
  ])('"%s", while one is booked, is "%s"', async (text, meant) => {
    expect(await about(text, BOOKED)).toBe(meant)
  })

  test.each([
    ['tomorrow at 3', 'time'],
    ['Monday at 3pm', 'time'],
    ['in January', 'order 2027-01-01'],
    ['we would start on Monday', 'order 2026-11-30'],
    ['before December 20', 'order 2026-12-20'],
  ])('"%s", while one is wished for, is "%s", whatever we asked', async (text, meant) => {
    expect(await about(text, WISHED, 'timeline')).toBe(meant)
  })

  test('a day answers our question about the order, though a meeting is booked', async () => {
    expect(await about('December 1', BOOKED, 'timeline')).toBe('order 2026-12-01')
    expect(await about('December 1 at 9am', BOOKED, 'timeline')).toBe('order 2026-12-01')
  })

  const ordering = { ...BOOKED, ordering: true }
  test.each([
    ['can we move it to Tuesday 10am?', 'move'],
    ['can we move the call to Friday?', 'move'],
    ['Thursday at 2pm would be better', 'time'],
    ['cancel the call', 'cancel'],
    ['can we move it to Thursday?', 'order 2026-11-26'],
    ['Thursday would be better', 'order 2026-11-26'],
    ['can we make it December 1?', 'order 2026-12-01'],
    ['cancel it', ''],
    ['reschedule', ''],
  ])('"%s", while a recap waits, is "%s"', async (text, meant) => {
    expect(await about(text, ordering, 'acceptance')).toBe(meant)
  })

  test.each([
    ['cancel the call', 'uncertain', false],
    ['please cancel the call on Thursday', 'uncertain', false],
    ['yes, cancel the call', 'uncertain', false],
    ['cancel the call and the order', 'refuse', false],
    ['cancel it', 'refuse', false],
    ['I do not want the order, cancel the call', 'refuse', false],
    ['cancel my call and go ahead', 'uncertain', false],
    ['I have to cancel the call', 'uncertain', false],
    ['cancel the call but yes to the order', 'uncertain', false],
    ['wait, cancel the call', 'uncertain', true],
    ['no thanks. And please cancel the call', 'refuse', false],
  ])('"%s" says to the order: %s', async (text, verdict, hesitates) => {
    const { acceptance } = await read(text, ordering, 'acceptance')
    expect({ verdict: acceptance.verdict, hesitates: acceptance.hesitates }).toEqual({ verdict, hesitates })
  })

  test.each([
    ['when is my call?', 'meeting'],
    ['what time is the call?', 'meeting'],
    ['is the call booked?', 'meeting'],
    ['do we have a call?', 'meeting'],
    ["when's our tasting call again?", 'meeting'],
    ['how long is the call?', 'other'],
    ['is the call free of charge?', 'price'],
  ])('"%s" is a question about the %s', async (text, topic) => {
    const { questions } = await read(text, BOOKED)
    expect(questions.map((one) => one.topic)).toEqual([topic])
  })
})

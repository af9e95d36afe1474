import { describe, expect, test } from '@jest/globals'
import type { Booking } from '#core/booking'
import { nextFollowUp } from '#core/follow-up'
import { messageId } from '#core/ids'
import { replay } from '#core/replay'
import { SILENCE } from '#core/silence'
import { days, milliseconds, minutes } from '#core/time'
import {
  CHAT,
  FACTS,
  KNOWN,
  left,
  linkNews,
  occasions,
  PHONE,
  playbook,
  plus,
  READY,
  TO_LINK,
  textsOf,
} from '../support/left.ts'
import { nothing, play } from '../support/play.ts'

describe('whoever is left (D8)', () => {
  test.each([
    ['question', [KNOWN], days(1), /looking for coffee machines for about 40 people.*When would you like/],
    ['recap', [READY], minutes(240), /the Team plan for 40 people is not placed.*Shall I go ahead/s],
    ['terms', [READY, 'yes, go ahead'], minutes(240), /Team plan for 40 people.*what I asked last/],
    ['link', TO_LINK, minutes(240), /Team plan for 40 people.*link was not opened/],
    ['deferral', [READY, 'let me run it by my partner'], days(2), /think over the Team plan for 40 people/],
  ])('at the %s is written to once, of what they wanted', async (of, lines, wait, words) => {
    const { talk, waits } = await left(lines)
    expect(await waits(milliseconds(wait - minutes(1)))).toEqual([])
    const [first, ...more] = await waits(days(2))
    expect(first?.text).toMatch(words)
    expect(more).toEqual([])
    expect(occasions(talk)).toEqual([of])
  })

  test('under a link that was opened, or on which a payment failed, is told so', async () => {
    const opened = await left(TO_LINK)
    await linkNews(opened.talk, 'link-opened')
    expect(textsOf(await opened.waits(days(1)))).toMatch(/had the link for the Team plan for 40 people open/)
    const failed = await left(TO_LINK)
    await linkNews(failed.talk, 'payment-failed')
    expect(textsOf(await failed.waits(days(1)))).toMatch(/payment for the Team plan for 40 people did not/)
  })

  test('under a link that is still good gets the same link, and nothing else', async () => {
    const { talk, waits } = await left(TO_LINK, playbook({ checkoutValid: days(2) }))
    expect(await waits(days(1))).toHaveLength(1)
    const sent = talk
      .pass()
      .acts.flatMap((act) => (act.act === 'send' ? [act] : []))
      .at(-1)
    expect(sent?.secret).toMatchObject({ kind: 'checkout', checkout: talk.pass().state.checkout?.id })
    expect(talk.pass().events.filter(({ kind }) => kind === 'checkout-offered')).toHaveLength(1)
  })

  test('and was qualified is not forgotten after weeks, nor when their day comes near; and only of what still counts', async () => {
    const { talk, waits } = await left([FACTS], playbook({}, { question: [] }))
    const unasked = await waits(days(57))
    expect(unasked.map(({ text }) => text.split('.')[0])).toEqual([
      expect.stringMatching(/A while ago you told me about coffee machines for 40 people/),
      expect.stringMatching(/You wanted coffee machines for 40 people by January 20/),
    ])
    expect(occasions(talk)).toEqual(['silence', 'date'])
    expect(await waits(days(200))).toEqual([])
  })

  test('and of whom nothing is known is never nudged', async () => {
    const { waits } = await left(['hello'])
    expect(await waits(days(60))).toEqual([])
  })

  test('after asking to be asked again is left alone until that day, and told which it is', async () => {
    const { talk, waits } = await left([READY, 'ask me in January'])
    const answer = talk
      .pass()
      .acts.flatMap((act) => (act.act === 'send' ? [act.message.text] : []))
      .at(-1)
    expect(answer).toMatch(/I write to you again on January 1/)
    expect(await waits(days(38))).toEqual([])
    const [first] = await waits(days(5))
    expect(first?.text).toMatch(/asked me to come back to the Team plan for 40 people/)
    expect(first?.at).toBe(Date.UTC(2027, 0, 1, 15))
  })

  test('where no day is promised that could not be kept', async () => {
    const { talk } = await left([KNOWN, 'ask me in January'], playbook(), PHONE)
    const answer = talk
      .pass()
      .acts.flatMap((act) => (act.act === 'send' ? [act.message.text] : []))
      .at(-1)
    expect(answer).toMatch(/Just write when you are ready/)
    expect(answer).not.toMatch(/I write to you/)
  })

  test('a second time is written to in other words, and never a third', async () => {
    const { talk, waits } = await left(
      [READY],
      playbook({}, { recap: [minutes(240), days(1)], silence: [], date: [] }),
    )
    const unasked = await waits(days(3))
    expect(unasked.map(({ text }) => text.split('.')[0])).toEqual([
      'Your order of the Team plan for 40 people is not placed yet, and nothing was charged',
      'The order of the Team plan for 40 people is as we left it: not placed, and not charged',
    ])
    await talk.says('make that 50 people')
    expect(occasions(talk)).toEqual(['recap', 'recap'])
    expect(await waits(days(4))).toEqual([])
  })
})

describe('a meeting (D3, D8)', () => {
  const met = async (standing: Booking['standing']) => {
    const { talk } = await left([KNOWN])
    const { state } = talk.pass()
    const start = plus(state.now, days(1))
    const booking: Booking = {
      id: 'meet1',
      slot: { start, end: plus(start, minutes(30)) },
      zone: 'America/New_York',
      to: CHAT,
      email: null,
      evidence: { message: messageId('message-1'), address: CHAT, quote: KNOWN, by: 'rules' },
      askedAt: state.now,
      standing,
      reference: 'B-1',
      revision: 0,
      changedAt: state.now,
      movingTo: null,
    }
    return { known: { ...state, meetings: { ...state.meetings, booking } }, booking }
  }

  test('is followed up a day after it, and nothing else comes before it', async () => {
    const { known, booking } = await met('booked')
    const due = { of: 'meeting', at: plus(booking.slot.end, days(1)) }
    expect(nextFollowUp(known, playbook())).toMatchObject(due)
    expect(nextFollowUp({ ...known, now: plus(booking.slot.end, minutes(1)) }, playbook())).toMatchObject(due)
    expect(nextFollowUp(known, playbook({}, { meeting: [] }))).toBeNull()
  })

  test('that was called off is followed up two days later', async () => {
    const { known, booking } = await met('off')
    expect(nextFollowUp(known, playbook({}, { question: [] }))).toMatchObject({
      of: 'cancellation',
      due: plus(booking.changedAt, days(2)),
    })
  })

  test('that its host has to agree to is waited for', async () => {
    const { known } = await met('pending')
    expect(nextFollowUp(known, playbook())).toBeNull()
  })

  test('is told with its time, what it was about, and what is open', async () => {
    const { known, booking } = await met('booked')
    const at = plus(booking.slot.end, days(1))
    const first = { state: known, events: [], acts: [] }
    const { acts, state } = play(
      first,
      { kind: 'timer-fired', at, timer: SILENCE },
      playbook(),
      () => nothing,
    )
    expect(acts.filter(({ act }) => act === 'send')).toHaveLength(1)
    expect(state.followed).toMatchObject([{ of: 'meeting', matter: 'meet1', at }])
    expect(state.question?.about).toBe('timeline')
  })
})

describe('a reply to a follow-up goes on where they were', () => {
  test('a yes to the recap that it showed anew is a yes, while that is alive', async () => {
    const { talk, waits } = await left([READY])
    await waits(minutes(241))
    await talk.says('yes, go ahead')
    expect(talk.pass().state.acceptance).not.toBeNull()
  })

  test('a yes after the recap has lapsed accepts nothing', async () => {
    const { talk, waits } = await left([READY])
    await waits(days(2))
    await talk.says('yes, go ahead')
    expect(talk.pass().state.acceptance).toBeNull()
    expect(talk.pass().state.recap).not.toBeNull()
  })

  test('an answer to the question that it put is that answer', async () => {
    const { talk, waits } = await left([KNOWN])
    await waits(days(2))
    await talk.says('January 11')
    expect(talk.pass().state.signals.timeline?.value.day).toBe('2027-01-11')
  })
})

test('the journal says why they were written to, and from which words; and replays (A8)', async () => {
  const { talk, waits } = await left([KNOWN])
  await waits(days(2))
  const { events, state } = talk.pass()
  expect(events.find(({ kind }) => kind === 'followed-up')).toMatchObject({
    of: 'question',
    matter: 'timeline',
    on: ['message-1'],
    to: CHAT,
  })
  expect(replay(state.person, events).differences).toEqual([])
})

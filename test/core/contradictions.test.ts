import { describe, expect, test } from '@jest/globals'
import { authorityOf } from '#core/authority'
import type { Event } from '#core/event'
import type { Playbook } from '#core/playbook'
import type { Reading } from '#core/reading'
import { alive, type Noticed } from '#core/signal'
import { addDays, after, dayOf, days, instant, milliseconds, seconds } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { business } from '../support/business.ts'
import { beginning, MONDAY, nothing, type Played, play, said } from '../support/play.ts'
import { type ReportedFact, reported } from '../support/reported.ts'

const playbook: Playbook = {
  business,
  dialogs: DIALOGS,
  channels: { webchat: { optOutReplies: 'ours', carriesTexts: false } },
}
const WEB = { channel: 'webchat', id: 'conversation-1' }
const DECEMBER = addDays(dayOf(MONDAY, milliseconds(0)), 20)

const words = (quote: string, fact: Noticed): Noticed => ({ ...fact, quote })
const yes: Reading = {
  ...nothing,
  acceptance: { verdict: 'accept', tier: 'explicit', hesitates: false, reason: 'covered', spans: [] },
}
const people = (value: number): Noticed => ({ kind: 'quantity', value, quote: '', confidence: 1 })
const ready: Noticed = { kind: 'readiness', value: true, quote: '', confidence: 1 }
const rest: readonly Noticed[] = [
  { kind: 'need', value: 'coffee machines', quote: '', confidence: 1 },
  { kind: 'timeline', value: { day: DECEMBER, bound: 'on' }, quote: '', confidence: 1 },
]
const no: Reading = {
  ...nothing,
  acceptance: { verdict: 'refuse', tier: 'none', hesitates: false, reason: 'no', spans: [] },
}

/** What the buyer may write here, and what it is understood as. */
const READINGS: { readonly [text: string]: Reading } = {
  'forty of us': { ...nothing, noticed: [people(40), ...rest].map((one) => words('forty', one)) },
  "forty of us, let's do it": {
    ...nothing,
    noticed: [people(40), ...rest, ready].map((one) => words('forty', one)),
  },
  'fifty now': { ...nothing, noticed: [words('fifty', people(50))] },
  'fifty-five': { ...nothing, noticed: [words('fifty-five', people(55))] },
  yes,
  no,
}

/** A conversation in which one thing happens ten seconds after the other. */
const conversation = (happenings: readonly (string | (ReportedFact & { readonly ago: number }))[]) => {
  const said_: string[] = []
  const played = happenings.reduce<Played>((before, next, n) => {
    const at = after(MONDAY, seconds(10 * n))
    const event =
      typeof next === 'string'
        ? said(next, WEB, at, `m${n}`)
        : reported(factOf(next), at, instant(at - next.ago), `r${n}`)
    const now = play(before, event, playbook, (text) => READINGS[text] ?? nothing)
    said_.push(lastWords(now.events.slice(before.events.length)))
    return now
  }, beginning)
  return { ...played, answers: said_ }
}

const factOf = ({ ago: _, ...fact }: ReportedFact & { readonly ago: number }): ReportedFact => fact

/** Phrases are their briefs' names. */
const lastWords = (events: readonly Event[]): string =>
  events.flatMap((event) => (event.kind === 'message-queued' ? [event.message.text] : [])).join(' | ')

const noticed = ({ events }: Played) =>
  events.flatMap((event) =>
    event.kind === 'contradiction-noticed' ? [[event.earlier.value, Object.keys(event.later)[0]]] : [],
  )

const crm = (value: number, ago: number = seconds(1)) => ({ kind: 'quantity' as const, value, ago })

describe('what another system says of a term, against what the buyer said (M4)', () => {
  test('older than the buyer: nothing changes, nothing is noticed, and nothing is asked', () => {
    const before = conversation(['forty of us', 'hm', 'hm'])
    const { state, answers, ...late } = conversation(['forty of us', crm(25, days(7)), 'hm'])
    expect(alive(state.signals, 'quantity', state.now)).toBe(40)
    expect(noticed({ state, ...late })).toEqual([])
    expect([answers[1], answers[2]]).toEqual(['', before.answers[1]])
  })

  test('newer, and otherwise: noticed at once, asked at the next message and only then', () => {
    const played = conversation(['forty of us', crm(55), 'hm', 'hm'])
    expect(noticed(played)).toEqual([[40, 'report']])
    expect(played.answers.slice(1, 3)).toEqual(['', 'confirm-either'])
    expect(played.answers[3]).not.toMatch(/confirm/)
    expect(alive(played.state.signals, 'quantity', played.state.now)).toBe(40)
  })

  test('newer, and the same: nothing to ask', () => {
    expect(conversation(['forty of us', crm(40), 'hm']).answers[2]).not.toMatch(/confirm/)
  })

  test('newer, and the same in other words: nothing to ask either', () => {
    const dayAfter = addDays(DECEMBER, 1)
    const time = { kind: 'timeline' as const, value: { day: dayAfter, bound: 'before' as const }, ago: 1 }
    const played = conversation(['forty of us', time, 'hm'])
    expect(played.answers[2]).not.toMatch(/confirm/)
    expect(noticed(played)).toEqual([])
  })

  test('what the buyer then says settles it, and the same value brought anew each night is not asked again', () => {
    const played = conversation(['forty of us', crm(55), 'hm', 'fifty now', crm(55), 'hm', crm(70), 'hm'])
    expect(alive(played.state.signals, 'quantity', played.state.now)).toBe(50)
    expect(played.answers[5]).not.toMatch(/confirm/)
    expect(played.answers[7]).toMatch(/confirm-either/)
  })

  test('before a recap it is asked first, so that the recap says what they mean', () => {
    const { answers, state } = conversation([
      'forty of us',
      crm(55),
      "forty of us, let's do it",
      crm(56),
      'yes',
    ])
    expect(answers[2]).toMatch(/recap/)
    expect(state.acceptance).not.toBeNull()
    const asked = conversation(['forty of us', crm(55), "let's do it"])
    expect(asked.answers[2]).toBe('confirm-either')
  })

  test('while a recap waits, a yes is to the recap as it was shown; that settles what is noted elsewhere too', () => {
    const played = conversation(["forty of us, let's do it", crm(55), 'hm', 'yes', 'yes', 'hm'])
    const { recap, acceptance, checkout } = played.state
    expect(recap?.terms.quantity).toBe(40)
    expect(acceptance?.hash).toBe(recap?.hash)
    expect(checkout?.standing).toBe('open')
    expect(played.answers[2]).toMatch(/confirm-again/)
    expect(played.answers.join()).not.toMatch(/confirm-either/)
    expect(played.state.put.quantity).toEqual(['55'])
    expect(played.events.filter(({ kind }) => kind === 'recap-withdrawn')).toEqual([])
  })

  test('no report takes back a yes, a link or a payment: not one, and not a hundred', () => {
    const many = Array.from({ length: 100 }, (_, n) => crm(n + 1))
    const { state } = conversation(["forty of us, let's do it", 'yes', ...many, 'yes', ...many])
    expect(state.checkout).toMatchObject({ standing: 'open', terms: { quantity: 40 } })
  })
})

describe('what another system says, and the buyer has not said (M4, M5)', () => {
  const budget = { kind: 'budget' as const, value: { min: null, max: 30_000, per: 'month' as const }, ago: 1 }

  test('is put to them in place of the open question, and a yes makes it their own word', () => {
    const { answers, state, events } = conversation(['forty of us', budget, 'hm', 'yes'])
    expect(answers[2]).toMatch(/confirm-noted/)
    expect(alive(state.signals, 'budget', state.now)).toEqual(budget.value)
    expect(state.signals.budget?.evidence).toMatchObject({ quote: 'yes', by: 'rules', message: 'm3' })
    expect(events.filter(({ kind }) => kind === 'acceptance-recorded')).toEqual([])
  })

  test('is asked for openly once they have said no', () => {
    const { answers, state } = conversation(['forty of us', budget, 'hm', 'no'])
    expect(answers[3]).toBe('ask')
    expect(state.signals.budget).toBeUndefined()
  })

  test('cannot be confirmed by a yes once something else was reported in its place', () => {
    const other = { ...budget, value: { ...budget.value, max: 9_900 }, ago: 0 }
    const { state, answers } = conversation(['forty of us', budget, 'hm', other, 'yes'])
    expect(state.signals.budget).toBeUndefined()
    expect(answers[4]).toMatch(/confirm-noted/)
  })

  test('counts for the score by half, names itself among the grounds, and is no fact that a level needs', () => {
    const need = { kind: 'need' as const, value: 'espresso', ago: 1 }
    const alone = authorityOf(conversation([need]).state, playbook)
    expect(alone.score.parts.need).toBeCloseTo(business.policy.score.need * business.policy.outside)
    const facts = [need, crm(55), budget, { kind: 'decision' as const, value: 'self' as const, ago: 1 }]
    const time = { kind: 'timeline' as const, value: { day: DECEMBER, bound: 'on' as const }, ago: 1 }
    const all = authorityOf(
      conversation([...facts, time, 'hm', 'hm', 'hm', 'hm', 'hm', 'hm']).state,
      playbook,
    )
    expect(all.rungs.find(({ level }) => level === 'book')?.missing).toContainEqual({
      need: 'fact',
      fact: 'need',
    })
    expect(all.rungs.find(({ level }) => level === 'close')?.missing).toContainEqual({ need: 'terms' })
  })

  test('what only reports lift over the threshold qualifies them, and closes nothing', () => {
    const strict = { ...business.policy, score: { ...business.policy.score, quantity: 0.9, need: 0 } }
    const rules = { ...playbook, business: { ...business, policy: { ...strict, outside: 1 } } }
    const state = conversation([crm(40)]).state
    const authority = authorityOf(state, rules)
    expect(authority.rungs.find(({ level }) => level === 'qualify')?.held).toBe(true)
    expect(authority.rungs.find(({ level }) => level === 'close')?.missing).toContainEqual({
      need: 'score',
      least: 0.5,
    })
  })
})

describe('what the buyer says against what they had said (M4)', () => {
  test('is noticed, both stay in the journal, and what it takes the place of is said back', () => {
    const played = conversation(['forty of us', 'fifty now'])
    expect(noticed(played)).toEqual([[40, 'message']])
    const briefs = played.events.flatMap((event) => (event.kind === 'composed' ? [event.order] : []))
    expect(briefs.length).toBeGreaterThan(1)
    const kept = played.events.flatMap((event) =>
      event.kind === 'signal-kept' && event.signal.kind === 'quantity' ? [event.signal.value] : [],
    )
    expect(kept).toEqual([40, 50])
    expect(played.state.turn.corrected).toBeUndefined()
  })

  test('the same once more is no contradiction, nor is the answer to what was asked', () => {
    expect(noticed(conversation(['forty of us', 'forty of us']))).toEqual([])
    expect(noticed(conversation(['forty of us', crm(55), 'hm', 'fifty-five']))).toEqual([[40, 'report']])
  })
})

import { describe, expect, test } from '@jest/globals'
import { instant } from '#core/time'
import { type Problem, readTold } from '#server/signals/read'
import { business } from '../support/business.ts'

const NOW = instant(Date.UTC(2026, 10, 28, 15))
const NUMBER = '+14155550134'
const ADDRESS = { channel: 'sms', id: NUMBER }
const rules = {
  business,
  channels: {
    webchat: { optOutReplies: 'ours' as const, carriesTexts: false },
    sms: { optOutReplies: 'platform' as const, carriesTexts: true },
  },
}

const signal = (more: Record<string, unknown> = {}) => ({
  id: 's1',
  person: 'p1',
  kind: 'budget',
  value: { min: null, max: 30_000, per: 'month' },
  at: '2026-11-24T09:30:00Z',
  source: { system: 'crm', record: 'deal 7', author: 'Dana' },
  ...more,
})

const problemsOf = (body: unknown): readonly Problem[] => {
  const sent = body === undefined ? body : JSON.parse(JSON.stringify(body))
  const read = readTold(sent, rules, NOW)
  return read.kind === 'malformed' ? read.problems : []
}

describe('a signal of another system', () => {
  test.each([
    { kind: 'need', value: 'espresso, for two floors' },
    { kind: 'product', value: 'team' },
    { kind: 'quantity', value: 55 },
    { kind: 'budget', value: { min: 10_000, max: null, per: 'year' } },
    { kind: 'timeline', value: { day: '2026-12-20', bound: 'by' } },
    { kind: 'decision', value: 'shared' },
    { kind: 'contact', value: { channel: 'email', id: 'dana@example.com' } },
  ])('may say $kind, as our own signals have it', (fact) => {
    const read = readTold([signal(fact)], rules, NOW)
    expect(read).toMatchObject({
      told: [{ of: 'p1', id: 's1', report: { ...fact, confidence: 0.8, note: null } }],
    })
  })

  test.each<[what: string, wrong: Record<string, unknown>, path: string, problem: RegExp]>([
    ['no id', { id: undefined }, 'id', /the same each time/],
    ['an id that no header carries', { id: 'a b' }, 'id', /letters, digits/],
    ['nobody', { person: undefined }, '', /names nobody/],
    ['two names for one', { address: ADDRESS }, 'address', /one of the two/],
    [
      'a channel that is none',
      { person: undefined, address: { channel: 'fax', id: '1' } },
      'address.channel',
      /sms/,
    ],
    [
      'a number without its country',
      { person: undefined, address: { channel: 'sms', id: '415 555' } },
      'address.id',
      /\+1415/,
    ],
    ['no time', { at: undefined }, 'at', /when it was true/],
    ['a day for a time', { at: '2026-11-01' }, 'at', /its zone/],
    ['a time without a zone', { at: '2026-11-01T10:00:00' }, 'at', /its zone/],
    ['a time to come', { at: '2099-01-01T00:00:00Z' }, 'at', /not come yet/],
    ['no source', { source: undefined }, 'source', /system/],
    ['a source without a name', { source: {} }, 'source.system', /called/],
    ['a kind of no kind', { kind: 'mood', value: 'good' }, 'kind', /one of need, product, quantity/],
    ['half a person', { kind: 'quantity', value: 1.5 }, 'value', /whole number/],
    ['nobody at all', { kind: 'quantity', value: 0 }, 'value', /from 1/],
    ['words for a number', { kind: 'quantity', value: '40' }, 'value', /whole number/],
    ['a plan that is not sold', { kind: 'product', value: 'platinum' }, 'value', /starter, team, roastery/],
    ['a budget without ends', { value: { min: null, max: null, per: 'month' } }, 'value', /min, max or both/],
    ['a budget upside down', { value: { min: 5, max: 2, per: 'month' } }, 'value', /smaller one first/],
    [
      'a day of no calendar',
      { kind: 'timeline', value: { day: '2026-02-30', bound: 'on' } },
      'value.day',
      /2026-12-01/,
    ],
    ['a place of no words', { kind: 'location', value: ' ' }, 'value', /where they are/],
    ['half a character', { kind: 'need', value: 'coffee \ud800' }, 'value', /plain text/],
    ['a null byte', { kind: 'need', value: 'coffee \u0000' }, 'value', /plain text/],
    ['a book for a note', { note: 'x'.repeat(1_001) }, 'note', /1000/],
    ['more than sure', { confidence: 2 }, 'confidence', /0 to 1/],
    ['nobody, beside other things', { person: undefined, confidence: 2 }, '', /names nobody/],
    ['a time to come, beside other things', { at: '2099-01-01T00:00:00Z', id: '' }, 'at', /not come yet/],
    ['what nobody reads', { acceptance: true }, '', /acceptance, which nobody reads/],
  ])('tells what is wrong, and where, of %s', (_, wrong, path, problem) => {
    expect(problemsOf(signal(wrong))).toContainEqual({
      path,
      problem: expect.stringMatching(problem),
    })
  })

  test.each([
    'readiness',
    'approval',
    'agreement',
    'acceptance',
    'acknowledged',
    'consent',
    'identity',
    'preference',
    'zone',
  ])('knows no way to say %s: that is for the buyer, or for a rep (A4)', (kind) => {
    for (const value of [true, 'yes', { amount: 1 }, { channel: 'sms', id: NUMBER }]) {
      expect(problemsOf(signal({ kind, value }))[0]?.path).toBe('kind')
    }
  })

  test.each([
    ['no JSON', undefined, /no JSON/],
    ['an empty list', [], /empty/],
    ['words', 'hello', /no signal/],
    ['a list in a list', [[]], /no signal/],
    ['too many', Array.from({ length: 101 }, () => 1), /at most 100/],
  ])('tells what is wrong with a body that is %s', (_, body, problem) => {
    expect(problemsOf(body)[0]?.problem).toMatch(problem)
  })
})

import { describe, expect, test } from '@jest/globals'
import { perceiveByRules } from '#language/rules/perceive'
import { business } from '../../support/business.ts'
import { NOW } from './support.ts'

const perceive = perceiveByRules(business)
const hear = (text: string) => perceive({ text, expecting: null, now: NOW })

describe('the story is understood line by line', () => {
  test('the first message carries need, quantity, budget and timeline, each with its words', async () => {
    const reading = await hear(
      "Hi, we're about 40 people and want coffee machines before Dec 1, maybe $300 a month.",
    )
    expect(reading.noticed).toEqual([
      { kind: 'need', value: 'coffee machines', quote: 'want coffee machines', confidence: 0.85 },
      { kind: 'quantity', value: 40, quote: 'about 40 people', confidence: 0.95 },
      {
        kind: 'budget',
        value: { min: 30_000, max: 30_000, per: 'month' },
        quote: 'maybe $300 a month',
        confidence: 0.7,
      },
      {
        kind: 'timeline',
        value: { day: '2026-12-01', bound: 'before' },
        quote: 'before Dec 1',
        confidence: 0.9,
      },
    ])
    expect(reading.questions).toEqual([])
  })

  test('a question about milk is one question and no signal', async () => {
    const reading = await hear('do you have oat milk?')
    expect(reading.noticed).toEqual([])
    expect(reading.questions).toEqual([{ text: 'do you have oat milk?', topic: 'other', plan: null }])
  })

  test('asking to text is a preference and no question', async () => {
    const reading = await hear('can I text with you instead?')
    expect(reading.noticed).toMatchObject([{ kind: 'preference', value: { channel: 'sms' } }])
    expect(reading.questions).toEqual([])
  })

  test('asking what the team plan costs is a question about its price', async () => {
    const reading = await hear('what would the team plan be all in?')
    expect(reading.questions).toEqual([
      { text: 'what would the team plan be all in?', topic: 'price', plan: 'team' },
    ])
  })

  test('"let\'s do it" is readiness alone', async () => {
    const reading = await hear("let's do it")
    expect(reading.noticed.map(({ kind }) => kind)).toEqual(['readiness'])
    expect(reading.questions).toEqual([])
  })

  test('a yes with another start is a timeline and no question', async () => {
    const reading = await hear('yeah but can we start Jan 1?')
    expect(reading.noticed).toMatchObject([{ kind: 'timeline', value: { day: '2027-01-01', bound: 'on' } }])
    expect(reading.questions).toEqual([])
    expect(reading.acceptance.verdict).not.toBe('accept')
  })

  test('"yes, go ahead" is an acceptance, and nothing else', async () => {
    const reading = await hear('yes, go ahead')
    expect(reading.noticed).toEqual([])
    expect(reading.acceptance).toMatchObject({ verdict: 'accept', tier: 'explicit' })
  })

  test('other terms are one wish and no question', async () => {
    const reading = await hear('can we get 20% off and net-60?')
    expect(reading.noticed).toMatchObject([{ kind: 'discount', value: '20% off and net-60' }])
    expect(reading.questions).toEqual([])
  })

  test('several facts and a correction are all taken', async () => {
    const reading = await hear('No, 50 people, from March, up to $400 a month, and my boss decides')
    expect(Object.fromEntries(reading.noticed.map(({ kind, value }) => [kind, value]))).toEqual({
      quantity: 50,
      budget: { min: null, max: 40_000, per: 'month' },
      timeline: { day: '2027-03-01', bound: 'from' },
      decision: 'other',
    })
  })
})

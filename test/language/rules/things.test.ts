import { describe, expect, test } from '@jest/globals'
import { facts, noticed } from './support.ts'

describe('what they are after', () => {
  test.each([
    ['want coffee machines', 'coffee machines'],
    ['we are looking for a good espresso machine', 'espresso machine'],
    ['need espresso for the office', 'espresso'],
    ['our crew needs cold brew', 'cold brew'],
    ["I'm looking to get a grinder by Friday", 'grinder'],
    ['we would like coffee and tea for 30 people', 'coffee and tea'],
    ['interested in beans', 'beans'],
  ])('%s', (text, need) => {
    expect(facts(text).need).toBe(need)
  })

  test.each([
    "we don't need machines",
    'need help',
    'I want to ask my boss',
    'I want that',
    'need 40 seats',
    'do you have machines?',
    'I need a discount',
  ])('is none: %s', (text) => {
    expect(facts(text).need).toBeUndefined()
  })

  test('a bare noun answers our question', () => {
    expect(facts('just coffee machines', 'need').need).toBe('coffee machines')
    expect(facts('coffee machines').need).toBeUndefined()
    expect(facts('not sure', 'need').need).toBeUndefined()
  })
})

describe('what they are after, as one of a list', () => {
  test.each([
    ['40 people, machines by Dec 20, I decide, 300 a month', 'machines'],
    ['hi, 25 people, milk and machines', 'milk and machines'],
    ['machines for the office, 25 people', 'machines'],
  ])('%s', (text, need) => {
    expect(facts(text).need).toBe(need)
  })

  test.each([
    'machines',
    '40 people, Brooklyn, by Dec 20',
    '40 people, no machines',
    '40 people, the machines are loud',
    '40 people, which machines?',
    '40 people, office in Manhattan',
  ])('is none: %s', (text) => {
    expect(facts(text).need).toBeUndefined()
  })

  test('of what only this business speaks of', () => {
    expect(facts('25 people, forklifts').need).toBeUndefined()
  })
})

describe('the answer to what they are looking for', () => {
  test.each(['machines', 'oat milk please', 'cold brew', 'machines by Dec 20'])('%s', (text) => {
    expect(facts(text, 'need').need).toBeDefined()
  })

  test.each([
    'here:',
    'password',
    'my password',
    'iban',
    'oui',
    'oui oui',
    'hola',
    'asdf asdf',
    'whatever works',
    'stuff',
  ])('is not: %s', (text) => {
    expect(facts(text, 'need').need).toBeUndefined()
  })
})

describe('which plan', () => {
  test.each([
    ['we want the team plan', 'team'],
    ['Starter please', 'starter'],
    ["let's go with starter", 'starter'],
    ['the small plan sounds right', 'starter'],
    ['we want the team plan, not starter', 'team'],
    ['how much is Team?', 'team'],
  ])('%s', (text, plan) => {
    expect(facts(text).product).toBe(plan)
  })

  test.each([
    'my team needs coffee',
    'a team of 12',
    'the team is happy',
    'starter or team?',
    'not the team plan',
  ])('is none: %s', (text) => {
    expect(facts(text).product).toBeUndefined()
  })

  test('a plan they ask about is less sure than one they choose', () => {
    expect(noticed('what is in the starter plan?')).toMatchObject([{ value: 'starter', confidence: 0.6 }])
  })
})

describe('addresses', () => {
  test.each([
    ['my number is 212-555-0142', null, '+12125550142'],
    ['(555) 123-4567', null, '+15551234567'],
    ['+44 20 7946 0958', null, '+442079460958'],
    ['917.555.0101 thanks', null, '+19175550101'],
    ['5551234567', 'contact', '+15551234567'],
    ['1 555 1234567', 'contact', '+15551234567'],
    ['my cell is 5551234567', null, '+15551234567'],
  ] as const)('%s', (text, expecting, id) => {
    expect(facts(text, expecting).contact).toEqual({ channel: 'sms', id })
  })

  test('an e-mail address is one too', () => {
    expect(facts('write to Jo.Doe@example.com').contact).toEqual({
      channel: 'email',
      id: 'jo.doe@example.com',
    })
  })

  test.each(['482913', 'order 5551234567', 'call 555-1234', '40 people', '2026-12-01'])(
    'is none: %s',
    (text) => {
      expect(facts(text, 'code').contact).toBeUndefined()
    },
  )
})

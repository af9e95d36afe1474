import { describe, expect, test } from '@jest/globals'
import { payPage } from '#checkout/page'
import { termLines } from '#checkout/term-lines'
import { type Terms, termsHash } from '#core/catalogue'
import { composeByTemplate } from '#language/compose'
import { dayOn, TERMS } from '../contracts/values.ts'
import { business } from '../support/business.ts'

/** Another value for every term there is; the compiler sees to it that none is missing. */
const OTHERS: { readonly [term in Exclude<keyof Required<Terms>, 'plan' | 'per'>]: Terms[term] } = {
  name: 'Roastery',
  quantity: 41,
  price: 24_901,
  currency: 'EUR',
  start: dayOn('2027-01-01'),
  renewal: 'Ends by itself after a year',
  cancellation: 'Never',
  dueNow: 0,
  special: 'two deliveries a week',
  net: 60,
}

const recapOf = (terms: Terms) =>
  JSON.stringify(composeByTemplate(business)([{ say: 'recap', terms, changed: [] }]))
const pageOf = (terms: Terms) => String(payPage(business, terms))
const stripeLineOf = (terms: Terms) => JSON.stringify(termLines(terms))

/** What binds is what was shown before the yes, what is shown where it is paid, and what is hashed (A4, D7). */
describe.each(Object.entries(OTHERS))('another %s', (term, value) => {
  const other: Terms = { ...TERMS, [term]: value }

  test('is another hash', () => expect(termsHash(other)).not.toBe(termsHash(TERMS)))

  test('is seen in the recap, on our page, and on the page at Stripe', () => {
    expect(recapOf(other)).not.toBe(recapOf(TERMS))
    expect(pageOf(other)).not.toBe(pageOf(TERMS))
    expect(stripeLineOf(other)).not.toBe(stripeLineOf(TERMS))
  })
})

test('the recap states renewal and cancellation in the words of the business', () => {
  const recap = recapOf(TERMS)
  for (const words of [TERMS.renewal, TERMS.cancellation]) expect(recap).toContain(words)
})

test('the page says that the money is taken once, and promises no charge that nobody makes', () => {
  expect(pageOf(TERMS)).toMatch(/due now, once.*nothing is charged by itself; Fernhill bills you/s)
})

test('words of a business or a rep are text on the page, whatever is in them', () => {
  const page = pageOf({ ...TERMS, special: '<script>alert(1)</script>', renewal: '"><img src=x>' })
  expect(page).not.toMatch(/<script>|<img/)
})

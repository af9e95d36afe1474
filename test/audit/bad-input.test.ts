import { describe, expect, test } from '@jest/globals'
import { auditOf } from '#audit/audit'
import { pageOf } from '#audit/page'
import type { Exception } from '#core/exception'
import { minutes } from '#core/time'
import { misalignmentsIn } from '#metrics/misalignment/index'
import { type Conversation, conversation } from '../support/conversation.ts'
import { playbook } from './sample.ts'

const WEB = { channel: 'webchat', id: 'visit-1' }
const ADA = { id: 'U1', name: 'Ada' }
const BEN = { id: 'U2', name: 'Ben' }

/** What an audit says of a conversation, as one text whose lines are not broken. */
const told = (deal: Conversation): string => {
  const { state, events } = deal.pass()
  const recalled = { snapshot: state, events }
  expect(misalignmentsIn(state.person, recalled, playbook, deal.now())).toEqual([])
  return pageOf(auditOf(state.person, recalled, playbook, deal.now()), 10_000)
}

/** As far as the question that ends in a yes. */
const atRecap = async (): Promise<Conversation> => {
  const deal = await conversation(WEB, playbook)
  await deal.says("Hi, we're about 40 people and want coffee machines from Jan 4")
  await deal.says('I decide')
  await deal.says("let's do it")
  return deal
}

const atLink = async (): Promise<Conversation> => {
  const deal = await atRecap()
  await deal.says('yes, go ahead')
  await deal.says('yes, I agree')
  expect(deal.pass().state.checkout).toMatchObject({ standing: 'open' })
  return deal
}

const pays = (
  deal: Conversation,
  more: { readonly amount?: number; readonly checkout?: string; readonly reference?: string } = {},
) => {
  const { checkout } = deal.pass().state
  if (!checkout) throw new Error('There is no link to pay.')
  return deal.comes((at) => ({
    kind: 'payment-received',
    at,
    checkout: checkout.id,
    hash: checkout.hash,
    amount: checkout.terms.dueNow,
    provider: 'stripe',
    reference: 'pi_1',
    ...more,
  }))
}

const NO_EXCEPTION: Exception = { discount: null, price: null, terms: null }

describe('bad input, and what the audit says of it', () => {
  test('a yes to terms that have changed meanwhile', async () => {
    const deal = await atRecap()
    await deal.says('yes but make it 50 people')
    expect(told(deal)).toMatch(/it is a yes that changes a term, so none/)
    expect(told(deal)).toMatch(/Recap \w{12} is taken back: what is known now is something else\./)
    expect(told(deal)).toMatch(/Changed since the terms before: quantity: 40, now 50\./)
  })

  test('a link that is opened after its time: it has lapsed', async () => {
    const deal = await atLink()
    deal.wait(minutes(61))
    await deal.comes((at) => ({ kind: 'timer-fired', at, timer: 'recap' }))
    expect(told(deal)).toMatch(/is taken back: its time is over\./)
    expect(told(deal)).toMatch(/The link pay1 has lapsed\./)
  })

  test('a link that is opened after a change: it was withdrawn', async () => {
    const deal = await atLink()
    await deal.says('wait, make it 50 people')
    expect(told(deal)).toMatch(/The yes to it and what was agreed to with it count no more\./)
    expect(told(deal)).toMatch(/The link pay1 is withdrawn\./)
  })

  test('a payment that comes twice', async () => {
    const deal = await atLink()
    await pays(deal)
    await pays(deal)
    expect(told(deal).match(/The deal is paid: \$249\.00 on the link pay1, as was agreed\./g)).toHaveLength(1)
    expect(told(deal)).toMatch(/It was paid already: this changes nothing\./)
  })

  test('a payment of another amount', async () => {
    const deal = await atLink()
    await pays(deal, { amount: 100 })
    expect(told(deal)).toMatch(/stripe says that \$1\.00 was paid on the link pay1/)
    expect(told(deal)).toMatch(/Not taken for the deal's payment: the amount is not the one that was agreed/)
    expect(told(deal)).toMatch(/A person should take over, because a payment does not fit what was agreed/)
  })

  test('a payment for a link that is none of theirs', async () => {
    const deal = await atLink()
    await pays(deal, { checkout: 'somebody.pay9' })
    expect(told(deal)).toMatch(/No link of this name was ever offered here\./)
    expect(told(deal)).toMatch(/it was paid for terms that no longer stand \(link somebody\.pay9\)/)
    expect(told(deal)).toMatch(/The link that stands, or stood last, is pay1, open\./)
  })

  test('two reps who claim at once, and an Approve that is clicked again when it is over', async () => {
    const deal = await atRecap()
    await deal.says('can we get 20% off?')
    const handOff = deal.pass().state.desk?.id ?? ''
    await deal.comes((at) => ({ kind: 'rep-claimed', at, rep: ADA, handOff }))
    await deal.comes((at) => ({ kind: 'rep-claimed', at, rep: BEN, handOff }))
    const approves = { kind: 'rep-judged' as const, handOff, verdict: 'approved' as const }
    await deal.comes((at) => ({ ...approves, at, rep: ADA, ...NO_EXCEPTION, discount: 40 }))
    await deal.comes((at) => ({ ...approves, at, rep: ADA, ...NO_EXCEPTION, discount: 10 }))
    await deal.comes((at) => ({ ...approves, at, rep: ADA, ...NO_EXCEPTION, discount: 10 }))
    const text = told(deal)
    expect(text).toMatch(/Ada \(U1\) has the conversation, by hand-off hand1\. The assistant is silent\./)
    expect(text).toMatch(
      /Ben \(U2\) was not obeyed, who wanted to take over: Ada \(U1\) had the conversation already\./,
    )
    expect(text).toMatch(
      /Ada \(U1\) approves on hand-off hand1: 40 % off\.\n.*May grant, by the policy of today: 10 % off, \$1,000\.00 due at once, no other terms\./,
    )
    expect(text).toMatch(/it is beyond their limit, which is a discount of at most 10 %, and this is 40 %/)
    expect(text).toMatch(
      /Hand-off hand1 is over: approved, by Ada \(U1\)\. The assistant is back\.\n.*Granted: 10 % off\. It needs a yes of the buyer's own\./,
    )
    expect(text).toMatch(/to approve or decline: this hand-off was over already\./)
  })

  test('a turn that failed again and again is told, with its reason', async () => {
    const deal = await atRecap()
    await deal.comes((at) => ({ kind: 'turn-failed', at, reason: 'the reader hung' }))
    expect(told(deal)).toMatch(/A turn failed again and again, and was let go: the reader hung\./)
  })

  test('words that would drive a terminal are told without their power', async () => {
    const deal = await conversation(WEB, playbook)
    await deal.says('hi\u001b[2J\u202e\nthere')
    expect(told(deal)).toContain('"hi [2J there"')
  })
})

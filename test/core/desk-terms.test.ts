import { describe, expect, test } from '@jest/globals'
import { termsOf } from '#core/catalogue'
import type { Incoming } from '#core/event'
import { ungranted } from '#core/exception'
import { isBeyondComputing, netDays } from '#core/payment-terms'
import { days } from '#core/time'
import { business } from '../support/business.ts'
import { type Played, play } from '../support/play.ts'
import { approves, at, BO, playbook, ready, saying, since, YES } from './desk-bench.ts'

const ORDER = "we're 40 people and want coffee machines from January 4. let's do it"
const WISH = 'can we get 20% off and net-60?'

const asked = (): Promise<Played> => ready(ORDER, WISH)
const agreed = async (before: Played): Promise<Played> => saying(await saying(before, YES, 40), 'I agree', 50)

describe('terms that a rep grants (A9)', () => {
  test('of which none is about paying stand in the order, and change no amount', async () => {
    const granted = approves(await asked(), { terms: 'two deliveries a week' }, BO)
    expect(granted.state.recap?.terms).toMatchObject({
      special: 'two deliveries a week',
      price: 24_900,
      dueNow: 24_900,
    })
    expect(granted.state.recap?.terms.net).toBeUndefined()
    const done = await agreed(granted)
    expect(done.state.checkout).toMatchObject({
      standing: 'open',
      terms: { special: 'two deliveries a week' },
    })
  })

  test('net-60 makes nothing due now: the yes and the agreement place the order, and no link goes out', async () => {
    const granted = approves(await asked(), { discount: 10, terms: 'net-60' }, BO)
    expect(granted.state.recap?.terms).toMatchObject({ price: 22_410, dueNow: 0, net: 60, special: 'net-60' })
    const done = await agreed(granted)
    const { kinds, sent } = since(granted, done)
    expect(kinds).not.toContain('checkout-offered')
    expect(kinds.filter((kind) => kind === 'order-placed')).toHaveLength(1)
    expect(sent.at(-1)).toBe('ordered')
    const placed = done.events.find((event) => event.kind === 'order-placed')
    expect(placed).toMatchObject({ hash: granted.state.recap?.hash, terms: { net: 60, dueNow: 0 } })
    expect(done.state.payment).toMatchObject({ invoiced: true })
    expect(done.acts.at(-2)).toMatchObject({
      act: 'tell-desk',
      order: { do: 'win', win: { of: 'ordered', terms: { net: 60 } } },
    })
  })

  test('after such an order nothing more is sold, and nobody is asked for money (A6)', async () => {
    const done = await agreed(approves(await asked(), { terms: 'net-60' }, BO))
    const later = await saying(await saying(done, 'thanks!', 60), "let's do it, 50 people", 70)
    expect(since(done, later).sent).toEqual(['thanks', 'ordered'])
    expect(since(done, later).kinds).not.toContain('recap-stated')
  })

  test('money that comes for an order on an invoice is a matter for a person', async () => {
    const done = await agreed(approves(await asked(), { terms: 'net-60' }, BO))
    const paid: Incoming = {
      kind: 'payment-received',
      at: at(90),
      checkout: done.state.payment?.checkout ?? '',
      hash: done.state.recap?.hash ?? '',
      amount: 0,
      provider: 'builtin',
      reference: 'x',
    }
    const after = play(done, paid, playbook(), () => {
      throw new Error('Nothing is read.')
    })
    expect(since(done, after).kinds).toContain('payment-disputed')
  })

  test('do not get around a limit by being paid later: limits go by what is paid first', async () => {
    const policy = { ...business.policy, confirmTwiceAbove: 10_000 }
    const rules = playbook({ ...policy, reps: playbook().business.policy.reps })
    const granted = approves(await ready(ORDER, WISH, rules), { terms: 'net-60' }, BO, rules)
    const accepted = await saying(await saying(granted, YES, 40, rules), 'I agree', 50, rules)
    expect(since(granted, accepted).sent).toEqual(['acknowledge', 'second-yes'])
    const small = playbook({ ...policy, reps: { default: { discount: 10, amount: 20_000, terms: true } } })
    const tried = approves(await ready(ORDER, WISH, small), { terms: 'net-60' }, BO, small)
    expect(tried.events.at(-2)).toMatchObject({ kind: 'rep-refused', why: { reason: 'beyond-limit' } })
  })

  test.each([
    'half upfront',
    'first month free',
    '50% deposit, rest in March',
    'pay quarterly',
    'billed annually',
    '$100 off',
    'waive the setup fee',
    'net-60 or net-30',
    'net-0',
    'instalments',
  ])('%s is refused in words, since the amounts would say otherwise', async (terms) => {
    const before = await asked()
    const tried = approves(before, { terms }, BO)
    expect(tried.state.recap).toEqual(before.state.recap)
    expect(tried.state.signals.approval).toBeUndefined()
    expect(since(before, tried).told).toEqual([
      { do: 'whisper', rep: BO.id, why: { reason: 'beyond-computing' } },
    ])
  })

  test.each([
    ['net-60', 60],
    ['Net 30 days', 30],
    ['net60', 60],
    ['net-45 payment terms by invoice', 45],
    ['90 days net', 90],
    ['free installation, net-60', 60],
    ['free installation', null],
    ['a network of cups', null],
    ['net-400', null],
  ])('%s is due after %s days', (terms, due) => {
    expect(netDays(terms)).toBe(due)
    if (!terms.includes('400')) expect(isBeyondComputing(terms)).toBe(false)
  })
})

describe('what is asked for and not granted', () => {
  test.each([
    ['20% off and net-60', { discount: 10, price: null, terms: null }, ['net-60']],
    ['20% off and net-60', { discount: null, price: null, terms: 'net-60' }, ['20% off']],
    ['20% off and net-60', { discount: 10, price: null, terms: 'net-30' }, []],
    ['20% off', { discount: 10, price: null, terms: null }, []],
    ['a better price', { discount: null, price: 20_000, terms: null }, []],
    ['net-60', { discount: 5, price: null, terms: null }, ['net-60']],
  ])('of "%s" under %j is %j', (wish, granted, besides) => {
    expect(ungranted(wish, granted)).toEqual(besides)
  })
})

describe('a price that a rep grants', () => {
  test('holds for the plan and the people it was granted for, and for no more', async () => {
    const quoted = approves(
      await ready("we're 80 people and want coffee machines from January 4. let's do it"),
      { price: 60_000 },
      BO,
    )
    expect(quoted.state.recap?.terms).toMatchObject({ plan: 'roastery', price: 60_000 })
    const fewer = await saying(quoted, 'sorry, 70 people', 40)
    expect(fewer.state.recap?.terms).toMatchObject({ quantity: 70, price: 60_000 })
    const more = await saying(quoted, 'sorry, 500 people', 40)
    expect(more.state.recap).toBeNull()
    expect(since(quoted, more).sent.join()).toMatch(/by-quote/)
    const small = await saying(quoted, 'sorry, 20 people', 40)
    expect(small.state.recap?.terms).toMatchObject({ plan: 'team', price: 24_900 })
  })

  test('expires, and what it granted with it (M3)', async () => {
    const granted = approves(await asked(), { discount: 10 })
    const month = await saying(granted, 'hello again', 15 * (days(1) / 1000))
    const known = termsOf(month.state.signals, business.catalogue, month.state.now)
    expect(known).toMatchObject({ kind: 'complete', terms: { price: 24_900 } })
  })
})

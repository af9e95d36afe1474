import { describe, expect, test } from '@jest/globals'
import type { Incoming } from '#core/event'
import type { Playbook } from '#core/playbook'
import { after, seconds } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { agrees, linked, linkOf, money, recapped, refuses, says } from '../support/agreed.ts'
import { business } from '../support/business.ts'
import { type Played, play } from '../support/play.ts'

const playbook: Playbook = {
  business,
  dialogs: DIALOGS,
  channels: { webchat: { optOutReplies: 'ours', carriesTexts: false } },
  desk: true,
}

const then = (played: Played, ...events: readonly Incoming[]): Played =>
  events.reduce(
    (now, event) =>
      play(now, event, playbook, () => {
        throw new Error('nobody speaks')
      }),
    played,
  )

/** What was said since, by the names of the briefs. */
const saidSince = (before: Played, { events }: Played) =>
  events
    .slice(before.events.length)
    .flatMap((event) => (event.kind === 'composed' ? [event.message.text] : []))
    .join(' | ')

const handOffs = ({ events }: Played) =>
  events.flatMap((event) => (event.kind === 'hand-off-requested' ? [event.trigger] : []))

const kinds = ({ events }: Played, kind: string) => events.filter((event) => event.kind === kind)

const open = linked(playbook)
const { id: checkout } = linkOf(open)
const at = after(open.state.now, seconds(5))

type Of<K extends Incoming['kind']> = Extract<Incoming, { kind: K }>

const reversed = (
  how: Of<'payment-reversed'>['how'],
  amount: number,
  over: Partial<Of<'payment-reversed'>> = {},
): Incoming => ({
  kind: 'payment-reversed',
  at: after(at, seconds(60)),
  checkout,
  how,
  amount,
  provider: 'stripe',
  reference: how === 'refunded' ? 'ch_1' : 'dp_1',
  payment: 'pi_1',
  ...over,
})

const restored: Incoming = {
  kind: 'payment-restored',
  at: after(at, seconds(90)),
  checkout,
  amount: 24_900,
  provider: 'stripe',
  reference: 'dp_1',
  payment: 'pi_1',
}

describe('money that comes', () => {
  test('for exactly what was accepted is the payment, once, however often it is told', () => {
    const paid = then(open, money(open), money(open))
    expect(kinds(paid, 'paid')).toMatchObject([{ checkout, amount: 24_900 }])
    expect(saidSince(open, paid)).toBe('paid')
    expect(paid.state.checkout?.standing).toBe('paid')
    expect(handOffs(paid)).toEqual([])
  })

  const taken = refuses(open, playbook)
  test.each([
    ['with another amount', open, { amount: 100 }, 'amount'],
    ['in another currency', open, { currency: 'EUR' }, 'currency'],
    ['for a hash that is not the recap’s', open, { hash: 'f'.repeat(64) }, 'other-terms'],
    ['for a link that was never offered', open, { checkout: `${checkout}9` }, 'other-terms'],
    ['that names another order as well', open, { contradicts: 'p1.pay1' }, 'contradicts'],
    ['after the order was taken back', taken, {}, 'withdrawn'],
  ] as const)('%s is none: it goes to a rep, and they are told', (_what, before, over, why) => {
    const played = then(before, money(before, over))
    expect(kinds(played, 'payment-disputed')).toMatchObject([{ unmatched: { why, reference: 'pi_1' } }])
    expect(played.state).toMatchObject({ payment: null, unmatched: { why, provider: 'stripe' } })
    expect(saidSince(before, played)).toBe('payment-unmatched')
    expect(handOffs(played)).toEqual(['payment-mismatch'])
    expect(kinds(played, 'hand-off-opened')).toHaveLength(1)
  })

  test('a second time, by another payment, goes to a rep; the first stays the payment', () => {
    const paid = then(open, money(open))
    const twice = then(paid, money(open, { reference: 'pi_2' }))
    expect(twice.state.payment).toEqual(paid.state.payment)
    expect(twice.state.unmatched).toMatchObject({ why: 'twice', reference: 'pi_2' })
    expect(saidSince(paid, twice)).toBe('payment-unmatched')
    expect(handOffs(twice)).toEqual(['payment-mismatch'])
    expect(then(twice, money(open, { reference: 'pi_2' })).state.payment).toEqual(paid.state.payment)
  })

  test('for somebody who has no order at all still finds a rep, and them where they wrote', () => {
    const early = recapped(playbook)
    const played = then(early, { ...money(open), at })
    expect(saidSince(early, played)).toBe('payment-unmatched')
    expect(handOffs(played)).toEqual(['payment-mismatch'])
  })

  test('for terms that were edited where they are kept is none, whatever its amount', () => {
    const link = linkOf(open)
    const edited: Played = {
      ...open,
      state: { ...open.state, checkout: { ...link, terms: { ...link.terms, dueNow: 100 } } },
    }
    for (const amount of [100, 24_900]) {
      const played = then(edited, money(edited, { amount }))
      expect(played.state).toMatchObject({ payment: null, unmatched: { why: 'altered' } })
    }
  })

  test('while a rep has the conversation is told at the desk for what it is', () => {
    const held: Played = {
      ...open,
      state: {
        ...open.state,
        desk: {
          id: 'h1',
          triggers: ['asked-for-human'],
          openedAt: at,
          owner: { id: 'U1', name: 'Ana', since: at },
          told: false,
        },
      },
    }
    const noted = (played: Played) =>
      played.events.flatMap((event) =>
        event.kind === 'desk-told' && event.order.do === 'note' ? [event.order.note] : [],
      )
    expect(noted(then(held, money(held)))).toEqual([{ of: 'payment', what: 'received' }])
    expect(noted(then(held, money(held, { amount: 1 })))).toEqual([{ of: 'payment', what: 'unmatched' }])
    expect(noted(then(held, restored))).toEqual([{ of: 'payment', what: 'restored' }])
    expect(noted(then(held, money(held), money(held)))).toEqual([{ of: 'payment', what: 'received' }])
  })
})

describe('a recap whose terms were edited between two states', () => {
  test('leads to no link, whatever is said yes to: the gate hashes them again (I6)', () => {
    const stated = recapped(playbook)
    const { recap } = stated.state
    if (!recap) throw new Error('no recap was stated')
    const edited: Played = {
      ...stated,
      state: { ...stated.state, recap: { ...recap, terms: { ...recap.terms, price: 1, dueNow: 1 } } },
    }
    const answered = agrees(agrees(edited, playbook), playbook)
    expect(kinds(answered, 'checkout-offered')).toEqual([])
    expect(kinds(answered, 'verdict-given')).toContainEqual(
      expect.objectContaining({
        tool: 'offer-checkout',
        verdict: expect.objectContaining({
          outcome: 'refuse',
          reason: expect.stringMatching(/not the ones/),
        }),
      }),
    )
  })
})

describe('money that goes back', () => {
  const paid = then(open, money(open))

  test('in part is told as a part, and the next part as the sum', () => {
    const part = then(paid, reversed('refunded', 5_000))
    expect(part.state.payment).toMatchObject({ reversed: 'partly-refunded', refunded: 5_000 })
    const more = then(part, reversed('refunded', 10_000))
    expect(more.state.payment).toMatchObject({ reversed: 'partly-refunded', refunded: 10_000 })
    const all = then(more, reversed('refunded', 24_900))
    expect(all.state.payment).toMatchObject({ reversed: 'refunded', refunded: 24_900 })
    expect(saidSince(paid, all)).toBe('payment-reversed | payment-reversed | payment-reversed')
    expect(handOffs(all)).toEqual(['payment-reversed', 'payment-reversed', 'payment-reversed'])
    const late = then(all, reversed('refunded', 5_000))
    expect(late.state.payment).toEqual(all.state.payment)
    expect(saidSince(all, late)).toBe('')
  })

  test('before the payment was heard of is known when that comes: nobody is told that they have paid', () => {
    const before = then(open, reversed('refunded', 24_900))
    expect(saidSince(open, before)).toBe('')
    const played = then(before, money(open))
    expect(played.state.payment).toMatchObject({ reversed: 'refunded' })
    expect(saidSince(open, played)).toBe('payment-reversed')
    expect(handOffs(played)).toEqual(['payment-reversed'])
  })

  test('of another payment for the same order changes nothing of the first', () => {
    const twice = then(paid, money(open, { reference: 'pi_2' }))
    const back = then(twice, reversed('refunded', 24_900, { reference: 'ch_2', payment: 'pi_2' }))
    expect(back.state.payment).toEqual(paid.state.payment)
    expect(back.state.unmatched).toBeUndefined()
    expect(saidSince(twice, back)).toBe('')
  })

  test('by a dispute that is won is theirs again, that is lost is gone, in whatever order it is told', () => {
    const disputed = then(paid, reversed('disputed', 24_900))
    expect(disputed.state.payment?.reversed).toBe('disputed')
    const won = then(disputed, restored)
    expect(won.state.payment).toEqual(paid.state.payment)
    expect(saidSince(disputed, won)).toBe('payment-restored')
    const lost = then(disputed, reversed('lost', 24_900))
    expect(lost.state.payment?.reversed).toBe('lost')
    const backwards = then(paid, restored, reversed('disputed', 24_900))
    expect(backwards.state.payment).toEqual(paid.state.payment)
    expect(saidSince(paid, backwards)).toBe('')
  })

  test('is not called paid afterwards, whatever they say', () => {
    const back = then(paid, reversed('disputed', 24_900))
    expect(saidSince(back, says(back, {}, playbook))).toBe('payment-reversed')
    expect(saidSince(paid, says(paid, {}, playbook))).toBe('complete')
  })
})

describe('an order of which nothing is due now', () => {
  const { catalogue } = business
  const free: Playbook = {
    ...playbook,
    business: {
      ...business,
      catalogue: { ...catalogue, plans: catalogue.plans.map((plan) => ({ ...plan, price: 0 })) },
    },
  }

  test('has a link that confirms, and is never called paid', () => {
    const link = linked(free)
    expect(saidSince(recapped(free), link)).toMatch(/checkout-free$/)
    const confirmed = play(link, money(link, { provider: 'builtin', amount: 0 }), free, () => {
      throw new Error('nobody speaks')
    })
    expect(saidSince(link, confirmed)).toBe('confirmed')
    expect(confirmed.state).toMatchObject({ payment: { amount: 0 }, checkout: { standing: 'paid' } })
    expect(saidSince(confirmed, says(confirmed, {}, free))).toBe('confirmed')
  })
})

describe('news of a link', () => {
  test('that it was opened is kept while it is open, and changes nothing else', () => {
    const opened: Incoming = { kind: 'link-opened', at, checkout, found: 'open' }
    const played = then(open, opened)
    expect(played.state.checkout).toEqual({ ...open.state.checkout, openedAt: at })
    expect(saidSince(open, played)).toBe('')
    const closed = then(open, { ...opened, found: 'changed' }, { ...opened, checkout: 'another' })
    expect(closed.state.checkout).toEqual(open.state.checkout)
    expect(kinds(closed, 'link-opened')).toHaveLength(2)
  })

  test('each payment that fails on it asks for a new page', () => {
    const failed: Incoming = {
      kind: 'payment-failed',
      at,
      checkout,
      how: 'declined',
      provider: 'stripe',
      reference: 'cs_1',
    }
    const played = then(open, failed, { ...failed, reference: 'cs_2' })
    expect(played.state.checkout).toMatchObject({ failed: 2, standing: 'open' })
    expect(saidSince(open, played)).toBe('payment-failed + checkout | payment-failed + checkout')
    expect(then(open, { ...failed, checkout: 'another' }).state.checkout?.failed).toBeUndefined()
  })

  test('what the provider tells of another account counts for nothing, and is on record', () => {
    const played = then(open, {
      kind: 'payment-ignored',
      at,
      checkout,
      why: 'test-mode',
      provider: 'stripe',
      reference: 'cs_1',
    })
    expect(played.state.checkout).toEqual(open.state.checkout)
    expect(played.state.payment).toBeNull()
    expect(kinds(played, 'payment-ignored')).toHaveLength(1)
  })
})

import { describe, expect, test } from '@jest/globals'
import { orderMark } from '#core/approval'
import type { Incoming } from '#core/event'
import type { Playbook } from '#core/playbook'
import { business } from '../support/business.ts'
import { beginning, type Played, play } from '../support/play.ts'
import { ANA, approves, at, BO, desk, playbook, ready, refusals, saying, since, YES } from './desk-bench.ts'

const ORDER = "we're 40 people and want coffee machines from January 4. let's do it"
const WISH = 'can we get 20% off and net-60?'
const HUMAN = 'can I talk to a human please?'

const asked = (): Promise<Played> => ready(ORDER, WISH)
describe('an approval ends right', () => {
  test('for the order that the rep saw: one that has changed meanwhile is refused, and nobody is told', async () => {
    const before = await asked()
    const of = orderMark(before.state, playbook())
    const changed = await saying(before, 'sorry, 50 people', 20)
    const late = approves(changed, { discount: 10 }, ANA, playbook(), { of })
    expect(refusals(changed, late)).toEqual(['order-changed'])
    expect(since(changed, late).sent).toEqual([])
    expect(late.state.signals.approval).toBeUndefined()
    expect(late.state.desk).not.toBeNull()
    // The rep is sent to look at the card, which is shown anew.
    expect(late.acts.slice(changed.acts.length)).toContainEqual(
      expect.objectContaining({ act: 'tell-desk', order: { do: 'show' } }),
    )
    const again = approves(late, { discount: 10 }, ANA, playbook(), {
      of: orderMark(late.state, playbook()),
    })
    expect(again.state.recap?.terms).toMatchObject({ quantity: 50, price: 22_410 })
  })

  test('where what they said meanwhile changes nothing of the order', async () => {
    const before = await asked()
    const of = orderMark(before.state, playbook())
    const talked = await saying(before, 'do you have oat milk?', 20)
    const approved = approves(talked, { discount: 10 }, ANA, playbook(), { of })
    expect(approved.state.recap?.terms.price).toBe(22_410)
  })

  test('by a second tap, once the hand-off is over', async () => {
    const once = approves(await asked(), { discount: 10 })
    const twice = approves(once, { discount: 10 }, ANA, playbook(), { handOff: 'p-test.hand1' })
    expect(refusals(once, twice)).toEqual(['over'])
    expect(since(once, twice).sent).toEqual([])
    expect(twice.state.recap).toEqual(once.state.recap)
  })

  test('on an old card, while a newer hand-off is open', async () => {
    const once = approves(await asked(), { discount: 10 })
    const again = await saying(once, 'could we get 30% off?', 40)
    expect(again.state.desk?.id).toBe('p-test.hand2')
    const stale = approves(again, { discount: 10 }, ANA, playbook(), { handOff: 'p-test.hand1' })
    expect(refusals(again, stale)).toEqual(['over'])
    expect(stale.state.desk?.id).toBe('p-test.hand2')
  })

  test('after they have ordered: what is bought stays as it is (A6)', async () => {
    const granted = approves(await asked(), { terms: 'net-60' }, BO)
    const done = await saying(await saying(granted, YES, 40), 'I agree', 50)
    const human = await saying(done, HUMAN, 60)
    const late = approves(human, { discount: 10 })
    expect(refusals(human, late)).toEqual(['ordered'])
    expect(since(human, late).sent).toEqual([])
  })

  test('by another rep than the one who has the conversation', async () => {
    const before = await asked()
    const handOff = before.state.desk?.id ?? ''
    const held = desk(before, { kind: 'rep-claimed', at: at(10), rep: BO, handOff })
    const tried = approves(held, { discount: 10 }, ANA)
    expect(refusals(held, tried)).toEqual(['taken'])
    expect(tried.state.signals.approval).toBeUndefined()
  })

  test('of the amount alone, where the order is only larger than the bot may sell', async () => {
    const escalate = { ...business.policy.escalate, amountAbove: 10_000 }
    const rules = playbook({ ...playbook().business.policy, escalate })
    const before = await ready(ORDER, rules)
    expect(before.state.desk?.triggers).toEqual(['amount'])
    expect(before.state.recap).toBeNull()
    const approved = approves(before, {}, ANA, rules)
    expect(approved.state.recap?.terms).toMatchObject({ price: 24_900, dueNow: 24_900 })
    expect(since(before, approved).sent).toEqual(['approved + recap'])
  })

  test('as a new recap that says what changed (A5)', async () => {
    const before = await asked()
    const approved = approves(before, { discount: 10 })
    const orders = since(before, approved).events.flatMap((event) =>
      event.kind === 'recap-stated' ? [event.terms.price] : [],
    )
    expect([before.state.recap?.terms.price, orders]).toEqual([24_900, [22_410]])
    expect(approved.state.lastTerms?.price).toBe(24_900)
  })
})

describe('what else a card is open for', () => {
  test('stays open where a rep only decides: whoever asked for a person still waits for one', async () => {
    const before = await ready(ORDER, WISH, HUMAN)
    expect(before.state.desk?.triggers).toEqual(['discount', 'asked-for-human'])
    const approved = approves(before, { discount: 10 })
    expect(approved.state.desk).toMatchObject({ triggers: ['asked-for-human'], owner: null })
    expect(approved.state.recap?.terms.price).toBe(22_410)
    expect(approved.state.handOffs).toMatchObject([
      { trigger: 'discount', needed: true },
      { trigger: 'asked-for-human', handOff: 'p-test.hand1' },
    ])
    expect(approved.state.handOffs[1]?.needed).toBeUndefined()
    expect(since(before, approved).told).toMatchObject([{ do: 'note', note: { of: 'judged' } }])
    const over = desk(approved, {
      kind: 'rep-closed',
      at: at(60),
      rep: ANA,
      handOff: 'p-test.hand1',
      how: 'not-needed',
      agreed: null,
    })
    expect(over.state.handOffs.map(({ needed }) => needed)).toEqual([true, false])
  })

  test('is over where the rep has the conversation, and saw all of it', async () => {
    const before = await ready(ORDER, WISH, HUMAN)
    const held = desk(before, { kind: 'rep-claimed', at: at(10), rep: ANA, handOff: 'p-test.hand1' })
    const approved = approves(held, { discount: 10 })
    expect(approved.state.desk).toBeNull()
    expect(approved.state.handOffs.map(({ needed }) => needed)).toEqual([true, true])
  })

  test('is what is on it: a matter that nobody was called for keeps no word of a rep', async () => {
    const alone: Playbook = { ...playbook(), desk: false }
    const before = await saying(beginning, HUMAN, 1, alone)
    expect(before.state.handOffs).toMatchObject([{ trigger: 'asked-for-human' }])
    expect(before.state.handOffs[0]?.handOff).toBeUndefined()
    const taken = desk(before, { kind: 'rep-claimed', at: at(10), rep: ANA, handOff: null })
    const over = desk(taken, {
      kind: 'rep-closed',
      at: at(20),
      rep: ANA,
      handOff: taken.state.desk?.id ?? '',
      how: 'not-needed',
      agreed: null,
    })
    expect(over.state.handOffs[0]?.needed).toBeUndefined()
  })
})

test('another wish of the same kind adds no reason to a card, and the card shows it', async () => {
  const before = await asked()
  const again = await saying(before, 'or 30% off?', 20)
  expect(again.state.desk?.triggers).toEqual(['discount'])
  expect(since(before, again).told).toEqual([{ do: 'show' }])
})

describe('where no desk is configured (D4)', () => {
  const alone: Playbook = { ...playbook(), desk: false }

  test('nobody is said to be on the way, and asking twice is told so in the journal', async () => {
    const before = await saying(beginning, HUMAN, 1, alone)
    expect(since(beginning, before).sent.join()).toMatch(/human$/)
    const again = await saying(before, HUMAN, 2, alone)
    expect(since(before, again).events).toContainEqual(
      expect.objectContaining({
        verdict: expect.objectContaining({ reason: 'they have been told already where to reach a person' }),
      }),
    )
    expect(again.state.desk).toBeNull()
  })

  test('asking again calls the desk that has come meanwhile', async () => {
    const before = await saying(beginning, HUMAN, 1, alone)
    const called = await saying(before, HUMAN, 2)
    expect(called.state.desk?.triggers).toEqual(['asked-for-human'])
    expect(called.state.handOffs).toMatchObject([{ trigger: 'asked-for-human', handOff: 'p-test.hand1' }])
    expect(called.acts.filter(({ act }) => act === 'tell-desk')).toHaveLength(1)
  })
})

describe('a win', () => {
  const paid = (before: Played, s: number): Incoming => ({
    kind: 'payment-received',
    at: at(s),
    checkout: before.state.checkout?.id ?? '',
    hash: before.state.checkout?.hash ?? '',
    amount: 24_900,
    provider: 'builtin',
    reference: 'x',
  })
  const nobody = () => {
    throw new Error('Nothing is read.')
  }
  const wins = ({ acts }: Played) =>
    acts.filter((act) => act.act === 'tell-desk' && act.order.do === 'win').map((act) => ({ ...act }))
  const linked = async (rules = playbook()) =>
    saying(await saying(await ready(ORDER, rules), YES, 40, rules), 'I agree', 50, rules)

  test('is told to the desk with no hand-off open, once, however often the payment is told', async () => {
    const before = await linked()
    expect(before.state.desk).toBeNull()
    const rules = playbook()
    const once = play(before, paid(before, 60), rules, nobody)
    const thrice = play(play(once, paid(before, 61), rules, nobody), paid(before, 62), rules, nobody)
    expect(wins(thrice)).toMatchObject([{ order: { win: { of: 'paid', amount: 24_900 } } }])
  })

  test('is none of the desk’s where the policy says so', async () => {
    const policy = playbook().business.policy
    const rules = playbook({ ...policy, desk: { ...policy.desk, wins: false } })
    const before = await linked(rules)
    expect(wins(play(before, paid(before, 60), rules, nobody))).toEqual([])
  })
})

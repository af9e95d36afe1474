import { describe, expect, test } from '@jest/globals'
import { orderMark } from '#core/approval'
import type { Incoming } from '#core/event'
import type { Playbook } from '#core/playbook'
import { slotWords } from '#core/slot'
import { minutes } from '#core/time'
import { business } from '../support/business.ts'
import { beginning, type Played, play } from '../support/play.ts'
import { ANA, approves, at, BO, desk, playbook, ready, saying, since, YES } from './desk-bench.ts'

const ORDER = "we're 40 people and want coffee machines from January 4. let's do it"
const WISH = 'can we get 20% off and net-60?'
const HUMAN = 'can I talk to a human please?'

const asked = (): Promise<Played> => ready(ORDER, WISH)
const refusals = (before: Played, now: Played) =>
  since(before, now).told.flatMap((order) => (order.do === 'whisper' ? [order.why.reason] : []))

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

describe('a bot that is paused (A9)', () => {
  const pause = async () => {
    const before = await ready('hi there')
    return desk(before, { kind: 'rep-claimed', at: at(5), rep: ANA, handOff: null, quiet: true })
  }
  const back = (before: Played, s: number) =>
    desk(before, {
      kind: 'rep-closed',
      at: at(s),
      rep: ANA,
      handOff: before.state.desk?.id ?? '',
      how: 'returned',
      agreed: null,
    })

  test('says nothing, and nobody is said to have come; what they write is shown to the rep', async () => {
    const paused = await pause()
    expect(since(await ready('hi there'), paused).sent).toEqual([])
    const wrote = await saying(paused, 'what does it cost?', 20)
    expect(since(paused, wrote).sent).toEqual([])
    expect(since(paused, wrote).told).toMatchObject([{ do: 'relay', text: 'what does it cost?' }])
  })

  test('is no talk: the rep’s words reach nobody until they claim it', async () => {
    const paused = await pause()
    const handOff = paused.state.desk?.id ?? ''
    const words = {
      kind: 'rep-said' as const,
      rep: ANA,
      handOff,
      place: { channel: 'slack', id: 'T1:C1:1.1' },
      text: 'hello',
      attachments: [],
    }
    const tried = desk(paused, { ...words, at: at(10), said: '1.1' })
    expect(refusals(paused, tried)).toEqual(['paused'])
    expect(since(paused, tried).sent).toEqual([])
    const claimed = desk(tried, { kind: 'rep-claimed', at: at(11), rep: ANA, handOff })
    expect(since(tried, claimed).sent).toEqual(['rep-here'])
    const said = desk(claimed, { ...words, at: at(12), said: '1.2' })
    expect(since(claimed, said).sent).toEqual(['hello'])
  })

  test('is given back without a word, but to whoever wrote meanwhile', async () => {
    const paused = await pause()
    expect(since(paused, back(paused, 10)).sent).toEqual([])
    const wrote = await saying(paused, 'hello?', 20)
    expect(since(wrote, back(wrote, 30)).sent).toEqual(['resumed'])
    expect(back(wrote, 30).state.desk).toBeNull()
  })

  test('is one rep’s to give back, and their second tap is none', async () => {
    const paused = await pause()
    const handOff = paused.state.desk?.id ?? ''
    const other = desk(paused, { kind: 'rep-claimed', at: at(9), rep: BO, handOff })
    expect(refusals(paused, other)).toEqual(['taken'])
    const again = desk(paused, { kind: 'rep-claimed', at: at(9), rep: ANA, handOff: null, quiet: true })
    expect(since(paused, again).kinds).toEqual(['rep-claimed'])
  })

  test('is an event with the rep’s identity, as every override is', async () => {
    const paused = await pause()
    const gone = back(paused, 30)
    const overrides = gone.events.flatMap((event) => ('rep' in event ? [[event.kind, event.rep.id]] : []))
    expect(overrides).toEqual([
      ['rep-claimed', 'U0ANA'],
      ['hand-off-claimed', 'U0ANA'],
      ['rep-closed', 'U0ANA'],
      ['hand-off-closed', 'U0ANA'],
    ])
  })
})

describe('nobody is free, and somebody may be met', () => {
  const calendar = {
    title: 'a tasting call',
    host: null,
    hours: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
    timeZone: 'America/New_York',
    length: minutes(30),
    every: minutes(30),
    before: minutes(0),
    after: minutes(0),
    lead: minutes(0),
    horizon: minutes(60 * 24 * 30),
    holidays: [],
    email: false,
  }
  const withCalendar = (): Playbook => {
    const rules = playbook()
    return { ...rules, business: { ...rules.business, calendar } }
  }
  const unclaimed = (before: Played, rules: Playbook): Played =>
    play(before, { kind: 'timer-fired', at: at(31 * 60), timer: 'desk-tell' }, rules, () => {
      throw new Error('Nothing is read.')
    })

  test('the next free times are put to them, and the answer is taken', async () => {
    const rules = withCalendar()
    const known = "we're 40 people and want coffee machines, $300 a month"
    const before = await ready(known, HUMAN, rules)
    const told = unclaimed(before, rules)
    expect(since(before, told).sent).toEqual(['nobody-yet + will-remind + offer-slots'])
    expect(told.state.meetings.offer?.slots).toHaveLength(3)
    const [, second] = told.state.meetings.offer?.slots ?? []
    if (!second) throw new Error('Nothing was offered.')
    const taken = await saying(told, slotWords(second, calendar.timeZone), 32 * 60, rules)
    expect(since(told, taken).kinds).toContain('booking-asked')
  })

  test('while too little is known they are asked to say when', async () => {
    const rules = withCalendar()
    const before = await ready(HUMAN, rules)
    expect(since(before, unclaimed(before, rules)).sent).toEqual(['nobody-yet + meet-instead'])
  })

  test('without a calendar there are only the honest words', async () => {
    const before = await ready('we want coffee machines', HUMAN)
    expect(since(before, unclaimed(before, playbook())).sent).toEqual(['nobody-yet'])
  })
})

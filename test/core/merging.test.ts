import { describe, expect, test } from '@jest/globals'
import { decide } from '#core/decide'
import type { Rep } from '#core/desk'
import { isWithRep } from '#core/escalation'
import type { Event, Incoming } from '#core/event'
import { fold, initialState } from '#core/evolve'
import type { HandOffTrigger } from '#core/hand-off'
import { woven } from '#core/history'
import { messageId, type PersonId, personId } from '#core/ids'
import { plain } from '#core/message'
import { ordersOf, termsOrdered } from '#core/orders'
import { parted } from '#core/parting'
import type { Playbook } from '#core/playbook'
import { after, type Instant, minutes, seconds } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { CHAT, linked, linkOf, money } from '../support/agreed.ts'
import { business } from '../support/business.ts'
import { MONDAY, nothing, type Played, play, said } from '../support/play.ts'

const playbook: Playbook = {
  business,
  dialogs: DIALOGS,
  channels: { webchat: { optOutReplies: 'ours', carriesTexts: false } },
  desk: true,
}

const ANA = personId('p-ana')
const BO = personId('p-bo')
const BOS_CHAT = { ...CHAT, id: 'c2' }
const UMA: Rep = { id: 'U0UMA', name: 'Uma' }
const VIC: Rep = { id: 'U0VIC', name: 'Vic' }

const SLOT = { start: after(MONDAY, minutes(600)), end: after(MONDAY, minutes(630)) }

const at = (s: number): Instant => after(MONDAY, seconds(s))

/** Ana's state once Bo, to whom all of that has happened, has become Ana. */
const merged = (own: readonly Event[], past: readonly Event[]) => {
  const events = woven(own, past)
  const rewoven: Event = { kind: 'rewoven', at: at(9999), from: BO, address: BOS_CHAT, why: 'merged', events }
  return decide(fold(initialState(ANA), own), rewoven, playbook)
}

/** The same, with what they are then told. */
const answered = (own: readonly Event[], past: readonly Event[]): Played => {
  const events = woven(own, past)
  const rewoven: Incoming = {
    kind: 'rewoven',
    at: at(9999),
    from: BO,
    address: BOS_CHAT,
    why: 'merged',
    events,
  }
  return play({ state: fold(initialState(ANA), own), events: [], acts: [] }, rewoven, playbook, () => nothing)
}

describe('two persons for each of whom a rep was called (M7, I12)', () => {
  const called = (
    handOff: string,
    s: number,
    trigger: HandOffTrigger = 'asked-for-human',
  ): readonly Event[] => [
    { kind: 'hand-off-requested', at: at(s), trigger },
    { kind: 'hand-off-opened', at: at(s), handOff, trigger },
  ]
  const claimed = (handOff: string, rep: Rep, s: number): readonly Event[] => [
    { kind: 'rep-claimed', at: at(s), rep, handOff },
    { kind: 'hand-off-claimed', at: at(s), handOff, rep },
  ]
  const closed = (handOff: string, rep: Rep, s: number): readonly Event[] => [
    { kind: 'rep-closed', at: at(s), rep, handOff, how: 'resolved', agreed: null },
    { kind: 'hand-off-closed', at: at(s), handOff, rep, how: 'resolved', granted: null, hadIt: true },
  ]
  const anas = [...called('ana1', 1), ...claimed('ana1', UMA, 2)]
  const end = (state: ReturnType<typeof merged>['state'], rep: Rep) =>
    fold(state, closed(state.desk?.id ?? '', rep, 99_999))

  test('whoever came first keeps both, and what the other had is on that card', () => {
    const { state } = merged(anas, [...called('bo1', 3), ...claimed('bo1', VIC, 4)])
    expect(state.desk).toMatchObject({ id: 'ana1', owner: UMA })
    expect(state.deskCalls).toBe(2)
  })

  test('a hand-off that is over ends nothing of one that goes on', () => {
    const { state } = merged(anas, [...called('bo1', 3), ...claimed('bo1', VIC, 4), ...closed('bo1', VIC, 5)])
    expect(state.desk).toMatchObject({ id: 'ana1', owner: UMA })
  })

  test('who has the one for whom nobody else has come has them still', () => {
    const bos = [...called('bo1', 3, 'anger'), ...claimed('bo1', VIC, 4)]
    expect(merged(called('ana1', 1), bos).state.desk).toMatchObject({ id: 'bo1', owner: VIC })
    const later = merged([...anas, ...closed('ana1', UMA, 3.5)], bos)
    expect(later.state.desk).toMatchObject({ id: 'bo1', owner: VIC })
  })

  test('once the card is closed a person may be asked for again, for what either had asked', () => {
    const bos: readonly (readonly Event[])[] = [
      called('bo1', 3),
      called('bo1', 3, 'anger'),
      [...called('bo1', 3, 'anger'), ...claimed('bo1', VIC, 4)],
    ]
    for (const past of bos)
      for (const own of [called('ana1', 1), anas]) {
        const over = end(merged(own, past).state, UMA)
        expect(over.desk).toBeNull()
        for (const trigger of ['asked-for-human', 'anger'] as const)
          expect(isWithRep(trigger, '', over, true)).toBe(false)
      }
  })
})

describe('two persons with an order each (M7, D7)', () => {
  const lifeOf = (person: PersonId, { events }: Played, late = 0): readonly Event[] =>
    JSON.parse(
      JSON.stringify(events)
        .replaceAll('p-test', person)
        .replaceAll('"c1"', person === ANA ? '"c1"' : '"c2"'),
      (key, value) => (key === 'at' && typeof value === 'number' ? value + late : value),
    )
  const open = linked(playbook)
  const paid: readonly Event[] = [
    money(open),
    {
      kind: 'paid',
      at: after(open.state.now, seconds(5)),
      checkout: linkOf(open).id,
      amount: 24_900,
      receipt: 'R-1',
    },
  ]
  const anas = lifeOf(ANA, { ...open, events: [...open.events, ...paid] })

  test('of which one is paid: the link of the other can be paid no more', () => {
    for (const late of [-minutes(5), -seconds(1), minutes(5)]) {
      const { state } = merged(anas, lifeOf(BO, open, late))
      expect(state.payment).toMatchObject({ checkout: 'p-ana.pay1', receipt: 'R-1' })
      expect(state.checkout?.standing).not.toBe('open')
      // Where the last link is the other's, nobody takes its terms for those of what was paid.
      expect(termsOrdered(state)?.hash).toBe(late > 0 ? undefined : linkOf(open).hash)
    }
  })

  test('of which one is paid, and the other has a recap before them: what stands is what was paid', () => {
    const other: Event = {
      kind: 'recap-stated',
      at: at(9_000),
      terms: { ...linkOf(open).terms, quantity: 12 },
      hash: 'other-hash',
      to: BOS_CHAT,
    }
    const { state } = merged(anas, [other])
    expect(state.recap).toBeNull()
    expect(termsOrdered(state)).toMatchObject({ hash: linkOf(open).hash, terms: { quantity: 40 } })
  })

  test('money of the one that goes back is heard of, whichever link was the last', () => {
    const { state } = merged(anas, lifeOf(BO, open, seconds(1)))
    const back: Event = {
      kind: 'payment-reversed',
      at: at(10_000),
      checkout: 'p-ana.pay1',
      how: 'refunded',
      amount: 24_900,
      provider: 'stripe',
      reference: 'ch_1',
    }
    expect(fold(state, [back]).payment).toMatchObject({ reversed: 'refunded', refunded: 24_900 })
  })

  const bos = lifeOf(BO, {
    ...open,
    events: [
      ...open.events,
      ...paid.map((one) => ({ ...one, ...(one.kind === 'paid' && { receipt: 'R-2' }) })),
    ],
  })

  test('of which both are paid: both stand, nothing more is sold, and a rep is told', () => {
    const { state, events } = answered(anas, bos)
    expect(
      ordersOf(state)
        .map(({ receipt }) => receipt)
        .toSorted(),
    ).toEqual(['R-1', 'R-2'])
    expect(events).toContainEqual(
      expect.objectContaining({ kind: 'hand-off-requested', trigger: 'two-orders', matter: 'R-1 R-2' }),
    )
    expect(state.checkout?.standing).not.toBe('open')
  })

  test('of which both are paid: money of either that goes back is news of that one', () => {
    const { state } = answered(anas, bos)
    for (const [checkout, receipt] of [
      ['p-ana.pay1', 'R-1'],
      ['p-bo.pay1', 'R-2'],
    ]) {
      const back: Event = {
        kind: 'payment-reversed',
        at: at(10_000),
        checkout: checkout ?? '',
        how: 'refunded',
        amount: 24_900,
        provider: 'stripe',
        reference: 'ch_1',
      }
      const after = fold(state, [back])
      expect(after.payment).toMatchObject({ receipt, reversed: 'refunded' })
      expect(ordersOf(after)).toHaveLength(2)
    }
  })

  test('an order on an invoice is never told with the terms of the other', () => {
    const { hash, terms } = linkOf(open)
    const net = { ...terms, dueNow: 0, net: 60 }
    const placed: readonly Event[] = [
      { kind: 'recap-stated', at: at(1), terms: net, hash: 'net-hash', to: CHAT },
      {
        kind: 'order-placed',
        at: at(2),
        checkout: 'p-ana.pay1',
        hash: 'net-hash',
        terms: net,
        to: CHAT,
        number: 'O-1',
      },
    ]
    const { state } = merged(placed, [{ kind: 'recap-stated', at: at(3), terms, hash, to: BOS_CHAT }])
    expect(state.payment).toMatchObject({ invoiced: true, receipt: 'O-1' })
    expect(state.recap).toBeNull()
    expect(merged(placed, [said('hi', BOS_CHAT, at(3), 'm1')]).state.recap?.hash).toBe('net-hash')
  })
})

describe('an address that leaves', () => {
  test('takes along what was booked there, and what became of that (M6, D3)', () => {
    const asked = said('at ten', BOS_CHAT, at(1), 'm1')
    const booking = 'p-ana.meet1'
    const events: readonly Event[] = [
      asked,
      {
        kind: 'booking-asked',
        at: at(1),
        booking,
        slot: SLOT,
        zone: 'UTC',
        to: BOS_CHAT,
        email: null,
        evidence: { message: messageId('m1'), address: BOS_CHAT, quote: 'at ten', by: 'rules' },
      },
      { kind: 'turn-ended', at: at(1), policy: '1', state: 'h' },
      { kind: 'booking-confirmed', at: at(2), booking, slot: SLOT, reference: 'r1', pending: false },
    ]
    const { theirs, rest } = parted(events, BOS_CHAT)
    expect(fold(initialState(BO), theirs).meetings.booking).toMatchObject({ standing: 'booked' })
    expect(rest).toEqual([])
  })

  test('takes along the files that were sent there, and what we said there of ourselves (M6, C9)', () => {
    const file = { id: 'f1', name: 'plan.pdf', contentType: 'application/pdf', size: 1, keptUntil: at(9999) }
    const kept: Event = { kind: 'file-kept', at: at(2), message: messageId('m1'), index: 0, file }
    const reminded: readonly Event[] = [
      { kind: 'timer-fired', at: at(3), timer: 'silence' },
      queued('o1', at(3)),
    ]
    const others: readonly Event[] = [said('hi', CHAT, at(4), 'm2'), queued('o2', at(4))]
    const { theirs, rest } = parted(
      [said('see', BOS_CHAT, at(1), 'm1'), kept, ...reminded, ...others],
      BOS_CHAT,
    )
    expect(theirs).toEqual([said('see', BOS_CHAT, at(1), 'm1'), kept, ...reminded])
    expect(rest).toEqual([said('hi', CHAT, at(4), 'm2')])
  })

  test('takes along nothing that came after a word of theirs that was never answered (I10)', () => {
    const [lost, mine] = [said('hello', BOS_CHAT, at(1), 'm1'), said('hi', CHAT, at(2), 'm2')]
    expect(parted([lost, mine], BOS_CHAT)).toMatchObject({ theirs: [lost], rest: [mine] })
  })
})

const queued = (outgoing: string, when: Instant): Event => ({
  kind: 'message-queued',
  at: when,
  outgoing,
  to: BOS_CHAT,
  message: plain('hello'),
  secret: null,
  recap: null,
  confirmsStop: false,
})

import { describe, expect, test } from '@jest/globals'
import { strangerAt } from '#core/address'
import { decide } from '#core/decide'
import type { Event } from '#core/event'
import { fold, initialState } from '#core/evolve'
import { personId } from '#core/ids'
import type { Playbook } from '#core/playbook'
import { after, type Instant, seconds } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { CHAT, linked } from '../support/agreed.ts'
import { business } from '../support/business.ts'
import { MONDAY, said } from '../support/play.ts'

const playbook: Playbook = {
  business,
  dialogs: DIALOGS,
  channels: { webchat: { optOutReplies: 'ours', carriesTexts: false } },
  desk: true,
}

const ANA = personId('p-ana')
const BO = personId('p-bo')
const BOS_CHAT = { ...CHAT, id: 'c2' }
const UMA = { id: 'U0UMA', name: 'Uma' }

const at = (s: number): Instant => after(MONDAY, seconds(s))

describe('a journal that was woven anew', () => {
  const acts = (events: readonly Event[]) => {
    const rewoven: Event = {
      kind: 'rewoven',
      at: at(9999),
      from: BO,
      address: BOS_CHAT,
      why: 'merged',
      events,
    }
    return decide(initialState(ANA), rewoven, playbook).acts
  }
  const wakes = (events: readonly Event[]) => acts(events).filter(({ act }) => act === 'wake')

  test('wakes for what fell due while it was on its way, and not for what has gone off (B5)', () => {
    const { events } = linked(playbook)
    const due = events.flatMap((event) => (event.kind === 'checkout-offered' ? [event.expiresAt] : []))
    expect(wakes(events)).toContainEqual(expect.objectContaining({ timer: 'recap', at: due[0] }))
    const fired: Event = { kind: 'timer-fired', at: at(9000), timer: 'recap' }
    expect(wakes([...events, fired]).filter((wake) => wake.act === 'wake' && wake.timer === 'recap')).toEqual(
      [],
    )
  })

  test('shows each card that is open as things stand by then (D5)', () => {
    const opened = (handOff: string): Event => ({
      kind: 'hand-off-opened',
      at: at(1),
      handOff,
      trigger: 'anger',
    })
    const closed: Event = {
      kind: 'hand-off-closed',
      at: at(2),
      handOff: 'p-bo.hand1',
      rep: UMA,
      how: 'resolved',
      granted: null,
      hadIt: false,
    }
    const shown = acts([opened('p-bo.hand1'), closed, opened('p-bo.hand2')])
    expect(shown.filter(({ act }) => act === 'tell-desk')).toEqual([
      { act: 'tell-desk', handOff: 'p-bo.hand2', order: { do: 'show' } },
    ])
  })
})

describe('a yes of the one, where another recap of the other stands (A4, A5)', () => {
  const { events } = linked(playbook)
  const yes = events.findIndex(({ kind }) => kind === 'acceptance-recorded')
  const others = events.slice(yes, yes + 1).map((event) => ({ ...event, hash: 'of other terms' }))
  const wovenOf = (past: readonly Event[]) =>
    decide(
      initialState(ANA),
      { kind: 'rewoven', at: at(99), from: BO, address: BOS_CHAT, why: 'merged', events: past },
      playbook,
    )

  test('leaves neither, so that what they want is stated anew', () => {
    const { events: made, state } = wovenOf([...events.slice(0, yes), ...others])
    expect(made.filter(({ kind }) => kind === 'recap-withdrawn')).toMatchObject([{ reason: 'changed' }])
    expect(state.acceptance).toBeNull()
  })

  test('is none either where the other has taken theirs back', () => {
    const before = events.slice(0, yes)
    const stated = before.flatMap((event) => (event.kind === 'recap-stated' ? [event.hash] : []))
    const back = {
      kind: 'recap-withdrawn' as const,
      at: at(90),
      hash: stated[0] ?? '',
      reason: 'refused' as const,
    }
    const { events: made, state } = wovenOf([...before, back, ...others])
    expect(made.find(({ kind }) => kind === 'recap-withdrawn')).toMatchObject({ hash: 'of other terms' })
    expect(state.acceptance).toBeNull()
  })
})

describe('what comes for an address that has left (M6)', () => {
  const left = fold(initialState(ANA), [
    said('hi', CHAT, at(1), 'm1'),
    { kind: 'address-taken', at: at(2), address: BOS_CHAT },
    {
      kind: 'rewoven',
      at: at(3),
      from: ANA,
      address: BOS_CHAT,
      why: 'parted',
      events: [],
      gone: ['p-ana.pay1', 'p-ana.meet1'],
    },
  ])
  const there = strangerAt(BOS_CHAT)

  test('goes to whoever has it by now: money of a link, word of a meeting, and late words', () => {
    const late: readonly Event[] = [
      {
        kind: 'payment-reversed',
        at: at(4),
        checkout: 'p-ana.pay1',
        how: 'refunded',
        amount: 1,
        provider: 'stripe',
        reference: 'r',
      },
      { kind: 'booking-cancelled', at: at(4), booking: 'p-ana.meet1', seen: 'cancelled' },
      said('hello?', BOS_CHAT, at(4), 'm2'),
    ]
    for (const event of late)
      expect(decide(left, event, playbook).acts).toMatchObject([{ act: 'pass-on', to: there, event }])
  })

  test('stays with whoever has it, and comes back with who comes back', () => {
    const own: Event = { kind: 'booking-cancelled', at: at(4), booking: 'p-ana.meet2', seen: 'cancelled' }
    expect(decide(left, own, playbook).acts).toEqual([])
    const back: Event = {
      kind: 'rewoven',
      at: at(5),
      from: there,
      address: BOS_CHAT,
      why: 'merged',
      events: [],
    }
    expect(fold(left, [back]).elsewhere).toBeUndefined()
  })
})

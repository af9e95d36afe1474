import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { decide } from '#core/decide'
import type { Event } from '#core/event'
import { fold, initialState } from '#core/evolve'
import { historyOf, woven } from '#core/history'
import type { PersonId } from '#core/ids'
import { parted } from '#core/parting'
import { replay } from '#core/replay'
import type { State } from '#core/state'
import { after, minutes } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { linked, recapped } from '../support/agreed.ts'
import { business } from '../support/business.ts'
import { MONDAY, said } from '../support/play.ts'
import { ANA, anas, BO, BOS_PHONE, BOS_WEB, bos, merged } from '../support/two-lives.ts'

const playbook = {
  business,
  dialogs: DIALOGS,
  channels: {
    webchat: { optOutReplies: 'ours' as const, carriesTexts: false },
    sms: { optOutReplies: 'platform' as const, carriesTexts: true },
  },
}

const ana = anas(playbook)
const bo = bos(playbook).map(({ events }) => events)

describe('two journals as one (M7)', () => {
  test('hold every event of both, each journal in its own order', () => {
    fc.assert(
      fc.property(ana, bo, ({ events: own }, past) => {
        const all = woven(own, past)
        expect(all.filter((event) => own.includes(event))).toEqual(own)
        expect(all.filter((event) => past.includes(event))).toEqual(past)
        expect(all).toHaveLength(own.length + past.length)
      }),
    )
  })

  test('know of each fact what was said last, by whichever of the two', () => {
    fc.assert(
      fc.property(ana, bo, ({ events: own }, past) => {
        const both = [...own, ...past]
        if (both.some(({ kind }) => kind === 'started-over')) return
        const { signals } = merged(own, past, playbook).state
        for (const kind of ['need', 'quantity', 'timeline', 'budget'] as const) {
          const said = both.flatMap((event) =>
            event.kind === 'signal-kept' && event.signal.kind === kind ? [event.signal.at] : [],
          )
          expect(signals[kind]?.at).toBe(said.length === 0 ? undefined : Math.max(...said))
        }
      }),
    )
  })

  test('leave no link open but for the recap that stands and was accepted (A4, A10)', () => {
    fc.assert(
      fc.property(ana, bo, ({ events: own }, past) => {
        const { checkout, recap, acceptance, payment } = merged(own, past, playbook).state
        if (checkout?.standing !== 'open' || payment) return
        expect([recap?.hash, acceptance?.hash]).toEqual([checkout.hash, checkout.hash])
      }),
      { numRuns: 300 },
    )
  })

  test('leave no link open whose yes is gone, as where the other was shown the same terms since (A4)', () => {
    const own = linked(playbook).events
    const past = recapped(playbook).events.map((event) => ({ ...event, at: after(event.at, minutes(2)) }))
    const { state, added } = merged(own, past, playbook)
    expect(added).toContainEqual(expect.objectContaining({ kind: 'recap-withdrawn', reason: 'changed' }))
    expect(state.checkout?.standing).toBe('withdrawn')
  })

  test('fold to the state that is kept, and replay finds no difference (I11)', () => {
    fc.assert(
      fc.property(ana, bo, ({ events: own }, past) => {
        const { events, state } = merged(own, past, playbook)
        expect(fold(initialState(ANA), events)).toEqual(state)
        expect(replay(ANA, events).differences).toEqual([])
      }),
    )
  })

  test('never give a name twice', () => {
    fc.assert(
      fc.property(ana, bo, ({ events: own }, past) => {
        const { added } = merged(own, past, playbook)
        const names = (events: readonly Event[]) =>
          events.flatMap((event) => (event.kind === 'message-queued' ? [event.outgoing] : []))
        const fresh = names(added)
        expect(names([...own, ...past]).filter((name) => fresh.includes(name))).toEqual([])
      }),
    )
  })
})

const recapsIn = (events: readonly Event[]): readonly string[] =>
  events.flatMap((event) => (event.kind === 'recap-stated' ? [event.hash] : []))

/** What somebody has of their own: not how long the journal is, nor what other systems told of the person. */
const ownOf = ({
  signals,
  question,
  recap,
  acceptance,
  acknowledged,
  checkout,
  payment,
  meetings,
  desk,
  handOffs,
  addresses,
}: State) => ({
  signals,
  question,
  recap,
  acceptance,
  acknowledged,
  checkout,
  payment,
  booking: meetings.booking,
  desk,
  handOffs,
  addresses,
})

describe('one journal as two (M6)', () => {
  test('gives back what each had said, whatever came between', () => {
    fc.assert(
      fc.property(ana, bo, ({ events: own }, past) => {
        const said = (events: readonly Event[]) => events.filter(({ kind }) => kind === 'message-received')
        const all = woven(own, past)
        const { theirs, rest } = parted(all, BOS_PHONE)
        const web = parted(rest, BOS_WEB)
        expect(said(web.rest)).toEqual(said(own))
        expect(new Set([...said(theirs), ...said(web.theirs)])).toEqual(new Set(said(past)))
      }),
    )
  })

  test('gives each back all that was theirs: what they said, and what came of it', () => {
    fc.assert(
      fc.property(ana, bo, ({ events: own }, past) => {
        // Of two recaps of the very same terms nobody can tell which has lapsed.
        if (recapsIn(own).some((hash) => recapsIn(past).includes(hash))) return
        const all = woven(own, past)
        const one = parted(all, BOS_PHONE)
        const web = parted(one.rest, BOS_WEB)
        const [mine, hers] = [ownOf(fold(initialState(ANA), own)), ownOf(fold(initialState(ANA), web.rest))]
        expect(hers).toEqual(mine)
        // Bo by himself, and each of his two places by itself, from before and from after the two were one.
        for (const [place, other, theirs] of [
          [BOS_PHONE, BOS_WEB, one.theirs],
          [BOS_WEB, BOS_PHONE, web.theirs],
        ] as const) {
          const alone = parted(past, other).rest
          expect(ownOf(fold(initialState(BO), theirs))).toEqual(
            ownOf(fold(initialState(BO), parted(alone, place).theirs)),
          )
        }
      }),
      { numRuns: 60 },
    )
  })

  test('leaves nothing of what has left in the state of who stays', () => {
    fc.assert(
      fc.property(ana, bo, ({ events: own }, past) => {
        const before = merged(own, past, playbook)
        const events = parted(parted(historyOf(before.events), BOS_PHONE).rest, BOS_WEB).rest
        const left: Event = {
          kind: 'rewoven',
          at: before.state.now,
          from: ANA,
          address: BOS_PHONE,
          why: 'parted',
          events,
        }
        const { state } = decide(before.state, left, playbook)
        expect(JSON.stringify({ ...state, departed: [] })).not.toContain(BOS_PHONE.id)
        expect(JSON.stringify(state.signals)).not.toContain(BOS_WEB.id)
      }),
    )
  })
})

describe('who has become another', () => {
  const gone = (into: PersonId): State =>
    fold(initialState(BO), [{ kind: 'merged-away', at: MONDAY, into, address: BOS_PHONE }])

  test('is always the one with the greater name, whoever asks (two who ask each other agree)', () => {
    const heard = (person: PersonId) => fold(initialState(person), [said('hi', BOS_WEB, MONDAY, 'm1')])
    const asked = (person: PersonId, into: PersonId) =>
      decide(
        { ...heard(person), turn: initialState(person).turn },
        { kind: 'merge-asked', at: MONDAY, into, address: BOS_PHONE },
        playbook,
      )
    expect(asked(BO, ANA).acts).toMatchObject([{ act: 'bring-past', into: ANA }])
    expect(asked(BO, ANA).state.mergedInto).toBe(ANA)
    expect(asked(ANA, BO).acts).toMatchObject([
      { act: 'pass-on', to: BO, event: { kind: 'merge-asked', into: ANA } },
    ])
    expect(asked(ANA, ANA).acts).toEqual([])
  })

  test('passes on what comes, and says nothing; timers of before are over', () => {
    const paid: Event = {
      kind: 'payment-received',
      at: MONDAY,
      checkout: 'p-bo.pay1',
      hash: 'h',
      amount: 1,
      provider: 'builtin',
      reference: 'r',
    }
    expect(decide(gone(ANA), paid, playbook).acts).toMatchObject([{ act: 'pass-on', to: ANA, event: paid }])
    const timer: Event = { kind: 'timer-fired', at: MONDAY, timer: 'recap' }
    expect(decide(gone(ANA), timer, playbook).acts).toEqual([])
  })

  test('is somebody by themselves again once what they had said is given back', () => {
    const back: Event = {
      kind: 'rewoven',
      at: MONDAY,
      from: ANA,
      address: BOS_PHONE,
      why: 'parted',
      events: [],
    }
    expect(decide(gone(ANA), back, playbook).state.mergedInto).toBeUndefined()
  })
})

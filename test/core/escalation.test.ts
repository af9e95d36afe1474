import { describe, expect, test } from '@jest/globals'
import type { Concern } from '#core/concern'
import type { Event } from '#core/event'
import { evolve, fold } from '#core/evolve'
import type { HandOffTrigger } from '#core/hand-off'
import type { Playbook } from '#core/playbook'
import { leaderIn } from '#core/stage'
import { addDays, after, dayOf, milliseconds, minutes } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { business } from '../support/business.ts'
import { beginning, MONDAY, nothing, type Played, play, type Reader, said } from '../support/play.ts'

const web = { channel: 'webchat', id: 'conversation-1' }
const playbook: Playbook = { business, dialogs: DIALOGS, channels: {}, desk: true }

const at = (minute: number) => after(MONDAY, minutes(minute))

const raising =
  (...concerns: readonly Concern[]): Reader =>
  () => ({ ...nothing, concerns })

const angry = raising({ about: 'anger', quote: 'so' })

const asked = ({ events }: Played): readonly (readonly [HandOffTrigger, string | undefined])[] =>
  events.flatMap((event) =>
    event.kind === 'hand-off-requested' ? [[event.trigger, event.matter] as const] : [],
  )

/** Says it a minute after the last. */
const says = (before: Played, id: string, reader: Reader = angry): Played =>
  play(before, said('so it is', web, at(before.events.length), id), playbook, reader)

describe('a matter for a person (D4)', () => {
  test('is handed over once: the gate refuses the second, and says why', () => {
    const { events } = says(says(beginning, 'm1'), 'm2', raising({ about: 'anger', quote: 'so' }))
    const human = says(
      says(beginning, 'm1', () => ({ ...nothing, service: 'human' })),
      'm2',
      () => ({
        ...nothing,
        service: 'human',
      }),
    )
    expect(events.filter(({ kind }) => kind === 'hand-off-requested')).toHaveLength(1)
    expect(asked(human)).toEqual([['asked-for-human', undefined]])
    expect(human.events.filter(({ kind }) => kind === 'verdict-given')).toMatchObject([
      { verdict: { outcome: 'allow' } },
      { verdict: { outcome: 'refuse', reason: 'a person has been asked for this already' } },
    ])
  })

  test('is over once a rep has closed it, and whether it was needed is kept beside its trigger', () => {
    const first = says(beginning, 'm1')
    const closed: Event = {
      kind: 'hand-off-closed',
      at: at(40),
      handOff: 'p-test.hand1',
      rep: { id: 'U1', name: 'Ana' },
      how: 'not-needed',
      hadIt: false,
      granted: null,
    }
    const later = { ...first, state: evolve(first.state, closed) }
    expect(later.state.handOffs).toMatchObject([{ trigger: 'anger', needed: false }])
    expect(asked(says(later, 'm2'))).toHaveLength(2)
  })

  test('rests on words that are in the message', () => {
    expect(asked(says(beginning, 'm1', raising({ about: 'legal', quote: 'never said' })))).toEqual([])
  })

  test('is none when it comes from somebody who asked us to stop', () => {
    const stopped = says(beginning, 'm1', () => ({ ...nothing, service: 'stop' }))
    expect(asked(says(stopped, 'm2'))).toEqual([])
  })

  test('two places are two matters', () => {
    const one = says(beginning, 'm1', raising({ about: 'outside', quote: 'so' }))
    expect(asked(says(one, 'm2', raising({ about: 'outside', quote: 'it is' })))).toEqual([
      ['outside', 'so'],
      ['outside', 'it is'],
    ])
  })

  test('a turn that fails is one while the closer leads, and none before', () => {
    const recap = says(beginning, 'm1', () => ({
      ...nothing,
      noticed: [
        { kind: 'quantity', value: 40, quote: 'it', confidence: 1 },
        {
          kind: 'timeline',
          value: { day: addDays(dayOf(MONDAY, milliseconds(0)), 30), bound: 'on' },
          quote: 'it',
          confidence: 1,
        },
        { kind: 'readiness', value: true, quote: 'it', confidence: 1 },
        { kind: 'need', value: 'coffee', quote: 'it', confidence: 1 },
      ],
    }))
    expect(leaderIn(recap.state, playbook)).toBe('closer')
    const failed = { kind: 'turn-failed' as const, at: at(60), reason: 'it hangs' }
    const failing = (before: Played) =>
      asked(play({ ...before, events: [] }, failed, playbook, angry)).map(([trigger]) => trigger)
    expect(failing(recap)).toEqual(['failure-in-closing'])
    expect(failing(says(beginning, 'm1', () => nothing))).toEqual([])
  })

  test('journals from before matters had names fold as they did', () => {
    const old: Event = { kind: 'hand-off-requested', at: MONDAY, trigger: 'by-quote' }
    expect(fold(beginning.state, [old, old]).handOffs).toEqual([{ trigger: 'by-quote', at: MONDAY }])
  })
})

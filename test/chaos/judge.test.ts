import { describe, expect, test } from '@jest/globals'
import type { DeadLetter, Recalled } from '#contracts/memory'
import { EDITION } from '#core/edition'
import type { Event } from '#core/event'
import { fold, initialState } from '#core/evolve'
import { plain } from '#core/message'
import { instant, milliseconds } from '#core/time'
import { parcel } from '../support/mail.ts'
import { everybody } from './buyers.ts'
import type { Track } from './courier.ts'
import type { Evidence } from './evidence.ts'
import { judge } from './judge.ts'

/*
 * A judge that never finds anything proves nothing: here is a run in which all went well, and each way in which it
 * could have gone wrong.
 */

const [buyer] = everybody({ persons: 20 })
if (!buyer) throw new Error('There is nobody to test with.')
const [to] = buyer.addresses
if (!to) throw new Error('The buyer of the test has no address.')
const WORDS = [1, 2, 3, 4, 5, 6, 7].map((n) => `${buyer.name}-${n}`)

const heard = (words: string): Event => ({
  kind: 'message-received',
  at: instant(1),
  address: to,
  activity: {
    type: 'message',
    id: words,
    timestamp: new Date(1).toISOString(),
    channelId: to.channel,
    from: { id: to.id, role: 'user' },
    recipient: { id: 'bot', role: 'bot' },
    conversation: { id: to.id, isGroup: false },
    text: words,
    attachments: [],
  },
  more: false,
})

const answered = (n: number, words: string): Event => ({
  kind: 'message-queued',
  at: instant(1),
  outgoing: `${buyer.person}.out${n}`,
  to,
  message: plain(`echo #${n}: ${words}`),
  secret: null,
  recap: null,
  confirmsStop: false,
})

const fired = (words: string): Event => ({ kind: 'timer-fired', at: instant(1), timer: `chaos ${words}` })

const recalled = (events: readonly Event[]): Recalled => ({
  events,
  snapshot: fold(initialState(buyer.person), events),
  pending: [],
})

const talk = (words: readonly string[]): readonly Event[] =>
  words.flatMap((said, k) => [heard(said), answered(k + 1, said)])

const track = (words: string, n: number): Track => ({
  text: { words, buyer, from: to, at: milliseconds(n), again: [] },
  firstSent: n * 10,
  acknowledged: n * 10 + 5,
  requests: 1,
  refused: 0,
})

const arrived = (words: string, k: number) => ({ to, text: `echo #${k + 1}: ${words}`, at: instant(k) })

const WELL: Evidence = {
  tracks: WORDS.map(track),
  kept: new Map([[buyer.person, recalled([...talk(WORDS), fired(`${buyer.name}-7`)])]]),
  arrivals: WORDS.map(arrived),
  dead: [],
}

const keeping = (events: readonly Event[], more: Partial<Recalled> = {}): Evidence => ({
  ...WELL,
  kept: new Map([[buyer.person, { ...recalled([...events, fired(`${buyer.name}-7`)]), ...more }]]),
})

const given = (channel: string): DeadLetter => {
  const lost = { ...parcel({ ...to, channel }, 'echo #7'), id: `${buyer.person}.out7` }
  const taken = { person: buyer.person, fence: 'f', tries: 1, partsDone: 0, uncertainSince: instant(1) }
  return {
    parcel: { ...lost, ...taken, suppressed: false, held: false, revivals: 0 },
    reason: 'nobody knows',
    at: instant(1),
  }
}

const [first = '', second = '', ...others] = WORDS
const swapped = [second, first, ...others]

const kinds = (evidence: Evidence): readonly string[] =>
  [...new Set(judge(evidence).map(({ kind }) => kind))].sort()

test('a run in which all went well has no breach', () => {
  expect(judge(WELL)).toEqual([])
})

describe('a breach is found where', () => {
  test.each<readonly [string, readonly string[], Evidence]>([
    [
      'an acknowledged message is in no journal (I1)',
      ['lost'],
      { ...WELL, tracks: [...WELL.tracks, track(`${buyer.name}-8`, 8)] },
    ],
    ['a whole person is gone (I1)', ['drifted', 'lost'], { ...WELL, kept: new Map() }],
    [
      'a message is in the journal twice (I2)',
      ['doubled', 'lost', 'out of order'],
      keeping([...talk(WORDS), heard(first), answered(8, first)]),
    ],
    [
      'a message was not answered (I4)',
      ['drifted', 'lost'],
      keeping([...talk(WORDS.slice(0, 6)), heard(WORDS[6] ?? '')]),
    ],
    [
      'messages were taken in another order than they were acknowledged (I3)',
      ['drifted', 'lost', 'out of order'],
      keeping(talk(swapped)),
    ],
    [
      'answers are not numbered in the order of the messages (I3)',
      ['drifted', 'lost', 'out of order'],
      keeping([
        heard(first),
        heard(second),
        answered(1, second),
        answered(2, first),
        ...talk(WORDS).slice(4),
      ]),
    ],
    ['a reply never arrived (I5)', ['lost'], { ...WELL, arrivals: WELL.arrivals.slice(1) }],
    [
      'a reply arrived twice (I5)',
      ['doubled'],
      { ...WELL, arrivals: [...WELL.arrivals, ...WELL.arrivals.slice(-1)] },
    ],
    [
      'replies arrived in another order (I5)',
      ['out of order'],
      { ...WELL, arrivals: WELL.arrivals.toReversed() },
    ],
    [
      'something arrived that no journal has',
      ['drifted'],
      { ...WELL, arrivals: [...WELL.arrivals, arrived('a secret', 9)] },
    ],
    ['a parcel has not left', ['left over'], keeping(talk(WORDS), { pending: [parcel(to, 'still here')] })],
    [
      'a message was never taken',
      ['left over'],
      { ...WELL, tracks: WELL.tracks.map((one) => ({ ...one, acknowledged: null })) },
    ],
    [
      'the snapshot is another than the fold (I11)',
      ['drifted'],
      keeping(talk(WORDS), { snapshot: initialState(buyer.person) }),
    ],
    [
      'a turn does not replay (I11)',
      ['drifted'],
      keeping([
        ...talk(WORDS),
        { kind: 'turn-ended', at: instant(1), policy: 'p', state: 'another', edition: EDITION },
      ]),
    ],
    ['a timer never fired', ['lost'], { ...WELL, kept: new Map([[buyer.person, recalled(talk(WORDS))]]) }],
    ['a timer fired twice', ['doubled'], keeping([...talk(WORDS), fired(`${buyer.name}-7`)])],
    [
      'a platform that can be asked was given up on (I5)',
      ['lost'],
      { ...WELL, arrivals: WELL.arrivals.slice(0, 6), dead: [given('sms')] },
    ],
  ])('%s', (_, found, evidence) => {
    expect(kinds(evidence)).toEqual(found)
  })
})

test('a doubtful send may be given up where the platform leaves no other way (I5)', () => {
  expect(judge({ ...WELL, arrivals: WELL.arrivals.slice(0, 6), dead: [given('blind')] })).toEqual([])
})

test('a doubtful send that was given up may still arrive, behind what was sent after it', () => {
  const [last] = WELL.arrivals.slice(-1)
  const late = { ...WELL, arrivals: last ? [last, ...WELL.arrivals.slice(0, 6)] : [] }
  expect(kinds(late)).toEqual(['out of order'])
  expect(judge({ ...late, dead: [given('blind')] })).toEqual([])
})

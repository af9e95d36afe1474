import { addressKey } from '#core/address'
import type { PersonId } from '#core/ids'
import type { Track } from './courier.ts'
import { type Breach, type Evidence, echoIn } from './evidence.ts'
import { judgeJournal, type Kept, keptOf } from './judge-journal.ts'
import type { Arrival } from './platform.ts'

/**
 * What a chaos run must keep:
 * I1 what was acknowledged is there · I2 once · I3 in the order of acceptance · I4 with its answer, whole · I5 which
 * arrives once and in order, or is given up as uncertain where its platform leaves no other way · I11 fold = snapshot.
 */
export const judge = (evidence: Evidence): readonly Breach[] => {
  const kept = [...evidence.kept].map(([person, recalled]) => keptOf(person, recalled))
  return [
    ...kept.flatMap(judgeJournal),
    ...judgeMail(kept, evidence),
    ...judgeStrangers(kept, evidence),
    ...judgeArrivals(kept, evidence),
    ...judgeDead(evidence),
  ]
}

const breach = (kind: Breach['kind'], what: string): Breach => ({ kind, what })

/** Everything that was acknowledged has one turn, in an order that the acknowledgements allow (I1, I2, I3). */
const judgeMail = (kept: readonly Kept[], { tracks }: Evidence): readonly Breach[] => {
  const received = new Map(kept.map((one) => [one.person, one.received]))
  const written = new Map<PersonId, Track[]>()
  for (const track of tracks) {
    const { person } = track.text.buyer
    written.set(person, [...(written.get(person) ?? []), track])
  }
  return [...written].flatMap(([person, own]) => judgeMailOf(own, received.get(person) ?? []))
}

const judgeMailOf = (own: readonly Track[], received: readonly string[]): readonly Breach[] => [
  ...own.flatMap((track) => judgeTrack(track, received)),
  ...overtakings(own, received).map(([earlier, later]) =>
    breach(
      'out of order',
      `"${later}" was first sent after "${earlier}" was taken, and was answered before it`,
    ),
  ),
]

const judgeTrack = ({ text, acknowledged }: Track, received: readonly string[]): readonly Breach[] => {
  const times = received.filter((words) => words === text.words).length
  if (acknowledged === null) return [breach('left over', `"${text.words}" was never taken`)]
  if (times === 0) return [breach('lost', `"${text.words}" was acknowledged and is in no journal`)]
  return times === 1 ? [] : [breach('doubled', `"${text.words}" is in the journal ${times} times`)]
}

/** Pairs of which the earlier was acknowledged before the later was sent at all, and which stand the other way round. */
const overtakings = (
  own: readonly Track[],
  received: readonly string[],
): readonly (readonly [string, string])[] => {
  const places = new Map(received.map((words, place) => [words, place]))
  const found: (readonly [string, string])[] = []
  for (const earlier of own) {
    for (const later of own) {
      const [a, b] = [places.get(earlier.text.words), places.get(later.text.words)]
      if (earlier.acknowledged === null || later.firstSent === null || a === undefined || b === undefined)
        continue
      if (earlier.acknowledged < later.firstSent && a > b) found.push([earlier.text.words, later.text.words])
    }
  }
  return found
}

/** Nothing is in a journal that this person did not write. */
const judgeStrangers = (kept: readonly Kept[], { tracks }: Evidence): readonly Breach[] => {
  const writers = new Map(tracks.map(({ text }) => [text.words, text.buyer.person]))
  return kept.flatMap(({ person, received }) =>
    received
      .filter((words) => writers.get(words) !== person)
      .map((words) => breach('drifted', `${person} has "${words}", which they did not write`)),
  )
}

/** Every reply reached its address once and in order; where the platform cannot tell, it may have been given up (I5). */
const judgeArrivals = (kept: readonly Kept[], { arrivals, dead }: Evidence): readonly Breach[] => {
  const arrived = new Map<string, Arrival[]>()
  for (const arrival of arrivals) {
    const key = `${addressKey(arrival.to)} ${arrival.text}`
    arrived.set(key, [...(arrived.get(key) ?? []), arrival])
  }
  const givenUp = new Set(dead.map(({ parcel }) => parcel.id))
  const replies = kept.flatMap((one) => one.replies)
  const doubted = new Set(
    replies
      .filter(({ outgoing }) => givenUp.has(outgoing))
      .map(({ to, text }) => `${addressKey(to)} ${text}`),
  )
  const isGivenUp = ({ to, text }: Arrival): boolean => doubted.has(`${addressKey(to)} ${text}`)
  const known = new Set(replies.map(({ to, text }) => `${addressKey(to)} ${text}`))
  return [
    ...replies.flatMap(({ outgoing, to, text }) => {
      const times = arrived.get(`${addressKey(to)} ${text}`)?.length ?? 0
      if (times > 1) return [breach('doubled', `"${text}" reached ${addressKey(to)} ${times} times`)]
      if (times === 1 || givenUp.has(outgoing)) return []
      return [breach('lost', `"${text}" never reached ${addressKey(to)}`)]
    }),
    ...[...arrived.keys()]
      .filter((key) => !known.has(key))
      .map((key) => breach('drifted', `${key} arrived, and is in no journal`)),
    // Of what was given up in doubt nobody knows when it arrives, if it does.
    ...judgeOrder(arrivals.filter((arrival) => !isGivenUp(arrival))),
  ]
}

const judgeOrder = (arrivals: readonly Arrival[]): readonly Breach[] => {
  const last = new Map<string, number>()
  return arrivals.flatMap(({ to, text }) => {
    const [key, n] = [addressKey(to), echoIn(text)?.n ?? 0]
    const before = last.get(key) ?? 0
    last.set(key, n)
    // The same one twice is doubled, and said so already.
    return n >= before ? [] : [breach('out of order', `${key} got #${n} after #${before}`)]
  })
}

/** Given up may be only what its platform can neither be asked about nor told twice. */
const judgeDead = ({ dead }: Evidence): readonly Breach[] =>
  dead
    .filter(({ parcel }) => parcel.to.channel !== 'blind')
    .map(({ parcel, reason }) =>
      breach('lost', `${parcel.id} to ${parcel.to.channel} was given up: ${reason}`),
    )

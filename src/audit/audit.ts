import type { Recalled } from '#contracts/memory'
import type { Event } from '#core/event'
import { historyOf } from '#core/history'
import type { PersonId } from '#core/ids'
import { type Replay, replay } from '#core/replay'
import type { Rules } from '#core/rules'
import { isInput } from '#core/source'
import { type Instant, later } from '#core/time'
import { placeIn } from '#core/told'
import { clockOf, type PageClock } from './clock.ts'
import { headingOf, nameIn } from './heading/index.ts'
import type { Row } from './heading/standing.ts'
import { type Line, scenesOf } from './scene.ts'
import { withoutSecrets } from './secrets.ts'
import { tell } from './tell/index.ts'
import { isOnlyPassed } from './tell/merging.ts'
import { isReplayed, verdictOn } from './verdict.ts'

/** A journal as a person reads it (A8): where the deal stands, how it came there, and whether the journal adds up. */
export type Audit = {
  readonly person: PersonId
  readonly name: string | null
  readonly asOf: Instant
  readonly clock: PageClock
  readonly heading: readonly Row[]
  readonly turns: readonly Told[]
  readonly replay: Pick<Replay, 'differences' | 'incomparable'> & {
    readonly same: boolean
    readonly words: string
  }
}

/** What one thing from outside led to. */
export type Told = { readonly at: Instant; readonly entries: readonly Entry[] }

/** One event in words; `n` is its place in what is told, from 0: that in the journal, unless it was woven anew (M7). */
export type Entry = Line & { readonly n: number; readonly at: Instant; readonly kind: Event['kind'] }

/** Of which time the turns are told; the heading is of all. */
export type Span = { readonly since: Instant | null; readonly until: Instant | null }

/** Tells a journal; `now` is when it is read, by which it is judged what still counts. */
export const auditOf = (
  person: PersonId,
  recalled: Pick<Recalled, 'snapshot' | 'events'>,
  rules: Rules,
  now: Instant,
  { since, until }: Span = { since: null, until: null },
): Audit => {
  const events = withoutSecrets(recalled.events)
  const replayed = replay(person, recalled.events)
  const state = { ...replayed.state, now: later(replayed.state.now, now) }
  const clock = clockOf(rules.business.policy.timeZone)
  const place = placeIn(recalled.events)
  return {
    person,
    name: nameIn(historyOf(events)),
    asOf: state.now,
    clock,
    heading: headingOf({ state, events, rules, clock }).map(([label, lines]) => [
      label,
      lines.map((line) => short(line, person)),
    ]),
    turns: turnsOf(person, events, rules).filter(
      ({ at }) => (since === null || at >= since) && (until === null || at < until),
    ),
    replay: {
      same: isReplayed(recalled, replayed),
      differences: replayed.differences.map((one) => ({ ...one, event: place(one.event) })),
      incomparable: replayed.incomparable,
      words: verdictOn(recalled, replayed),
    },
  }
}

/** What the journal numbered itself, "p123.out4", goes by its number alone. */
const short = (text: string, person: PersonId): string => text.replaceAll(`${person}.`, '')

const shorter = ({ who, what, more }: Line, person: PersonId): Line => ({
  who,
  what: short(what, person),
  ...(more && { more: more.map((line) => short(line, person)) }),
})

const turnsOf = (person: PersonId, events: readonly Event[], rules: Rules): readonly Told[] => {
  const turns: { readonly at: Instant; readonly entries: Entry[] }[] = []
  for (const [{ n, event }, scene] of scenesOf(person, events, rules)) {
    const isNew = isInput(event) || isOnlyPassed(event, scene.before)
    if (isNew || turns.length === 0) turns.push({ at: event.at, entries: [] })
    const line = tell(event, scene)
    if (line) turns.at(-1)?.entries.push({ ...shorter(line, person), n, at: event.at, kind: event.kind })
  }
  return turns.filter(({ entries }) => entries.length > 0)
}

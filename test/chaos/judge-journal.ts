import type { Recalled } from '#contracts/memory'
import type { Address } from '#core/address'
import { fold, initialState } from '#core/evolve'
import type { PersonId } from '#core/ids'
import { canonical } from '#core/json'
import { replay } from '#core/replay'
import { type Breach, echoIn } from './evidence.ts'
import { timerOf } from './plan.ts'

/** What a person's journal says, as far as it matters here. */
export type Kept = {
  readonly person: PersonId
  readonly recalled: Recalled
  /** The words heard, in the journal's order. */
  readonly received: readonly string[]
  readonly replies: readonly { readonly outgoing: string; readonly to: Address; readonly text: string }[]
}

/** Reads one journal. */
export const keptOf = (person: PersonId, recalled: Recalled): Kept => ({
  person,
  recalled,
  received: recalled.events.flatMap((event) =>
    event.kind === 'message-received' ? [event.activity.text] : [],
  ),
  replies: recalled.events.flatMap((event) =>
    event.kind === 'message-queued'
      ? [{ outgoing: event.outgoing, to: event.to, text: event.message.text }]
      : [],
  ),
})

/** One journal by itself: each message has its answer, and it adds up to its snapshot (I2, I4, I11). */
export const judgeJournal = (kept: Kept): readonly Breach[] => [
  ...judgeReplies(kept),
  ...judgeTimers(kept),
  ...judgeFold(kept),
  ...kept.recalled.pending.map(({ id }) => ({ kind: 'left over' as const, what: `${id} has not left` })),
]

/** The k-th message heard is answered by the k-th reply, which says so. */
const judgeReplies = ({ person, received, replies }: Kept): readonly Breach[] => {
  const echoes = replies.map(({ text }) => echoIn(text))
  const missing = received.filter((words) => !echoes.some((echo) => echo?.words === words))
  const twice = received.filter((words) => echoes.filter((echo) => echo?.words === words).length > 1)
  const astray = received.findIndex((words, k) => echoes[k]?.words !== words || echoes[k]?.n !== k + 1)
  return [
    ...missing.map((words) => ({ kind: 'lost' as const, what: `"${words}" was never answered` })),
    ...twice.map((words) => ({ kind: 'doubled' as const, what: `"${words}" was answered more than once` })),
    ...(astray < 0 || missing.length + twice.length > 0
      ? []
      : [
          {
            kind: 'out of order' as const,
            what: `${person}: message ${astray + 1} is "${received[astray]}", reply ${astray + 1} is "${replies[astray]?.text}"`,
          },
        ]),
    ...(replies.length > received.length
      ? [
          {
            kind: 'doubled' as const,
            what: `${person} has ${replies.length} replies to ${received.length} messages`,
          },
        ]
      : []),
  ]
}

const judgeTimers = ({ person, recalled, received }: Kept): readonly Breach[] => {
  const fired = recalled.events.flatMap((event) => (event.kind === 'timer-fired' ? [event.timer] : []))
  return received.flatMap((words): readonly Breach[] => {
    const wanted = timerOf(words)?.timer
    if (wanted === undefined) return []
    const times = fired.filter((timer) => timer === wanted).length
    if (times === 1) return []
    return times === 0
      ? [{ kind: 'lost', what: `the timer "${wanted}" of ${person} never fired` }]
      : [{ kind: 'doubled', what: `the timer "${wanted}" of ${person} fired ${times} times` }]
  })
}

const judgeFold = ({ person, recalled: { events, snapshot } }: Kept): readonly Breach[] => {
  const isFolded = canonical(fold(initialState(person), events)) === canonical(snapshot)
  const { differences } = replay(person, events)
  return [
    ...(isFolded
      ? []
      : [{ kind: 'drifted' as const, what: `the snapshot of ${person} is not what its journal folds to` }]),
    ...differences.map(({ event }) => ({
      kind: 'drifted' as const,
      what: `event ${event} of ${person} does not replay`,
    })),
  ]
}

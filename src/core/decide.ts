import { authorityOf, missingFor } from './authority.ts'
import { permit } from './authorize.ts'
import type { Act, Ask } from './effect.ts'
import type { Decided, Event } from './event.ts'
import { fold } from './evolve.ts'
import { hash } from './hash.ts'
import { hear } from './hear.ts'
import { deedsOf } from './perform.ts'
import type { Playbook } from './playbook.ts'
import { LEVELS } from './policy.ts'
import { respond } from './respond.ts'
import type { Rules } from './rules.ts'
import type { State } from './state.ts'

/** What an event leads to: facts for the journal, questions to ask now, and acts for after the commit. */
export type Decision = {
  readonly events: readonly Event[]
  readonly asks: readonly Ask[]
  readonly acts: readonly Act[]
}

/**
 * The whole of our judgement, and pure: no clock, no chance, no I/O (design, "The idea"). The event itself is the
 * first of the events it returns.
 *
 * While a question is open (a message unread, a passage not yet looked up, a reply not yet phrased) it only asks. Once
 * none is, the dialogs' proposals have passed the gate and the answer stands.
 */
export const decide = (state: State, event: Event, playbook: Playbook): Decision => {
  const learned = [event, ...hear(fold(state, [event]), event, playbook)]
  const known = fold(state, learned)
  const unread = known.turn.heard.filter((heard) => heard.reading === null)
  if (unread.length > 0) {
    return concluded(state, learned, playbook, [
      ...unread.map(({ message, meant, at }) => ({
        ask: 'read' as const,
        message,
        text: meant,
        at,
        expecting: known.question?.about ?? null,
      })),
    ])
  }
  if (known.turn.more || (known.turn.heard.length === 0 && known.turn.news === null)) {
    return concluded(state, learned, playbook, [])
  }
  const response = respond(known, playbook)
  if (response.asks.length > 0) return concluded(state, learned, playbook, response.asks)
  const answered = concluded(state, [...learned, ...response.events], playbook, [])
  return { ...answered, events: [...answered.events, turnEnded(fold(state, answered.events), playbook)] }
}

/** Adds what the events did to the authority, and the acts that follow from them. */
const concluded = (state: State, events: readonly Event[], rules: Rules, asks: readonly Ask[]): Decision => {
  const all = [...events, ...authorityChange(fold(state, events), rules)]
  return { events: all, asks, acts: all.flatMap((event) => deedsOf(event, rules)).map(permit) }
}

const authorityChange = (state: State, rules: Rules): readonly Decided[] => {
  const authority = authorityOf(state, rules)
  if (authority.level === state.level) return []
  const next = LEVELS[LEVELS.indexOf(authority.level) + 1] ?? authority.level
  return [
    {
      kind: 'authority-changed',
      at: state.now,
      from: state.level,
      to: authority.level,
      missing: missingFor(authority, next),
    },
  ]
}

const turnEnded = (state: State, rules: Rules): Decided => ({
  kind: 'turn-ended',
  at: state.now,
  policy: rules.business.policy.version,
  state: hash(state),
})

import { isCrmTool } from '../crm.ts'
import type { Ask } from '../effect.ts'
import type { Decided } from '../event.ts'
import { canonical } from '../json.ts'
import type { Level } from '../policy.ts'

/** In what a turn that is decided anew departs from its record. */
export type Departure =
  /** It was decided then, and would not be now. */
  | { readonly how: 'gone'; readonly event: Decided }
  /** It was not decided then, and would be now. */
  | { readonly how: 'new'; readonly event: Decided }
  | { readonly how: 'changed'; readonly event: Decided; readonly now: Decided }
  /** The evidence carries as far as another level than it did then. */
  | { readonly how: 'level'; readonly was: Level; readonly now: Level }
  /** It would be asked first, and nobody knows the answer. */
  | { readonly how: 'asks'; readonly ask: Ask }

/**
 * That a turn ended, and with which state, follows from all the rest, and `replay` judges it; so does what the CRM was told, if
 * there was one. Levels are compared as such.
 */
export const comparable = (event: Decided): boolean =>
  !ASIDE_KINDS.includes(event.kind) && !(event.kind === 'verdict-given' && isCrmTool(event.tool))

const ASIDE_KINDS: readonly Decided['kind'][] = ['turn-ended', 'authority-changed', 'crm-told']

/** Each thing that was decided then is looked for in what is decided now, kind by kind; order within a turn means nothing. */
export const departures = (
  then: readonly Decided[],
  now: readonly Decided[],
  unanswered: readonly Ask[],
): readonly Departure[] => {
  const kinds = [...new Set([...then, ...now].map(({ kind }) => kind))]
  const asks = unanswered.map((ask): Departure => ({ how: 'asks', ask }))
  const found = kinds.flatMap((kind) => ofKind(then.filter(isOf(kind)), now.filter(isOf(kind))))
  // What was decided behind a question that nobody can answer is not missing: it is unknown (J3).
  return unanswered.length === 0 ? found : [...found.filter(({ how }) => how !== 'gone'), ...asks]
}

const isOf =
  (kind: Decided['kind']) =>
  (event: Decided): boolean =>
    event.kind === kind

const ofKind = (then: readonly Decided[], now: readonly Decided[]): readonly Departure[] => {
  const later = LATER.filter((field) => then.some((event) => !(field in event)))
  const gone = without(then, now, later)
  const fresh = without(now, then, later)
  const both = Math.min(gone.length, fresh.length)
  return [
    ...gone.slice(0, both).flatMap((event, k) => {
      const other = fresh[k]
      return other ? [{ how: 'changed' as const, event, now: other }] : []
    }),
    ...gone.slice(both).map((event) => ({ how: 'gone' as const, event })),
    ...fresh.slice(both).map((event) => ({ how: 'new' as const, event })),
  ]
}

/** Those of `these` that have no equal among `those`, each equal taken once. */
const without = (
  these: readonly Decided[],
  those: readonly Decided[],
  later: readonly string[],
): readonly Decided[] => {
  const left = those.map((event) => essence(event, later))
  return these.filter((event) => {
    const at = left.indexOf(essence(event, later))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

/** What journals before 0.2 lack. */
const LATER: readonly string[] = ['blocked', 'promptedAt', 'introduces', 'unmatched', 'followsUp']

/** When it was written down, and what a message is called. */
const ASIDE: readonly string[] = ['at', 'outgoing']

/** What counts in a comparison: not when it was written down, nor what it is called, nor what it carries along to be read. */
const essence = (event: Decided, later: readonly string[]): string => {
  if (event.kind === 'verdict-given') {
    const { tool, dialog, verdict } = event
    const said = verdict.outcome === 'allow' ? verdict.level : [verdict.reason, verdict.missing]
    return canonical([tool, dialog, verdict.outcome, said])
  }
  return canonical(
    Object.fromEntries(
      Object.entries(event).filter(([name]) => !ASIDE.includes(name) && !later.includes(name)),
    ),
  )
}

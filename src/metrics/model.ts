import type { Event } from '#core/event'
import type { Breach, ModelFailure, ModelUse } from '#core/model'

/** What a model is asked for. */
export type Task = 'read' | 'look-up' | 'compose'

/** One question to a model, as a journal tells it (L4). */
export type Asked = { readonly task: Task; readonly use: ModelUse }

/** All questions to a model in one journal, in order. */
export const askedIn = (events: readonly Event[]): readonly Asked[] =>
  events.flatMap((event): readonly Asked[] => {
    if (event.kind === 'message-read')
      return event.reading.model ? [{ task: 'read', use: event.reading.model }] : []
    if (event.kind === 'looked-up') return event.model ? [{ task: 'look-up', use: event.model }] : []
    if (event.kind === 'composed') return event.model ? [{ task: 'compose', use: event.model }] : []
    return []
  })

/** How a model did, over all journals. */
export type ModelFigures = {
  /** Questions by what they were for, and those among them that brought nothing, by why. */
  readonly asked: { readonly [T in Task]?: number }
  readonly failed: { readonly [W in ModelFailure]?: number }
  /** The share that brought nothing, 0 to 1; null where nothing was asked. */
  readonly failing: number | null
  readonly tokens: number
  /** How long calls took, in milliseconds: half of them at most the first, 19 of 20 at most the second; null where none was made. */
  readonly took: { readonly median: number; readonly p95: number } | null
  /** Facts that rest on words a model has pointed at. */
  readonly facts: number
  /** Its wordings that were said, and those that were not, by what they breached (L3). */
  readonly taken: number
  readonly refused: number
  readonly breaches: { readonly [B in Breach['of']]?: number }
}

/** What came of asking a model (L3, L4). */
export const modelFigures = (journals: readonly (readonly Event[])[]): ModelFigures => {
  const events = journals.flat()
  const asked = journals.flatMap(askedIn)
  const failed = asked.flatMap(({ use }) => use.failed ?? [])
  const refused = events.flatMap((event) => (event.kind === 'draft-refused' ? [event.breaches] : []))
  return {
    asked: counted(asked.map(({ task }) => task)),
    failed: counted(failed),
    failing: asked.length === 0 ? null : failed.length / asked.length,
    tokens: asked.reduce((sum, { use }) => sum + use.tokens, 0),
    took: spread(asked.flatMap(({ use }) => use.took ?? [])),
    facts: events.filter((event) => event.kind === 'signal-kept' && event.signal.evidence.by === 'model')
      .length,
    taken: events.filter(({ kind }) => kind === 'draft-taken').length,
    refused: refused.length,
    breaches: counted(refused.flatMap((breaches) => [...new Set(breaches.map(({ of }) => of))])),
  }
}

const counted = <N extends string>(names: readonly N[]): { readonly [name in N]?: number } => {
  const counts: { [name in N]?: number } = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

const spread = (lengths: readonly number[]): ModelFigures['took'] => {
  const sorted = lengths.toSorted((a, b) => a - b)
  const at = (share: number): number => sorted[Math.ceil(sorted.length * share) - 1] ?? 0
  return sorted.length === 0 ? null : { median: at(0.5), p95: at(0.95) }
}

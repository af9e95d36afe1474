import type { Breach } from './model.ts'
import type { Instant } from './time.ts'

/** What became of a model's words, once they were judged (L3, I7). `of`: the order, or the question, that they answer. */
export type DraftDecided =
  | {
      readonly kind: 'draft-taken'
      readonly at: Instant
      readonly of: string
      readonly text: string
    }
  /** The template stands instead. */
  | {
      readonly kind: 'draft-refused'
      readonly at: Instant
      readonly of: string
      readonly breaches: readonly Breach[]
    }

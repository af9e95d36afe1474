import type { Day, Instant, Milliseconds } from './time.ts'

/**
 * Why a model has nothing to say, so that the rules answer (L4). Whether one is there changes no gate: it points at words of the
 * buyer's, and the rules read them; it words what the dialogs have decided to say, and the guardrails read that (L1, L3, I7).
 * `resting`: it failed too often just now, and is not asked.
 */
export type ModelFailure =
  | 'down'
  | 'slow'
  | 'malformed'
  | 'refused'
  | 'rate-limited'
  | 'out-of-budget'
  | 'resting'

/** That a model was asked: which, for how many tokens, and what came of it. */
export type ModelUse = {
  readonly model: string
  readonly tokens: number
  /** How long it took; absent where it was not called. */
  readonly took?: Milliseconds
  readonly failed?: ModelFailure
}

/** A model's wording of what is to be said; nobody has judged it yet. */
export type Draft = { readonly text: string }

/** Why a draft is not sent (L3). `words`: the stretch of it that nothing bears out. */
export type Breach = {
  readonly of:
    | 'number'
    | 'price'
    | 'plan'
    | 'date'
    | 'discount'
    | 'link'
    | 'name'
    | 'promise'
    | 'secret'
    | 'instruction'
    | 'disclosure'
    | 'length'
    | 'question'
    | 'language'
    /** What it had to tell and does not. */
    | 'loss'
    /** What it had not to tell: words that nothing accounts for. */
    | 'addition'
    /** Characters that look like others, or are not seen. */
    | 'disguise'
  readonly words: string
}

/** Tokens that a model has taken for one person, on the last day that it took any, by UTC. */
export type Spent = { readonly day: Day; readonly tokens: number }

/** In how many turns of one person in a row a model went astray, and until when it is therefore not asked for them. */
export type Astray = { readonly turns: number; readonly until?: Instant }

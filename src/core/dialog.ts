import type { Address } from './address.ts'
import type { Authority } from './authority.ts'
import type { Brief } from './brief.ts'
import type { Ask } from './effect.ts'
import type { Role } from './policy.ts'
import type { Expecting } from './reading.ts'
import type { Rules } from './rules.ts'
import type { HeardMessage, State } from './state.ts'
import type { ToolOf } from './tool.ts'

/**
 * One thread of talk under one role (A1). It looks at what is known and proposes; it cannot act: an `Act` is not among
 * the things it can return, and a tool of the other role does not compile.
 */
export type DialogOf<R extends Role> = {
  readonly name: string
  readonly role: R
  /** It speaks also while a rep has the conversation: of that, and of the conversation itself (D6). */
  readonly besideReps?: true
  propose(view: View): Floor<R>
}

/** A dialog of your own, with its role and what it may propose checked as you write it. */
export const defineDialog = <R extends Role>(dialog: DialogOf<R>): DialogOf<R> => dialog

/** A dialog of either role. */
export type Dialog = DialogOf<'sdr'> | DialogOf<'closer'>

/** What a dialog sees. Signals that have expired are in `state`, and `alive` is the way to read them. */
export type View = {
  readonly state: State
  readonly rules: Rules
  readonly authority: Authority
  /** What was said in this turn; the last one is who is answered. */
  readonly heard: readonly HeardMessage[]
  /** Where the answer goes. */
  readonly here: Address
}

/** What a dialog wants, and whether the dialogs after it are still asked. */
export type Floor<R extends Role> = { readonly keeps: boolean; readonly proposals: readonly Proposal<R>[] }

/** What a dialog may want: an answer, words, or a tool. */
export type Proposal<R extends Role = Role> =
  | {
      readonly propose: 'ask'
      readonly ask: Extract<
        Ask,
        {
          ask:
            | 'look-up'
            | 'count-code'
            | 'check-code'
            | 'host'
            | 'slots'
            | 'look-at-link'
            | 'redeem-link'
            | 'check-text'
        }
      >
    }
  | ({ readonly propose: 'say' } & Say)
  /** `say` goes out if the gate allows the tool, `instead` if it does not. */
  | {
      readonly propose: 'use'
      readonly call: ToolOf<R>
      readonly say: readonly Say[]
      readonly instead: readonly Say[]
    }

/**
 * Words for an address (the one being answered, where none is named); `asks` when they put a question; `alone` when they
 * are to be a message of their own.
 */
export type Say = {
  readonly brief: Brief
  readonly to?: Address
  readonly asks?: Expecting
  readonly alone?: true
}

/** Words, as a proposal of either role. */
export type Speech = Extract<Proposal, { readonly propose: 'say' }>

/** Speak, and let the next dialog speak too. */
export const pass = <R extends Role>(...proposals: readonly Proposal<R>[]): Floor<R> => ({
  keeps: false,
  proposals,
})

/** Speak, and be the last. */
export const keep = <R extends Role>(...proposals: readonly Proposal<R>[]): Floor<R> => ({
  keeps: true,
  proposals,
})

/** Words that are a message of their own, for the address that is being answered or for another. */
export const alone = (brief: Brief, to?: Address): Speech => ({
  propose: 'say',
  brief,
  alone: true,
  ...(to && { to }),
})

/** Words for the address that is being answered. */
export const say = (brief: Brief, asks?: Expecting): Speech => ({
  propose: 'say',
  brief,
  ...(asks && { asks }),
})

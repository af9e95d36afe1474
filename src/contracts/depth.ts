import type { Milliseconds } from '#core/time'

/** How much waits in a memory, over all nodes: for whoever watches over it. No decision rests on it. */
export type Depth = {
  /** Persons whose mail waits for a turn, or has one. */
  readonly turns: Waiting
  /** Lines of the outbox, one for each address of a person: a parcel at a time leaves each, and the others stand behind it (I5). */
  readonly deliveries: Waiting
  /** How long the mail of whoever is first in line for a turn has waited; 0 when nobody is in line. */
  readonly longest: Milliseconds
  /** Dead letters, until an operator brings them back. */
  readonly dead: number
  /** Persons who have no turns until an operator has looked. */
  readonly aside: number
}

/** `due`: somebody might take them now. `later`: somebody has them, or they wait for company, another try, a rest, the morning. */
export type Waiting = { readonly due: number; readonly later: number }

import { commit } from './commit.ts'
import { revive } from './dead.ts'
import { begin, erase, honour } from './erase.ts'
import { accept, lease, release, renew } from './mailbox.ts'
import { type Answers, type Args, type Name, readArgs, readOperation } from './operation.ts'
import { settle, take } from './outbox.ts'
import { pace } from './pace.ts'
import { allow, append, join, suppress, write } from './shelves.ts'
import type { Step } from './step.ts'
import type { Store } from './store.ts'
import { tick } from './tick.ts'

const transitions: { readonly [N in Name]: (store: Store, args: Args[N]) => Step<Answers[N]> } = {
  accept,
  lease,
  renew,
  release,
  commit,
  tick,
  take,
  settle,
  pace,
  revive,
  join,
  suppress,
  allow,
  append,
  write,
  begin,
  erase,
  honour,
}

/**
 * Does one operation. It depends on the store and its arguments alone: no clock, no chance; so the log of the
 * arguments is the log of everything.
 */
export const apply = <N extends Name>(store: Store, name: N, args: Args[N]): Step<Answers[N]> =>
  transitions[name](store, args)

/** Does a logged operation again. Throws on a line that is not one, and then has changed nothing. */
export const replay = (store: Store, text: string): void => {
  const [name, args] = readOperation(text)
  apply(store, name, readArgs(name, args))
}

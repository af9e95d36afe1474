import { test } from '@jest/globals'
import type { Memory } from '#contracts/memory'

/**
 * An empty memory, as one of its nodes knows it. `reopen` is a restart of that node: what was not yet durable is gone,
 * and the node holds nothing any more of what it held; what it held may stay held until the time is over.
 */
export type Opened = { readonly memory: Memory; reopen(): Promise<Memory>; close(): Promise<void> }

/** Facts that one implementation does not keep, named by their titles, and why. */
export type Exception = { readonly reason: string; readonly facts: readonly string[] }

/** States one fact of the contract and keeps to it on a memory of its own. */
export type Fact = (title: string, proof: (opened: Opened) => Promise<void>) => void

/** Opens a fresh memory for every fact that is no exception; `unknown` are exceptions of which no fact was stated. */
export const factsOf = (
  open: () => Promise<Opened>,
  exceptions: readonly Exception[],
): { readonly fact: Fact; unknown(): readonly string[] } => {
  const reasons = new Map(exceptions.flatMap(({ reason, facts }) => facts.map((title) => [title, reason])))
  const stated = new Set<string>()
  return {
    fact(title, proof) {
      stated.add(title)
      const reason = reasons.get(title)
      if (reason === undefined) test(title, () => prove(open, proof))
      else test.skip(`${title} (not here: ${reason})`, () => {})
    },
    unknown: () => [...reasons.keys()].filter((title) => !stated.has(title)),
  }
}

const prove = async (
  open: () => Promise<Opened>,
  proof: (opened: Opened) => Promise<void>,
): Promise<void> => {
  const opened = await open()
  try {
    await proof(opened)
  } finally {
    await opened.close()
  }
}

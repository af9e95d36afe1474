/** What is in whose hand, and what became of it when a hand was cut off. */
export type Custody = {
  /** Of one thing, `fence` names this holding and no other. */
  readonly take: (what: string, fence: string, node: number) => void
  readonly drop: (what: string, fence: string) => void
  /** Whoever has it does nothing with it any more. */
  readonly leave: (what: string) => void
  /** It is finished, by whomever. */
  readonly end: (what: string, fence: string) => void
  /** The node died; what it had in hand is lost from then on. */
  readonly lose: (node: number, at: number) => void
  /** How much is in any hand. */
  readonly size: () => number
  /** Whether something has been in a hand for less than so long. */
  readonly hasFresh: (forMs: number) => boolean
  readonly recoveries: Recoveries
}

/** How long it took after a death until what it had cut off was in somebody's hand again, and finished; in milliseconds. */
export type Recoveries = { readonly resumed: readonly number[]; readonly finished: readonly number[] }

/** Begins with nothing in anybody's hand. */
export const openCustody = (): Custody => {
  const held = new Map<string, { readonly what: string; readonly node: number; readonly since: number }>()
  const waiting = new Map<string, number>()
  const unfinished = new Map<string, number>()
  const recoveries = { resumed: [] as number[], finished: [] as number[] }
  return {
    recoveries,
    size: () => held.size,
    hasFresh: (forMs) => [...held.values()].some(({ since }) => Date.now() - since < forMs),
    take: (what, fence, node) => {
      held.set(`${what} ${fence}`, { what, node, since: Date.now() })
      note(what, waiting, recoveries.resumed)
    },
    drop: (what, fence) => {
      held.delete(`${what} ${fence}`)
    },
    leave: (what) => {
      for (const [name, holding] of held) if (holding.what === what) held.delete(name)
    },
    end: (what, fence) => {
      held.delete(`${what} ${fence}`)
      note(what, unfinished, recoveries.finished)
    },
    lose: (node, at) => {
      for (const [name, holding] of held) {
        if (holding.node !== node) continue
        held.delete(name)
        waiting.set(holding.what, at)
        // Lost twice before it was finished, it is the first loss that counts.
        if (!unfinished.has(holding.what)) unfinished.set(holding.what, at)
      }
    },
  }
}

const note = (what: string, since: Map<string, number>, lengths: number[]): void => {
  const at = since.get(what)
  if (at === undefined) return
  since.delete(what)
  lengths.push(Date.now() - at)
}

import { test } from '@jest/globals'
import type { Memory } from '#contracts/memory'

/** An empty memory; `reopen` is a restart: what was not yet durable is gone, and so are all who held something. */
export type Opened = { readonly memory: Memory; reopen(): Promise<Memory>; close(): Promise<void> }

/** States one fact of the contract and keeps to it on a memory of its own. */
export type Fact = (title: string, proof: (opened: Opened) => Promise<void>) => void

/** Opens a fresh memory for every fact. */
export const factsOf =
  (open: () => Promise<Opened>): Fact =>
  (title, proof) => {
    test(title, async () => {
      const opened = await open()
      try {
        await proof(opened)
      } finally {
        await opened.close()
      }
    })
  }

import type { DeadLetter, Recalled } from '#contracts/memory'
import type { PersonId } from '#core/ids'
import type { Track } from './courier.ts'
import type { Arrival } from './platform.ts'

/** All that is left when everything is quiet: what was sent, what was kept, and what reached anybody. */
export type Evidence = {
  readonly tracks: readonly Track[]
  readonly kept: ReadonlyMap<PersonId, Recalled>
  /** In the order in which each address got them. */
  readonly arrivals: readonly Arrival[]
  readonly dead: readonly DeadLetter[]
}

/** A promise that was not kept. */
export type Breach = {
  readonly kind: 'lost' | 'doubled' | 'out of order' | 'left over' | 'drifted'
  readonly what: string
}

/** An answer of the echo business, taken apart. */
export type Echo = { readonly n: number; readonly words: string }

/** Reads `echo #3: …`; null for anything else. */
export const echoIn = (text: string): Echo | null => {
  const [, n, words] = /^echo #(\d+): (.*)$/s.exec(text) ?? []
  return n === undefined || words === undefined ? null : { n: Number(n), words }
}

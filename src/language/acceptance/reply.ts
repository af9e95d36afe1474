import type { Grammar } from './grammar.ts'
import type { Normalised } from './normalise.ts'

/** A message on its way to a verdict, with the grammar it is read by. */
export type Reply = Normalised & {
  readonly text: string
  readonly words: readonly string[]
  readonly grammar: Grammar
}

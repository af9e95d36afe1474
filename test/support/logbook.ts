import type { Log } from '#contracts/log'

/** A log that a test can read: what was said at the level of a warning or above, with which facts, and what besides. */
export const logbook = (): Log & {
  readonly sentences: string[]
  readonly facts: unknown[]
  readonly asides: { readonly told: unknown; readonly sentence: string }[]
} => {
  const asides: { readonly told: unknown; readonly sentence: string }[] = []
  const sentences: string[] = []
  const facts: unknown[] = []
  const write = (told: unknown, sentence: string): void => {
    facts.push(told)
    sentences.push(sentence)
  }
  return {
    sentences,
    facts,
    asides,
    info: (told, sentence) => void asides.push({ told, sentence }),
    warn: write,
    error: write,
  }
}

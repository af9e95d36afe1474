import type { Log } from '#contracts/log'

/** A log that a test can read: what was said at the level of a warning or above, and with which facts. */
export const logbook = (): Log & { readonly sentences: string[]; readonly facts: unknown[] } => {
  const sentences: string[] = []
  const facts: unknown[] = []
  const write = (told: unknown, sentence: string): void => {
    facts.push(told)
    sentences.push(sentence)
  }
  return { sentences, facts, info: () => {}, warn: write, error: write }
}

/** Where the edges say what happened, for an operator. Never a buyer's words, never a secret. */
export type Log = {
  info(facts: Facts, sentence: string): void
  warn(facts: Facts, sentence: string): void
  error(facts: Facts, sentence: string): void
}

type Facts = { readonly [name: string]: unknown }

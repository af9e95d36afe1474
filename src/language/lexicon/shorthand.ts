/** What is typed in a hurry, and the words that it stands for; in lower case, and as the language is written without its accents. */
export type Shorthand = {
  /** Spellings that stand for the same words wherever they stand. */
  readonly anywhere: ReadonlyMap<string, string>
  /** Words for what is a word, a letter or a figure of its own as well, each with an expression of where it stands for them. */
  readonly inCompany: readonly (readonly [words: string, where: string])[]
  /** Whether a letter that is held down counts once, "holaaa", because no word of the language has it thrice. */
  readonly isStretched: boolean
}

/** The words by which a language is told from others, in lower case and without accents (spec L1). */
export type LanguageMarks = {
  /** Words that say by themselves that a text is in this language. */
  readonly strong: ReadonlySet<string>
  /** Words that names and other languages have as well, so that they only add to the strong ones: "los", "para". */
  readonly weak: ReadonlySet<string>
  /** Characters that this language has and its neighbours do not. */
  readonly characters: string
  /** Those of them that say so by themselves: nothing else opens a question with a mark. */
  readonly certain: string
}

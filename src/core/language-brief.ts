import type { Locale } from './locale.ts'

/** Whoever asks whether we speak a language is told the truth, in the one that they are answered in (L1): yes, or which ones there are. */
export type LanguageBrief =
  | { readonly say: 'speaks' }
  | { readonly say: 'speaks-only'; readonly languages: readonly Locale[] }

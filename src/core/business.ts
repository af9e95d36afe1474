import type { CalendarRules } from './calendar-rules.ts'
import type { Catalogue } from './catalogue.ts'
import type { Locale } from './locale.ts'
import type { Policy } from './policy.ts'
import type { Translation, Words } from './sentences.ts'

/** A business as one value: what it sells, what it knows, how it talks and what it permits. Made by `defineBusiness`. */
export type Business = {
  readonly name: string
  /** Where a person can be reached, for whatever the bot may not decide. */
  readonly contact: string
  readonly catalogue: Catalogue
  /** Markdown, one `##` section a topic. */
  readonly knowledge: string
  readonly policy: Policy
  /** When somebody may be met; null: nobody can, and booking is off. */
  readonly calendar: CalendarRules | null
  readonly words: Words
  /** Languages that it speaks besides its own; absent: none. */
  readonly languages?: { readonly [L in Locale]?: Translation }
}

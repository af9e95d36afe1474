import type { SecretKind } from '#core/activity'
import { accessKeysIn } from './access-key.ts'
import { accountsIn, namedAccountsIn } from './account.ts'
import { cardCodesIn, cardsIn } from './card.ts'
import type { Found } from './found.ts'
import { passwordsIn } from './password.ts'
import { socialSecurityIn } from './social-security.ts'

/** A text without its secrets; which kinds it held, and the secrets, to take them out wherever else they stand. */
export type Redacted = {
  readonly text: string
  readonly what: readonly SecretKind[]
  readonly secrets: readonly string[]
}

/** Puts a word in the place of each card number, bank account, social security number, password and access key (M9). */
export const redact = (text: string): Redacted => {
  const found = apart(FINDERS.flatMap((find) => find(text)))
  let rest = text
  for (const { what, from, to } of found.toReversed())
    rest = `${rest.slice(0, from)}${PLACEHOLDERS[what]}${rest.slice(to)}`
  return {
    text: rest,
    what: [...new Set(found.map(({ what }) => what))],
    secrets: found.map(({ from, to }) => text.slice(from, to)),
  }
}

const FINDERS = [
  cardsIn,
  cardCodesIn,
  accountsIn,
  namedAccountsIn,
  socialSecurityIn,
  passwordsIn,
  accessKeysIn,
]

/** In order, and of two that overlap the first. */
const apart = (found: readonly Found[]): readonly Found[] => {
  const kept: Found[] = []
  for (const one of found.toSorted((a, b) => a.from - b.from || b.to - a.to))
    if (one.from >= (kept.at(-1)?.to ?? 0)) kept.push(one)
  return kept
}

/** Told to people, and to a reader that finds nothing in it. */
const PLACEHOLDERS: { readonly [what in SecretKind]: string } = {
  card: '[card number removed]',
  'bank-account': '[bank account removed]',
  'social-security': '[social security number removed]',
  password: '[password removed]',
  'access-key': '[access key removed]',
}

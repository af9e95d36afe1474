import { countrySpecs, isValidIBAN } from 'ibantools'
import type { Found } from './found.ts'

/** Bank accounts by their IBAN (ISO 13616): a country, its length, both check digits. */
export const accountsIn = (text: string): readonly Found[] =>
  [...text.matchAll(START)].flatMap(({ index }) => {
    const to = endOf(text, index)
    return to === null ? [] : [{ what: 'bank-account' as const, from: index, to }]
  })

const START = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?=[ -]?[A-Z0-9])/giu

/** Behind the account that begins here, spaces within it left out; null where none does. */
const endOf = (text: string, from: number): number | null => {
  const length = countrySpecs[text.slice(from, from + 2).toUpperCase()]?.chars ?? null
  if (length === null) return null
  let account = ''
  let to = from
  while (account.length < length && to < text.length) {
    const letter = text.charAt(to++)
    if (/[A-Za-z0-9]/.test(letter)) account += letter.toUpperCase()
    else if (!/[ -]/.test(letter)) return null
  }
  return account.length === length && isValidIBAN(account) ? to : null
}

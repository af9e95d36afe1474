import { countrySpecs, isValidIBAN } from 'ibantools'
import { pattern } from '#core/pattern'
import { asAsciiDigits, type Found } from './found.ts'

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

/** The account and the bank of the USA, where they are called by name: nine digits alone may be anything. */
export const namedAccountsIn = (text: string): readonly Found[] => {
  const plain = asAsciiDigits(text)
  return [
    ...numbersAfter(ACCOUNT, plain),
    ...numbersAfter(ROUTING, plain).filter(({ from, to }) => isRouting(plain.slice(from, to))),
  ]
}

const numbersAfter = (name: RegExp, text: string): readonly Found[] =>
  [...text.matchAll(name)].map(({ 0: whole, index, 1: digits = '' }) => {
    const to = index + whole.length
    return { what: 'bank-account', from: to - digits.length, to }
  })

/** Between a name and its number: "number", a sign, "is". */
const CALLED = '(?:\\s+(?:number|num|no\\b\\.?|nr\\b\\.?))?[\\s:#=-]*(?:(?:is|was)\\b[\\s:]*)?'

/** Eight to seventeen digits, as banks of the USA give them out; a date is none. */
const ACCOUNT = pattern('giu')`
  (?<!\p{L})(?:account|acct\b\.?|a/c)${CALLED}(?!20\d\d-\d\d-\d\d(?!\d))(\d(?:[ -]?\d){7,16})
    (?![\p{L}\p{N}])
`

const ROUTING = new RegExp(
  `(?<!\\p{L})(?:routing|aba|rtn|transit)${CALLED}(\\d(?:[ -]?\\d){8})(?![\\p{L}\\p{N}])`,
  'giu',
)

/** The check digit of the American Bankers Association: 3, 7 and 1 times the digits in turn, a multiple of ten. */
const isRouting = (number: string): boolean => {
  const digits = [...number.replace(/\D/g, '')].map(Number)
  const sum = digits.reduce((all, digit, n) => all + digit * ([3, 7, 1][n % 3] ?? 0), 0)
  return sum % 10 === 0 && sum > 0
}

import valid from 'card-validator'
import { asAsciiDigits, type Found } from './found.ts'

/** Payment cards (ISO/IEC 7812): a known brand, its length, the check digit; in one block or in groups as on the card. */
export const cardsIn = (text: string): readonly Found[] => {
  const groups = groupsIn(asAsciiDigits(text))
  const found: Found[] = []
  for (let first = 0; first < groups.length; first++) {
    const last = lastOfCard(groups, first)
    const [from, to] = [groups[first]?.from, last === null ? undefined : groups[last]?.to]
    if (last === null || from === undefined || to === undefined) continue
    found.push({ what: 'card', from, to })
    first = last
  }
  return found
}

/** Its three or four digits from the back, where they are called by name. */
export const cardCodesIn = (text: string): readonly Found[] =>
  [...asAsciiDigits(text).matchAll(CARD_CODE)].map(([whole, digits = ''], n, all) => {
    const to = (all[n]?.index ?? 0) + whole.length
    return { what: 'card', from: to - digits.length, to }
  })

const CARD_CODE =
  /\b(?:cvv2?|cvc2?|csc|cid|(?:card|security) code)\b[\s:#=]*(?:(?:is|was)\b[\s:]*)?(\d{3,4})(?!\d)/gi

type Group = { readonly digits: string; readonly from: number; readonly to: number; readonly joins: boolean }

/** Runs of digits, each with whether it goes on from the one before; a number that begins with a plus is a phone's. */
const groupsIn = (text: string): readonly Group[] => {
  let end = -1
  return [...text.matchAll(DIGITS)].map(({ 0: digits, index }) => {
    const joins = end >= 0 && BETWEEN.test(text.slice(end, index))
    end = index + digits.length
    return { digits, from: index, to: end, joins }
  })
}

const DIGITS = /(?<![\p{L}\p{N}+])\d+(?![\p{L}\p{N}])/gu

/** What people, and those who would hide a number, put between its groups. */
const BETWEEN = /^[\s.\-_/·\u00AD\u2010-\u2015\u200B-\u200D\u2060]{1,3}$/u

/** The last group of the card that begins with this one; null where none does. The longest that fits is it. */
const lastOfCard = (groups: readonly Group[], first: number): number | null => {
  let digits = ''
  let found: number | null = null
  const sizes: number[] = []
  for (let last = first; last < groups.length; last++) {
    const group = groups[last]
    if (!group || (last > first && !group.joins)) break
    digits += group.digits
    sizes.push(group.digits.length)
    if (digits.length > LONGEST) break
    if (mayBeCard(digits) && isGrouped(sizes) && valid.number(digits).isValid) found = last
  }
  return found
}

const LONGEST = 19
const SHORTEST = 12

/** Asked before the brands are, which takes a hundred times as long. UnionPay's need not keep the check digit. */
const mayBeCard = (digits: string): boolean =>
  digits.length >= SHORTEST && START.test(digits) && (UNION_PAY.test(digits) || isChecked(digits))

/** How the numbers of any brand begin. */
const START = /^(?:1800|[2-6]|81)/

const UNION_PAY = /^(?:62|81)/

/** The check digit of ISO/IEC 7812: every second digit from the end is doubled. */
const isChecked = (digits: string): boolean => {
  const sum = [...digits].reverse().reduce((all, digit, n) => {
    const times = Number(digit) * (n % 2 === 0 ? 1 : 2)
    return all + (times > 9 ? times - 9 : times)
  }, 0)
  return sum % 10 === 0
}

/** In one block, in equal groups of which the last may be another, or as American Express and Diners print it. Two phone numbers are not. */
const isGrouped = (sizes: readonly number[]): boolean => {
  const [first, second] = sizes
  const isOdd = first === 4 && second === 6 && sizes.length === 3
  return isOdd || sizes.slice(0, -1).every((size) => size === first)
}

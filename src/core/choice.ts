import { type Address, sameAddress } from './address.ts'
import type { Choice } from './message.ts'
import type { State } from './state.ts'

/**
 * The choice that a reply takes: its number, its words, or its value as a tapped button sends it (I14).
 * "2", "2.", "option 2", "#2", "the second" and "Team" all come back as the second of the list when that is Team.
 */
export const chosen = (text: string, offered: readonly Choice[]): Choice | null => {
  const said = plainWords(text)
  return named(text, offered) ?? offered[numberIn(said) - 1] ?? null
}

/**
 * The choice whose value or words the reply is, to the letter before in other spellings: one choice may be called what
 * another one means. "I agree?" is not "I agree".
 */
export const named = (text: string, offered: readonly Choice[]): Choice | null => {
  const exact = offered.find(({ value }) => value === text) ?? offered.find(({ title }) => title === text)
  if (exact || /[?¿]/.test(text)) return exact ?? null
  const said = plainWords(text)
  return offered.find(({ title, value }) => plainWords(title) === said || plainWords(value) === said) ?? null
}

/**
 * Whether a number said here would be one of another list: choices were put to them elsewhere last, and before them here lie
 * others. Where they were shown none it can only be of those.
 */
export const isOfOther = (here: Address, { outgoing, offeredIn }: State): boolean => {
  const shown = Object.entries(outgoing).findLast(([, { to, choices }]) => choices && sameAddress(to, here))
  return shown !== undefined && shown[0] !== offeredIn
}

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
]

const numberIn = (said: string): number => {
  const digits = /^(?:option |number |no |the )?(\d{1,2})$/.exec(said)?.[1]
  if (digits) return Number(digits)
  const ordinal = /^(?:the )?(\w+)(?: one| option)?$/.exec(said)?.[1]
  return ordinal ? ORDINALS.indexOf(ordinal) + 1 : 0
}

const plainWords = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

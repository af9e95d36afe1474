import type { Policy } from '#core/policy'
import { matches, type Span, type Text } from '../text.ts'
import { isServed, PLACES } from './places.ts'

/**
 * Where they are, or what they do, is not served: "our office is in Ohio", "we run a casino" (D4). A place counts only
 * where it is said to be theirs, or asked to be delivered to; a name alone ("Kenya", "Jordan") may be a coffee or a friend.
 */
export const readOutside = (text: Text, { regions, notIndustries }: Policy['escalate']): Span | null => {
  const place =
    regions.length === 0
      ? undefined
      : matches(text.plain, THEIRS).find((found) => !isOurs(found.groups, regions))
  const line = notIndustries.length === 0 ? undefined : matches(text.plain, industry(notIndustries))[0]
  return place ?? line ?? null
}

const isOurs = (groups: readonly (string | undefined)[], regions: readonly string[]): boolean =>
  isServed(PLACES.get(groups[1] ?? '') ?? '', regions)

const escaped = (name: string): string => name.replace(/[^a-z0-9 ]/g, '\\$&')

const NAMES = [...PLACES.keys()]
  .sort((a, b) => b.length - a.length)
  .map(escaped)
  .join('|')

const THEIRS = new RegExp(
  `\\b(?:(?:based|located|headquartered|offices?|teams?|warehouse|company|branch|site|store|shop|headquarters|hq|we'?re|we are|i'?m|i am|we live|i live|we work|i work)(?: (?!not\\b)[a-z']+){0,2}? in|(?:ship|shipping|deliver|delivery|delivering|install|operate|available|serve|service|send (?:it|them|machines))(?: (?!not\\b)[a-z']+){0,2}? (?:to|in)|(?:do|can) you (?:cover|serve)) (?:the )?(${NAMES})\\b(?! (?:cups?|mugs?|roast|blend|beans?|sandwich))`,
  'g',
)

const industry = (names: readonly string[]): RegExp =>
  new RegExp(
    `\\b(?:we'?re|we are|i'?m|i am|(?:we|i) (?:run|own|have|operate|manage)|for (?:our|my)|it'?s|it is|our|work in|in) (?:(?!not\\b|next\\b|near\\b|across\\b|beside\\b|above\\b)[a-z]+ ){0,3}?(?:${names.map((name) => escaped(name.toLowerCase())).join('|')})(?:s|es)?\\b`,
    'g',
  )

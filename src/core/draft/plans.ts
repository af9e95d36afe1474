import type { Catalogue } from '../catalogue.ts'
import { pattern } from '../pattern.ts'
import { literal, type Stretch } from './plain.ts'

/** A plan that is named in a text, by its id. */
export type PlanMention = Stretch & { readonly plan: string }

/** Where plans of the catalogue are named: written large as they are called, or in any spelling before "plan". */
export const plansIn = (text: string, { plans }: Catalogue): readonly PlanMention[] => {
  const found: PlanMention[] = []
  for (const { id, name, aliases } of plans) {
    const called = [name, ...aliases].map(literal).join('|')
    const pattern = new RegExp(`(?<![\\w'])(?:${called})(?:\\s+(?:${KINDS}))?(?!\\w|'(?!s\\b))`, 'gi')
    for (const { index, 0: words } of text.matchAll(pattern)) {
      if (!isName(words, name, aliases)) continue
      const end = index + words.length
      if (found.some((one) => index < one.end && one.start < end)) continue
      found.push({ start: index, end, plan: id })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** "team" by itself is a word; "Team", "team plan" and an alias of several words are the plan. */
const isName = (words: string, name: string, aliases: readonly string[]): boolean =>
  words.startsWith(name) ||
  ENDING.test(words) ||
  aliases.some((alias) => alias.includes(' ') && words.toLowerCase() === alias)

const KINDS = 'plans?|packages?|tiers?|bundles?|editions?|subscriptions?|options?'
const ENDING = new RegExp(`\\s(?:${KINDS})$`, 'i')

/** What is called a plan and is none of the catalogue's: "the Premium plan". */
export const strangePlansIn = (text: string, catalogue: Catalogue, grounds: string): readonly string[] => {
  const known = plansIn(text, catalogue)
  return [...text.matchAll(CALLED)].flatMap(({ index, 0: words, 1: name = '' }) => {
    const isKnown = known.some(({ start, end }) => start < index + words.length && index < end)
    const isSaid = grounds.toLowerCase().includes(words.toLowerCase())
    return isKnown || isSaid || COMMON.test(name) ? [] : [words]
  })
}

const CALLED = /\b([A-Za-z]+)[\s-](?:plan|package|tier|bundle|edition|subscription)s?\b/g
const COMMON = pattern('i')`
  ^(?:
    the|a|an|that|this|your|our|any|every|each|which|what|one|right|good|great|fitting
    |best-fitting|same|other|another|all|these|those|larger|smaller|bigger|suitable|and|or|to|of
    |for|choose|pick|with|by|in|on|is|want|take|no|my|their|i|we|you|they
  )$
`

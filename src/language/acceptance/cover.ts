import type { AcceptanceTier } from '#core/acceptance'
import type { Grammar, Rule } from './grammar.ts'

/** A phrase of the grammar and the words it accounts for, `from` inclusive, `to` exclusive. */
export type Piece = {
  readonly from: number
  readonly to: number
  readonly pattern: string
  readonly tier: AcceptanceTier
}

/** A run of words in which every one is accounted for, and the strongest thing they say (spec L2). */
export type Cover = { readonly tier: AcceptanceTier; readonly pieces: readonly Piece[] }

/** How far a message can be accounted for from its first word. */
export type Coverage = {
  readonly whole: Cover | null
  /** The longest beginning that already says something. */
  readonly lead: Cover | null
  /** Index of the first word that no phrase accounts for. */
  readonly reach: number
}

type Step = { readonly weight: number; readonly count: number; readonly piece: Piece | null }

const weights: Readonly<Record<AcceptanceTier, number>> = { none: 0, ack: 1, assent: 2, explicit: 3 }
const tiers: readonly AcceptanceTier[] = ['none', 'ack', 'assent', 'explicit']

/**
 * Accounts for every word with phrases of the grammar, preferring the strongest phrase and then the fewest.
 * Dynamic programming over word positions: each phrase is tried once at each position, so time grows with the length.
 */
export function cover(words: readonly string[], grammar: Grammar): Coverage {
  const steps: (Step | undefined)[] = [{ weight: 0, count: 0, piece: null }]
  let reach = 0

  for (let at = 0; at < words.length; at += 1) {
    const from = steps[at]
    if (from === undefined) continue
    reach = at
    for (const rule of grammar.rulesByFirstWord.get(words[at] ?? '') ?? []) {
      if (!mayBegin(rule, words, at, grammar)) continue
      for (const to of rule.matcher.ends(words, at)) {
        if (to === at || !mayEnd(rule, words, to, grammar)) continue
        const weight = Math.max(from.weight, weights[rule.tier])
        const count = from.count + 1
        const known = steps[to]
        if (
          known !== undefined &&
          (known.weight > weight || (known.weight === weight && known.count <= count))
        )
          continue
        steps[to] = { weight, count, piece: { from: at, to, pattern: rule.pattern, tier: rule.tier } }
      }
    }
  }
  if (steps[words.length] !== undefined) reach = words.length

  return { whole: coverTo(words.length, steps), lead: leadOf(steps), reach }
}

function mayBegin(rule: Rule, words: readonly string[], at: number, grammar: Grammar): boolean {
  switch (rule.place) {
    case 'greeting':
    case 'alone':
      return at === 0
    // "deal" is a yes; the deal in "great deal" is not.
    case 'answer':
      return at === 0 || (at === 1 && grammar.lexicon.yes.has(words[0] ?? ''))
    case 'joint':
      return at > 0
    case 'anywhere':
    case 'echo':
      return true
    default:
      return rule.place satisfies never
  }
}

function mayEnd(rule: Rule, words: readonly string[], to: number, grammar: Grammar): boolean {
  const following = words[to]
  switch (rule.place) {
    case 'alone':
      return following === undefined
    case 'joint':
      return following !== undefined
    // "it is" repeats the yes; the "it is" of "it is nice" begins a remark.
    case 'echo':
      return (
        following === undefined ||
        grammar.lexicon.courtesies.has(following) ||
        grammar.lexicon.emoji.has(following)
      )
    case 'anywhere':
    case 'greeting':
    case 'answer':
      return true
    default:
      return rule.place satisfies never
  }
}

function leadOf(steps: readonly (Step | undefined)[]): Cover | null {
  for (let to = steps.length - 1; to > 0; to -= 1) {
    if ((steps[to]?.weight ?? 0) > 0) return coverTo(to, steps)
  }
  return null
}

function coverTo(to: number, steps: readonly (Step | undefined)[]): Cover | null {
  const last = steps[to]
  if (last === undefined || last.piece === null) return null
  const pieces: Piece[] = []
  for (let piece: Piece | null = last.piece; piece !== null; piece = steps[piece.from]?.piece ?? null)
    pieces.unshift(piece)
  return { tier: tiers[last.weight] ?? 'none', pieces }
}

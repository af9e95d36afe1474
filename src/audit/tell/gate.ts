import { authorityOf, missingFor } from '#core/authority'
import type { Verdict } from '#core/event'
import { groundsOf } from '#core/grounds'
import { LEVELS, type Level, type Score } from '#core/policy'
import type { State } from '#core/state'
import { LEVEL_WORDS, missingInWords, TOOL_WORDS } from '../needs.ts'
import type { Scene, TellersOf } from '../scene.ts'
import { clean, listed, percent } from '../text.ts'

/** What the gate allowed and refused and why, and how far the evidence carried (A2, A3, A8). */
export const GATE = {
  'verdict-given': ({ tool, dialog, verdict, policy }, scene) => {
    const wish = `the ${clean(dialog)} dialog to ${TOOL_WORDS[tool]}`
    return {
      who: 'Gate',
      what: `${verdict.outcome === 'allow' ? 'allowed' : 'refused'} ${wish}${reasonOf(verdict)}.`,
      more: [...groundsIn(verdict, scene), `Policy ${policy}.`],
    }
  },
  'authority-changed': ({ from, to, missing, score }, scene) => {
    const isRise = LEVELS.indexOf(to) > LEVELS.indexOf(from)
    const next = LEVELS[LEVELS.indexOf(to) + 1]
    return {
      who: 'Gate',
      what: `Authority ${isRise ? 'rises' : 'falls'} from ${from} to ${to}: the assistant may ${LEVEL_WORDS[to]}.`,
      more: [
        ...(isRise ? openedBy(to, scene) : []),
        ...(next && missing.length > 0
          ? [`Missing for ${next}: ${missingInWords(missing, scene.rules)}.`]
          : []),
        ...(score ? [scoreInWords(score)] : []),
      ],
    }
  },
} satisfies TellersOf<'verdict-given' | 'authority-changed'>

const reasonOf = (verdict: Verdict): string => {
  if (verdict.outcome === 'allow') return `, which takes ${verdict.level}`
  return `: ${clean(verdict.reason)}${verdict.outcome === 'ask-human' ? '; a person has to say' : ''}`
}

const groundsIn = (verdict: Verdict, { said, rules }: Scene): readonly string[] => {
  if (verdict.outcome !== 'allow')
    return verdict.missing.length === 0 ? [] : [`Missing: ${missingInWords(verdict.missing, rules)}.`]
  const words = (verdict.on ?? []).flatMap((message) => said(message) ?? [])
  return words.length === 0 ? [] : [`It rests on ${listed(words)}.`]
}

const openedBy = (level: Level, { before, rules, said }: Scene): readonly string[] => {
  const words = groundsOf(level, before, rules.business.policy).flatMap((message) => said(message) ?? [])
  return words.length === 0 ? [] : [`Opened by ${listed(words)}.`]
}

/** The parts of the score that count now (A4). */
const scoreInWords = ({ total, parts }: Score): string => {
  const counting = Object.entries(parts).filter(([, points]) => points > 0)
  const sum = counting.map(([part, points]) => `${part} ${percent(points)}`)
  return `Score ${percent(total)}${sum.length > 0 ? `: ${listed(sum)}` : ''}.`
}

/** What the next level lacks, as things stand; null at the highest. */
export const missingNow = (state: State, scene: Pick<Scene, 'rules'>): string | null => {
  const authority = authorityOf(state, scene.rules)
  const next = LEVELS[LEVELS.indexOf(authority.level) + 1]
  if (!next) return null
  const missing = missingInWords(missingFor(authority, next), scene.rules)
  return missing === '' ? null : `${next} lacks ${missing}`
}

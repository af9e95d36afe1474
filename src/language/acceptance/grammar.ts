import type { AcceptanceTier } from '#core/acceptance'
import type { Locale } from '#core/locale'
import { LANGUAGES } from '../lexicon/index.ts'
import type { AcceptanceLexicon, Place } from '../lexicon/lexicon.ts'
import { normalise } from './normalise.ts'
import { anyOf, anyPhrase, compilePattern, type Matcher } from './pattern.ts'

/**
 * The pending action: its words ("go ahead with the transfer" must not unlock a booking), and the language its recap was
 * put in, which they are in as well; without one it is English (spec L2).
 */
export type PendingAction = {
  readonly verbs?: readonly string[]
  readonly nouns?: readonly string[]
  readonly locale?: Locale
}

/** One phrase of the grammar, compiled. */
export type Rule = {
  readonly tier: AcceptanceTier
  readonly place: Place
  readonly pattern: string
  readonly matcher: Matcher
}

/** A lexicon compiled for one pending action (spec L2). */
export type Grammar = {
  readonly lexicon: AcceptanceLexicon
  readonly rulesByFirstWord: ReadonlyMap<string, readonly Rule[]>
  readonly refusals: Matcher
  readonly notRefusals: Matcher
  readonly deferrals: Matcher
  readonly unsures: Matcher
  readonly leavings: { readonly [as in keyof AcceptanceLexicon['leavings']]: Matcher }
  readonly questions: Matcher
  readonly requests: Matcher
  /** Either of the two. */
  readonly asking: Matcher
  readonly changes: Matcher
  readonly corrections: Matcher
  readonly lookalikes: Matcher
}

/** A shop has a handful of actions; the cap only keeps a caller that invents words from filling the memory. */
const keptGrammars = 64
const grammars = new Map<string, Grammar>()

/** The grammar of a language for a pending action, compiled the first time it is asked for (spec L2). */
export function grammarFor(locale: Locale, action: PendingAction): Grammar {
  // The action's own words are in the language of its recap, and say nothing in another.
  const { verbs, nouns } = locale === (action.locale ?? 'en') ? action : {}
  const key = verbs === undefined && nouns === undefined ? locale : JSON.stringify([locale, verbs, nouns])
  const known = grammars.get(key)
  if (known !== undefined) return known
  const oldest = grammars.keys().next()
  if (grammars.size >= keptGrammars && !oldest.done) grammars.delete(oldest.value)
  const grammar = compileGrammar(LANGUAGES[locale].acceptance, {
    ...(verbs && { verbs }),
    ...(nouns && { nouns }),
  })
  grammars.set(key, grammar)
  return grammar
}

function compileGrammar(lexicon: AcceptanceLexicon, action: PendingAction): Grammar {
  const parts = new Map<string, Matcher>([
    ['VERB', phrasesOf(action.verbs ?? lexicon.verbs, lexicon)],
    ['NOUN', phrasesOf(action.nouns ?? lexicon.nouns, lexicon)],
  ])

  function part(name: string): Matcher {
    const compiled = parts.get(name)
    if (compiled !== undefined) return compiled
    const source = lexicon.parts[name]
    if (source === undefined) throw new Error(`A pattern names {${name}}, which the lexicon does not define.`)
    const matcher = compilePattern(source, part)
    parts.set(name, matcher)
    return matcher
  }

  const compileAll = (...patterns: readonly string[]) =>
    anyOf(patterns.map((pattern) => compilePattern(pattern, part)))
  const rulesByFirstWord = new Map<string, Rule[]>()
  for (const { tier, place, patterns } of lexicon.phrases) {
    for (const pattern of patterns) {
      const rule: Rule = { tier, place, pattern, matcher: compilePattern(pattern, part) }
      for (const word of rule.matcher.first) {
        const rules = rulesByFirstWord.get(word)
        if (rules === undefined) rulesByFirstWord.set(word, [rule])
        else rules.push(rule)
      }
    }
  }
  return {
    lexicon,
    rulesByFirstWord,
    refusals: compileAll(...lexicon.refusals),
    notRefusals: compileAll(...lexicon.notRefusals),
    deferrals: compileAll(...lexicon.deferrals),
    unsures: compileAll(...lexicon.unsures),
    leavings: {
      says: compileAll(...lexicon.leavings.says),
      alone: compileAll(...lexicon.leavings.alone),
      beside: compileAll(...lexicon.leavings.beside, ...accountedFor(lexicon)),
    },
    questions: compileAll(...lexicon.questions),
    requests: compileAll(...lexicon.requests),
    asking: compileAll(...lexicon.questions, ...lexicon.requests),
    changes: compileAll(...lexicon.changes),
    corrections: compileAll(...lexicon.corrections),
    lookalikes: compileAll(...lexicon.lookalikes),
  }
}

/** What carries nothing by itself wherever it stands: thanks, wishes, emoji. */
function accountedFor({ phrases }: AcceptanceLexicon): readonly string[] {
  return phrases
    .filter(({ tier, place }) => tier === 'none' && place === 'anywhere')
    .flatMap(({ patterns }) => patterns)
}

function phrasesOf(phrases: readonly string[], lexicon: AcceptanceLexicon): Matcher {
  return anyPhrase(phrases.map((phrase) => normalise(phrase, lexicon).tokens.map((token) => token.word)))
}

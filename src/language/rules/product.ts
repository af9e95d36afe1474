import type { Catalogue, Plan } from '#core/catalogue'
import { literal } from '#core/draft/plain'
import { pattern } from '#core/pattern'
import type { Noticed } from '#core/signal'
import { isInPassing } from './passing.ts'
import { clauseAt, isDenied, matches, prepare, quote, type Span, type Text } from './text.ts'

/** The one plan they name; two plans side by side are a comparison, and no choice (M2). */
export const readProduct = (
  text: Text,
  catalogue: Catalogue,
): Extract<Noticed, { kind: 'product' }> | null => {
  const named = findPlans(text, catalogue).filter(({ start }) => !isDenied(text, start))
  const [first] = named
  if (!first || named.some(({ plan }) => plan !== first.plan)) return null
  const inPassing = isInPassing(text, first)
  const confidence = inPassing || clauseAt(text, first.start).asks ? 0.6 : 0.9
  const noticed = { kind: 'product' as const, value: first.plan.id, quote: quote(text, first), confidence }
  return inPassing ? { ...noticed, inPassing } : noticed
}

/** The one plan that a question is about; null where it names none, or compares two. */
export const planNamed = (question: string, catalogue: Catalogue): string | null => {
  const text = prepare(question)
  const plans = new Set(text ? findPlans(text, catalogue).map(({ plan }) => plan.id) : [])
  const [only] = plans
  return plans.size === 1 && only !== undefined ? only : null
}

/** Whether a question sets plans of ours side by side: what they are and cost answers it. */
export const comparesPlans = (question: string, catalogue: Catalogue): boolean => {
  const text = prepare(question)
  const plans = new Set(text ? findPlans(text, catalogue).map(({ plan }) => plan.id) : [])
  return plans.size > 1 || COMPARING.test(question)
}

const COMPARING = pattern('i')`
  \b(?:(?:difference|diff)s? between|compare|comparison (?:of|between))\x20
    (?:the |your |these |all |two |three )*(?:plans|packages|tiers|options)\b
  |\bwhat(?:'s| is| are) the (?:diff|diffs|differences?)(?= *(?:$|[?!.,]))
  |\b(?:which|what) (?:
    plan|package|tier|option|of (?:the|your|these) (?:[a-z]+ )?(?:plans|packages|tiers|options)
  ) (?:do|would|should|is|are|fits|suits?|works?|makes|fit)\b
`

type PlanFound = Span & { readonly plan: Plan }

/** The plans' names where they are meant as names, and where they stand. */
const findPlans = (text: Text, catalogue: Catalogue): readonly PlanFound[] => {
  const all = catalogue.plans
    .flatMap((plan) =>
      namesOf(plan).flatMap((name) => mentions(text, name).map((mention) => ({ ...mention, plan }))),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end)
  return all
    .filter((found) => found.clear || all.some((other) => other.clear && isBeside(text, other, found)))
    .filter((found, n, rest) => !rest.slice(0, n).some((other) => found.start < other.end))
}

/** In "starter or team" the one name makes the other a name too. */
const isBeside = (text: Text, a: PlanFound, b: PlanFound): boolean =>
  /^,? (?:and|or|vs\.?|versus|to|than|over|with)(?: the)? $/.test(
    text.plain.slice(Math.min(a.end, b.end), Math.max(a.start, b.start)),
  )

const namesOf = (plan: Plan): readonly string[] =>
  [plan.name, plan.id, ...plan.aliases].map((name) => name.toLowerCase()).filter((name) => name !== '')

/** "the team plan" names a plan, "my team of 12" does not: a one-word name must be used like a name. */
const mentions = (text: Text, name: string): readonly (Span & { readonly clear: boolean })[] => {
  const bare = matches(text.plain, new RegExp(`(?<![\\w'-])${literal(name)}(?![\\w'-])`, 'g'))
  return bare.flatMap(({ start, end }) => {
    const kind = KIND_AFTER.exec(text.plain.slice(end))
    const opening = /\b(?:the |your )$/.exec(text.plain.slice(0, start))?.[0].length ?? 0
    if (kind) return [{ start: start - opening, end: end + kind[0].length, clear: true }]
    const kindBefore = /\b(?:plan|package|tier|option) (?:called )?$/.exec(text.plain.slice(0, start))
    if (kindBefore) return [{ start: kindBefore.index, end, clear: true }]
    return [{ start, end, clear: name.includes(' ') || isUsedAsName(text, { start, end }) }]
  })
}

const KIND_AFTER = /^ (?:plan|package|tier|option|subscription|bundle|level|one)\b/

const OWNER = pattern('')`
  \b(?:
    my|our|your|their|his|her|a|an|whole|entire|small|big|large|sales|this|that|each|every|of
    |per|support|remote|for the|as a
  ) $
`
const CHOOSING = pattern('')`
  (?:
    ^|[,.!?:]\x20
    |\b(?:
      want|wants|take|need|get|choose|pick|prefer|go with|going with|go for|on|about|like|is
      |does|would|will|did|try|than|or|vs\.?|versus|between|and|order|buy|for|please|to|the
      |cost of|price of|of
    )\x20
  )$
`
const CHOSEN = pattern('')`
  ^(?:
    $|[\s]*[,.!?;)]|'s\b
    | (?:
      please|would|will|is|instead|actually|then|looks?|sounds?|for|at|and|or|vs|versus|all in|cost
      |include|includes|come|seems?|works?|worth|better|enough|big enough|cheaper|a month
      |per month|it is|now|run
    )\b
  )
`
/** Words after which even an everyday noun is the plan, where nothing follows it: "sign us up for team". */
const CHOSEN_BY = pattern('')`
  \b(?:
    sign (?:us|me) up for|put (?:us|me) (?:on|down for)
    |(?:we'?ll|i'?ll|let'?s|we'?d|i'?d) (?:take|go with|go for|like)
    |(?:switch|upgrade|move|change|downgrade) (?:us |me )?to
  ) (?:the )?$
`
const ENDS = /^\s*(?:$|[,.!?;)]|(?:please|then|instead|actually|thanks|pls|if|as long)\b)/

/** Nouns every office uses: as a plan's name they need a capital or a word of choosing. */
const ORDINARY =
  /^(?:team|teams|office|group|family|company|business|crew|basic|standard|free|personal|individual)$/

const isUsedAsName = (text: Text, { start, end }: Span): boolean => {
  const before = text.plain.slice(0, start)
  const after = text.plain.slice(end)
  if (OWNER.test(before) && !/\b(?:price|cost) of $/.test(before)) return false
  if (CHOSEN_BY.test(before) && ENDS.test(after)) return true
  const ordinary = ORDINARY.test(text.plain.slice(start, end))
  if (
    ordinary &&
    (/\b(?:the|for|and|to|of|about|like|does|will|on) $/.test(before) ||
      /^ (?:is|will|would|and|needs?|likes?|for|has|includes?)\b/.test(after))
  ) {
    return isCapital(text, start) && !/\bthe $/.test(before) && CHOSEN.test(after)
  }
  return (CHOOSING.test(before) || isCapital(text, start)) && CHOSEN.test(after)
}

const isCapital = (text: Text, at: number): boolean =>
  /[A-Z]/.test(text.original[at] ?? '') && !/(?:^|[.!?\n])\s*$/.test(text.plain.slice(0, at))

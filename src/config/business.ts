import { readFileSync } from 'node:fs'
import type { Business } from '#core/business'
import { DEFAULT_WORDS } from '#language/words/en'
import { type BusinessInput, businessShape } from './business/business-shape.ts'
import { calendarOf } from './business/calendar-shape.ts'
import { businessProblems } from './business/checks.ts'
import { languagesOf } from './business/languages.ts'
import { frozen } from './business/leaves.ts'
import { readPolicy } from './business/policy.ts'
import { BusinessError, type Problem, problemsOf, shown } from './business/problem.ts'

export type { BusinessInput } from './business/business-shape.ts'
export { DEFAULT_POLICY, definePolicy } from './business/policy.ts'
export type { PolicyInput } from './business/policy-shape.ts'
export { BusinessError, type Problem } from './business/problem.ts'

/**
 * Turns what a business file writes into a `Business`: read once, checked as a whole and frozen. What is wrong is
 * thrown as one `BusinessError` that lists every problem, because a broken business must not start to sell.
 */
export const defineBusiness = (input: BusinessInput): Business => {
  const parsed = businessShape.safeParse(input)
  const read = readPolicy(input?.policy, ['policy'])
  const knowledge = readKnowledge(input?.knowledge, 'knowledge')
  const inSpanish = readKnowledge(spanishOf(input)?.knowledge, 'languages.es.knowledge')
  const problems = [
    ...(parsed.success ? [] : problemsOf(parsed.error)),
    ...read.problems,
    ...knowledge.problems,
    ...inSpanish.problems,
    ...businessProblems(input),
  ]
  if (!parsed.success || read.policy === null || problems.length > 0) {
    throw new BusinessError('business', problems)
  }
  const { name, contact, catalogue, calendar } = parsed.data
  const { words = {}, languages } = input
  return frozen<Business>({
    name,
    contact,
    catalogue: {
      ...catalogue,
      plans: catalogue.plans.map(({ aliases = [], upTo = null, price, ...plan }) => {
        return { ...plan, aliases, upTo, price: price === 'by quote' ? null : price.amount }
      }),
    },
    knowledge: knowledge.markdown,
    policy: read.policy,
    calendar: calendar ? calendarOf(calendar, read.policy.timeZone) : null,
    words: { ...DEFAULT_WORDS, ...words },
    ...languagesOf(words, languages, inSpanish.markdown),
  })
}

const spanishOf = (input: BusinessInput) =>
  input?.languages?.es === false ? undefined : input?.languages?.es

/** The Markdown itself or its file; a shape that is neither is the shape's problem. */
const readKnowledge = (
  from: unknown,
  path: string,
): { readonly markdown: string; readonly problems: readonly Problem[] } => {
  const file = typeof from === 'object' && from !== null && 'file' in from ? from.file : null
  if (typeof from === 'string') return withSections(from, path)
  if (!(file instanceof URL)) return { markdown: '', problems: [] }
  try {
    return withSections(readFileSync(file, 'utf8'), `${path}.file`)
  } catch (error) {
    const why = error instanceof Error ? error.message : shown(error)
    const letter = `is ${file.href}, which cannot be read (${why}). Write the address of a Markdown file.`
    return { markdown: '', problems: [{ path: `${path}.file`, letter }] }
  }
}

const withSections = (
  markdown: string,
  path: string,
): { readonly markdown: string; readonly problems: readonly Problem[] } => {
  if (markdown.trim() === '' || /^##[ \t]+\S/m.test(markdown)) return { markdown, problems: [] }
  const letter = 'has no section, so nothing in it can be found. Put a "## Topic" line above each topic.'
  return { markdown, problems: [{ path, letter }] }
}

import { z } from 'zod'
import { type Problem, pathOf, problem, shown } from './problem.ts'
import { keywordProblems, wordsProblems } from './words-checks.ts'

const text = z.string().optional().catch(undefined)
const number = z.number().optional().catch(undefined)
const texts = z.array(text).catch([])

const sentences = z
  .record(
    z.string(),
    z
      .union([z.string(), z.array(z.string())])
      .optional()
      .catch(undefined),
  )
  .catch({})

/**
 * The rules here span several values. They look at the raw input and forgive everything else about it, so that a
 * misspelt price does not hide that two plans share an id: all problems are told at once.
 */
const glimpse = z
  .object({
    catalogue: z
      .object({
        plans: z.array(z.object({ id: text, upTo: number, aliases: texts }).catch({ aliases: [] })).catch([]),
      })
      .catch({ plans: [] }),
    words: sentences,
    languages: z.object({ es: z.object({ words: sentences }).optional().catch(undefined) }).catch({}),
  })
  .catch({ catalogue: { plans: [] }, words: {}, languages: {} })

const policyGlimpse = z
  .object({
    ladder: z
      .object({
        commit: z
          .array(z.object({ need: text }).catch({}))
          .optional()
          .catch(undefined),
      })
      .catch({}),
    score: z.record(z.string(), z.number()).optional().catch(undefined),
    discovery: texts,
    acknowledgements: z.array(z.object({ id: text, text }).catch({})).catch([]),
  })
  .catch({ ladder: {}, discovery: [], acknowledgements: [] })

/** What is wrong between the parts of a business, its policy apart. */
export const businessProblems = (input: unknown): readonly Problem[] => {
  const { catalogue, words, languages } = glimpse.parse(input)
  const { plans } = catalogue
  const aliases = plans.flatMap((plan, i) =>
    plan.aliases.map((alias, j) => ({
      path: ['catalogue', 'plans', i, 'aliases', j],
      value: alias?.toLowerCase(),
    })),
  )
  return [
    ...repeated(plans.map(({ id }, i) => ({ path: ['catalogue', 'plans', i, 'id'], value: id }))),
    ...repeated(aliases),
    ...plans.flatMap((plan, i) => orderProblems(plan.upTo, i, plans.length, plans[i - 1]?.upTo)),
    ...wordsProblems(words, languages.es?.words),
  ]
}

/** What is wrong between the parts of a policy. */
export const policyProblems = (input: unknown, at: readonly PropertyKey[]): readonly Problem[] => {
  const { ladder, score, discovery, acknowledgements } = policyGlimpse.parse(input)
  const under = (...path: readonly PropertyKey[]) => [...at, ...path]
  return [
    ...commitProblems(ladder.commit, under('ladder', 'commit')),
    ...scoreProblems(score, under('score')),
    ...repeated(discovery.map((value, i) => ({ path: under('discovery', i), value }))),
    ...repeated(
      acknowledgements.map(({ id }, i) => ({ path: under('acknowledgements', i, 'id'), value: id })),
    ),
    ...acknowledgements.flatMap((one, i) => keywordProblems(one.text, under('acknowledgements', i, 'text'))),
  ]
}

type Placed = { readonly path: readonly PropertyKey[]; readonly value: string | undefined }

const repeated = (all: readonly Placed[]): readonly Problem[] =>
  all.flatMap(({ path, value }, i) => {
    const first = all.slice(0, i).find((earlier) => value !== undefined && earlier.value === value)
    if (first === undefined) return []
    return [
      problem(
        path,
        `is ${shown(value)}, which ${pathOf(first.path)} is already. Write another, or remove one.`,
      ),
    ]
  })

/** The smallest plan that serves so many people is the first that does: so they stand in order. */
const orderProblems = (
  upTo: number | undefined,
  i: number,
  count: number,
  before: number | undefined,
): readonly Problem[] => {
  const path = ['catalogue', 'plans', i, 'upTo']
  if (upTo === undefined && i < count - 1)
    return [
      problem(
        path,
        'is left out, which only the last plan may. Write how many people it serves, or move it to the end.',
      ),
    ]
  if (upTo === undefined || before === undefined || before < upTo) return []
  return [
    problem(
      path,
      `is ${upTo}, not more than ${before} of the plan before. Order the plans from small to large.`,
    ),
  ]
}

const commitProblems = (
  commit: readonly { readonly need?: string | undefined }[] | undefined,
  path: readonly PropertyKey[],
): readonly Problem[] =>
  commit === undefined
    ? []
    : ['recap', 'acceptance', 'acknowledgements', 'second-yes', 'identity', 'amount']
        .filter((need) => !commit.some((requirement) => requirement.need === need))
        .map((need) =>
          problem(
            path,
            `lacks "${need}", without which nothing may bind. Add { need: '${need}' } with its value.`,
          ),
        )

const scoreProblems = (
  score: { readonly [part: string]: number } | undefined,
  path: readonly PropertyKey[],
): readonly Problem[] => {
  if (score === undefined) return []
  const sum = Object.values(score).reduce((all, part) => all + part, 0)
  if (Math.abs(sum - 1) < 1e-6) return []
  return [problem(path, `adds up to ${Number(sum.toFixed(4))}, not 1. Write parts that together make 1.`)]
}

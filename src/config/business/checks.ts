import { z } from 'zod'
import { withoutKeywords } from '#core/asked-words'
import { placeholdersOf } from '#language/words/fill'
import { EVERYWHERE, PLACEHOLDERS } from '#language/words/placeholders'
import { type Problem, pathOf, shown } from './problem.ts'

const text = z.string().optional().catch(undefined)
const number = z.number().optional().catch(undefined)
const texts = z.array(text).catch([])

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
    words: z.record(z.string(), text).catch({}),
  })
  .catch({ catalogue: { plans: [] }, words: {} })

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
  const { catalogue, words } = glimpse.parse(input)
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
    ...Object.entries(words).flatMap(([name, sentence]) => sentenceProblems(name, sentence)),
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

const sentenceProblems = (name: string, sentence: string | undefined): readonly Problem[] => {
  const known = Object.entries(PLACEHOLDERS).find(([key]) => key === name)?.[1]
  const path = ['words', name]
  if (known === undefined) {
    const names = Object.keys(PLACEHOLDERS).join(', ')
    return [problem(path, `is not a sentence that is ever said. Write one of: ${names}.`)]
  }
  if (sentence === undefined) return []
  const allowed = [...new Set([...EVERYWHERE, ...known.may])]
  const used = placeholdersOf(sentence)
  const list = allowed.map((placeholder) => `{${placeholder}}`).join(', ')
  return [
    ...used
      .filter((placeholder) => !allowed.includes(placeholder))
      .map((placeholder) =>
        problem(path, `has {${placeholder}}, which nothing fills. Write one of: ${list}.`),
      ),
    ...known.must
      .filter((placeholder) => !used.includes(placeholder))
      .map((placeholder) =>
        problem(path, `lacks {${placeholder}}, without which it says nothing. Put it in.`),
      ),
    ...ruleProblems(name, sentence, path),
    ...keywordProblems(sentence, path),
  ]
}

/** Words that law or the acceptance grammar rests on may be said differently, but not left out (C8, L2). */
const ruleProblems = (name: string, sentence: string, path: readonly PropertyKey[]): readonly Problem[] => {
  if (name === 'introduce-sms' && !(/\bSTOP\b/.test(sentence) && /\bHELP\b/.test(sentence)))
    return [problem(path, 'does not name the way out. Add "Reply STOP to opt out, HELP for help."')]
  const asks = ['recap', 'confirm-again', 'acknowledge'].includes(name) && sentence.includes('?')
  return asks
    ? [
        problem(
          path,
          'asks a question of its own, and one fixed question follows it. Write it as a statement.',
        ),
      ]
    : []
}

/** By text such an answer would never be one: the carrier acts on it first (C8). */
const keywordProblems = (sentence: string | undefined, path: readonly PropertyKey[]): readonly Problem[] =>
  sentence === undefined || withoutKeywords(sentence) === sentence
    ? []
    : [
        problem(
          path,
          `asks for a word that carriers take for themselves: CANCEL, say, unsubscribes whoever texts it. Write ${shown(withoutKeywords(sentence))}, or ask in other words.`,
        ),
      ]

const commitProblems = (
  commit: readonly { readonly need?: string | undefined }[] | undefined,
  path: readonly PropertyKey[],
): readonly Problem[] =>
  commit === undefined
    ? []
    : ['recap', 'acceptance', 'acknowledgements', 'amount']
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

const problem = (path: readonly PropertyKey[], letter: string): Problem => ({ path: pathOf(path), letter })

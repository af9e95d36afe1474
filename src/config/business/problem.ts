import type { z } from 'zod'

/** One thing wrong with a business or a policy: where, what was found there, and what to write instead. */
export type Problem = { readonly path: string; readonly letter: string }

/** A broken business file. It lists every problem at once, because whoever mends it should have to start only once. */
export class BusinessError extends Error {
  readonly problems: readonly Problem[]

  constructor(of: 'business' | 'policy', problems: readonly Problem[]) {
    const lines = problems.map(({ path, letter }) => `  ${path} ${letter}`)
    const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`
    super(`The ${of} cannot be used: it has ${count}.\n${lines.join('\n')}`)
    this.name = 'BusinessError'
    this.problems = problems
  }
}

/** For a schema's `error`: says what was found, why it will not do, and what to write instead. */
export const expects = (
  what: string,
  instead: string,
): {
  readonly error: (issue: {
    readonly code?: string
    readonly input?: unknown
    readonly keys?: unknown
  }) => string
} => ({
  error: ({ code, input, keys }) => {
    if (code === 'unrecognized_keys') return `has ${shown(keys)}, which nothing reads. ${instead}`
    return input === undefined ? `is missing. ${instead}` : `is ${shown(input)}, not ${what}. ${instead}`
  },
})

/** A value as it may stand in a sentence. */
export const shown = (value: unknown): string => {
  if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
    return value.length === 0 ? 'an empty list' : value.map((one) => `"${one}"`).join(', ')
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object'
  if (typeof value === 'string') return `"${value.length > 60 ? `${value.slice(0, 57)}...` : value}"`
  return String(value)
}

/** What a schema found wrong, as problems. */
export const problemsOf = (error: z.ZodError, at: readonly PropertyKey[] = []): readonly Problem[] =>
  error.issues.flatMap((issue) => fromIssue(issue, at))

/** `catalogue.plans[1].price`: the way to a value, as one would type it. */
export const pathOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`
    const plain = /^[A-Za-z_]\w*$/.test(String(key))
    if (!plain) return `${text}['${String(key)}']`
    return text === '' ? String(key) : `${text}.${String(key)}`
  }, '')

const fromIssue = (issue: z.core.$ZodIssue, at: readonly PropertyKey[]): readonly Problem[] => {
  const path = [...at, ...issue.path]
  const meant = issue.code === 'invalid_union' ? issue.errors.find(isInside) : undefined
  if (meant) return meant.flatMap((inner) => fromIssue(inner, path))
  return [{ path: pathOf(path) || 'the file', letter: issue.message }]
}

/** Of the shapes a value may have, the one it was meant for is the one whose problems lie deeper inside. */
const isInside = (issues: readonly z.core.$ZodIssue[]): boolean =>
  issues.length > 0 && issues.every((issue) => issue.path.length > 0)

/** A problem at a place of the file. */
export const problem = (path: readonly PropertyKey[], letter: string): Problem => ({
  path: pathOf(path),
  letter,
})

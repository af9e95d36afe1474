/**
 * A very small pattern language over words: `word`, `(one|of these)`, `[perhaps this]`, `{PART}`.
 *
 * It has no repetition, so a pattern matches a bounded number of words and user text can never make it run long.
 */

/** A compiled pattern: the words it may begin with, whether it may be empty, and where it may end. */
export type Matcher = {
  readonly first: ReadonlySet<string>
  readonly empty: boolean
  /** Every index at which the pattern may end when it begins at `at`. */
  readonly ends: (words: readonly string[], at: number) => readonly number[]
}

const nowhere: readonly number[] = []

/** Compiles a pattern; `part` finds what a `{PART}` stands for (spec L2). */
export function compilePattern(source: string, part: (name: string) => Matcher): Matcher {
  const symbols = source.match(/[()[\]|]|\{\w+\}|[^\s()[\]|{}]+/g) ?? []
  let next = 0

  function choice(closing: string | undefined): Matcher {
    const choices: Matcher[] = []
    let sequence: Matcher[] = []
    for (;;) {
      const symbol = symbols[next]
      if (symbol === undefined && closing !== undefined) throw new Error(`"${source}" misses a "${closing}".`)
      next += 1
      if (symbol === undefined || symbol === closing) return anyOf([...choices, inOrder(sequence)])
      if (symbol === '|') {
        choices.push(inOrder(sequence))
        sequence = []
      } else if (symbol === '(') sequence.push(choice(')'))
      else if (symbol === '[') sequence.push(optional(choice(']')))
      else if (symbol.startsWith('{')) sequence.push(part(symbol.slice(1, -1)))
      else sequence.push(word(symbol))
    }
  }

  return choice(undefined)
}

/** Matches one of several phrases given as plain words, such as the verbs of a pending action. */
export function anyPhrase(phrases: readonly (readonly string[])[]): Matcher {
  return anyOf(phrases.filter((phrase) => phrase.length > 0).map((phrase) => inOrder(phrase.map(word))))
}

/** The longest end of the pattern at `at`, or `at` when it does not match there. */
export function longestEnd(matcher: Matcher, words: readonly string[], at: number): number {
  const word = words[at]
  let longest = at
  if (word === undefined || !matcher.first.has(word)) return longest
  for (const end of matcher.ends(words, at)) longest = Math.max(longest, end)
  return longest
}

function word(expected: string): Matcher {
  return {
    first: new Set([expected]),
    empty: false,
    ends: (words, at) => (words[at] === expected ? [at + 1] : nowhere),
  }
}

function optional(inner: Matcher): Matcher {
  return { first: inner.first, empty: true, ends: (words, at) => union([at], inner.ends(words, at)) }
}

function inOrder(parts: readonly Matcher[]): Matcher {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only
  const filled = parts.findIndex((part) => !part.empty)
  const leading = filled === -1 ? parts : parts.slice(0, filled + 1)
  return {
    first: new Set(leading.flatMap((part) => [...part.first])),
    empty: filled === -1,
    ends: (words, at) => {
      let reached: readonly number[] = [at]
      for (const part of parts) {
        let further: readonly number[] = nowhere
        for (const from of reached) further = union(further, part.ends(words, from))
        if (further.length === 0) return nowhere
        reached = further
      }
      return reached
    },
  }
}

/** Matches whatever one of several does. */
export function anyOf(choices: readonly Matcher[]): Matcher {
  const [only] = choices
  if (choices.length === 1 && only !== undefined) return only
  // Most choices cannot begin with the word at hand; looking them up by it is what keeps the grammar quick.
  const byFirst = new Map<string, Matcher[]>()
  for (const choice of choices) {
    for (const first of choice.first) byFirst.set(first, [...(byFirst.get(first) ?? []), choice])
  }
  const empty = choices.some((choice) => choice.empty)
  return {
    first: new Set(byFirst.keys()),
    empty,
    ends: (words, at) => {
      let reached: readonly number[] = empty ? [at] : nowhere
      for (const choice of byFirst.get(words[at] ?? '') ?? [])
        reached = union(reached, choice.ends(words, at))
      return reached
    },
  }
}

function union(left: readonly number[], right: readonly number[]): readonly number[] {
  if (left.length === 0) return right
  const added = right.filter((end) => !left.includes(end))
  return added.length === 0 ? left : [...left, ...added]
}

import { literal } from '#core/draft/plain'
import { pattern } from '#core/pattern'
import { removedFrom } from './removed.ts'
import { clauseAt, isDenied, matches, prepare, type Span, type Text } from './text.ts'

/**
 * Whether a message takes back what stands in some words of it: it denies them where they stand ("we don't need machines", "machines
 * are not what we want"), or they stand for a secret that was taken out. Words that are not in it say nothing, and so do none (H3).
 */
export const takesBack = (said: string, words: string): boolean => {
  const text = prepare(said)
  if (text === null || words.trim() === '') return true
  const places = matches(said, new RegExp(literal(words), 'g'))
  return places.length === 0 || places.some((place) => isTakenBack(text, place))
}

const isTakenBack = (text: Text, place: Span): boolean =>
  isDenied(text, place.start) || isDeniedBehind(text, place) || isRemoved(text, place)

/** Right behind it, in its own clause. */
const isDeniedBehind = (text: Text, { start, end }: Span): boolean =>
  DENIED_BEHIND.test(text.plain.slice(end, Math.max(end, clauseAt(text, start).end)))

const DENIED_BEHIND = pattern('')`
  ^[\s"']*(?:
    (?:is|are|was|were|will be|would be)(?:n't| not) (?:
      what|something|anything|for us|for me|needed|wanted|of interest|interesting|it\b
    )
    |(?:(?:we|i) )?(?:do|did)(?:n't| not) (?:need|want)
  )
`

const isRemoved = (text: Text, { start, end }: Span): boolean =>
  removedFrom(text).some((removed) => start < removed.end && removed.start < end)

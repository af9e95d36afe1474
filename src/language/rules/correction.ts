import { pattern } from '#core/pattern'
import type { Expecting, Held } from '#core/reading'
import type { NumberFound } from './numbers.ts'
import type { Span, Text } from './text.ts'

/** A figure that takes the place of another, where it stands, and what it is a figure of. */
export type Correction = {
  readonly of: 'quantity' | 'budget'
  readonly number: NumberFound
  readonly span: Span
}

/**
 * What a message corrects that says nothing but a figure: "no, 40 not 14", "make that 25". It is about the figure that it denies,
 * or else about the one they stated last; where neither tells, about none (M4).
 */
export const readCorrection = (
  text: Text,
  numbers: readonly NumberFound[],
  expecting: Expecting | null,
  held: Held | undefined,
): Correction | null => {
  const [first, second] = numbers
  if (!first || numbers.length > 2 || MORE_THAN_FIGURES.test(text.plain)) return null
  const span = { start: first.start, end: first.end }
  if (!second) {
    const of = CUE.test(text.plain) ? held?.last : undefined
    return of ? { of, number: first, span } : null
  }
  const isBefore = DENIED_AFTER.test(text.plain.slice(first.end, second.start))
  const isAfter = !isBefore && DENIED_BEFORE.test(text.plain.slice(0, first.start))
  if (!isBefore && !isAfter) return null
  const [number, denied] = isBefore ? [first, second] : [second, first]
  const of = held
    ? ownerOf(denied.value, held)
    : expecting === null || expecting === 'quantity'
      ? 'quantity'
      : null
  return of && { of, number, span: { start: number.start, end: number.end } }
}

const ownerOf = (value: number, { quantity, budget }: Held): Correction['of'] | null => {
  const isPeople = quantity === value
  const isMoney = budget?.min === value * 100 || budget?.max === value * 100
  if (isPeople === isMoney) return null
  return isPeople ? 'quantity' : 'budget'
}

const CUE = pattern('')`
  \b(?:
    no|nope|sorry|oops|whoops|i mean|i meant|meant|correction|make (?:that|it)|scratch that
    |should (?:be|have been|say)|typo|rather|actually
  )\b
`
const DENIED_AFTER = /^[\s,;.-]*(?:and |but )?(?:not|instead of|rather than|no longer)(?: just| only)? $/
const DENIED_BEFORE = /\b(?:not|instead of|rather than) (?:just |only |the )?$/

/** A word that is neither a figure nor one that only puts a correction forward. */
const MORE_THAN_FIGURES = pattern('')`
  (?<![a-z'])(?!
    (?:
      no|nope|not|sorry|oops|whoops|hey|hi|wait|ah|oh|um|uh|hmm|ok|okay|well|so|and|but|yes|yeah
      |i|i'm|it|it's|its|that|that's|the|we|we're|there|a|an|my|mistake|bad|typo|mean|meant|to
      |say|said|type|typed|write|is|are|was|be|been|have|should|make|scratch|correction|correct
      |wrong|rather|instead|of|than|actually|please|pls|more|like|about|around|just|only|now
      |longer|number|figure|let|let's|change|for|one|two|three|four|five|six|seven|eight|nine
      |ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty
      |thirty|forty|fourty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|k
    )(?![a-z'])
  )[a-z][a-z']*
  |[$€£%@#]
`

import { pattern } from '#core/pattern'
import { findNumbers } from './numbers.ts'
import { prepare } from './text.ts'

/** A number and nothing else that would say of what: "300", "about 40"; null where there is more, or none, or it is a code (M5). */
export const readFigure = (message: string): number | null => {
  const text = prepare(message)
  if (text === null || text.plain.length > 40 || CODE.test(text.plain)) return null
  const [number, ...others] = findNumbers(text)
  if (!number || others.length > 0 || !Number.isInteger(number.value) || number.value <= 0) return null
  const isAlone = BEFORE.test(text.plain.slice(0, number.start)) && AFTER.test(text.plain.slice(number.end))
  return isAlone ? number.value : null
}

/** Six digits in one are what we ask for where a phone is to be proved (M6): whoever types them has one in hand. */
const CODE = /\b\d{6}\b/

const BEFORE = pattern('')`
  ^[\s~,.:]*(?:
    (?:
      about|around|roughly|approximately|approx\.?|circa|ca\.?|maybe|perhaps|probably|like|say
      |some|just|only|up to|max|at most|at least|under|over|ok|okay|well|so|yes|yeah|hmm+|um|uh
      |oh|i think|i guess|i'd say|let'?s say|it'?s|we'?re|more like|actually|no
    )[\s,.~]*
  )*$
`
const AFTER = pattern('')`
  ^(?:
    ish|\+| ?or so| ?max| ?tops| ?total| ?i think| ?i guess| ?please| ?maybe| ?probably
    | ?at most| ?give or take
  )*[\s.!]*$
`

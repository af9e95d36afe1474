import { pattern, piece } from '#core/pattern'
import { matches, type Span, type Text } from './text.ts'

/**
 * What was taken out of a message, and the figures right beside it: of a card they are its last month and its code, and say
 * nothing of what somebody wants (M9).
 */
export const removedFrom = (text: Text): readonly Span[] => matches(text.plain, REMOVED)

/** "12/29", "12-2029", "1229", "123": not a head count of two figures. */
const FIGURES = '(?:\\d{1,2} ?[/.-] ?\\d{2,4}|\\d{3,4})(?![\\d/.-]*\\d)(?! ?[a-z$€£%])'

/** What the figures are called, where they are. */
const NAME = piece`
  (?:
    (?:
      exp(?:\.|iry|ires|iration)?|valid|good|thru|through|until|to|date|cvv2?|cvc2?|csc|code|is
      |and
    )[ :.=]*
  )
`

const PLACEHOLDER = '\\[(?:card number|bank account|social security number|password|access key) removed\\]'

const REMOVED = pattern('g')`
  (?:(?<![\d/.,$€£-])${FIGURES}[ ,;:]*)?${PLACEHOLDER}(?:
    [ ,;:()]*${NAME}*(?:${FIGURES}|${PLACEHOLDER})
  )*
`

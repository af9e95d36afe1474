import { pattern, piece } from '#core/pattern'
import { leadUp, matches, type Span, type Text } from '../text.ts'
import { isOfBefore } from './others.ts'

/**
 * Words that want an order undone, changed or paid back: "I want a refund", "cancel my order", "actually make it 30 people". They
 * concern a person only once an order is placed; before that they are the talk itself (D4, A6).
 */
export const readAfterSale = (text: Text): Span | null =>
  matches(text.plain, AFTER_SALE).find(
    ({ start }) => !isOfBefore(text, start) && !NONE.test(leadUp(text, start)),
  ) ?? null

/** "We do not want a refund", "no need to cancel it", "my friend would like a refund". */
const NONE = pattern('')`
  \b(?:don'?t|do not|won'?t|will not|wouldn'?t|would not|no need to|not going to)
    (?: (?:want|need|have|wish) to)? $
  |\b(?:they|he|she|friends?|neighbou?rs?|somebody else|someone else) (?:[a-z]+ )*$
`

/** What of theirs can be undone or changed. */
const ORDER = piece`
  (?:my|our|the|this|that) (?:[a-z]+ )?(?:
    order|purchase|plan|subscription|payment|machines?|deal|whole thing
  )
`

const ELSEWHERE = '(?! (?:on|for) (?:my|our|a|an|the) (?!order|payment|purchase|plan|machines?|coffee))'

const TERM =
  '(?:for |to )?(?:only |just |about )?(?:\\d|the [a-z]+ plan|(?:next|the following) (?:week|month))'

const AFTER_SALE = new RegExp(
  [
    piece`
      \b(?:want|need|like|get|give|have|request|requesting|demand|expect|asking for|ask for)\x20
        (?:me |us )?(?:(?:a|my|our|the|full|partial|back) )*(?:refund|money back)\b${ELSEWHERE}
    `,
    piece`
      \brefund (?:me|us|it|this|${ORDER}|(?:my|our) (?:money|card))\b
      |\brefund,? (?:please|pls|now)\b|^(?:a )?(?:full )?refund(?=[.! ]*$)
    `,
    piece`
      \b(?:cancel|undo|void|reverse|call off|return|send back|get out of|back out of)\x20
        (?:${ORDER}|it|everything)\b
    `,
    piece`
      \b(?:do not|don't|no longer) (?:want|need) (?:it|this|them|the (?:machines?|order|plan))
        (?: any ?more)?\b
      |\bchanged (?:my|our) minds?\b
    `,
    `\\b(?:make|change|bump|set|switch|get) (?:it|that|this) (?:up |down )?${TERM}`,
    piece`
      \b(?:
        change|switch|update|increase|reduce|lower|raise|correct|amend|modify|upgrade|downgrade
      ) (?:
        ${ORDER}
        |(?:my|our|the) (?:
          quantity|headcount|number of (?:people|machines)|start|start date|date
        )
      )\b
    `,
    '\\b(?:upgrade|downgrade|switch|move|change) (?:me |us )?to the [a-z]+ plan\\b',
    piece`
      \b(?:move|push|postpone|delay|bring forward) (?:my|our|the) (?:
        start|start date|date|delivery|installation|order
      )\b
    `,
    piece`
      \badd (?:another |an extra )?(?:\d+ |a few |some )?(?:more |extra )?
        (?:people|seats|machines?) (?:to (?:it|my|our|the))\b
      |\badd (?:\d+|a few|some) (?:more|extra) (?:people|seats|machines?)\b
    `,
    piece`
      \b\d+ (?:people |of us |machines? )?instead\b
      |\bactually,? (?:we are|we're|it is|it's|we will be|we'll be) (?:only |just )?\d+
    `,
    piece`
      \b(?:charged|billed) (?:me |us |my card |our card )?(?:twice|double|too much|the wrong)\b
      |\b(?:overcharged|double[- ]charged)\b
    `,
  ].join('|'),
  'g',
)

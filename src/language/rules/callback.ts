import { pattern } from '#core/pattern'
import type { Noticed } from '#core/signal'
import { addDays } from '#core/time'
import { type DaysFound, findDays, type When } from './days.ts'
import { clauseAt, isDenied, quote, type Span, type Text } from './text.ts'

/** That they want to be asked again, with the words for it and where they stand. */
export type CallbackFound = Span & { readonly noticed: Extract<Noticed, { kind: 'callback' }> }

/**
 * From which day on they want to be asked again (A7): "ask me in January", "check back next week". That they come back themselves
 * is no such wish, nor is a day by which they want something.
 */
export const readCallback = (text: Text, when: When): CallbackFound | null => {
  for (const days of findDays(text, when)) {
    const asked = ASKING.exec(text.plain.slice(clauseAt(text, days.start).start, days.start))
    if (!asked || isDenied(text, days.start)) continue
    const span = { start: days.start - asked[0].length, end: days.end }
    return {
      ...span,
      noticed: { kind: 'callback', value: dayOf(days, asked[0]), quote: quote(text, span), confidence: 0.9 },
    }
  }
  return null
}

const US = '(?:me|us)'
const TO_US = `(?:(?:with|to|at) )?${US}`

/** "Ask me again in", up to the day; without "me" only what nobody does by themselves: "check back", "try again". */
const ASKING = pattern('')`
  \b(?:
    (?:
      ask|text|message|write(?: to)?|ping|contact|remind|nudge|try|poke
      |check(?: back)?(?: in)?(?: with)?|follow up with|get back to|reach out to|come back to
      |circle back (?:to|with)|touch base with
    ) ${US}(?: (?:again|back|about (?:it|this|that)))*
    |(?:ask|try|check|write|message|text|(?:get|be) in touch) (?:(?:with )?${TO_US} )?
      (?:again|back)
    |(?:get|be) in touch|(?:check|touch) (?:in|base) again
    |(?:let's|let us|can we|could we|we can|we could) (?:
      talk|speak|chat|look at (?:it|this)|pick (?:it|this) up|reconnect|touch base|circle back
      |regroup|connect again|revisit(?: it| this)?
    )(?: about (?:it|this))?(?: again)?
    |(?:follow up|circle back)(?: (?:with|to) ${US})?
  )(?: please)?,? (?:
    (?:in|on|from|after|at|around|about|sometime|again|early|mid|late|the|some time)\x20
  )*$
`

const dayOf = ({ first, last }: DaysFound, asked: string) =>
  /\bafter (?:the )?$/.test(asked) ? addDays(last, 1) : first

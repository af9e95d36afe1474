import { pattern, piece } from '#core/pattern'
import type { Noticed } from '#core/signal'
import { matches, type Span, type Text } from './text.ts'
import { findWording, type Wording } from './wording.ts'

type Readiness = Extract<Noticed, { kind: 'readiness' }>

/**
 * That they want to buy now: "let's do it". It opens the closing and is never an acceptance (A4), so a condition or a
 * question about something else takes it back.
 */
export const readReadiness = (text: Text): Readiness | null => {
  const found =
    findWording(text, STATED, (clause) => !clause.asks && !isConditional(text, clause.sentence)) ??
    findWording(text, ASKED, (clause) => !isConditional(text, clause.sentence))
  return found && { kind: 'readiness', value: true, quote: found.quote, confidence: found.confidence }
}

/** Whether a question is one that only somebody ready to buy asks: "how do I pay?". */
export const asksToBuy = (plain: string): boolean =>
  ASKED.some(({ pattern }) => matches(plain, pattern).length > 0)

const CONDITION = pattern('')`
  \b(?:
    if|unless|once|when|whenever|until|till|provided|providing|as long as|assuming|depends
    |depending|in case|wish|almost|nearly|whether|before we|would have to|might|maybe|perhaps
    |not sure|thinking (?:about|of)
  )\b
`

const isConditional = (text: Text, { start, end }: Span): boolean =>
  CONDITION.test(text.plain.slice(start, end))

const DO = piece`
  (?:
    let'?s|let us|we should|we can|we'?ll|i'?ll|ready to|happy to|good to|want to|wanna
    |(?:i|we)(?:'d| would) like to|(?:i|we)(?:'d| would) love to
  )
`

const STATED: readonly Wording<true>[] = [
  {
    value: true,
    pattern: pattern('g')`
      \b(?:
        (?:let'?s|let us) (?:just )?(?:
          do (?:it|this|that)|go ahead|go for it|go with (?:it|this|that|(?:the )?[a-z]+)
          |get (?:
            started|going|rolling
            |(?:this|it|things) (?:done|started|going|rolling|moving|over with)
          )
          |make it happen|proceed|move (?:forward|ahead)|book it|order|sign (?:up|it)|buy it
          |start|lock it in|roll|go(?= *(?:$|[.!,]))|close (?:it|this|the deal)
        )(?! (?:later|another time|some other time|a call|a demo|over)\b)
        |${DO} (?:
          go ahead|proceed|move (?:forward|ahead)|sign up|place (?:an|the|our|my) order|order
          |buy (?:it|this|that|now|today|the)|purchase (?:it|this|the)|subscribe|get started
          |get going|check ?out|pay(?: now)?
        )
        |(?:sign|count|put) (?:me|us) (?:up|in|down)
        |(?:i'?m|we'?re|i am|we are) (?:in|sold)(?= *(?:$|[,.!;]|then\b))
        |(?:we'?ll|i'?ll|we will|i will) (?:take|have|go with|buy|order) (?:
          it|this|that|the|them|[a-z]+ please
          |(?!care|notes?|time|part|over|off|action|steps|advantage|turns|later)[a-z]+
            (?= *(?:$|[.!]))
        )
        |(?:i|we) (?:want to|wanna) (?:buy|order|sign up|go ahead|proceed|get started)(?=
          \x20*(?:$|[,.!;]|it\b|this\b|now\b|today\b|the\b)
        )
        |ready to (?:
          buy|order|sign(?: up)?|go|pay|start|proceed|commit|move (?:forward|ahead)|get started
          |purchase
        )
        |(?:go ahead|please) and (?:order|book|sign|set)|where do (?:i|we) sign
        |shut up and take my money|take my money
        |send (?:me |us )?(?:over )?the (?:(?:payment|checkout|order) )?(?:
          link(?! (?:again|once|one more))|contract|agreement|paperwork
        )
        |set (?:us|me) up\b(?! (?:with|a|for) (?:a )?(?:call|demo|meeting))
      )
    `,
    confidence: 0.85,
  },
]

/** Questions that only somebody ready to buy asks. */
const ASKED: readonly Wording<true>[] = [
  {
    value: true,
    pattern: pattern('g')`
      \b(?:
        (?:how|where) (?:do|can|should|would) (?:i|we) (?:
          pay|sign(?: up)?|order|buy|subscribe|get (?:started|going)|check ?out
          |place (?:an|the|my|our) order
        )
        |(?:can|could|may) (?:i|we) (?:just |already |now )?(?:
          pay|order|sign up|buy (?:it|this)|check ?out|place (?:an|the|my|our) order|get started
          |go ahead
        )(?=
          \x20*(?:
            $|[,.!?;]|now\b|here\b|today\b|already\b|right (?:now|here|away)\b|online\b
            |through (?:you|this|here)\b
          )
        )
        |(?:can|could|will) you (?:
          sign (?:me|us) up|send (?:me |us )?the (?:(?:payment|checkout) )?link
        )
        |what'?s the next step to (?:buy|order|sign up)
      )
    `,
    confidence: 0.8,
  },
]

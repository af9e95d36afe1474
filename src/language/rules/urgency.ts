import { pattern } from '#core/pattern'
import type { Noticed } from '#core/signal'
import type { Text } from './text.ts'
import { SOON } from './timeline.ts'
import { findWording, type Wording } from './wording.ts'

type Urgency = Extract<Noticed, { kind: 'urgency' }>

/** Whether it presses: "asap", "no rush" (M2). */
export const readUrgency = (text: Text): Urgency | null => {
  const found = findWording(text, WORDINGS)
  return found && { kind: 'urgency', value: found.value, quote: found.quote, confidence: found.confidence }
}

const WORDINGS: readonly Wording<Urgency['value']>[] = [
  {
    value: 'low',
    pattern: pattern('g')`
      \b(?:
        no (?:rush|hurry|pressure)|not (?:urgent|in a (?:rush|hurry))|isn'?t urgent
        |whenever (?:works|suits|you (?:can|like))|take your time
        |just (?:
          looking(?: around)?|browsing|exploring
          |curious(?! (?:how|what|whether|if|when|where|why|who|about))|researching
        )
        |only (?:looking|browsing)
        |(?:just |only )?(?:doing|gathering) (?:some |a bit of |a little )?
          (?:research|info(?:rmation)?|quotes)
        |early (?:days|stages)|exploring (?:our )?options
      )\b
    `,
    confidence: 0.8,
    always: true,
  },
  {
    value: 'high',
    pattern: pattern('g')`
      ${SOON.source}
      |\b(?:
        urgent(?:ly)?|in a (?:rush|hurry)
        |(?:need|want) (?:it|this|them|that|coffee) (?:now|today|yesterday|fast|quickly)
        |need [a-z ]{1,30} badly|time[- ]sensitive|can'?t wait|running out|(?:the )?sooner the better
        |(?:very |really |super )?time[- ]critical|in dire need|first thing tomorrow
        |desperate(?:ly)?|emergency
      )\b
    `,
    confidence: 0.85,
  },
]

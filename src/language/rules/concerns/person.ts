import { pattern, piece } from '#core/pattern'
import { type Clause, matches, type Text } from '../text.ts'

/**
 * Whether they want a person of ours, by what must come together in one sentence: one of us, a way to reach them, and a wish
 * (D1, D4). "Are you a person?", "I don't need to talk to anyone" and "my manager called" want none.
 */
export const wantsPerson = (text: Text): boolean =>
  text.clauses.some((clause) => {
    const words = text.plain.slice(clause.start, clause.end)
    return US.test(words) && REACH.test(words) && WISH.test(words) && !isNone(words, clause, text)
  })

const isNone = (words: string, { start }: Clause, text: Text): boolean =>
  NONE.test(words) || matches(text.plain.slice(0, start), /\b(?:when|if|once|after) $/g).length > 0

const ROLE = piece`
  (?:
    person|human|human being|manager|supervisor|rep|representative|agent|operator|executive
    |account executive|salesperson|colleagues?|consultant|specialist|front desk
    |sales (?:staff|team|people|department)|member of (?:[a-z]+ ){0,2}?(?:staff|team)
  )
`

const US = pattern('')`
  \b(?:
    (?:an?|your|some|any|another|(?:one|some|any) of your) (?:[a-z]+ ){0,2}?${ROLE}s?
    |(?:someone|somebody|anyone|anybody|anyone there|people) (?:
      human|real|live|by voice|(?:at|from|in|on) your
    )
    |your (?:support|sales|service|customer)(?: (?:team|people|department|staff))?
      (?! (?:plan|hours))
    |your team(?! plan)|whoever(?:'s| is) in charge
    |(?:anyone|anybody|someone|somebody) (?:at [a-z]+ )?(?:i|we) can
    |(?:someone|somebody)[^.!?]{0,40} (?:over|on) the phone|contact person|in person
    |(?:deal|talk|speak) (?:only )?(?:to|with) (?:real )?people
  )\b
`

const REACH = pattern('')`
  \b(?:
    talk|speak|chat|discuss|call|phone|ring|contact|reach|touch|answers?|conversation|word
    |transfer(?:red)?|hand(?:ed)?|connect(?:ed)?|help|explain|through to|escalated?|available
    |take (?:this |it )?over|look at (?:it|this)|join|deal with
  )\b
`

const WISH = pattern('')`
  \b(?:
    who|wants?|wanna|needs?|like|love|let|can|could|may|might|please|pls|prefer|rather|is there
    |must|get|give|put|connect|transfer|hand|escalate|have your
  )\b
`

const NONE = pattern('')`
  \b(?:
    are you|is this|am i (?:talking|chatting|speaking)|do (?:i|we) (?:have|need) to
    |(?:don'?t|do not|doesn'?t|does not|no) (?:want|need)|rather not|without
    |(?:call|phone) (?:it|the machine|me when)
  )\b
  |\b(?:my|our|the building'?s?) (?:[a-z]+ )?(?:
    manager|supervisor|agent|rep|colleagues?|operator|front desk
  )\b
`

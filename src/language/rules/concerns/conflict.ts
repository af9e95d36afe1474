import { piece } from '#core/pattern'
import { DEPARTMENTS, PARTNERS } from '../decision.ts'
import { matches, type Span, type Text } from '../text.ts'

/** Somebody on their side who is against it: "my partner says no", "the board shot it down" (D4, A5). */
export const readConflict = (text: Text): Span | null => matches(text.plain, CONFLICT)[0] ?? null

/** Where a clause ends. */
const END = '(?= *(?:$|[,.!;:)]|and\\b|but\\b|so\\b|because\\b|to (?:it|this|that)\\b))'

const DOES_NOT = "(?:does not|doesn't|don't|do not|didn't|did not|won't|will not|would not|wouldn't)"

const DEAL = '(?:do|buy|order|get|go|sign|spend|proceed|bother|commit|take)'

/** Strong enough to stand after a mere "they": with what was rejected, since a card is rejected as well. */
const REJECTED_IT = piece`
  (?:
    (?:vetoed|rejected|refused|blocked) (?:
      it|this|that|us|the (?:offer|purchase|plan|idea|deal|order)
    )
    |(?:shot|turned|voted) (?:it|this|that) down|voted (?:against|no)
  )\b
`

const REJECTED = piece`
  (?:
    disagreed|vetoed|rejected|refused|objected|shot (?:it|this|that) down
    |voted (?:it|this|that) down|turned (?:it|this|that) down
    |voted (?:against|it down|this down|no)
  )\b
`

const AGAINST = [
  piece`
    (?:just )?(?:said|says|say|told (?:me|us)|is saying|thinks?|insists?)(?: that)? (?:
      no${END}|not to (?=${DEAL}\b)
      |we (?:should(?:n't| not)|can't|cannot|don't|do not)
        (?: (?:${DEAL}|need|want|afford)\b|${END})
      |(?:this|that|it)(?:'?s| is) (?:too|a bad|not worth)
    )
  `,
  piece`
    (?:really |just |still )*${DOES_NOT} (?:really )?(?:
      want (?:it|this|that|us to|me to|to ${DEAL})
      |like (?:it|this|that|the (?:idea|plan|price|terms))|agree\b|approve\b|sign off
      |go for (?:it|this)|allow
    )
  `,
  piece`
    (?:is|are|was|were)(?: (?:totally|completely|dead|strongly|all))? (?:
      against (?:it|this|that|us|the (?:idea|plan|purchase|order|machines?|whole))|opposed
      |not (?:happy|convinced|on board|ok|okay) with
    )
  `,
  `${REJECTED}|(?:disagrees?|refuses|objects|is refusing|said to wait)\\b`,
  'would rather (?:stay|keep|go) (?:with|another)\\b|(?:has |have )?(?:now )?come out against\\b',
  piece`
    (?:wants?|prefers?|insists on) (?:
      a different|another|something (?:else|different)|the other (?:plan|one|vendor|offer)
      |a cheaper|someone else
    )\b
  `,
].join('|')

/** What nobody but a party to the deal is said to do. */
const DECIDEDLY = [
  "decided (?:against (?:it|this|that)|we should(?:n't| not)|not to (?:buy|order|go|do))",
  `(?:just )?(?:said|says) (?:absolutely not|no way|no${END})`,
  piece`
    (?:is|are|was|were)(?: (?:totally|completely|dead|strongly|all))? (?:
      against (?:it|this|that|us doing|the (?:idea|purchase|order|deal))
      |not having (?:it|this|any of it)
    )
  `,
  piece`
    ${REJECTED_IT}
    |thinks? (?:it|this|that)(?:'s| is) (?:
      a (?:bad|terrible|stupid) idea|a waste of (?:time|money)|too (?:expensive|much|risky)
      |not worth
    )
  `,
  piece`
    (?:prefers?|wants?) (?:another|a different) (?:company|supplier|vendor|provider|offer|plan)
    |(?:will|would) not (?:allow|permit|approve) (?:it|this|that)
  `,
].join('|')

const CONFLICT = new RegExp(
  [
    piece`
      \b(?:my|our|the|(?:some|half|two|three|many|most) of (?:my|our|the))\x20
        (?!old\b|last\b|previous\b)[a-z]+(?: [a-z-]+){0,3}?\x20
        (?:(?:just|now|still|really|also|has|have) )*(?:${DECIDEDLY})
    `,
    piece`
      \b(?:(?:my|our|the|half of (?:the|my|our)) (?:[a-z]+ ){0,2}?${PARTNERS}|${DEPARTMENTS}) (?:
        (?:just|now|still|really|actually|also|has|have)\x20
      )*(?:${AGAINST})
    `,
    `\\b(?:they|he|she|everybody|everyone|nobody) (?:just |all |has |have )*${REJECTED_IT}`,
    piece`
      \bi (?:want|like|love|would take|am for) (?:it|this|that),? but (?:my|our|the)\x20
        (?:[a-z]+ )?${PARTNERS} ${DOES_NOT}${END}
    `,
    `\\bthe others (?:in the office |here )?${DOES_NOT}${END}`,
    piece`
      \bwe (?:can'?t|cannot|don'?t|do not) (?:all |quite )?agree\x20
        (?:on|about|here|among|between)\b
      |\bwe(?:'re| are) (?:split|divided|not aligned) (?:on|over|about)\b
    `,
  ].join('|'),
  'g',
)

import { PARTNERS } from '../decision.ts'
import { matches, type Span, type Text } from '../text.ts'

/** Somebody on their side who is against it: "my partner says no", "the board shot it down" (D4, A5). */
export const readConflict = (text: Text): Span | null => matches(text.plain, CONFLICT)[0] ?? null

const AGAINST = [
  "(?:just )?(?:said|says|say|told (?:me|us)|is saying|thinks?|insists?)(?: that)? (?:no\\b(?! problem| worries| rush)|not to\\b|we (?:should(?:n't| not)|can't|cannot|don't|do not) (?:do|buy|order|need|want|afford|go)|it'?s (?:too|a bad|not worth))",
  "(?:does not|doesn't|don't|do not|didn't|did not|won't|will not|would not|wouldn't) (?:want (?:it|this|that|to (?:do|buy|go|sign))|like (?:it|this|that|the)|agree\\b|approve\\b|sign off|go for (?:it|this)|allow)",
  '(?:is|are|was|were)(?: (?:totally|completely|dead|strongly))? (?:against (?:it|this|that|the)|opposed|not (?:happy|convinced|on board|ok|okay) with)',
  '(?:disagrees?|disagreed|vetoed|rejected|refuses|refused|objects|objected|shot (?:it|this|that) down|turned (?:it|this|that) down|said to wait)\\b',
  '(?:wants?|prefers?|insists on) (?:a different|another|something (?:else|different)|the other|a cheaper|someone else)\\b',
].join('|')

const CONFLICT = new RegExp(
  `\\b(?:my|our|the) ${PARTNERS} (?:(?:just|now|still|really|actually) )?(?:${AGAINST})`,
  'g',
)

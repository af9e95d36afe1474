import { pattern, piece } from '#core/pattern'
import { clauseAt, isDenied, matches, type Span, type Text } from '../text.ts'
import { isOfBefore } from './others.ts'

/**
 * Words of somebody who is a customer already, about what they have from us: "my invoice is wrong", "our machine broke", "I already
 * pay you". Whoever asks how it would be, whose trouble is with another's service, or who wants something new because of it is none (D4).
 */
export const readCustomer = (text: Text): Span | null =>
  [...matches(text.plain, SAYS_SO), ...matches(text.plain, OURS), ...troubles(text)].find(
    ({ start }) => !isOfBefore(text, start) && !SUPPOSED.test(clauseOf(text, start)),
  ) ?? null

const clauseOf = (text: Text, at: number): string => {
  const { start, end } = clauseAt(text, at)
  return text.plain.slice(start, end)
}

/** What comes regularly, and is paid for; an order in this very conversation is looked up instead. */
const SERVED = piece`
  (?:
    invoices?|bills?|billing|statements?|deliver(?:y|ies)|shipments?|packages?|parcels?|refills?
    |subscriptions?|account|beans|coffee|milk|pods|technician|service visit
  )
`

const WHICH = piece`
  (?:my|our|the|this (?:week|month)'?s|last (?:week|month)'?s|yesterday'?s|today'?s) (?:
    (?:last|latest|weekly|monthly|recent|next|november|october|december)\x20
  )?
`

/** They call themselves one, or tell what we have done for them. */
const SAYS_SO = new RegExp(
  [
    piece`
      \b(?:i'?m|we'?re|i am|we are|(?:i|we)(?:'ve| have) been|been|as) (?:
        (?:already|still|also|currently|now|actually)\x20
      )*(?:an? |your |one of your )?(?:
        (?:existing|current|long[- ]?(?:time|standing)|loyal|happy|unhappy|paying|regular|old)\x20
      )*(?:customers?|clients?|subscribers?)(?: of (?:yours|your company))?\b(?!
        [- ](?:service|success|support|facing|care|focus|relations|base)
      )
    `,
    piece`
      \b(?:i|we)(?:'m|'re| am| are)? (?:already|currently|still) (?:
        pay|paying|subscribed to|signed up with|buy(?:ing)? from
        |get(?:ting)? (?:our|my) [a-z]+ from|order(?:ing)? from
      ) (?:you|you guys|you folks)\b
    `,
    piece`
      \b(?:i|we) (?:already |just |have )?(?:paid|pay) you(?: guys| folks)?\b
        (?! (?:back|if|when|once|after|later|for))
    `,
    piece`
      (?<!(?<!\bwhy )\bare )\byou(?: guys| folks|r (?:people|team|technician|driver|company))? (?:
        have |just |keep |kept |already |only |never |again\x20
      )*(?:charged|charging|billed|billing|invoiced|overcharged|double[- ]charged)\x20
        (?:me|us|my|our)\b
      |\bdid you(?: guys| folks)? (?:charge|bill|invoice) (?:me|us|my|our)\b
    `,
    piece`
      \b(?:the|a|our|my|this|that) (?:[a-z]+ ){0,2}(?:that |which )?(?:
        you|your (?:people|team|technician|driver|guys)
      )(?: guys| folks)? (?:
        installed|delivered|set up|put in|shipped|serviced|repaired|dropped off|sold (?:me|us)
      )\b
    `,
    piece`
      \byou(?: guys| folks|r (?:people|team|technician|driver))?\x20
        (?:delivered|shipped|brought|sent) (?:me |us )?(?:
        the wrong|too (?:few|many|little|much)|only|half|stale|old|expired|bad
      )\b
    `,
    '\\b(?:my|our) (?:[a-z]+ )?(?:account|subscription|contract|plan|service) with (?:you|you guys)\\b',
  ].join('|'),
  'g',
)

/** Where it is, and that it has not come. */
const OURS = new RegExp(
  [
    `\\bwhere(?:'?s| is| are|'?re) (?:my|our|the) (?:${SERVED}|(?:coffee )?machines?|grinder)\\b`,
    piece`
      \b(?:didn'?t|did not|haven'?t|have not|never|still (?:don'?t|haven'?t))\x20
        (?:get|got|gotten|receive|received|have) (?:any )?(?:${WHICH})${SERVED}\b
    `,
    piece`
      \b(?:problem|issue|trouble|mistake|error|something wrong) (?:with|in|on) (?:my|our)\x20
        (?:[a-z]+ )?(?:${SERVED}|machines?|grinder|order)\b
    `,
  ].join('|'),
  'g',
)

const WRONG = piece`
  (?:
    (?:is|was|are|were|'s|looks?|seems?|came|come|arrived)(?:
      \x20(?:all|still|already|again|totally|completely|way|too|very|always|just|out)
    )* (?:
      wrong|incorrect|off|late|missing|overdue|damaged|stale|too high|doubled?|short
      |not (?:right|correct|here|what we)
    )\b
    |(?:
      doesn'?t|does not|don'?t|do not|didn'?t|did not|hasn'?t|have ?n[o']t|haven'?t|has not
      |never|isn'?t|wasn'?t
    )(?: (?:really|even|ever|quite|yet))* (?:
      look right|add up|match|make sense|arrived?|come|came|show(?:n|ed)? up|turn(?:ed)? up
      |been delivered|delivered|right|correct|here
    )\b
    |has (?:a|an) (?:mistake|error)\b
  )
`

const BROKEN = piece`
  (?:
    (?:just |has |have |is |keeps? |'s |are |already |again )*(?:
      broke(?:n)?(?: down)?|breaking down|stopped (?:working|brewing|heating|grinding)|died
      |leaks|leaking|leaked|jammed|jamming|acting up|out of order|not working|malfunctioning
      |playing up|overheating|making (?:a )?(?:weird|strange|terrible|loud|funny) noises?
    )
    |(?:doesn'?t|does not|don'?t|won'?t|will not|isn'?t|is not|aren'?t)(?: even)? (?:
      work|working|turn on|start|brew|brewing|heat|heating|grind|grinding|froth
    )
    |needs? (?:a )?(?:repairs?|service|servicing|fixing|to be (?:fixed|repaired|serviced))
  )\b
`

/** "The order is wrong" corrects the one that is being talked about. */
const IN_TALK =
  '(?!the order (?:is|looks|seems)(?: (?:all|still|totally|completely))? (?:wrong|incorrect|off|not)\\b)'

const PAPERS = new RegExp(`\\b${IN_TALK}${WHICH}(?:${SERVED}|order) ${WRONG}`, 'g')

const MACHINES = pattern('g')`
  \b(?:my|our|the|your|one of (?:the|our|your)) (?:
    (?:coffee|espresso|brewing|new|office|kitchen|brand new)\x20
  )*(?:machines?|grinders?|brewers?) ${BROKEN}
`

/** A machine that broke makes a customer of nobody who wants another one for it, and nor does what comes late of whoever changes for it. */
const troubles = (text: Text): readonly Span[] =>
  [
    ...(CHANGES.test(text.plain) ? [] : matches(text.plain, PAPERS)),
    ...(WANTS_NEW.test(text.plain) ? [] : matches(text.plain, MACHINES)),
  ].filter(({ start }) => !isDenied(text, start))

const CHANGES = pattern('')`
  \b(?:
    (?:new|another|different|better|other) (?:one|suppliers?|vendors?|provider|service|company)
    |looking (?:for|at)|shopping|switch(?:ing)?|chang(?:e|ing) (?:suppliers?|vendors?|providers?)
    |interested in|alternatives?
  )\b
`

const WANTS_NEW = pattern('')`
  \b(?:
    new (?:one|machines?|supplier|service)|another (?:one|machine)|replac(?:e|ing|ement)s?
    |looking (?:for|at|to)|shopping|quote|prices?|pricing|costs?|buy|purchase|switch|plans?|rent
    |lease|people|offers?|interested|options?|want|need (?:a|an|one|something|coffee|machines?)
    |instead|so we need
  )\b
`

/** "What happens if a machine breaks?" asks how it would be. */
const SUPPOSED = pattern('')`
  \b(?:
    if|when (?:my|our|the|a|it)|once|would|could|suppose|what happens|in case|whenever|become
    |becoming|future|potential|prospective|not (?:a|your|yet)
  )\b
`

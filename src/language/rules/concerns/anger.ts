import { pattern, piece } from '#core/pattern'
import { clauseAt, isDenied, matches, type Span, type Text } from '../text.ts'
import { isOfOthers } from './others.ts'

/**
 * Anger at us or at how this goes. "I'm dying for coffee", "we're mad about espresso", "our last supplier was terrible" and
 * "wtf that's cheap" are none (D4).
 */
export const readAnger = (text: Text): Span | null =>
  matches(text.plain, AT_US)[0] ??
  matches(text.plain, AT_IT).find(
    (found) => !isOfOthers(text, found.start) && !isDenied(text, found.start),
  ) ??
  matches(text.plain, SWEARING).find(
    (found) => !isPraise(text, found.start) && !isOfOthers(text, found.start),
  ) ??
  null

const VERY = piece`
  (?:
    (?:
      so|very|really|just|getting|becoming|pretty|beyond|absolutely|totally|thoroughly
      |completely|extremely|fucking|honestly|quite|such|a|an|all|more than|downright|simply
    )\x20
  )*
`

/** What may stand after "angry with": us and this talk; whoever is fed up with pods is not fed up with us. */
const US = piece`
  (?:
    you|your|yours|this|that|it|these|all (?:of )?(?:this|these|that)
    |the (?:bot|chat|service|way|company|answers?|support|whole|delay|wait)|how|being|having
    |waiting|what
  )\b
`

const FEELING = piece`
  (?:
    furious|livid|fed up|outraged|angry|annoyed|irritated|frustrated|pissed(?: off)?(?! drunk)
    |disappointed|unhappy|dissatisfied|displeased|upset|insulted|offended
    |not (?:at all )?(?:happy|satisfied|amused|impressed)
  )
`

const FAULTY = piece`
  (?:
    garbage|trash|rubbish|crap|shit|a joke|pathetic|useless|worthless|incompetent|hopeless
    |a disgrace|a mess|awful|terrible|horrible|appalling|annoying|frustrating|stupid|dumb
  )
`

/** Said to us, in so many words. */
const AT_US = new RegExp(
  [
    piece`
      \b(?:you|u|ya)(?:'re| are)? (?:guys |people |all )?(?:are )?${VERY}(?:
        suck|liars?|idiots?|morons?|assholes?|clowns?|imbeciles?|ridiculous
        |unbelievable(?! (?:value|deal))|${FAULTY}
      )\b(?! (?:good|value|deal))
    `,
    piece`
      \byou(?:'ve| have)? (?:guys |people )?(?:just )?(?:
        lied|cheated|scammed|tricked|overcharged|charged (?:me|us) twice|ripped (?:me|us) off
        |messed (?:this |that |it )?up|screwed (?:this |that |it |me |us )?(?:up|over)
      )\b
    `,
    piece`
      \byou(?:'re| are) (?:just )?(?:not|never) (?:even )?(?:listening|reading)\b
      |\byou (?:never|don'?t|do not) (?:even )?(?:listen|read)\b
      |\b(?:can|do|did) you (?:not|even) (?:read|listen)\b
      |\bare you (?:deaf|blind|even (?:listening|reading))\b
    `,
    piece`
      \bwhy (?:do|are|must) you (?:always |still )?(?:keep|keeping) (?:on )?
        (?:asking|saying|repeating|sending)\b
      |\b(?:stop|quit|keep|kept|you.re|you are|just) wasting (?:my|our) time\b|\bshame on you\b
    `,
    piece`
      \bi(?:'ve| have)? (?:already |just )?(?:told|said|asked|answered|explained|written)
        (?: (?:you|that|this|it|so))* (?:already |now )?(?:
        twice|(?:two|three|four|five|ten|\d+|so many|many|a (?:hundred|thousand|million)) times
        |over and over|again and again
      )\b
      |\bfor the (?:third|fourth|fifth|tenth|hundredth|umpteenth|nth|last) time\b
    `,
    piece`
      \bhow many (?:more )?times (?:do|must|should|did) i\x20
        (?:have to|need to|tell|say|ask|repeat|explain)\b
      |\bare you (?:kidding|joking)(?: me)?[?! ]*$|\bare you (?:just )?(?:stupid|dumb)\b
      |\b(?:third|fourth|fifth|tenth|\d+th) time (?:you|i)(?:'ve| have)?\b|\bare you serious\?*$
      |\bi(?:'d like| want| would like| wish) to (?:complain|(?:make|file|lodge) a complaint)\b
    `,
    piece`
      \b(?:screw|damn|curse) you\b|\bgo to hell\b|\bpiss off\b
      |\b(?:useless|stupid|dumb|idiotic|damn|lousy|bloody|fucking) (?:chat)?
        (?:bot|robot|assistant)\b(?! (?:question|name))
      |\b(?:this|the|your) (?:chat)?bot is (?:so |just |really )*(?:dumb|stupid|useless)\b
    `,
    piece`
      \bwhat(?:'s| is) (?:wrong|the matter) with (?:you|u|this (?:bot|thing|company))\b
      |\byou (?:guys )?(?:have no|don'?t have (?:a|any)) (?:idea|clue)\b
      |\b(?:you|u) (?:guys |people )?(?:just |still )?(?:keep|kept) (?:on )?
        (?:ignoring|forgetting|missing|repeating|asking)\b
      |\bstop (?:ignoring|repeating)\b|\b(?:ffs|jfc)\b
    `,
    '\\b(?:nobody|no ?one)(?: ever| even)? (?:answers|replies|responds|picks up|calls back|cares)\\b',
    piece`
      (?:^|[.!?] |, )(?:this is |how |that is |so |totally |simply |absolutely |just )?(?:
        unacceptable|ridiculous|outrageous|pathetic|disgraceful|shameful|appalling|infuriating
        |unbelievable
      )(?= *(?:[.!]|$))
    `,
  ].join('|'),
  'g',
)

/** Said of it all: ours, unless the clause says whose. */
const AT_IT = new RegExp(
  [
    piece`
      \b(?:
        this (?:bot |chatbot |thing |chat )?is|this has been|that'?s|that is|it'?s|it is|what
      ) ${VERY}(?:
        ridiculous|unacceptable|outrageous|bullshit|joke|disgrace|disgraceful|pathetic
        |disgusting|infuriating|maddening|annoying|frustrating|absurd|insulting|total waste
        |(?:nothing but )?(?:an? )?waste of (?:an? |my |our )?
          (?:time|space|afternoon|morning|day|hour)
        |the last straw|beyond a joke
      )\b(?! (?:good|value|deal|cheap|amount|low))
    `,
    piece`
      \b(?:i'?m|i am|we(?:'re| are)|i must say i am) ${VERY}${FEELING}\b
        (?! (?:with|at|of|in|by|for|when|if) (?!${US}))
      |\b(?:i'?m|i am|we(?:'re| are)) ${VERY}(?:
        mad at|sick (?:and tired )?of|tired of|done with
      ) (?:you|your|this)\b
    `,
    piece`
      \b(?:this|your|ur) (?:
        (?:bot|chatbot|thing|chat|service|company|app|website|support|team)\x20
      )?(?:is |are )?${VERY}(?:sucks?|broken garbage|${FAULTY})\b(?= *(?:$|[,.!;]))
    `,
    piece`
      \b(?:
        worst|most useless|terrible|horrible|awful|appalling|dreadful|lousy|crappy|shitty
        |disgusting|pathetic
      ) (?:[a-z]+ )?(?:
        service|company|experience|bot|support|chat|treatment|way to (?:treat|run|do)
      )\b
    `,
    piece`
      \b(?:writ(?:e|ing)|leav(?:e|ing)|post(?:ing)?) (?:you )?an? (?:[a-z]+ )?
        (?:bad|terrible|negative|(?:one|1)[- ]star) review\b
      |\b(?:been|still) waiting (?:here )?(?:for )?(?:over |more than )?(?:[a-z0-9]+ )?
        (?:hours|days|weeks|ages|forever)\b
    `,
    piece`
      \b(?:i'?m |am )?(?:losing|lost|running out of) (?:my )?patience\b
      |\b(?:i'?ve|i have) had (?:it|enough)\b(?! (?:coffee|espresso|sleep))
      |\bscrew (?:this|it)\b|\bcan'?t believe how (?:bad|slow|rude|poor|terrible|awful|stupid)\b
    `,
  ].join('|'),
  'g',
)

const SWEARING = pattern('g')`
  \bf[u*][c*]k(?:ing)?\b|\b(?:wtf|stfu|assholes?|screw you)\b
  |(?<!(?:won'?t|can'?t|never|not|to) )\bshut up\b(?! (?:and take|about))
  |(?:^|[,.!;] ?)(?:idiots?|morons?)[ .!]*$|\bfor (?:god|christ|heaven|pete|fuck)'?s'? sake\b
`

/** Whoever swears for joy says so in the same sentence. */
const isPraise = (text: Text, at: number): boolean => {
  const { start, end } = clauseAt(text, at).sentence
  return PRAISE.test(text.plain.slice(start, end))
}

const PRAISE = pattern('')`
  \b(?:
    yes|yeah|yep|love|loves?|great|good|awesome|amazing|delicious|perfect|cool|brilliant|cheap
    |fast|best|nice|insane|incredible|fantastic|fair|bargain|deal|in
  )\b
`

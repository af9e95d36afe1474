import { pattern, piece } from '#core/pattern'
import type { Noticed } from '#core/signal'
import { findCompetitor } from './competitor.ts'
import { isOfBefore } from './concerns/others.ts'
import { quote, type Text } from './text.ts'
import { findWording, type Wording } from './wording.ts'

type Objection = Extract<Noticed, { kind: 'objection' }>

/** What holds them back: the price, the time, trust, somebody else's offer, or that they do not need it (M2). */
export const readObjection = (text: Text, ours: readonly string[] = []): Objection | null => {
  const found = findWording(
    text,
    WORDINGS,
    (clause, { start, end }) =>
      (!clause.asks || ASKED_TOO.test(text.plain.slice(start, end))) && !isOfBefore(text, start),
  )
  if (found)
    return { kind: 'objection', value: found.value, quote: found.quote, confidence: found.confidence }
  const other = findCompetitor(text, ours)
  return other && { kind: 'objection', value: 'competitor', quote: quote(text, other), confidence: 0.7 }
}

/** "are they expensive?" wants to know; "is this legit?" and "isn't it too much?" object. */
const ASKED_TOO = /\b(?:too|legit|legitimate|scam|trust|real|know|heard)\b/

/** How much of it there may be: "a bit", "way too". */
const DEGREE = piece`
  (?:
    (?:
      way|a|little|bit|tad|touch|just|still|so|very|pretty|quite|rather|really|kinda|kind|of|too
      |far|awfully|super|somewhat
    )\x20
  )*
`

/** A verdict on the price: what it is called, that it is beyond them, that it cannot be done for that, or that it is not cheap. */
const DEAR = new RegExp(
  [
    piece`
      (?:
        \b(?:
          that(?:'?s| is| was)|it(?:'?s| is)|this is|is|are|seems?|sounds?|looks?|feels?|bit
          |little|too|so|very|pretty|quite|rather
        )
        |(?:^|[.,!;] ?)(?:wow|ouch|oof|yikes|hmm+|whoa|damn|oh)?,?
      ) ${DEGREE}(?:steep|costly|excessive|exorbitant|outrageous|unaffordable)\b
        (?! (?:hill|stairs|street|climb|learning))
    `,
    piece`
      \ba (?:wee |little )?(?:bit|little|tad|touch) (?:too )?much(?=
        \x20*(?:$|[,.!?;])| for (?:us|me|that|this|what|coffee|a|an|our|my|\d)| to (?:pay|spend)
      )
    `,
    piece`
      \b(?:can'?t|cannot|can not|couldn'?t|won'?t|not able to|unable to)\x20
        (?:really |possibly )?(?:do|pay|swing|manage|go|stretch to|meet|spend|handle|accept)\x20
        (?:at )?(?:that|this|your|those|so|such)(?: a| kind of| sort of)? (?:
        much|prices?|high|amounts?|figures?|costs?|money|rates?
      )\b
    `,
    '\\b(?:out of|outside|above|beyond) (?:our|my) (?:league|reach|means|price bracket)\\b',
    piece`
      \b(?:(?:are|is|it'?s|that'?s|you'?re|'s|'re)(?:n'?t| not)|not)(?:
        \x20(?:exactly|really|very|quite|so|that|what i(?:'d| would) call)
      )* cheap\b(?! (?:enough|coffee|beans))
    `,
    piece`
      \bmore than (?:we|i)(?:'d| had| was| were| am| are|'re|'m)? (?:
        hoping|expecting|planning|thinking|looking|prepared|willing|able|ready|used to|hoped
        |budgeted|figured|bargained
      )\b
    `,
    piece`
      \b(?:
        too (?:rich|dear) for (?:us|me|my blood|our blood)
        |costs? (?:an arm and a leg|a fortune|too much)
        |(?:didn'?t|did not) (?:expect|think) it(?:'d| would| to)? (?:be|cost) (?:that|so)\x20
          (?:much|expensive|high)
        |daylight robbery|sticker shock
      )\b
    `,
  ].join('|'),
  'g',
)

const WORDINGS: readonly Wording<Objection['value']>[] = [
  {
    value: 'price',
    pattern: pattern('g')`
      \b(?:
        (?:too|so|very|pretty|quite|kinda|kind of|a bit|way too|rather|really)\x20
          (?:expensive|pricey|steep|costly)
        |expensive|pricey
        |(?:over|above|outside|beyond|out of|more than|exceeds) (?:our|my|the)\x20
          (?:budget|price range)
        |out of (?:our|my) (?:price )?range
        |(?:a lot|too much|way too much) (?:of money|money|for (?:us|me|that|coffee|what))
        |costs? (?:too much|a lot)
        |(?:that'?s|it'?s|thats|is) (?:(?:way|just|a bit|a little) )?
          (?:too much|too high|a lot(?! of (?!money)))
        |cheaper (?:elsewhere|somewhere else|options)|price is (?:too )?(?:high|steep)
        |(?:over|above|beyond) what (?:we|i) (?:can|could|want(?:ed)?|planned|have)
        |more than (?:we|i) (?:wanted|want|planned|hoped|expected|had in mind|can spend)
        |rip-?off|overpriced
      )\b
    `,
    confidence: 0.85,
  },
  {
    value: 'price',
    pattern: DEAR,
    confidence: 0.85,
    always: true,
  },
  {
    value: 'price',
    pattern:
      /\b(?:can'?t|cannot|can not|couldn'?t) (?:afford|justify (?:it|that|the (?:cost|price|spend)))\b/g,
    confidence: 0.85,
    always: true,
  },
  {
    value: 'trust',
    pattern: pattern('g')`
      \b(?:
        never heard of (?:you|this|your company)
        |(?:is (?:this|it)|are you(?: guys)?|you) (?:
          legit(?:imate)?|real|a scam|for real|trustworthy
        )\b(?! (?:coffee|person|human|time))
        |(?:looks?|sounds?|seems?|feels?) (?:
          like a scam|sketchy|fishy|shady|too good to be true
        )
        |(?:don'?t|do not|can i|can we|why should (?:i|we)|how (?:do|can) (?:i|we)) (?:
          know (?:you'?re|this is|it'?s) (?:legit|real)|trust (?:you|this|it)
        )
        |scam\b|too good to be true|who are you (?:guys|people)
        |bad (?:experiences?|luck|history) (?:with|from)
        |(?:been |got |were |was )(?:burned|burnt|ripped off|screwed|cheated|scammed)\b
        |(?:don'?t|do not|hard to|can'?t|not sure (?:if |that )?(?:i|we)(?: can| should)?) trust
        |scammy|sketchy|shady|fishy
      )
    `,
    confidence: 0.8,
    always: true,
  },
  {
    value: 'competitor',
    pattern: pattern('g')`
      \b(?:
        (?:we|i) (?:already|currently|still) (?:
          use|work with|buy (?:from|our)|get (?:ours|it|our [a-z]+) from|order from
          |have (?:a|an|another|our own|our) (?:[a-z]+ ){0,2}(?:
            supplier|provider|vendor|service|machine|contract|subscription|guy|company
          )
        )
        |(?:we(?:'re| are)|i(?:'m| am)) (?:
          already with|currently with|under contract with|(?:very |quite |pretty )?happy with
          |locked in with|already using
        ) (?!(?:it|that|this|the (?:plan|terms|price|team|starter)|you|everything)\b)
        |already (?:have|got|using|use) (?:a|an|another|someone|our|other)
        |(?:your|a|another|the) competitors?
        |(?:got|have) (?:a|another) (?:better |cheaper |lower )?(?:offer|quote)\x20
          (?:from|elsewhere)
        |(?:we|i)(?: have|'ve got) (?:a|an) (?:contract|deal|supplier|vendor) with
        |existing (?:supplier|vendor|provider|contract)
        |(?:comparing|looking at|talking to) (?:other|a few|several|another) (?:
          vendors?|suppliers?|companies|options|providers?
        )
      )[a-z' ]{0,30}?(?=$|[\s,.!?;])
    `,
    confidence: 0.8,
  },
  {
    value: 'timing',
    pattern: pattern('g')`
      \b(?:
        (?:not yet(?= *(?:$|[,.!?;])))|(?:not|isn'?t) the (?:right|best|ideal) (?:time|moment)
        |(?:give (?:me|us)|need|want|take) (?:
          a (?:few|couple(?: of)?)|some|another|a|\d+|two|three
        ) (?:days?|weeks?|hours?|bit|while|moment|minutes?) to (?:
          decide|think|consider|talk|discuss|review|check
        )
        |not (?:right now|now|today|this (?:week|month|quarter|year)|ready(?: yet)?|a good time)
        |(?:we'?re|i'?m|we are|i am) not ready
        |(?:next|this) (?:week|month|quarter|year|spring|summer|fall|winter)[, ]+
          (?:maybe|perhaps|at best)
        |(?:maybe|perhaps) (?:
          next (?:week|month|quarter|year|time)|later|in (?:a few|some) (?:weeks|months)
        )
        |(?:some other|another) time|bad (?:time|timing)|no time\b(?! (?:limit|like))
        |(?:don'?t|do not|haven'?t|not) (?:really |actually )?(?:have|got)\x20
          (?:the |any |much )?time\b
        |(?:too|really|super|so|very) (?:busy|swamped|slammed)|swamped
        |(?:busy|not now|not today)(?= *(?:$|[,.!?;]|right now|at the moment|today|this week))
        |(?:maybe|perhaps|try) (?:me )?(?:again )?later|too (?:soon|early)
        |(?:need|want|give (?:me|us)) (?:some |more |a bit more |a little )*time
        |(?:need|want|have|let me|let us|let'?s|i'?ll|we'?ll)(?: to)?\x20
          (?:think (?:about|on|it over)|sleep on)(?: it| this| that)?
        |(?:get|getting|come|circle) back to you
        |(?:need|want|have) to (?:discuss|consider|mull|chew)(?: (?:it|this|that))?
        |mull(?:ing)? (?:it|this) over
      )\b
    `,
    confidence: 0.75,
    always: true,
  },
  {
    value: 'other',
    pattern: pattern('g')`
      \b(?:
        (?:
          i'?m|i am|we'?re|we are|i feel|we feel|(?:makes?|making) (?:me|us)
          |(?:it |this |that )?(?:got|has) (?:me|us)
        ) (?:
          (?:
            getting|feeling|becoming|a bit|a little|kinda|kind of|really|quite|so|very|too
            |somewhat|still
          )\x20
        )*(?:
          nervous|anxious|worried|scared|afraid|uneasy|uncomfortable|hesitant|torn|on the fence
          |unsure
        )(?! (?:of|that you))
        |(?:getting|having|got|have) (?:cold feet|second thoughts|doubts)
        |(?:too|very|a bit|rather|sounds?|seems?|feels?) risky|big (?:step|commitment)
        |chickening out
      )\b
    `,
    confidence: 0.75,
  },
  {
    value: 'need',
    pattern: pattern('g')`
      \b(?:
        (?:don'?t|do not|doesn'?t|won'?t) (?:really |actually )?(?:
          need(?! to\b)(?![^.!?,]{0,60}\b(?:until|till|before|yet)\b)(?:
            \x20(?:
              it|this|that|any|anything|one|a|an|the|your|more|of|new|machines?|coffee|service
            )\b
          )*(?=
            \x20*(?:
              $|[.!?;]
              |(?:
                right now|at the moment|anymore|any more|now|here|at all
                |,? (?:thanks|thank you|sorry|we|but thanks)
              )\b
            )
          )(?!,? (?:we|but) (?:need|want|'d|would))
          |want (?:it|this|that|any|one|anything|coffee)(?= *(?:$|[,.!?;]))
        )
        |don'?t think (?:we|i) need|not interested|no (?:longer )?(?:need|interest(?:ed)?)
        |(?:don'?t|do not) drink (?:any )?coffee
        |not (?:really )?something (?:we|i) (?:need|want|use)
        |(?:not|isn'?t) (?:really |exactly )?a priority
        |not (?:for us|for me|what (?:we|i) need|a (?:good )?fit)
        |don'?t think (?:this|it|that|you)(?:'s| is|'re| are) (?:right |really |quite )?
          (?:for us|for me|a (?:good )?fit|what we)
        |nobody (?:here )?drinks
        |(?:don'?t|do not|can'?t|fail to) (?:really )?see (?:the|any|much|a)\x20
          (?:point|need|value|benefit|reason)
        |what'?s the point
        |(?:we|i)(?:'ve| have)? (?:just|already|recently)\x20
          (?:bought|purchased|got|installed|leased) (?:a|an|our|some|new|two|three)\b
        |(?:happy|fine|good) (?:
          with what we have|as (?:we are|it is|is)|the way (?:it is|things are)
        )
        |(?:we're|we are|i'm) (?:all )?(?:set|good),? (?:thanks|thank you|for now|without)
        |(?:people|everyone|everybody|they) (?:just )?(?:bring|brings) their own
      )\b
    `,
    confidence: 0.8,
    always: true,
  },
]

import { pattern, piece } from '#core/pattern'
import type { Expecting } from '#core/reading'
import type { Noticed } from '#core/signal'
import { hide, matches, OPENER, partOf, type Text } from './text.ts'
import { findWording, type Worded, type Wording } from './wording.ts'

type Decision = Extract<Noticed, { kind: 'decision' }>
type Who = Decision['value']

/** Who says yes on their side: "it's my call", "my boss decides", "me and my partner" (M2). */
export const readDecision = (text: Text, expecting: Expecting | null): Decision | null => {
  /* "just me" is a head count while that is what we asked for. */
  const said = expecting === 'quantity' ? hide(text, matches(text.plain, /\b(?:just|only) me\b/g)) : text
  const found =
    findWording(said, WORDINGS, (clause) => !clause.asks) ?? (expecting === 'decision' ? answer(text) : null)
  return found && { kind: 'decision', value: found.value, quote: found.quote, confidence: found.confidence }
}

const OTHERS = piece`
  (?:
    boss|manager|ceo|cfo|coo|cto|vp|director|principal|dean|pastor|treasurer|controller
    |chair(?:man|woman|person)?|head(?: of [a-z]+)?|secretary|superintendent|supervisor|owner
    |founder|president|finance(?: team| department| dept)?|procurement|accounting|purchasing
    |legal(?: team| department| dept)?|lawyers?|attorneys?|counsel|solicitors?|hr|head office
    |management|leadership|husband|wife|partner|spouse|office manager|team lead|lead|chief
    |accountant|admin|higher[- ]ups?
  )
`
/** Whoever may have a say on the buyer's side, besides the buyer. */
export const PARTNERS = piece`
  (?:
    ${OTHERS}|(?:business |co-?)(?:partner|founder|owner)|cofounder|colleagues?|co-?workers?
    |team|brother|sister|mom|mother|dad|father|board|committee|associates?|bosses|council
    |investors?|shareholders?|trustees|others|partners
  )
`
/** Those that are called by their name alone: "I have to check with finance". */
export const DEPARTMENTS = piece`
  (?:
    finance|procurement|legal|accounting|purchasing|hr|management|head office|headquarters
    |corporate|upstairs|compliance
  )
`
const DECIDES = piece`
  (?:
    decides?|decide it
    |makes? (?:the|that|those|these|all the|all) (?:final )?(?:decisions?|calls?)
    |signs? (?:off|it|things)|sign off
    |approves? (?:all|every|any|these|things|purchases|orders|spending|what)
    |has (?:the )?(?:(?:final|last) )?(?:
      say|word|call|to (?:approve|decide|sign|ok|agree|be on board)
    )
    |(?:has|have|needs?|will (?:need|have)) to (?:
      approve|decide|sign|ok|okay|agree|see|look|be on board|be involved|weigh in
    )
    |calls the shots|holds the (?:budget|purse)
    |is the (?:one who decides|decision[- ]maker|one deciding)
    |handles? (?:this|that|it|these|purchasing|buying)|controls? the budget
  )
`

/** The same of somebody who is named: "my partner Bob decides". A word that denies is no name. */
const NAMED = piece`
  (?:my|our|the) ${OTHERS},? (?!(?:never|not|no|nor|hardly|rarely|only|doesn'?t|isn'?t)\b)
    (?:(?:dr|mrs?|ms)\.? )?[a-z'-]+(?: [a-z'-]+)?,? (?:
    decides|signs (?:off|it|things)|makes (?:the|all the|all) (?:final )?(?:decisions?|calls?)
    |has (?:the )?(?:final )?(?:say|to (?:approve|decide|sign|agree))
  )\b
`

/** What they need before they may say yes. */
const APPROVAL = piece`
  (?:need|needs|'?d need|require|requires|waiting (?:on|for)|subject to|pending)\x20
    (?:(?:an?|the|some|my|our|[a-z]+'s|[a-z]+) ){0,3}(?:
    approval|sign-?off|permission|authori[sz]ation|green light|go-?ahead|sign off|okay|blessing
  )\b
`

/** That a yes is not theirs to give. */
const NOT_MINE = piece`
  (?:i'?m|i am|we're|we are) (?:[a-z]+ )?not (?:
    authori[sz]ed|allowed|permitted|entitled|empowered|in a position
  ) to (?:
    sign|order|buy|commit|approve|decide|purchase|spend|agree|do (?:it|this|that)|say yes
  )
  |(?:can'?t|cannot|couldn'?t) (?:decide|commit|agree|sign|approve|do|order|buy)
    (?: (?:to|on))?(?: (?:it|this|that|anything))? (?:
    on my own|by myself|alone|without (?:my|our|the|asking|checking|talking)
  )
  |(?:can'?t|cannot|couldn'?t) [^.!?]{0,30}?(?:without|w/o) (?:my|our|the|asking|checking)\b
  |(?:not sure|unsure|don'?t know) (?:if|whether) (?:i'?m|i am|we're|we are)\x20
    (?:allowed|authori[sz]ed|permitted)
  |(?:don'?t|do not) have (?:the )?(?:authority|power to|final say)|above my pay ?grade
  |not (?:me|the one) (?:who|that) (?:decides?|signs|chooses|makes)
  |out of my hands|i'?ll have to ask\b|(?:isn'?t|not) (?:really )?(?:up to me|mine to decide)
`

const WORDINGS: readonly Wording<Who>[] = [
  {
    value: 'shared',
    pattern: pattern('g')`
      \b(?:
        (?:me|i|myself) (?:and|\+|&) (?:my|our|the) ${PARTNERS}
          (?! (?:run|own|work|want|need|use|love|like)\b)
        |(?<!\b(?:i'm|i am|im) )(?:my|our|the) ${PARTNERS} (?:and|&) (?:i|me|myself)\b(?=
          \x20*(?:
            $|[,.!?;]
            |(?:
              both |jointly |always |usually |will |would |all |have to |need to |must |should\x20
            )*(?:decide|choose|agree|sign|approve|vote|discuss|talk|look|make|share)\b
          )
        )
        |we (?:all )?(?:decide|vote|agree|choose)(?: on (?:it|this|these|that))?(?: all)?\x20
          (?:together|jointly|as a (?:team|group))
        |we (?:all )?vote on (?:it|this|that|these)\b
        |(?:(?:the )?(?:two|three|four|five) of us|we all) (?:decide|vote|choose|agree)\b
        |(?:we|it)(?:'ll| will|'s)? (?:be |is )?(?:a )?(?:joint|shared|group|team|committee)\x20
          (?:decision|call)
        |decide (?:it )?(?:together|jointly|as a (?:team|group))
        |(?:the|our) (?:board|committee|council|partners|team) (?:
          decides?|votes?|approves?|has to|needs? to|will|signs?
        )\b
        |(?:both|all) of us (?:decide|have to|need to|sign)
        |(?:it's|its|is) (?:up to )?(?:the|our) (?:board|committee)|the (?:board|committee)$
        |several (?:of us|people) (?:decide|need to|have to)
      )
    `,
    confidence: 0.85,
  },
  {
    value: 'other',
    pattern: pattern('g')`
      \b(?:
        ${NAMED}
        |(?:my|our|the) (?:[a-z-]+ )?${OTHERS}s?(?: (?:is|are))?(?:
          \x20usually| always| will| would| also| actually
        )? ${DECIDES}
        |(?<=(?:^|[,.;!?] ?|\b(?:and|but|so|because|since|as) ))${DEPARTMENTS}
          (?: usually| always| will| would| also)? ${DECIDES}
        |(?:
          need|have|got|gotta|want|going|will|until i|after i|once i|should|must|let me|let us
          |i'?ll|we'?ll
        )(?: to)?(?: first)? (?:
          ask|check with|run (?:it|this|that) (?:by|past|with)|talk to|speak (?:to|with)|consult
          |convince|loop in|involve|bring in|include|get (?=[a-z ]+ on board)
          |clear (?:it|this|that) with|go through|put (?:it|this|that) to
          |take (?:it|this|that) to|hear from
          |get (?:
            approval|sign[- ]?off|permission|the ok|the okay|the green light|the go-?ahead
            |buy[- ]in
          ) from
        ) (?:(?:my|our|the) (?:[a-z]+ )?${PARTNERS}|${DEPARTMENTS})
        |(?:see|hear|find out) what (?:my|our|the) (?:[a-z]+ ){1,2}(?:thinks?|says?|wants?)
        |(?:my|our) (?:[a-z]+ )?[a-z]+ (?:has|have|needs?|must|will have)(?: to)?\x20
          (?:approve|decide|sign off|vote|agree)\b
        |(?:decision|call|final (?:say|word)|approval)\x20
          (?:is|lies|rests|sits|comes|belongs|stays)(?: up)? (?:with|to|from|on) (?:my|our|the)\x20
          (?:[a-z]+ )?${OTHERS}
        |(?:my|our|the) (?:[a-z]+ ){0,2}${PARTNERS}(?: will| would| also| still)*\x20
          (?:has|have|needs?) to be (?:on board|involved|in agreement)
        |(?:purchasing|buying|ordering|decisions?) (?:is|are) (?:done|made|handled|taken) by\x20
          (?:my |our |the )?(?:${OTHERS}|${DEPARTMENTS})
        |only (?:my|our|the) (?:[a-z]+ )?[a-z]+ can (?:order|buy|sign|approve|decide)
        |(?:
          ask around|get (?:it|this|that) past (?:my|our|the)|(?:'s|have the|get the) blessing
        )\b
        |${APPROVAL}|${NOT_MINE}
        |(?:it's|its|it is|that's|that is) (?:up to )?(?:my|our|the) ${OTHERS}
          (?:'s (?:call|decision))?
        |(?:waiting (?:on|for)|depends on|up to) (?:my|our|the) ${OTHERS}
        |(?:someone|somebody) else (?:
          decides|makes|signs|approves|has to|needs to|must|will have to
        )
        |(?:
          i (?:don'?t|do not|can'?t) (?:
            decide|make (?:the|that|those) (?:decisions?|calls?)|sign off
          )
          |not my (?:call|decision)
          |i'?m not the (?:one who decides|decision[- ]maker|owner|boss)
        )
      )
    `,
    confidence: 0.9,
    always: true,
  },
  {
    value: 'self',
    pattern: pattern('g')`
      \b(?:
        (?:it'?s|its|it is|that'?s|this is|entirely|all)\x20
          (?:(?:all|just|only|entirely|totally) )?(?:
          my (?:call|decision|choice|budget)|up to me|me who decides|on me|me(?! and\b)
        )(?= *(?:$|[,.!;]|and\b|so\b))
        |my (?:call|decision)\b|(?:nobody|no ?one) (?:else )?but me
        |i (?:alone )?(?:
          decide
          |make (?:the|that|those|these|all the|all|our) (?:final )?(?:[a-z]+ )?
            (?:decisions?|calls?)
          |sign off|approve (?:it|this|everything|purchases|(?:the |all )?(?:spending|budget))
          |call the shots|have (?:the )?final (?:say|word)|can (?:decide|sign|approve)
          |handle (?:purchasing|buying|procurement)
        )
        |(?:i am|i'?m) (?:the|an?) (?:
          owner|boss|founder|co-?founder|ceo|cfo|decision[- ]maker|buyer|one who decides
          |one deciding|office manager and i decide|sole (?:owner|decision[- ]maker)
        )
        |(?<!\band )i (?:own|run) (?:the|this|it|a|my)|(?:just|only) me\b(?! (?:and|&))
        |i sign (?:the |our |all )*(?:contracts?|orders?|checks|cheques|agreements?|things)
        |i'?m the one (?:who|that) (?:decides|signs|approves)
        |i (?:have|'ve got|hold|got) (?:the |full |sole |all the |complete |signing )*(?:
          authority|sign-?off|signing (?:power|authority|rights)|power to (?:sign|decide)
          |purse strings|budget authority
        )
        |i'?m (?:authori[sz]ed|allowed|empowered|cleared) to (?:
          sign|order|buy|decide|approve|commit|spend|purchase
        )
        |no(?:body| ?one) else (?:needs to|has to|decides)
      )(?![a-z])
    `,
    confidence: 0.9,
  },
]

/** What counts only as the answer to "who decides?". */
const ANSWERS: readonly Wording<Who>[] = [
  {
    value: 'shared',
    pattern: pattern('g')`
      ^(?:
        we (?:all )?(?:do|decide)|(?:both|all) of us|us|together|jointly
        |the (?:board|committee|team)|a few of us|(?:me|i) (?:and|&) .+
      )
    `,
    confidence: 0.8,
  },
  {
    value: 'self',
    pattern: pattern('g')`
      ^(?:
        it is me|it'?s me
        |(?:
          i do|i am|i will|i would|i'?m the one|me|myself|mine|i|it'?s mine|that'?s me
          |that would be me|that'?d be me|you'?re (?:talking|speaking) to (?:him|her|them)
        )(?= *(?:$|[,.!]|and i\b))
      )
    `,
    confidence: 0.85,
  },
  {
    value: 'other',
    pattern: pattern('g')`
      ^(?:(?:that(?:'s| would be|'d be)|it(?:'s| is)|probably|it'd be) )?(?:my|our|the)\x20
        ${OTHERS}\b
      |^(?:probably |prob |mostly )?${OTHERS}(?= *(?:$|[,.!]))|^(?:someone|somebody) else\b
      |^not me\b|^(?:he|she|they) (?:does|do|decides?)\b
    `,
    confidence: 0.8,
    always: true,
  },
]

/** The first clause that, after its "yes" or "well", begins like an answer. */
const answer = (text: Text): Worded<Who> | null => {
  for (const { start, end } of text.clauses) {
    const opening = OPENER.exec(text.plain.slice(start, end))?.[0].length ?? 0
    const found = findWording(partOf(text, { start: start + opening, end }), ANSWERS)
    if (found) return found
  }
  return null
}

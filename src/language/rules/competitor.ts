import { pattern, piece } from '#core/pattern'
import { matches, type Span, type Text } from './text.ts'

/**
 * Where a message speaks of somebody else who sells the same, by name or without: "we're with Keurig right now", "how do you compare
 * to the other guys?" (M2). A name is a word written large that is no plan, day, month, place of talk, or word of ours; or one that
 * everybody knows.
 */
export const findCompetitor = (text: Text, ours: readonly string[]): Span | null => {
  const unnamed = matches(text.plain, UNNAMED)[0]
  if (unnamed) return unnamed
  for (const { start, end } of matches(text.plain, BESIDE_NAME)) {
    const name = NAME.exec(text.original.slice(end))?.[0] ?? SMALL.exec(text.plain.slice(end))?.[0]
    if (name && !isOurs(name, ours)) return { start, end: end + name.length }
  }
  for (const { start, end } of matches(text.plain, AFTER_NAME)) {
    const name =
      NAME_BEFORE.exec(text.original.slice(0, start))?.[0] ??
      SMALL_BEFORE.exec(text.plain.slice(0, start))?.[0]
    if (name && !isOurs(name, ours)) return { start: start - name.length, end }
  }
  return null
}

const OTHERS = piece`
  (?:
    (?:the |any |all |some |your )?(?:other|bigger|cheaper|local|larger) (?:
      guys|companies|company|vendors?|suppliers?|providers?|services?|options|ones|firms|brands
    )
    |(?:the|your|any|a) (?:competition|competitors?)|everyone else|everybody else|the others
    |others|the rest|(?:anyone|somebody|someone) else
  )
`
const COMPARED = piece`
  (?:
    compared?|comparing|comparison|stack up|measure up|better|cheaper|different|differ|superior
    |worse
  )(?: (?:you|this|it|that|your [a-z]+))?(?: (?:to|with|from|than|against))
`

const UNNAMED = pattern('g')`
  \b(?:
    ${COMPARED} ${OTHERS}|(?:set|sets|makes?) you (?:guys )?apart
    |(?:choose|pick|go with) you (?:over|instead of|rather than) ${OTHERS}
    |(?:versus|vs\.?) ${OTHERS}
    |(?:comparing|considering|weighing|evaluating|looking (?:at|into)|talking to|shopping) (?:
      a few |several |some |other |different |two |three |multiple\x20
    ){1,2}(?:
      vendors?|suppliers?|companies|options|providers?|quotes|services|offers|alternatives
    )
    |(?:quotes?|offers?|bids?|proposals?) from (?:
      a (?:few|couple(?: of)?)|several|some|other|two|three|multiple
    )(?: other| different)? (?:vendors?|suppliers?|companies|places|providers?|people|firms)
    |(?:our|my|the) (?:old|current|existing|present|previous|other) (?:[a-z]+ )?
      (?:vendor|supplier|provider|service|contract)
  )\b
`

/** What stands before the name of somebody else. */
const BESIDE_NAME = pattern('g')`
  \b(?:
    (?:we're|we are|i'm|been|we've been) (?:
      currently |already |still |now |happy |very happy |under contract\x20
    )*(?:with|on|using|buying from|getting ours from)
    |${COMPARED}|(?:versus|vs\.?)
    |(?:choose|pick|go with|use|take|prefer) you (?:guys )?(?:over|instead of|rather than)
    |(?:switch(?:ing)?|moving|coming|leave|leaving|move) (?:away )?from
    |(?:we|i) (?:currently |already |still |now |just )?(?:
      use|have|buy from|order from|get ours from|work with|went with
    )
    |(?:quote|offer|contract|deal|proposal|subscription) (?:from|with)
    |(?:looking at|talking to|considering|comparing|checking out)
  ) (?:the |a |an |our )?
`
const AFTER_NAME = pattern('g')`
  (?:
    \x20(?:
      quoted|offers?|offered|charges?|gave|is giving|wants|sells|costs?|does it|do it|can do it
    ) (?:us|me|it|\$|for|the same)
    | (?:is|was|seems?|looks?) (?:way |much |a bit |a lot )?cheaper\b
  )
`

const NAME = /^[A-Z][\w&'-]*[a-z][\w&'-]*(?: [A-Z][\w&'-]+)?/
const NAME_BEFORE = /[A-Z][\w&'-]*[a-z][\w&'-]*$/

/** Names so well known at work that they are typed small and are meant all the same. */
const KNOWN = piece`
  (?:
    nespresso|keurig|starbucks|dunkin'?(?: donuts)?|lavazza|illy|nescaf[eé]|dolce gusto|tassimo|flavia
    |peet'?s|folgers|aramark|farmer (?:bros|brothers)|blue bottle|stumptown|tim hortons
  )
`
const SMALL = new RegExp(`^${KNOWN}(?![\\w'-])`)
const SMALL_BEFORE = new RegExp(`(?<![\\w'-])${KNOWN}$`)

const isOurs = (name: string, ours: readonly string[]): boolean => {
  const words = name.toLowerCase().split(' ')
  return words.some((word) => NO_NAME.test(word) || ours.includes(word.replace(/'s$/, '')))
}

/** Days, months, places of talk and what people are called where they write; none of them sells anything. */
const NO_NAME = pattern('')`
  ^(?:
    i|i'm|we|you|your|our|my|it|they|he|she|the|mon|tues|wednes|thurs|fri|satur|sunday|.*day
    |jan\w*|feb\w*|march|april|may|june|july|aug\w*|sept\w*|oct\w*|nov\w*|dec\w*|slack|telegram
    |whatsapp|teams|sms|zoom|google|gmail|outlook|facebook|instagram|linkedin|christmas
    |thanksgiving|(?:new )?york|brooklyn|queens|manhattan|bronx|jersey|connecticut|hoboken|ceo
    |cfo|coo|cto|hr|it|finance|procurement|legal|yes|no|ok|okay
  )(?:'s)?$
`

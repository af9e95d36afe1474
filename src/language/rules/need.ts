import { pattern } from '#core/pattern'
import type { Expecting } from '#core/reading'
import type { Noticed } from '#core/signal'
import { termsOfText } from '../knowledge/terms.ts'
import { clauseAt, isDenied, matches, OPENER, quote, type Span, type Text } from './text.ts'
import type { Vocabulary } from './vocabulary.ts'

type Need = Extract<Noticed, { kind: 'need' }>

/** What they are after, in their words: "want coffee machines" is a need of "coffee machines" (M2). */
export const readNeed = (text: Text): Need | null => {
  for (const { start, end } of [...matches(text.plain, WANTING), ...matches(text.plain, INSTEAD)]) {
    if (clauseAt(text, start).asks || isDenied(text, end)) continue
    const thing = thingAt(text, end)
    if (thing)
      return {
        kind: 'need',
        value: wordsOf(text, isReplaced(text, { start, end }) ? { start, end: thing.end } : thing),
        quote: quote(text, { start, end: thing.end }),
        confidence: 0.85,
      }
  }
  return null
}

/** What they have now is no need of theirs: "replace our old machine" is, as a whole. */
const isReplaced = (text: Text, { start, end }: Span): boolean => /^replac/.test(text.plain.slice(start, end))

/** In a list of facts, "40 people, machines by Dec 20", the one that names what the business speaks of is what they are after. */
export const readListedNeed = (text: Text, vocabulary: Vocabulary): Need | null => {
  for (const { start, end, asks } of text.clauses) {
    if (asks) continue
    const opening = OPENER.exec(text.plain.slice(start, end))?.[0] ?? ''
    if (/^(?:our|my) /.test(text.plain.slice(start + opening.length))) continue
    const thing = NONE.test(opening) ? null : thingAt(text, start + opening.length)
    if (!thing || isDenied(text, thing.start) || !ENDED.test(text.plain.slice(thing.end))) continue
    if (speaksOf(wordsOf(text, thing), vocabulary))
      return { kind: 'need', value: wordsOf(text, thing), quote: quote(text, thing), confidence: 0.7 }
  }
  return null
}

/** "No machines" opens like "no, machines". */
const NONE = /\bno $/

/** What may follow a thing that stands in a list; a verb makes a sentence of it. */
const ENDED = pattern('')`
  ^\s*(?:
    $|[^\w\s'&+-]
    | (?:
      for|by|before|until|till|in|at|on|from|within|with|starting|asap|please|pls|next|this|and
    )\b
  )
`

/**
 * The answer to "what are you looking for?": a short noun phrase with no verb of wanting. A single word must be one that the
 * business speaks of: a greeting in another language, or "password", is none.
 */
export const readBareNeed = (
  text: Text,
  expecting: Expecting | null,
  vocabulary: Vocabulary,
): Need | null => {
  if (expecting !== 'need' || text.clauses.some(({ asks }) => asks)) return null
  const opening = OPENER.exec(text.plain)?.[0].length ?? 0
  const thing = thingAt(text, opening)
  const words = text.plain.trim().split(/\s+/).length
  if (!thing || NONE.test(text.plain.slice(0, opening)) || words > 8) return null
  if (isDenied(text, thing.start) || NO_THING_AT_ALL.test(text.plain.slice(opening))) return null
  const value = wordsOf(text, thing)
  const isPhrase = value.split(' ').length > 1 && !OUT_OF_PLACE.test(value)
  if (!isPhrase && !speaksOf(value, vocabulary)) return null
  return { kind: 'need', value, quote: quote(text, thing), confidence: 0.7 }
}

const speaksOf = (words: string, vocabulary: Vocabulary): boolean =>
  !OUT_OF_PLACE.test(words) && termsOfText(words).some((term) => vocabulary.has(term))

/** Secrets, words of other languages, strings to try a machine with: whatever the question, no answer to this one. */
const OUT_OF_PLACE = pattern('u')`
  (?<!\p{L})(?:
    password|passcode|iban|pin|ssn|login|username|account|passport|here|oui|non|si|sí|es|muy
    |caro|cara|para|necesit[ao]|necesitamos|quiero|queremos|buscamos|busco|ja|nein|hola|bonjour
    |salut|ciao|gracias|merci|danke|bitte|claro|asdf|qwerty|lorem|ipsum|foo|test|testing|xxx|tbd
    |null|undefined|placeholder|vs|versus
  )(?!\p{L})
`

const WANTING = pattern('g')`
  \b(?:
    (?:want|need|require)(?:s|ed|ing)?|(?:(?:i|we)'d|would) (?:like|love)
    |(?:looking|searching|shopping|hunting|hoping|begging|dying|desperate|asking|craving)\x20
      (?:around )?for
    |(?:i'm|we're|we are|i am|been|also) (?:thinking (?:of|about)|considering)
    |thinking (?:of|about)(?= (?:getting|buying|ordering|renting|having|trying)\b)
    |could (?:really |definitely )?use|(?:replace|replacing)
    |looking(?= to (?:get|buy|order|rent|lease|find|set|have|try|install|add|bring|switch)\b)
    |in the market for|interested in|in need of|(?:are|'re|am|'m) after
    |(?:trying|hoping|wanting|planning) to (?:
      find|get|buy|order|rent|lease|set up|install|try|have
    )
  ) (?:
    to (?:
      get|buy|order|have|rent|lease|find|set up|try|install|add|bring in|purchase|source|upgrade
    )\x20
    |getting |buying |ordering |renting |having |trying\x20
  )?(?:us |me |ourselves |some help with )?
`

/** "We don't need machines, just beans", "not looking for a contract just a deep clean". */
const INSTEAD =
  /(?<=\b(?:not|[a-z]+n't|dont|wont) (?:really )?(?:need|want|looking for|after)[^.!?,]*,? )(?:just|only) /g

const DETERMINER = pattern('')`
  ^(?:
    (?:
      a|an|the|some|any|our|my|your|a few|few|several|a couple of|couple of|more|new
      |\d+(?:-\d+)?|one|two|three|four|five|six|ten|good|decent|nice|proper|better|great
      |reliable|really|kind of|sort of|bit of|lots? of|plenty of|just|only|mostly|mainly
    )\x20
  )*
`
const WORD = /^\p{L}[\p{L}'-]*/u
const STOP = pattern('')`
  ^(?:
    for|before|by|on|in|at|from|with|without|to|because|so|that|which|who|asap|please|pls
    |starting|start|around|about|maybe|perhaps|probably|under|over|within|next|this|until|till
    |after|now|right|today|tomorrow|soon|as|if|when|while|is|are|was|were|be|we|i|you|it|they|he
    |she|not|no|between|than|or|up|per|every|each|instead|too|also|then|thanks|thank|again
    |anyway|ideally|roughly|immediately|urgently|badly|and|of|will|would|can|could|won't|can't|don't
  )$
`
const NOT_A_NEED = pattern('')`
  \b(?:
    it|that|this|them|these|those|one|ones|something|anything|nothing|everything|someone
    |somebody|anyone|help|info|information|time|discount|discounts|price|prices|pricing|quote
    |deal|invoice|receipt|link|answer|answers|question|questions|call|callback|demo|meeting
    |person|human|rep|agent|manager|boss|plan|plans|people|person|persons|ppl|seats?|desks?
    |employees|staff|users|yes|no|you|me|us|stop|code|number|text|texts|sms|email|approval
    |permission|contract|minute|minutes|second|moment|day|days|week|weeks|month|months|know
    |think|ask|talk|speak|see|check|wait|be|do|go|start|begin|pay|cancel|change|confirm
    |understand|explanation|details|options|money|budget|rest|same|off|say|offer|offers|hand
    |minutes?|break|rid|net|terms|budget|died|broke|dead|broken|refunds?|money back
  )\b
`
const NO_THING_AT_ALL = pattern('')`
  ^(?:
    yes|yeah|no|nope|ok|okay|sure|maybe|nothing|not|none|idk|dunno|i|we|you|it|that|this|can
    |could|what|how|just (?:looking|browsing)|let|go|sounds|stop|help|thanks|hi|hello|me|us|see
    |ready|sign|later|hmm|lol|cool|good|great|whatever|makes|works|got|does|already|never|why
    |where|when|who|please|never ?mind|forget
  )\b
`

/** The noun phrase that begins here: up to five words, ended by any small word. */
const thingAt = (text: Text, from: number): Span | null => {
  const limit = clauseAt(text, from).end
  const start = from + (DETERMINER.exec(text.plain.slice(from, limit))?.[0].length ?? 0)
  let end = start
  for (let words = 0; words < 5; words += 1) {
    const gap = words === 0 ? 0 : (/^ (?:and |& |\+ )?/.exec(text.plain.slice(end, limit))?.[0].length ?? -1)
    const word = gap < 0 ? null : WORD.exec(text.plain.slice(end + gap, limit))?.[0]
    if (!word || STOP.test(word) || (gap > 1 && NOT_A_NEED.test(word))) break
    end += gap + word.length
  }
  const thing = text.plain.slice(start, end)
  return end === start || NOT_A_NEED.test(thing) ? null : { start, end }
}

const wordsOf = (text: Text, { start, end }: Span): string => text.plain.slice(start, end)

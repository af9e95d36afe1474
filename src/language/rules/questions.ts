import type { Catalogue } from '#core/catalogue'
import { pattern, piece } from '#core/pattern'
import type { Question } from '#core/reading'
import { asksForPaper } from './concerns/legal.ts'
import { asksForTerms } from './discount.ts'
import { NOUN } from './meeting-wishes.ts'
import { orderPointOf } from './order-questions.ts'
import { asksOfOwn } from './own-order.ts'
import { asksForChannel } from './preference.ts'
import { comparesPlans, planNamed } from './product.ts'
import { asksToBuy } from './readiness.ts'
import { prepareTyped } from './shorthand.ts'
import { type Clause, OPENER, quote, type Span, type Text } from './text.ts'

/**
 * The questions that want an answer from the business, with or without a question mark. A request that carries a signal
 * ("can we start Jan 1?") and courtesy ("how are you?") are none.
 */
export const readQuestions = (message: string, catalogue: Catalogue): readonly Question[] => {
  const text = prepareTyped(message)
  if (text === null) return []
  const marked = asked(text)
  return (marked.length > 0 ? marked : unmarked(text, catalogue))
    .map((span) => trim(text, span))
    .filter(({ start, end }) => wantsAnswer(text.plain.slice(start, end)))
    .map((span) => {
      const plain = text.plain.slice(span.start, span.end)
      const topic = topicOf(plain, catalogue)
      const point = topic === 'own' ? undefined : orderPointOf(plain)
      return {
        text: quote(text, span),
        topic,
        plan: planNamed(quote(text, span), catalogue),
        ...(point && { point }),
      }
    })
}

const topicOf = (plain: string, catalogue: Catalogue): Question['topic'] => {
  if (ABOUT_US.test(plain)) return 'bot'
  if (ABOUT_MEETING.test(plain)) return 'meeting'
  if (asksOfOwn(plain)) return 'own'
  return isAboutPrice(plain) || OFFER.test(plain) || isAboutPlan(plain, catalogue) ? 'price' : 'other'
}

/** What a plan includes is told with its price. */
const isAboutPlan = (plain: string, catalogue: Catalogue): boolean =>
  comparesPlans(plain, catalogue) || (INCLUDED.test(plain) && planNamed(plain, catalogue) !== null)

const INCLUDED = pattern('')`
  \bwhat(?:'s| is| all is) (?:all )?(?:included |in(?:side)? )
  |\bwhat (?:all )?(?:
    do (?:i|we|you) get|comes|does .+ (?:include|come with|have|contain|cover)\b
  )
`

/** Whoever asks whether this is a machine is told so (L5). */
const ABOUT_US = pattern('')`
  \b(?:are you|r u|is this|is it|am i (?:talking|speaking|chatting|texting) (?:to|with))\x20
    (?:(?:a|an|the|some|actually|really|just|even) )*(?:real |live |actual )?(?:
    bot|chatbot|robot|machine|ai|computer|program|human|person|automated|automatic
  )\b
  |\bwho (?:are you|is this)(?= *(?:
    $|[,.!?;]|(?:here|then|anyway|again|guys|people|really|exactly|and|i'm)\b
  ))
  |\bwho am i (?:talking|speaking|chatting)
  |\bwhat(?:'s| is) this(?: about| for)?(?= *(?:$|[,.!?;]))
  |\bwhat can you do\b(?= *(?:$|[,.!?;]|here\b|for (?:me|us)\b|exactly\b))
  |\byou(?:'re| are) (?:(?:a|an|the|just|really|only|actually|not|considered|even|some) )*
    (?:real |live |life )*(?:bot|chatbot|robot|ai|human|computer)\b(?! (?:resources|friendly))
  |\b(?:if|that|whether) you(?:'re| are) (?:(?:a|an|really|actually) )*(?:real|person|alive|automated)\b
  |\b(?:are you|is this) (?:really |actually |even )?(?:real(?! estate)|alive|artificial)\b
  |\b(?:consider|think|identify|sound|talk|seem)(?: of)?(?: yourself)?
    (?: (?:to be|as|like|you are))? an? (?:bot|robot|machine|ai|human|computer)\b
  |\bwhat are you(?= *(?:$|[,.!?;]))
  |\b(?<!how old )(?:are|r) (?:you|u) (?:chat ?gpt|gpt|claude|gemini|siri|alexa)\b
  |\bwhat (?:ai|bot|llm|language model|model) are you\b
  |\b(?:what(?:'s| is)|do you have|tell me) (?:your|a) name\b
`

/** Whether they have a meeting, and when: the calendar knows (D3). */
const ABOUT_MEETING = pattern('')`
  \b(?:when|(?:what|which) (?:time|day|date))(?:'s| is| was| are)(?: it)?\x20
    (?:my|our|the|that|this) ${NOUN}\b
  |\b(?:is|are) (?:my|our|the|that|this) ${NOUN} (?:still |really |already )?(?:
    booked|confirmed|on|set|scheduled|happening|at|today|tomorrow
  )\b
  |\b(?:do|did|have) (?:i|we|you) (?:already |still )?(?:have|book|booked|got)\x20
    (?:a|any|the|my|our) ${NOUN}(?= *(?:$|[,.!?;]|booked|set up|scheduled))
`

/** Who speaks, and how plans compare, is asked without a word of asking as well: "seriously are you human", "starter vs team". */
const unmarked = (text: Text, catalogue: Catalogue): readonly Span[] =>
  text.clauses.filter(({ start, end }) => {
    const words = text.plain.slice(start, end)
    return (
      ABOUT_US.test(words) ||
      WANTS_PRICES.test(words) ||
      (VERSUS.test(words) && comparesPlans(words, catalogue))
    )
  })

/** "Just send me a price", "checking prices". */
const WANTS_PRICES = pattern('')`
  \b(?:
    (?:send|give|tell|show|text) (?:me|us) (?:a |the |your |some |just )*
    |(?:checking|comparing|asking about|looking (?:for|at)|curious about) (?:the |your |some )*
  )(?:prices?|pricing|costs?|rates)\b
`

const VERSUS = /\b(?:vs\.?|versus|compared (?:to|with)|or)(?= )/

/** A question runs from the clause that asks to the next one that asks, or to the end of its sentence. */
const asked = (text: Text): readonly Span[] => {
  const questions: (Span & { readonly sentence: Span })[] = []
  for (const clause of text.clauses) {
    const open = questions.at(-1)
    if (clause.asks) questions.push(clause)
    else if (open && continues(text, open, clause)) questions.splice(-1, 1, { ...open, end: clause.end })
  }
  return questions
}

const continues = (text: Text, question: Span & { readonly sentence: Span }, clause: Clause): boolean =>
  question.end === clause.start &&
  question.sentence.start === clause.sentence.start &&
  text.plain.slice(clause.sentence.start, clause.sentence.end).includes('?')

/** Takes off "ok so", and the marks that only separate. */
const trim = (text: Text, { start, end }: Span): Span => {
  const words = text.plain.slice(start, end)
  const opening = OPENER.exec(words)?.[0].length ?? 0
  const rest = words.slice(opening).trimEnd()
  const bare = /[a-z0-9]/.test(rest) ? rest : words
  const from = bare === words ? start : start + opening
  const kept = bare
    .replace(/[\s,;:.(-]+$/, '')
    .replace(/([?!])[?!\s]*$/, '$1')
    .replace(/\s(?:but|and|so|because|however|although|though)$/, '')
  return { start: from, end: from + kept.length }
}

const wantsAnswer = (plain: string): boolean =>
  ABOUT_US.test(plain) || ABOUT_MEETING.test(plain) || asksOfOwn(plain) || asksForFacts(plain)

const asksForFacts = (plain: string): boolean =>
  /[a-z]/.test(plain) &&
  !COURTESY.test(plain) &&
  !AIMED_AT_US.test(plain) &&
  !asksForChannel(plain) &&
  !asksForTerms(plain) &&
  !asksForPaper(plain) &&
  (HOW_TO_PAY.test(plain) || !asksToBuy(plain)) &&
  (PRICE.test(plain) || !isRequest(plain))

/** Whoever asks how one pays is ready, and wants to know it all the same. */
const HOW_TO_PAY = /\bhow (?:do|can|could|would|will|should|may) (?:i|we) pay\b/

const PRICE = pattern('')`
  \b(?:
    the damage|how much(?! (?:time|coffee|notice|space|room|power|water))|prices?|priced|pricing
    |what(?:'s| is| does| would| will) (?:it|that|this) run|costs?|cost|fees?|rates?|charged?|all[- ]in|how expensive
  )\b
  |\b(?:what|how) (?:would|will|does|do|is|'s|are) .*\b(?:
    total|run (?:us|me)|set (?:us|me) back|come (?:to|out (?:to|at))
  )\b
`

const isAboutPrice = (plain: string): boolean =>
  PRICE.test(plain) || /[$€£] ?\d/.test(plain) || /\d (?:a|per) (?:month|year)\b/.test(plain)

/** Which plans there are: their list with prices is the answer. */
const OFFER = pattern('')`
  \b(?:what|which) (?:(?:kinds?|sorts?|types?) of |other |different )?
    (?:plans?|packages?|tiers?|subscriptions?) (?:
    do you (?:have|offer|sell)|have you got|are (?:there|available)
    |can (?:i|we) (?:choose|pick|get|have)
  )\b
  |\b(?:do you (?:have|offer)|are there) (?:any |different |other |several )?
    (?:plans|packages|tiers|subscriptions)\b
  |\bwhat(?: all)? (?:do you|are you)(?: guys| folks| people)? (?:sell|offer|selling|offering)
    (?= *(?:$|[,.!?;]))
  |^(?:[a-z]+[, ]+){0,2}what do you(?: guys)?(?: actually| even)? do\b
    (?= *(?:$|[,.!?;]|then\b|here\b|for (?:me|us)\b|exactly\b))
  |\b(?:what|which)(?:'s| is| are) (?:your |the )?(?:
    cheapest|least expensive|lowest[- ]priced|smallest|best[- ]value
  )(?: (?:one|plan|option|package|offer))?(?= *(?:$|[,.!?;]))
  |\bwhich (?:one |of (?:them|those|these) )?(?:is|would be|'s) (?:the )?(?:best|right|better)\b
  |\b(?:what|which)(?: one)? (?:do|would) you (?:recommend|suggest)\b
`

const COURTESY = pattern('')`
  ^(?:
    how(?:'s| is| are| have| you)?(?: (?:are|is|have))? (?:
      you|ya|u|it|things|everything|your day|doing|life
    )\b(?: (?:doing|going|been|all|today|guys|there|so far|everyone|holding up))*
    |what'?s (?:up|new|happening|good)|sup|wassup|how do you do|how goes it
    |(?:again[, ]+)?(?:are )?(?:you|anyone|anybody|someone|somebody) (?:still )?
      (?:there|here|around|home|awake)
    |(?:again[, ]+)?still (?:there|here|around|awake|with me)
    |is (?:anyone|anybody|someone|somebody|there (?:anyone|anybody|someone|somebody))\x20
      (?:there|here|around|home)
    |(?:are|is) (?:they|he|she|anyone|anybody|someone|somebody) (?:still )?
      (?:coming|on (?:the|their|his|her) way)
    |when (?:will|are|is) (?:they|he|she|someone|somebody|a person) (?:
      be here|come|coming|join(?:ing)?|answer(?:ing)?
    )(?: me| us| here)*
    |hello|hi|hey|you (?:there|ok|good)
    |(?:can|could|may) (?:i|we) ask (?:you )?(?:a|one|another|some|something)[a-z ]*
    |(?:can|could) you (?:please )?help(?: (?:me|us))?(?: out| please)?|right|ok|okay|yes|no
    |really|seriously|huh|pardon|what|sorry|got it|make sense
    |(?:does|do) (?:that|this) make sense
  )[\s,!.?]*$
`

/** About the conversation itself: somebody to talk to, a message to send again. */
const AIMED_AT_US = pattern('')`
  \b(?:talk|speak|chat|connect(?:ed)?|put me through) (?:to|with)\x20
    (?:a|an|someone|somebody|your|the|one of|any)\b
  |\b(?:can|could|will|would) you (?:please )?(?:
    call|ring|phone|email|text|message|repeat|resend|remind|hold on|wait|stop
  )\b
  |\b(?:human|person|people|someone|somebody|anyone|rep|agent|manager|colleague)\b[a-z' ]*\b
    (?:talk|speak|chat|call|ring|phone|contact|reach)\b(?! (?:you|your))
  |\b(?:get|have|see|want|need) (?:a|an|some) (?:real |actual |live )?
    (?:human|person|rep|agent)\b
  |\bstart (?:over|again|from scratch|fresh|from the beginning)\b
  |\b(?:stop|unsubscribe) (?:texting|messaging|calling)\b
`

const MONTHS_OR_DAYS = piece`
  (?:
    jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?
    |oct(?:ober)?|nov(?:ember)?|dec(?:ember)?
  )\.? (?:\d|$|[?.,])
  |\d{1,2}(?:st|nd|rd|th)\b|\d{1,2}/\d{1,2}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow
  |(?:next|this) (?:week|month|quarter|year)
  |(?:january|february|april|june|july|august|september|october|november|december)\b
  |(?:in|from|by|until|before|for) (?:march|may)\b|asap|christmas|new year
`
const PEOPLE = '\\d+ (?:people|persons?|ppl|seats?|employees?|staff|users?|desks?|of us)'
const TERM = pattern('')`
  \b(?:${MONTHS_OR_DAYS}|${PEOPLE})|\b\d+ instead\b|[$€£] ?\d|^(?:[a-z]+ ){0,3}\d+ $|\bearlier\b
  |\blater\b|\bsooner\b
`
const REQUEST = pattern('')`
  ^(?:
    (?:instead of [a-z0-9 ]{1,20}? |(?:i was |just )?wondering (?:if|whether) )?(?:
      (?:can|could|may|might|would|will|shall|should) (?:we|i|it|you|that|this)
      |(?:we|i|you|it) (?:can|could|may)
    )(?: (?:maybe|just|please|also|perhaps|possibly|at least))* (?:
      start|begin|do|make|change|switch|move|push|delay|postpone|get|have|set|kick off|go|be|use
      |try|say|aim|schedule|take|work|have it
    )\b
    |(?:is|would) it (?:be )?(?:possible|ok|okay|fine|alright)\b|(?:what|how) (?:about|if)\b
    |any chance\b
    |(?:do|is|does|would|will) [a-z0-9 ,/$]{0,24}
      (?:work|works|ok|okay|possible|fine|good|doable)\b
    |(?:idk |hmm |not sure )?(?:maybe |perhaps |about |around |like |say )?[a-z0-9 ,/$]{0,16}$
  )
`

/** What may be done once the plan has run for a while is a question of rules. */
const LATER_ON = pattern('')`
  \b(?:switch|change|upgrade|downgrade|swap|add|cancel|pause)\b.*\b(?:
    later(?: on)?|afterwards|down the (?:road|line)|at some point|any ?time
  )$
`

/** A request about the terms is a signal, which the recap answers: "can we do 50 people instead?". */
const isRequest = (plain: string): boolean => {
  const words = plain.replace(/[?!.\s]+$/, '')
  return REQUEST.test(words) && TERM.test(`${words} `) && !LATER_ON.test(words)
}

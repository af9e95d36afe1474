import type { Brief } from '#core/brief'
import type { Terms } from '#core/catalogue'
import { type Card, SLOTS } from '#core/message'
import type { TermAsked } from '#core/reply-brief'
import { fill } from '../words/fill.ts'
import type { Tongue } from '../words/tongue.ts'
import { counted, duration, exactMoney, fullDay, shortMoney } from './format.ts'
import { block, type Part, say, sentence, type Voice } from './part.ts'

type BriefOf<S extends Brief['say']> = Extract<Brief, { readonly say: S }>

/** The terms on a card, and one fixed question below which only a yes to exactly these terms counts (A5, L2). */
export const recapPart = (brief: BriefOf<'recap'>, voice: Voice): Part => {
  const changed = changesIn(brief, voice).join(', ')
  const lead = say(voice, 'recap', { changed })
  const { choices, questions } = voice.tongue
  return block(lead, choices.recap, [termsCard(brief.terms, voice)], questions.recap)
}

/** Each changed term with what it was and what it is now: "people from 40 to 50". */
const changesIn = ({ terms, changed, before }: BriefOf<'recap'>, voice: Voice): readonly string[] => {
  const { tongue } = voice
  const is = termFacts(terms, voice)
  const was = before && termFacts(before, voice)
  return changed.flatMap((term) => {
    const name = tongue.terms[term]
    const [now] = is.filter(([label]) => label === name)
    const [then] = was?.filter(([label]) => label === name) ?? []
    if (!now) return []
    const label = name.toLowerCase()
    return [then ? fill(tongue.cards.change, { label, was: then[1], now: now[1] }) : label]
  })
}

/** The same question once more, after an answer that was neither a yes nor a change (A5). */
export const confirmAgainPart = (voice: Voice): Part =>
  sentence(`${say(voice, 'confirm-again')} ${voice.tongue.questions.recap}`, voice.tongue.choices.recap)

/** What must be agreed to by itself before a deal binds (A4). */
export const acknowledgePart = (brief: BriefOf<'acknowledge'>, voice: Voice): Part => {
  const opening = voice.tongue.openings.acknowledge[brief.again ? 'again' : 'first']
  const text = say(voice, 'acknowledge', { opening, text: voice.own(brief.text) })
  return block(`${text} ${voice.tongue.questions.acknowledge}`, voice.tongue.choices.acknowledge)
}

/** The amount alone, and the question once more (A5). */
export const secondYesPart = (brief: BriefOf<'second-yes'>, voice: Voice): Part => {
  const opening = voice.tongue.openings.secondYes[brief.again ? 'again' : 'first']
  const text = say(voice, 'second-yes', {
    opening,
    amount: exactMoney(brief.amount, brief.currency, voice.tongue),
    when:
      brief.net === undefined
        ? voice.tongue.cards.now
        : fill(voice.tongue.cards.ofInvoice, { days: daysOf(brief.net, voice.tongue) }),
  })
  return block(`${text} ${voice.tongue.questions.secondYes}`, voice.tongue.choices.secondYes)
}

/** The link to pay; its address is put in at the moment of sending (D7). */
export const checkoutPart = (brief: BriefOf<'checkout' | 'checkout-free'>, voice: Voice): Part => {
  const { terms, again } = brief
  const { cards, terms: labels } = voice.tongue
  const text = say(voice, brief.say, {
    opening: voice.tongue.openings.checkout[again ? 'again' : 'first'],
    // How long the link has been waiting is not in the brief, so a repeated one promises no time.
    valid: again ? '' : duration(voice.policy.checkoutValid, voice.tongue),
  })
  const amount = exactMoney(terms.dueNow, terms.currency, voice.tongue)
  const title = brief.say === 'checkout' ? fill(cards.pay, { amount }) : cards.confirm
  const card: Card = {
    title: cards.order,
    text: '',
    facts: [
      [labels.plan, terms.name],
      [labels.dueNow, dueInWords(terms, voice.tongue)],
    ],
    links: [{ title, url: SLOTS.checkout }],
  }
  return block(text, [], [card])
}

/** The order binds by the yes alone: its number, and what comes by invoice (A9). */
export const orderedPart = ({ terms, number }: BriefOf<'ordered'>, voice: Voice): Part =>
  block(
    say(voice, 'ordered', {
      number,
      amount: exactMoney(terms.price, terms.currency, voice.tongue),
      days: daysOf(terms.net ?? 0, voice.tongue),
    }),
  )

/** The order once more, with no question below it: it was asked for, and nothing is put to them (A6). */
export const ownOrderPart = ({ terms }: BriefOf<'own-order'>, voice: Voice): Part => {
  // Whether it is due yet is said beside it, by whoever knows.
  const facts = termFacts(terms, voice).filter(([label]) => label !== voice.tongue.terms.dueNow)
  return block(say(voice, 'own-order'), [], [{ ...termsCard(terms, voice), facts }])
}

const daysOf = (days: number, tongue: Tongue): string => counted(days, 'day', tongue)

const termsCard = (terms: Terms, voice: Voice): Card => ({
  title: voice.tongue.cards.order,
  text: '',
  facts: termFacts(terms, voice),
  links: [],
})

const termFacts = (terms: Terms, { tongue, own }: Voice): Card['facts'] => {
  const { terms: label, per } = tongue
  const amount = shortMoney(terms.price, terms.currency, tongue)
  return [
    [label.name, terms.name],
    [label.quantity, terms.quantity.toLocaleString(tongue.tag)],
    [label.price, fill(per[terms.per], { amount })],
    [label.start, fullDay(terms.start, tongue)],
    [label.renewal, own(terms.renewal)],
    [label.cancellation, own(terms.cancellation)],
    ...special(terms, tongue),
    ...invoice(terms, tongue),
    [label.dueNow, dueInWords(terms, tongue)],
  ]
}

/** One term of an order with its name, for whoever asks about it. */
export const termFact = (terms: Terms, term: TermAsked, voice: Voice): readonly [string, string] => {
  const name = voice.tongue.terms[term]
  return termFacts(terms, voice).find(([label]) => label === name) ?? [name, '']
}

const dueInWords = ({ dueNow, currency }: Terms, tongue: Tongue): string =>
  dueNow === 0 ? tongue.cards.nothing : exactMoney(dueNow, currency, tongue)

const special = ({ special }: Terms, { terms }: Tongue): Card['facts'] =>
  special === undefined ? [] : [[terms.special, special]]

const invoice = ({ net, price, currency }: Terms, tongue: Tongue): Card['facts'] => {
  if (net === undefined) return []
  const amount = exactMoney(price, currency, tongue)
  return [[tongue.terms.net, fill(tongue.cards.dueWithin, { amount, days: daysOf(net, tongue) })]]
}

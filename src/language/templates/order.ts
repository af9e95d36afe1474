import type { Brief } from '#core/brief'
import type { Terms } from '#core/catalogue'
import { type Card, SLOTS } from '#core/message'
import { CHOICES, OPENINGS, QUESTIONS } from '../words/en.ts'
import { CARDS, TERM_LABELS } from '../words/en-labels.ts'
import { fill } from '../words/fill.ts'
import { counted, duration, exactMoney, fullDay, shortMoney } from './format.ts'
import { block, type Part, say, sentence, type Voice } from './part.ts'

type BriefOf<S extends Brief['say']> = Extract<Brief, { readonly say: S }>

/** The terms on a card, and one fixed question below which only a yes to exactly these terms counts (A5, L2). */
export const recapPart = (brief: BriefOf<'recap'>, voice: Voice): Part => {
  const changed = changesIn(brief).join(', ')
  const lead = say(voice, 'recap', { changed })
  return block(lead, CHOICES.recap, [termsCard(brief.terms)], QUESTIONS.recap)
}

/** Each changed term with what it was and what it is now: "people from 40 to 50". */
const changesIn = ({ terms, changed, before }: BriefOf<'recap'>): readonly string[] => {
  const is = termFacts(terms)
  const was = before && termFacts(before)
  return changed.flatMap((term) => {
    const label = TERM_LABELS[term]
    const [now] = is.filter(([name]) => name === label)
    const [then] = was?.filter(([name]) => name === label) ?? []
    if (!now) return []
    return [then ? `${label.toLowerCase()} from ${then[1]} to ${now[1]}` : label.toLowerCase()]
  })
}

/** The same question once more, after an answer that was neither a yes nor a change (A5). */
export const confirmAgainPart = (voice: Voice): Part =>
  sentence(`${say(voice, 'confirm-again')} ${QUESTIONS.recap}`, CHOICES.recap)

/** What must be agreed to by itself before a deal binds (A4). */
export const acknowledgePart = (brief: BriefOf<'acknowledge'>, voice: Voice): Part => {
  const opening = OPENINGS.acknowledge[brief.again ? 'again' : 'first']
  const text = say(voice, 'acknowledge', { opening, text: brief.text })
  return block(`${text} ${QUESTIONS.acknowledge}`, CHOICES.acknowledge)
}

/** The amount alone, and the question once more (A5). */
export const secondYesPart = (brief: BriefOf<'second-yes'>, voice: Voice): Part => {
  const opening = OPENINGS.secondYes[brief.again ? 'again' : 'first']
  const text = say(voice, 'second-yes', {
    opening,
    amount: exactMoney(brief.amount, brief.currency),
    when: brief.net === undefined ? 'now' : `within ${daysOf(brief.net)} of the invoice`,
  })
  return block(`${text} ${QUESTIONS.secondYes}`, CHOICES.secondYes)
}

/** The link to pay; its address is put in at the moment of sending (D7). */
export const checkoutPart = (brief: BriefOf<'checkout' | 'checkout-free'>, voice: Voice): Part => {
  const { terms, again } = brief
  const text = say(voice, brief.say, {
    opening: OPENINGS.checkout[again ? 'again' : 'first'],
    // How long the link has been waiting is not in the brief, so a repeated one promises no time.
    valid: again ? '' : duration(voice.policy.checkoutValid),
  })
  const amount = exactMoney(terms.dueNow, terms.currency)
  const title = brief.say === 'checkout' ? fill(CARDS.pay, { amount }) : CARDS.confirm
  const card: Card = {
    title: CARDS.order,
    text: '',
    facts: [
      [TERM_LABELS.plan, terms.name],
      [TERM_LABELS.dueNow, dueInWords(terms)],
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
      amount: exactMoney(terms.price, terms.currency),
      days: daysOf(terms.net ?? 0),
    }),
  )

/** The order once more, with no question below it: it was asked for, and nothing is put to them (A6). */
export const ownOrderPart = ({ terms }: BriefOf<'own-order'>, voice: Voice): Part =>
  block(say(voice, 'own-order'), [], [{ ...termsCard(terms), facts: termFacts(terms).filter(isAgreed) }])

/** Whether it is due yet is said beside it, by whoever knows. */
const isAgreed = ([label]: Card['facts'][number]): boolean => label !== TERM_LABELS.dueNow

const daysOf = (days: number): string => counted(days, 'day', 'days')

const termsCard = (terms: Terms): Card => ({
  title: CARDS.order,
  text: '',
  facts: termFacts(terms),
  links: [],
})

const termFacts = (terms: Terms): Card['facts'] => [
  [TERM_LABELS.name, terms.name],
  [TERM_LABELS.quantity, terms.quantity.toLocaleString('en-US')],
  [TERM_LABELS.price, `${shortMoney(terms.price, terms.currency)} a ${terms.per}`],
  [TERM_LABELS.start, fullDay(terms.start)],
  [TERM_LABELS.renewal, terms.renewal],
  [TERM_LABELS.cancellation, terms.cancellation],
  ...special(terms),
  ...invoice(terms),
  [TERM_LABELS.dueNow, dueInWords(terms)],
]

const dueInWords = ({ dueNow, currency }: Terms): string =>
  dueNow === 0 ? CARDS.nothing : exactMoney(dueNow, currency)

const special = ({ special }: Terms): Card['facts'] =>
  special === undefined ? [] : [[TERM_LABELS.special, special]]

const invoice = ({ net, price, currency }: Terms): Card['facts'] =>
  net === undefined ? [] : [[TERM_LABELS.net, `${exactMoney(price, currency)}, due within ${daysOf(net)}`]]

import { addressKey } from '#core/address'
import { allowanceIn } from '#core/allowance'
import { ahead, underWayOf } from '#core/bookings'
import type { Brief, SentKind } from '#core/brief'
import { type DialogOf, type Floor, keep, pass, type Speech, say, type View } from '#core/dialog'
import { concernsOf } from '#core/escalation'
import { LOCALES } from '#core/locale'
import type { Question } from '#core/reading'
import { reportInQuestion, unsaidReport } from '#core/reports'
import { knownFacts } from './known.ts'
import { payingIn, termIn } from './order-point.ts'
import { isAboutPlaceBeyond, servedIn } from './served.ts'
import { underWayIn } from './times.ts'

/**
 * Answers what was asked from the catalogue and the business's own knowledge, and says honestly what we cannot do with files
 * (C9); then lets the thread go on (D1, D2).
 */
export const answer: DialogOf<'sdr'> = {
  name: 'answer',
  role: 'sdr',
  propose: (view) => {
    const { turn } = view.state
    if (turn.news === 'file-lost' && turn.heard.length === 0) return keep(...lostFiles(view))
    const questions = questionsIn(view)
    const unknown = questions.filter(
      (question) => isForKnowledge(question, view) && !(question.text in turn.lookedUp),
    )
    if (unknown.length > 0) return lookUp(unknown, view)
    const said = [
      ...lostFiles(view),
      ...cameAlong(view),
      ...questions.flatMap((question) => answerTo(question, view)),
      ...ownFacts(questions, view),
    ]
    return said.some(({ asks }) => asks === 'person') ? keep(...said) : pass(...said)
  },
}

/** The questions of this turn, each once. */
export const questionsIn = ({ heard }: View): readonly Question[] => {
  const all = heard.flatMap(({ reading }) => reading?.questions ?? [])
  return all.filter((question, n) => all.findIndex(({ text }) => text === question.text) === n)
}

/** What came with the messages of this turn: files are kept unread, a place is said back. */
const cameAlong = ({ heard }: View): readonly Speech[] => {
  const kinds = heard.flatMap(({ files }) => files).filter((kind): kind is SentKind => kind !== 'place')
  const places = heard.flatMap(({ place }) => (place === null ? [] : [place]))
  return [
    ...places.map((place) => say({ say: 'place', place })),
    ...(kinds.length === 0 ? [] : [say({ say: 'files', kinds })]),
  ]
}

/** Of a file that could not be kept they hear why, and what they can do about it. */
const lostFiles = ({ state, rules }: View): readonly Speech[] => {
  switch (state.turn.lost?.why) {
    case 'too-large':
      return [say({ say: 'file-too-large', most: rules.business.policy.fileSize })]
    case 'not-taken':
      return [say({ say: 'file-not-taken' })]
    case 'out-of-reach':
      return [say({ say: 'file-out-of-reach' })]
    default:
      return []
  }
}

const lookUp = (questions: readonly Question[], { state, rules, authority }: View): Floor<'sdr'> =>
  keep(
    ...questions.map(({ text }) => ({
      propose: 'ask' as const,
      ask: {
        ask: 'look-up' as const,
        question: text,
        ...(state.locale && rules.business.languages?.[state.locale] && { locale: state.locale }),
        ...(rules.model && { level: authority.level, ...allowanceIn(state, rules) }),
      },
    })),
  )

/** Where nobody can be met, the business's own words may still tell of its meetings. */
const isForKnowledge = (question: Question, view: View): boolean =>
  !isTrouble(question, view) &&
  (question.topic === 'other' || (question.topic === 'meeting' && !view.rules.business.calendar))

/** What a customer asks about what they have from us is a person's to answer: no passage knows it (D4). */
const isTrouble = ({ text }: Question, { state, rules }: View): boolean =>
  concernsOf(state, rules.business.policy).some(({ existing, quote }) => existing && text.includes(quote))

const answerTo = (question: Question, view: View): readonly Speech[] => {
  const { state, rules } = view
  const { currency, plans } = rules.business.catalogue
  // At first contact it has been said already.
  if (question.topic === 'bot')
    return state.addresses[addressKey(view.here)]?.introduced ? [say({ say: 'automated' })] : []
  if (question.topic === 'language') return [say(languageBrief(question, view))]
  if (isOfOwn(question, view) || isTrouble(question, view)) return []
  const term = termIn(question, view)
  if (term) return [term]
  if (question.topic === 'price') {
    const plan = plans.find(({ id }) => id === question.plan)
    return [say(plan ? { say: 'price', plan, currency } : { say: 'prices', plans, currency })]
  }
  if (!isForKnowledge(question, view)) return meetingsOf(view)
  if (isAboutPlaceBeyond(question, view)) return []
  const passage = answerIn(question, view)
  if (passage) return [...servedIn(question, passage, view), say({ say: 'answer', passage })]
  if (isWished(question, view)) return []
  const paying = payingIn(question)
  if (paying) return [paying]
  // What of a plan nobody has written down, the list may still tell: "what is the difference between the two?"
  if (question.plan !== null) return [say({ say: 'prices', plans, currency })]
  return [
    mayOfferPerson(view) ? say({ say: 'no-answer', offers: true }, 'person') : say({ say: 'no-answer' }),
  ]
}

/**
 * Where a desk can be called a person is offered, and a yes calls one (D4). The offer is a question, so it takes the place of ours; and
 * none is made while a recap, a code, a link or what another system says waits for its own answer, which a yes might be meant for.
 */
const mayOfferPerson = ({ state, rules }: View): boolean =>
  (rules.desk ?? false) &&
  state.desk === null &&
  rules.business.policy.escalate.human &&
  state.recap === null &&
  state.payment === null &&
  state.challenge === null &&
  state.question?.about !== 'link' &&
  state.meetings.offer === null &&
  reportInQuestion(state) === null &&
  rules.business.policy.discovery.every((fact) => unsaidReport(fact, state) === null) &&
  state.turn.learned.length === 0

/**
 * A model's answer, if it was let through; else the best passage that the rules have found. Where a model would rather have a person
 * answer, the passage is beside the point: to know less than the rules is allowed to it, and a person is named (A4, D4).
 */
const answerIn = ({ text }: Question, { state }: View): string | undefined => {
  const { drafted, lookedUp, forPerson = [] } = state.turn
  const best = forPerson.includes(text) ? undefined : lookedUp[text]?.find(({ by }) => by === undefined)
  return drafted?.[text] ?? best?.text
}

/** That we speak it, or which ones we do: a business speaks its own language, and those that it has words for. */
const languageBrief = ({ language }: Question, { rules: { business } }: View): Brief => {
  const languages = LOCALES.filter((locale) => locale === 'en' || business.languages?.[locale])
  return language !== undefined && languages.includes(language)
    ? { say: 'speaks' }
    : { say: 'speaks-only', languages }
}

/** About their own order, payment or facts, which no passage knows; who has paid is shown no list of prices (A6). */
export const isOfOwn = ({ topic, plan }: Question, { state }: View): boolean =>
  topic === 'own' || (topic === 'price' && plan === null && state.payment !== null)

/** "Can I get a refund?" is answered by whoever decides on it (D4). */
const isWished = ({ text }: Question, { state, rules }: View): boolean =>
  concernsOf(state, rules.business.policy).some(
    ({ about, quote }) => about === 'after-sale' && text.includes(quote),
  )

/** Before the order is placed: that it is not, and what is known where no order has been put together. The order itself is the closer's to show. */
const ownFacts = (questions: readonly Question[], view: View): readonly Speech[] => {
  const { state } = view
  if (state.payment || !questions.some((question) => isOfOwn(question, view))) return []
  return [say({ say: 'own-facts', known: state.recap ? [] : knownFacts(state) })]
}

/** The meetings that they have, or the one that is being booked, moved or called off at this moment (D3). */
const meetingsOf = ({ state }: View): readonly Speech[] => {
  const booking = underWayOf(state.meetings)
  if (booking) return [say(underWayIn(booking))]
  const standing = ahead(state)
  return standing.length > 0
    ? standing.map(({ slot, zone }) => say({ say: 'already-booked', slot, zone }))
    : [say({ say: 'no-booking' })]
}

import type { Brief } from '#core/brief'
import type { Plan } from '#core/catalogue'
import type { Manner } from '#core/manner'
import type { Choice, Message } from '#core/message'
import type { PlanBrief } from '#core/plan-brief'
import { confirmPart } from './templates/confirm.ts'
import { factsOf, grantedIn } from './templates/facts.ts'
import { filesPart } from './templates/files.ts'
import { languagesOf, listed } from './templates/format.ts'
import { identityPart } from './templates/identity.ts'
import { isIdle } from './templates/idle.ts'
import { linkPart } from './templates/link.ts'
import { meetingPart } from './templates/meeting.ts'
import { moneyPart } from './templates/money.ts'
import { notedPart } from './templates/noted.ts'
import { oneQuestion } from './templates/one-question.ts'
import {
  acknowledgePart,
  checkoutPart,
  confirmAgainPart,
  orderedPart,
  ownOrderPart,
  recapPart,
  secondYesPart,
} from './templates/order.ts'
import { block, type Part, type Speaker, say, sentence, type Voice, voiceIn } from './templates/part.ts'
import { peopleOf, planLines, priceOf } from './templates/plans.ts'
import { replyPart } from './templates/reply.ts'
import { silencePart } from './templates/silence.ts'

/**
 * One message out of the business's own sentences, with no model and no word that is not in a brief (L1, L3): in their language, and
 * where a sentence has several wordings, in another than the last time.
 */
export const composeByTemplate =
  (business: Speaker) =>
  (briefs: readonly Brief[], manner: Manner = {}): Message => {
    const voice = voiceIn(business, manner)
    const said = briefs.filter((brief, n) => !isIdle(brief, n, briefs))
    const parts = oneQuestion(said.map((brief) => partOf(brief, voice, briefs)))
    const choices = parts.flatMap((part) => part.choices)
    const question = parts.findLast((part) => part.question)?.question
    const files = parts.flatMap((part) => part.files ?? [])
    const wants = parts.find((part) => part.wants)?.wants
    return {
      text: joined(parts),
      choices: choices.filter(({ value }, i) => choices.findIndex((other) => other.value === value) === i),
      cards: parts.flatMap((part) => part.cards),
      ...(files.length > 0 && { files }),
      ...(question && { question }),
      ...(wants && { wants }),
      ...(voice.tongue.locale !== 'en' && { locale: voice.tongue.locale }),
    }
  }

const joined = (parts: readonly Part[]): string =>
  parts
    .filter((part) => part.text !== '')
    .reduce((text, part, i, spoken) => {
      if (i === 0) return part.text
      return `${text}${part.block || spoken[i - 1]?.block ? '\n\n' : ' '}${part.text}`
    }, '')

const partOf = (brief: Brief, voice: Voice, among: readonly Brief[]): Part => {
  switch (brief.say) {
    case 'noted':
      return notedPart(brief, voice, among)
    case 'confirm-noted':
    case 'confirm-either':
    case 'confirm-sides':
      return confirmPart(brief, voice)
    case 'welcome-back':
    case 'continued':
    case 'logged-in':
    case 'own-facts':
      return sentence(
        say(voice, brief.say, { facts: isToldBefore(brief, among) ? '' : factsOf(brief.known, voice) }),
      )
    case 'ask':
      return askPart(brief, voice, among.length === 1)
    case 'answer':
      return { ...block(say(voice, 'answer', { passage: brief.passage })), quoted: true }
    case 'price':
    case 'suggest':
    case 'by-quote':
    case 'prices':
      return planPart(brief, voice, among)
    case 'code':
    case 'code-sent':
    case 'code-wrong':
    case 'identity':
    case 'joined':
    case 'start-there':
      return identityPart(brief, voice)
    case 'continue-link':
    case 'link-question':
    case 'or-text':
      return linkPart(brief, voice)
    case 'speaks-only':
      return sentence(say(voice, 'speaks-only', { languages: languagesOf(brief.languages, voice.tongue) }))
    case 'two-orders':
      return sentence(say(voice, 'two-orders', { receipts: listed(brief.receipts, voice.tongue) }))
    case 'redacted':
      return sentence(say(voice, `redacted-${brief.what}`))
    case 'files':
    case 'place':
    case 'file-too-large':
    case 'file-not-taken':
    case 'file-out-of-reach':
      return filesPart(brief, voice)
    case 'to-decider':
    case 'agreed-later':
    case 'follow-up':
      return silencePart(brief, voice)
    case 'recap':
      return recapPart(brief, voice)
    case 'confirm-again':
      return confirmAgainPart(voice)
    case 'acknowledge':
      return acknowledgePart(brief, voice)
    case 'second-yes':
      return secondYesPart(brief, voice)
    case 'checkout':
    case 'checkout-free':
      return checkoutPart(brief, voice)
    case 'rep-here':
    case 'rep-gone':
    case 'declined':
      return sentence(say(voice, brief.say, { rep: brief.rep }))
    case 'approved':
      return sentence(
        say(voice, 'approved', {
          rep: brief.rep,
          what: brief.granted ? grantedIn(brief.granted, voice.catalogue.currency, voice.tongue) : brief.what,
          besides: brief.besides.join(', '),
        }),
      )
    case 'goodbye':
    case 'here':
    case 'served':
    case 'deferred':
    case 'reverted':
    case 'which-figure':
    case 'after-sale':
    case 'customer':
    case 'order-term':
    case 'paying':
      return replyPart(brief, voice)
    case 'own-order':
      return ownOrderPart(brief, voice)
    case 'ordered':
      return orderedPart(brief, voice)
    case 'paid':
    case 'confirmed':
    case 'payment-failed':
    case 'payment-reversed':
    case 'payment-restored':
    case 'payment-unmatched':
    case 'complete':
      return moneyPart(brief, voice)
    case 'offer-slots':
    case 'offer-slot':
    case 'no-slots':
    case 'booking':
    case 'booked':
    case 'requested':
    case 'rebooked':
    case 'called-off':
    case 'moved-there':
    case 'off-there':
    case 'turned-down':
    case 'booking-failed':
    case 'slot-taken':
    case 'reminder':
    case 'already-booked':
    case 'which-meeting':
    case 'moving':
    case 'no-booking':
    case 'meet-after':
    case 'meet-instead':
      return meetingPart(brief, voice)
    case 'introduce':
    case 'automated':
    case 'introduce-sms':
    case 'help':
    case 'help-sms':
      return block(say(voice, brief.say))
    case 'ask-number':
    case 'identity-number':
      return { ...sentence(say(voice, brief.say)), wants: 'phone' }
    case 'no-answer':
      return sentence(say(voice, brief.offers ? 'no-answer-person' : 'no-answer', {}, 'no-answer'))
    case 'human-called':
      return sentence(say(voice, brief.again ? 'human-called-again' : 'human-called', {}, 'human-called'))
    case 'not-understood':
    case 'price-concern':
    case 'thanks':
    case 'links-spent':
    case 'speaks':
    case 'link-left':
    case 'link-alone':
    case 'link-expired':
    case 'link-used':
    case 'link-void':
    case 'link-unknown':
    case 'code-void':
    case 'apology':
    case 'lost':
    case 'not-served':
    case 'link-gone':
    case 'as-listed':
    case 'slots-unavailable':
    case 'will-remind':
    case 'not-booked':
    case 'meet-first':
    case 'ask-email':
    case 'beyond-me':
    case 'beyond-me-called':
    case 'codes-spent':
    case 'tries-spent':
    case 'human':
    case 'stopped':
    case 'started':
    case 'started-sms':
    case 'restarted':
    case 'in-private':
    case 'not-yours':
    case 'not-me':
    case 'forget-here':
    case 'parted':
    case 'nobody-yet':
    case 'resumed':
    case 'trouble':
      return sentence(say(voice, brief.say))
    case 'words':
      return { ...sentence(brief.text), quoted: true }
    case 'message':
      return { ...brief.message, block: true, quoted: true }
    default:
      return brief satisfies never
  }
}

/** Whoever is welcomed back has heard already what is known. */
const isToldBefore = ({ say }: Brief, among: readonly Brief[]): boolean =>
  say === 'own-facts' && among.some((other) => other.say === 'welcome-back')

/** Asked again it is put in other words, where plans are named as a choice; and with nothing before it, it says that it comes back. */
const askPart = (
  { fact, again, plans = [] }: Extract<Brief, { say: 'ask' }>,
  voice: Voice,
  isAlone: boolean,
): Part => {
  const as = `ask-${fact}`
  const question = say(voice, 'ask', { question: say(voice, `ask-${fact}`) }, as)
  const wording = plans.length > 0 ? 'ask-plans' : 'ask-again'
  return sentence(
    again && (isAlone || plans.length > 0) ? say(voice, wording, { question }, as) : question,
    fact === 'decision' ? voice.tongue.choices.decision : choicesOf(plans),
  )
}

const choicesOf = (plans: readonly Plan[]): readonly Choice[] =>
  plans.map(({ name }) => ({ title: name, value: name }))

const planPart = (brief: PlanBrief, voice: Voice, among: readonly Brief[]): Part => {
  if (brief.say === 'prices') {
    const text = say(voice, 'prices', { plans: planLines(brief.plans, brief.currency, voice) })
    return block(text, brief.choose ? choicesOf(brief.plans) : [])
  }
  const { plan } = brief
  const people = peopleOf(plan, voice)
  if (brief.say === 'by-quote') return sentence(say(voice, 'by-quote', { plan: plan.name, people }))
  const text = say(voice, brief.say, {
    plan: plan.name,
    people,
    // A plan whose price was just told needs only the way on: the sentences without a value are left out.
    ...(brief.say === 'suggest' && among.some((other) => other.say === 'price' && other.plan.id === plan.id)
      ? { price: '', includes: '' }
      : { price: priceOf(plan, brief.currency, voice), includes: voice.own(plan.includes) }),
  })
  return sentence(text, brief.say === 'suggest' ? voice.tongue.choices.suggest : [])
}

import { termsHash } from '#core/catalogue'
import { isAcknowledged, isIdentified, isSaidTwice } from '#core/duty'
import { receiptOf } from '#core/receipt'
import { happenedIn } from '#core/step'
import { type BindingStep, bindingSteps, isLink, nameOf } from './binding.ts'
import {
  type Found,
  isUnderPolicy,
  knownBefore,
  type Rule,
  type StepOf,
  stepsWith,
  type Trail,
} from './trail.ts'

/** Terms are known by the hash of what they say; these say something else than they did when they got their name (A4). */
export const recapEdited: Rule = (trail) =>
  [...stepsWith(trail, 'recap-stated'), ...bindingSteps(trail)]
    .filter(({ event }) => termsHash(event.terms) !== event.hash)
    .map(({ n, event }) => ({
      n,
      at: event.at,
      what: `The terms of ${NAMES[event.kind]} are not those that their name stands for.`,
      evidence: [
        `named ${event.hash.slice(0, 12)}`,
        `the terms that stand there give ${termsHash(event.terms).slice(0, 12)}`,
      ],
    }))

const NAMES = {
  'recap-stated': 'a recap',
  'checkout-offered': 'a link',
  'order-placed': 'an order',
} as const

/** A yes was recorded to terms that did not stand, or whose message had not left us when it was said (L2, I6). */
export const yesToUnshownRecap: Rule = (trail) =>
  stepsWith(trail, 'acceptance-recorded').flatMap((step) => {
    const why = notShown(step)
    return why === null
      ? []
      : [
          {
            n: step.n,
            at: step.event.at,
            what: 'A yes was recorded to terms that they had not been shown.',
            evidence: [`"${step.event.evidence.quote}"`, `recap ${step.event.hash.slice(0, 12)}`, why],
          },
        ]
  })

const notShown = ({ event, before }: StepOf<'acceptance-recorded'>): string | null => {
  const { recap, outgoing } = before
  if (recap?.hash !== event.hash)
    return recap ? `the terms that stood were ${recap.hash.slice(0, 12)}` : 'no terms stood'
  const shown = recap.outgoing === null ? undefined : outgoing[recap.outgoing]
  if (!shown) return 'no message showed them'
  if (shown.sentAt === null) return `${recap.outgoing}, which shows them, had not left us`
  return event.at < shown.sentAt ? `${recap.outgoing}, which shows them, left us later` : null
}

/** A link went out, or an order was placed, without a yes that counted, or without what must be agreed to besides (A4, A5). */
export const linkWithoutYes: Rule = (trail) =>
  bindingSteps(trail).flatMap((step) => {
    const lacks = lackingFor(step, trail)
    return lacks.length === 0
      ? []
      : [
          {
            n: step.n,
            at: step.event.at,
            what: `${isLink(step.event) ? 'A link to pay was offered' : 'An order was placed'} without all that it rests on.`,
            evidence: [nameOf(step.event), ...lacks],
          },
        ]
  })

const lackingFor = ({ n, event, before }: BindingStep, trail: Trail): readonly string[] => {
  const { acceptance, now } = before
  const { policy } = trail.rules.business
  const yes =
    acceptance === null
      ? ['no yes stood']
      : acceptance.hash !== event.hash
        ? [
            `the yes was to ${acceptance.hash.slice(0, 12)}, the ${isLink(event) ? 'link' : 'order'} is for ${event.hash.slice(0, 12)}`,
          ]
        : now >= acceptance.validUntil
          ? ['the yes had expired']
          : []
  if (!isUnderPolicy(n, trail)) return yes
  const missing = policy.acknowledgements.filter(({ id }) => !isAcknowledged(id, before))
  return [
    ...yes,
    ...missing.map(({ id }) => `"${id}" had not been agreed to`),
    ...(isSaidTwice(before, policy) ? [] : ['there was no second yes to so large an amount']),
    ...(isIdentified(before, policy) ? [] : ['no code had shown who says yes to so large an amount']),
  ]
}

/** The deal counts as paid, with another amount or in other money than its terms say (D7). */
export const paidDiffers: Rule = (trail) =>
  stepsWith(trail, 'paid').flatMap(({ n, event }) => {
    const { checkout, amount } = event
    const offer = knownBefore(trail, n, 'checkout-offered').findLast((one) => one.checkout === checkout)
    const word = knownBefore(trail, n, 'payment-received').findLast((one) => one.checkout === checkout)
    const due = offer?.terms
    const evidence = [
      ...(due && due.dueNow !== amount ? [`due were ${due.dueNow} cents, paid counts ${amount}`] : []),
      ...(word && word.amount !== amount
        ? [`the provider spoke of ${word.amount} cents, paid counts ${amount}`]
        : []),
      ...(due && word && (word.currency ?? due.currency) !== due.currency
        ? [`due were ${due.currency}, paid was ${word.currency}`]
        : []),
      ...(due ? [] : [`no link ${checkout} was ever offered`]),
    ]
    return evidence.length === 0
      ? []
      : [{ n, at: event.at, what: 'What was paid is not what was agreed.', evidence }]
  })

/** Money came that is not what is due, and neither was it taken nor a person called: it lies between the chairs (D4). */
export const paymentUnheard: Rule = ({ steps }) =>
  happenedIn(steps).flatMap(({ n, input, follows, before }): readonly Found[] => {
    if (input.kind !== 'payment-received') return []
    const { payment } = before
    const isKnown = payment?.checkout === input.checkout && payment.receipt === receiptOf(input)
    const isHeard = follows.some(({ kind }) => kind === 'paid' || kind === 'payment-disputed')
    return isKnown || isHeard
      ? []
      : [
          {
            n,
            at: input.at,
            what: 'A payment came, and nothing followed from it.',
            evidence: [
              `${input.provider} ${input.reference}`,
              `link ${input.checkout}`,
              `${input.amount} cents`,
            ],
          },
        ]
  })

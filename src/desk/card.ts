import type { DeskContent } from '#contracts/desk'
import { type Authority, missingFor } from '#core/authority'
import { ahead } from '#core/bookings'
import type { OpenHandOff } from '#core/desk'
import type { Event } from '#core/event'
import { ordersOf } from '#core/orders'
import { LEVELS, type Requirement } from '#core/policy'
import type { Rules } from '#core/rules'
import { slotTitle, zoneName } from '#core/slot'
import { stageOf } from '#core/stage'
import type { State } from '#core/state'
import type { Instant } from '#core/time'
import { contactInWords } from './contact.ts'
import { type Button, contentOf, type Line, type Section } from './content.ts'
import { knownLines, objectionLines } from './known.ts'
import { nextStep } from './next-step.ts'
import { linkInWords, reversedInWords, unmatchedInWords } from './payment.ts'
import { lastWords, whoIs } from './said.ts'
import { ago, money } from './text.ts'
import { TRIGGERS } from './words.ts'

/** All that a card is made of; the same of it makes the same card. */
export type CardParts = {
  readonly handOff: string
  readonly state: State
  readonly authority: Authority
  readonly rules: Rules
  /** The end of the journal, for the last words and how the hand-off ended. */
  readonly events: readonly Event[]
  readonly now: Instant
  /** Where the whole conversation is to be seen, or the command that prints it. */
  readonly whole: Line
  readonly fileAddress: (file: { readonly id: string; readonly name: string }) => string | null
}

/** The hand-off as a rep reads it in ten seconds (D5): a pure function of what is known. */
export const cardOf = (parts: CardParts): DeskContent => {
  const { state, rules, now, events, whole } = parts
  const { catalogue } = rules.business
  const open = state.desk?.id === parts.handOff ? state.desk : null
  return contentOf(
    `${open ? 'Hand-off' : 'Closed'} · ${whoIs(state)}`,
    [
      { title: '', lines: standing(open, parts) },
      { title: 'Why now', lines: reasons(parts) },
      { title: 'Next step', lines: [nextStep(open, parts)] },
      { title: 'What they want', lines: knownLines(state, now, catalogue) },
      { title: 'Objections', lines: objectionLines(state, now, catalogue) },
      { title: 'Order', lines: orderLines(parts) },
      { title: 'Meetings', lines: meetingLines(parts) },
      { title: 'Authority', lines: authorityLines(parts) },
      { title: 'Files', lines: fileLines(parts) },
      { title: 'Last messages', lines: lastWords(events, now) },
      { title: '', lines: [whole] },
    ].filter(({ lines }) => lines.length > 0),
    buttonsOf(open, parts.handOff),
  )
}

/** How a hand-off ended; null while it has not, or where that is not among these events. */
export const endOf = (
  handOff: string,
  events: readonly Event[],
): Extract<Event, { kind: 'hand-off-closed' }> | null => {
  const end = events.findLast((event) => event.kind === 'hand-off-closed' && event.handOff === handOff)
  return end?.kind === 'hand-off-closed' ? end : null
}

const standing = (open: OpenHandOff | null, { state, authority, handOff, events, now }: CardParts) => {
  const end = endOf(handOff, events)
  const channels = Object.values(state.addresses)
    .sort((a, b) => b.lastHeard - a.lastHeard)
    .map((contact) => contactInWords(contact, now))
  return [
    open === null
      ? end || !state.desk
        ? `Closed${end ? `: ${end.how} by ${end.rep.name}` : ''}`
        : 'They are one with somebody whose card was open before: go on there'
      : open.owner
        ? `${open.owner.quiet ? 'Paused by' : 'With'} ${open.owner.name} since ${ago(now - open.owner.since)}`
        : `Waiting since ${new Date(open.openedAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    `Stage: ${stageOf(state, authority)}, ${Math.round(authority.score.total * 100)} % sure that they qualify`,
    ...channels,
  ]
}

/** Each reason of this card once, as it was last given. */
const reasons = ({ state, now, handOff }: CardParts): readonly string[] => {
  const ours = state.handOffs.filter((one) => one.handOff === handOff)
  return ours
    .filter(({ trigger }, n) => ours.findLastIndex((other) => other.trigger === trigger) === n)
    .map(({ trigger, at }) => `${TRIGGERS[trigger]} (${ago(now - at)})`)
}

const orderLines = ({ state, rules, now }: CardParts): readonly string[] => {
  const { recap, acceptance, checkout, payment, unmatched } = state
  const { currency } = rules.business.catalogue
  const terms = recap?.terms ?? checkout?.terms
  return [
    ...(terms
      ? [
          `${terms.name}, ${terms.quantity} people, ${money(terms.price, currency)} a ${terms.per}, from ${terms.start}${terms.special ? `, ${terms.special}` : ''}, due now ${money(terms.dueNow, currency)}`,
        ]
      : []),
    ...(recap && !acceptance && !payment ? [`Waits for a yes since ${ago(now - recap.statedAt)}`] : []),
    ...(acceptance && !payment ? [`They said yes: "${acceptance.evidence.quote}"`] : []),
    ...(checkout && !payment ? [`Link to pay: ${linkInWords(checkout, now)}`] : []),
    ...ordersOf(state).map(({ receipt, invoiced, reversed }) =>
      invoiced
        ? `Ordered, number ${receipt}, to be invoiced`
        : `Paid, receipt ${receipt}${reversed ? `, ${reversedInWords(reversed)}` : ''}`,
    ),
    ...(unmatched ? [unmatchedInWords(unmatched)] : []),
  ]
}

/** By the clocks they were booked by, so that rep and buyer name the same time (D3). */
const meetingLines = ({ state }: CardParts): readonly string[] =>
  ahead(state).map(
    ({ slot, zone, standing }) =>
      `${slotTitle(slot, zone)} ${zoneName(slot.start, zone)}${standing === 'pending' ? ', its host has to agree yet' : ''}`,
  )

const authorityLines = ({ authority }: CardParts): readonly string[] => {
  const next = LEVELS[LEVELS.indexOf(authority.level) + 1]
  const missing = next ? missingFor(authority, next).map(requirementInWords) : []
  return [
    `Reached: ${authority.level}`,
    ...(next && missing.length > 0 ? [`Missing to ${next}: ${missing.join(', ')}`] : []),
  ]
}

const requirementInWords = (requirement: Requirement): string => {
  switch (requirement.need) {
    case 'fact':
      return requirement.fact
    case 'score':
      return `a score of ${Math.round(requirement.least * 100)} %`
    case 'acceptance':
      return `a yes (${requirement.tier})`
    case 'amount':
      return 'an amount within the limit'
    case 'terms':
      return 'all terms'
    case 'recap':
    case 'acknowledgements':
      return requirement.need
    case 'second-yes':
      return 'a second yes to the amount'
    case 'identity':
      return 'a code to their phone'
    default:
      return requirement satisfies never
  }
}

const fileLines = ({ state, fileAddress }: CardParts): Section['lines'] =>
  state.files.slice(-5).map(({ kind, fate }) => {
    if (fate.kind !== 'kept') return `${kind}: ${fate.kind === 'awaited' ? 'on its way' : 'not kept'}`
    const url = fileAddress(fate.file)
    return url === null ? fate.file.name : { title: fate.file.name, url }
  })

const buttonsOf = (open: OpenHandOff | null, about: string): readonly Button[] => {
  if (open === null) return [{ text: 'Claim', does: 'claim', about }]
  return [
    ...(open.owner && !open.owner.quiet
      ? []
      : [{ text: 'Claim', does: 'claim', about, style: 'primary' as const }]),
    ...(open.owner
      ? [{ text: 'Return to bot', does: 'return', about, style: 'primary' as const }]
      : [{ text: 'Pause bot', does: 'pause', about }]),
    { text: 'Approve', does: 'approve', about },
    { text: 'Decline', does: 'decline', about, style: 'danger' },
    { text: 'Resolve', does: 'resolve', about },
    { text: 'Not needed', does: 'not-needed', about },
  ]
}

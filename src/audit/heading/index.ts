import { authorityOf } from '#core/authority'
import { ahead } from '#core/bookings'
import type { Event } from '#core/event'
import { termsOrdered } from '#core/orders'
import { roleIn, type Stage, stageOf } from '#core/stage'
import type { Contact } from '#core/state'
import type { PageClock } from '../clock.ts'
import { factInWords, recapName, termsInWords } from '../facts.ts'
import { LEVEL_WORDS, TRIGGER_WORDS } from '../needs.ts'
import { repInWords } from '../tell/desk.ts'
import { missingNow } from '../tell/gate.ts'
import { PROOFS } from '../tell/identity.ts'
import { slotInWords } from '../tell/meeting.ts'
import { TIERS } from '../tell/understood.ts'
import { addressInWords, capital, clean, listed, percent, quoted } from '../text.ts'
import { becomeIn, reportedIn, wovenIn } from './elsewhere.ts'
import { orderedIn, paidIn, unmatchedIn } from './money.ts'
import type { Row, Standing } from './standing.ts'

/** Who it is, how far it has come, what binds, and what was paid (A8). */
export const headingOf = (standing: Standing): readonly Row[] =>
  [
    row('Now', becomeIn(standing)),
    row('Addresses', addressesIn(standing)),
    row('Also', wovenIn(standing)),
    row('Stage', stageIn(standing)),
    row('Authority', authorityIn(standing)),
    row('Known', knownIn(standing)),
    row('Reported', reportedIn(standing)),
    row('What binds', bindingIn(standing)),
    row('Ordered', orderedIn(standing)),
    row('Paid', paidIn(standing)),
    row('Unmatched', unmatchedIn(standing)),
    row('Meeting', meetingIn(standing)),
    row('With a rep', deskIn(standing)),
  ].filter(([, lines]) => lines.length > 0)

const row = (label: string, lines: readonly string[]): Row => [label, lines]

/** What a platform calls them, where one does. */
export const nameIn = (events: readonly Event[]): string | null =>
  events
    .flatMap((event) => (event.kind === 'message-received' ? [clean(event.activity.from.name ?? '')] : []))
    .findLast((name) => name !== '') ?? null

const addressesIn = ({ state, clock }: Standing): readonly string[] =>
  Object.values(state.addresses).map((contact) => contactInWords(contact, clock))

const contactInWords = (
  { address, proof, login, lastHeard, suppressed, consent }: Contact,
  { moment }: PageClock,
): string =>
  [
    `${addressInWords(address)}, ${PROOFS[proof]}, ${lastHeard === 0 ? 'not heard yet' : `last heard ${moment(lastHeard)}`}`,
    ...(login === undefined ? [] : [`logged in on the site as ${quoted(login)}`]),
    ...(consent ? [`agreed to texts ${moment(consent.at)} by ${quoted(consent.evidence.quote)}`] : []),
    ...(suppressed ? ['CLOSED: nothing is sent there'] : []),
  ].join('; ')

const STAGES: { readonly [stage in Stage]: string } = {
  discovery: 'it is being found out what they need',
  qualified: 'they fit, and nothing was stated yet',
  closing: 'terms were stated and wait for a yes, or for what goes with it',
  committed: 'the link to pay is open',
  won: 'paid',
}

const stageIn = ({ state, rules }: Standing): readonly string[] => {
  const stage = stageOf(state, authorityOf(state, rules))
  const how = state.payment?.invoiced ? 'ordered, to be paid on an invoice' : STAGES[stage]
  return [`${stage}: ${how}. The ${roleIn(stage)} leads.`]
}

const authorityIn = ({ state, rules }: Standing): readonly string[] => {
  const { level, score } = authorityOf(state, rules)
  const missing = missingNow(state, { rules })
  return [
    `${level}, by the evidence that counts now: the assistant may ${LEVEL_WORDS[level]}. Score ${percent(score.total)}.`,
    ...(missing === null ? [] : [`${capital(missing)}.`]),
  ]
}

const knownIn = ({ state, rules, clock }: Standing): readonly string[] =>
  Object.values(state.signals).map((signal) => {
    const isOver = signal.validUntil !== null && state.now >= signal.validUntil
    return `${factInWords(signal, rules, clock)}${isOver ? ' (EXPIRED: not used)' : ''}`
  })

const bindingIn = ({ state, clock }: Standing): readonly string[] => {
  const { recap, acceptance, checkout, acknowledged } = state
  const open = checkout?.standing === 'open' ? checkout : null
  const standing = termsOrdered(state) ?? open ?? recap ?? checkout
  if (!standing) return ['Nothing: no terms stand.']
  const { terms, hash: name } = standing
  const agreed = Object.entries(acknowledged).filter(([, { hash }]) => hash === name)
  return [
    `${capital(recapName(name))}: ${termsInWords(terms)}.`,
    acceptance?.hash === name
      ? `Accepted, ${TIERS[acceptance.tier]}, by ${quoted(acceptance.evidence.quote)}; the yes counts until ${clock.moment(acceptance.validUntil)}.`
      : 'No yes to it counts now, so nothing binds yet.',
    ...(agreed.length > 0
      ? [
          `Agreed to besides: ${listed(agreed.map(([id, { evidence }]) => `${id}, by ${quoted(evidence.quote)}`))}.`,
        ]
      : []),
    ...(checkout
      ? [`The link ${checkout.id} is ${checkout.standing}, until ${clock.moment(checkout.expiresAt)}.`]
      : []),
  ]
}

const meetingIn = ({ state }: Standing): readonly string[] =>
  ahead(state).map(
    ({ slot, zone, reference, standing }) =>
      `${slotInWords(slot, zone)}, reference ${clean(reference ?? 'none yet')}${standing === 'pending' ? ', its host has to agree yet' : ''}.`,
  )

const deskIn = ({ state: { desk }, clock }: Standing): readonly string[] => {
  if (desk === null) return []
  const why = desk.triggers.map((trigger) => TRIGGER_WORDS[trigger] ?? trigger)
  const reasons = why.length > 0 ? `, because ${listed(why)}` : ''
  return desk.owner
    ? [
        `${repInWords(desk.owner)} ${desk.owner.quiet ? 'has paused the assistant' : 'has the conversation'} since ${clock.moment(desk.owner.since)}${reasons}.`,
      ]
    : [`Hand-off ${desk.id} waits for a rep since ${clock.moment(desk.openedAt)}${reasons}.`]
}

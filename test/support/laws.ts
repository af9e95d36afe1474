import { type Address, addressKey, sameAddress } from '#core/address'
import type { Event } from '#core/event'
import { evolve } from '#core/evolve'
import { historyOf } from '#core/history'
import { canonical } from '#core/json'
import { alive, type SignalKind } from '#core/signal'
import type { State } from '#core/state'
import type { Talk } from './talk.ts'

/** A talk that has changed its channel, and the same talk where nobody did. */
export type Cell = {
  readonly from: Address
  readonly to: Address
  /** When they had become one with the new address, and when all was said. */
  readonly moved: Talk
  readonly end: Talk
  /** Whoever said the same and never changed the channel. */
  readonly same: Talk
}

/** What does not hold in a cell, in words; nothing where all does. */
export const breaches = (cell: Cell): readonly string[] =>
  isClosed(cell) ? CLOSED.flatMap((law) => law(cell)) : LAWS.flatMap((law) => law(cell))

type Law = (cell: Cell) => readonly string[]

/** They want nothing more there either: a STOP by text holds for every phone of theirs (C8). */
const isClosed = ({ moved, to }: Cell): boolean =>
  moved.pass.state.addresses[addressKey(to)]?.suppressed === true

/** The deal is what it would be without the change. */
const sameDeal: Law = ({ end, same }) => {
  const [is, was] = [dealIn(end.pass.state), dealIn(same.pass.state)]
  return Object.entries(was).flatMap(([what, value]) => {
    const got = canonical(is[what] ?? null)
    return got === canonical(value ?? null) ? [] : [`${what} is ${got} and not ${canonical(value ?? null)}`]
  })
}

const dealIn = (state: State): { readonly [what: string]: unknown } => ({
  facts: Object.values(state.signals)
    .filter(({ kind }) => kind !== 'preference' && kind !== 'contact')
    .map(({ kind, value }) => canonical([kind, value]))
    .sort(),
  question: state.question?.about,
  recap: state.recap && [state.recap.hash, state.recap.awaiting],
  acceptance: state.acceptance && [state.acceptance.hash, state.acceptance.tier],
  acknowledged: Object.keys(state.acknowledged).sort(),
  checkout: state.checkout && [state.checkout.hash, state.checkout.standing],
  payment: state.payment?.amount,
  offer: state.meetings.offer?.slots,
  booking: state.meetings.booking && [state.meetings.booking.slot, state.meetings.booking.standing],
  handOffs: state.handOffs.map(({ trigger }) => trigger),
  owner: state.desk?.owner?.name,
  level: state.level,
})

/** Nothing alive is asked again (M5). */
const askedOnce: Law = ({ moved, end }) => {
  const asked: string[] = []
  eachSince(moved, end, (event, state) => {
    if (event.kind !== 'question-put' || !FACTS.some((fact) => fact === event.about)) return
    if (FACTS.some((fact) => fact === event.about && alive(state.signals, fact, state.now) !== undefined))
      asked.push(`${event.about} was asked and known`)
  })
  return asked
}

const FACTS: readonly SignalKind[] = ['need', 'quantity', 'timeline', 'budget', 'decision', 'readiness']

/** One question is open, and it lies before them where they are. */
const oneQuestion: Law = ({ moved, end, to }) => {
  const { question, outgoing } = end.pass.state
  const put = question?.outgoing ? outgoing[question.outgoing]?.to : undefined
  const turns: number[] = [0]
  for (const { kind } of end.pass.events.slice(moved.pass.events.length)) {
    if (kind === 'turn-ended') turns.push(0)
    if (kind === 'question-put') turns.push((turns.pop() ?? 0) + 1)
  }
  return [
    ...(put && !sameAddress(put, to) ? [`the question lies on ${put.channel}`] : []),
    ...(turns.some((questions) => questions > 1) ? ['a turn put two questions'] : []),
  ]
}

/** Nothing more is said where they were; but what nobody asked for goes to no phone without consent (C8). */
const saidThere: Law = ({ moved, end, to, from }) =>
  sentSince(moved, end)
    .filter((sent) => sent.secret?.kind !== 'code')
    .filter((sent) => !sameAddress(sent.to, to))
    .filter((sent) => sent.promptedAt !== null || !sameAddress(sent.to, from) || consents(end, to))
    .map((sent) => `said on ${sent.to.channel}: ${sent.message.text}`)

const consents = ({ pass }: Talk, { channel, id }: Address): boolean =>
  !['sms', 'whatsapp'].includes(channel) ||
  pass.state.addresses[addressKey({ channel, id })]?.consent !== null

/** No words come twice. */
const saidOnce: Law = ({ moved, end }) => {
  const said = sentSince(moved, end).map((sent) => canonical([sent.to, sent.message]))
  return said.filter((words, n) => said.indexOf(words) !== n).map((words) => `twice: ${words}`)
}

/** What is said last is what would be said without the change, behind a greeting at most. */
const sameWords: Law = ({ moved, end, same }) => {
  const [is, was] = [end, same].map(({ pass }) => sentIn(pass.events).at(-1)?.message)
  const isWhole =
    is && was && besides(is.text).endsWith(besides(was.text)) && canonical(is.cards) === canonical(was.cards)
  return isWhole || sentSince(moved, end).length === 0
    ? []
    : [`said last: ${is?.text}, and not: ${was?.text}`]
}

/** Of a reminder they are told where they would get it by text. */
const besides = (text: string): string => text.replace(/\s*If you book, [^.]*\./, '').replace(/\s+/g, ' ')

/** What acts is permitted as often as without the change (A2). */
const sameGrants: Law = ({ end, same }) => {
  const [is, was] = [end, same].map(({ pass }) => historyOf(pass.events).filter(isGrant).length)
  return is === was ? [] : [`${is} grants and not ${was}`]
}

const isGrant = (event: Event): boolean =>
  event.kind === 'verdict-given' && event.verdict.outcome === 'allow' && ACTING.includes(event.tool)

const ACTING: readonly string[] = ['offer-checkout', 'place-order', 'book-slot', 'move-booking', 'hand-off']

/** A yes counts where its question was put, and nowhere else (L2). */
const yesWherePut: Law = ({ moved, end }) => {
  const found: string[] = []
  eachSince(moved, end, (event, state) => {
    if (event.kind !== 'acceptance-recorded' && event.kind !== 'acknowledged') return
    const put = state.question?.outgoing ?? state.recap?.outgoing
    const there = put ? state.outgoing[put]?.to : undefined
    if (!there || !sameAddress(there, event.evidence.address))
      found.push(`a yes on ${event.evidence.address.channel} to what lay on ${there?.channel}`)
  })
  return found
}

/** To a closed address nothing goes, and nowhere else in its place. */
const silent: Law = ({ moved, end }) => sentSince(moved, end).map(({ to }) => `said on ${to.channel}`)

const LAWS: readonly Law[] = [
  sameDeal,
  askedOnce,
  oneQuestion,
  saidThere,
  saidOnce,
  sameWords,
  sameGrants,
  yesWherePut,
]
const CLOSED: readonly Law[] = [silent, askedOnce, yesWherePut]

/** Each event since they have moved, with the state that it met. */
const eachSince = (moved: Talk, end: Talk, look: (event: Event, state: State) => void): void => {
  let { state } = moved.pass
  for (const event of end.pass.events.slice(moved.pass.events.length)) {
    look(event, state)
    state = evolve(state, event)
  }
}

const sentIn = (events: readonly Event[]) =>
  events.flatMap((event) => (event.kind === 'message-queued' ? [event] : []))

const sentSince = (moved: Talk, end: Talk) => sentIn(end.pass.events.slice(moved.pass.events.length))

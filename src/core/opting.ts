import { type Address, addressKey, isStrangerAt } from './address.ts'
import { isSuppressedAt } from './contacts.ts'
import type { Decided } from './event.ts'
import { BLOCKED_WORDING } from './keyword.ts'
import { wordingOf } from './manner.ts'
import { type Rules, traitsOf } from './rules.ts'
import { isAnsweredThere } from './service-word.ts'
import type { Evidence } from './signal.ts'
import type { HeardMessage, State } from './state.ts'

/** STOP said anywhere binds the address it came from, the same phone on other networks, and every phone of the person (C8). */
export const optedOut = (
  heard: HeardMessage,
  state: State,
  rules: Rules,
  evidence: Evidence,
): readonly Decided[] => [
  out(heard, heard.address, evidence, isAnsweredThere(heard, rules)),
  ...phonesBeside(heard.address, state, rules).map((address) => out(heard, address, evidence, false)),
]

/** A phone whose owner is somebody else is not texted again; one that had written to us before it was joined goes on by itself (C8, M6). */
export const wrongNumber = (
  heard: HeardMessage,
  state: State,
  rules: Rules,
  evidence: Evidence,
): readonly Decided[] =>
  traitsOf(rules, heard.address.channel).carriesTexts && !wasTheirsBefore(heard.address, state)
    ? [out(heard, heard.address, evidence, false)]
    : []

/** Whether they had written from there before anybody gave us the number, or became somebody else's joint themselves. */
const wasTheirsBefore = (address: Address, { addresses, person }: State): boolean => {
  const { consent, firstHeard = 0 } = addresses[addressKey(address)] ?? {}
  if (consent) return firstHeard < consent.at
  return isStrangerAt(person, address) && Object.keys(addresses).length > 1
}

/** Opens the address it was said at, and no other. Of a phone it is a new consent: the old one went with the STOP (C8). */
export const optedIn = (
  { address, at }: HeardMessage,
  state: State,
  rules: Rules,
  evidence: Evidence,
): readonly Decided[] => {
  const opened: Decided = { kind: 'opted-in', at, address, evidence }
  if (!traitsOf(rules, address.channel).carriesTexts || !isSuppressedAt(address, state)) return [opened]
  const isBlocked = state.addresses[addressKey(address)]?.blocked ?? false
  // Our own last words to them say how to come back.
  const wording = isBlocked ? BLOCKED_WORDING : wordingOf('stopped', rules, state)
  return [opened, { kind: 'consent-given', at, address, wording, evidence }]
}

const out = ({ at }: HeardMessage, address: Address, evidence: Evidence, blocked: boolean): Decided => ({
  kind: 'opted-out',
  at,
  address,
  evidence,
  blocked,
})

const phonesBeside = (address: Address, { addresses }: State, rules: Rules): readonly Address[] => {
  const carriesTexts = ({ channel }: Address): boolean => traitsOf(rules, channel).carriesTexts
  const networks = carriesTexts(address) ? Object.keys(rules.channels) : []
  const beside = [
    ...networks.map((channel) => ({ channel, id: address.id })),
    ...Object.values(addresses).map((contact) => contact.address),
  ].filter(carriesTexts)
  const byKey = new Map(beside.map((one) => [addressKey(one), one]))
  byKey.delete(addressKey(address))
  return [...byKey.values()]
}

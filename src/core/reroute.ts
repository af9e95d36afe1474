import { type Address, addressKey } from './address.ts'
import { authorizeWords } from './authorize.ts'
import { isHeld } from './desk.ts'
import type { Decided, EventOf } from './event.ts'
import { endedSince } from './follow-end.ts'
import { numbered } from './ids.ts'
import type { Undelivered } from './incoming.ts'
import type { Rules } from './rules.ts'
import type { Contact, State } from './state.ts'

type News = EventOf<'delivery-updated'>

/**
 * What could not be delivered goes to another address that is proven to be theirs, in the order of channels that the policy
 * names (C6). A code never does: it proves who reads the address it was sent to.
 */
export const rerouted = (state: State, news: News, rules: Rules): readonly Decided[] => {
  const failed = state.outgoing[news.outgoing]
  const { undelivered } = news
  if (news.state !== 'failed' || failed?.state !== 'failed' || !undelivered) return []
  if (undelivered.secret?.kind === 'code') return []
  if (isReplaced(news.outgoing, state) || isStale(failed, state)) return []
  const next = elsewhere({ ...failed, outgoing: news.outgoing }, state, rules)
  if (!next) return []
  return [again(state, news.outgoing, undelivered, next.address)]
}

/** What waited for somebody who has become this person goes where it was to go (M7). */
export const movedHere = (state: State, { outgoing, undelivered, ...news }: News): readonly Decided[] => {
  const moved = state.outgoing[outgoing]
  if (news.state !== 'withdrawn' || moved?.state !== 'withdrawn' || !undelivered) return []
  if (isReplaced(outgoing, state) || isStale(moved, state)) return []
  if (isHeld(state) && moved.by === undefined) return []
  return [again(state, outgoing, undelivered, moved.to)]
}

const isReplaced = (outgoing: string, state: State): boolean =>
  Object.values(state.outgoing).some(({ insteadOf }) => insteadOf === outgoing)

/** A follow-up is not worth a second try once anything has come in between that ends it (D8). */
const isStale = ({ followsUp }: State['outgoing'][string], state: State): boolean =>
  followsUp !== undefined && endedSince(state, followsUp) !== null

/** The same words to this address, in the place of a message that did not arrive. */
const again = (state: State, outgoing: string, undelivered: Undelivered, to: Address): Decided => {
  const { promptedAt, by, followsUp } = state.outgoing[outgoing] ?? { promptedAt: null }
  const isShown = state.recap?.outgoing === outgoing
  return {
    kind: 'message-queued',
    at: state.now,
    outgoing: numbered(state.person, 'out', state.counts.sent + 1),
    to,
    ...undelivered,
    recap: isShown ? (state.recap?.hash ?? null) : null,
    confirmsStop: false,
    promptedAt,
    introduces: false,
    insteadOf: outgoing,
    ...(by && { by }),
    ...(followsUp !== undefined && { followsUp }),
  }
}

/** Another address of theirs for a message that one does not take; null where there is none. */
export const elsewhere = (
  { outgoing, to }: { readonly outgoing: string; readonly to: Address },
  state: State,
  rules: Rules,
): Contact | null => {
  const tried = [addressKey(to), ...triedFor(outgoing, state)]
  return candidates(state, rules).find(({ address }) => !tried.includes(addressKey(address))) ?? null
}

/** Where it was tried already: a message never comes back to an address that did not take it. */
const triedFor = (outgoing: string, state: State): readonly string[] => {
  const entry = state.outgoing[outgoing]
  if (!entry) return []
  return [addressKey(entry.to), ...(entry.insteadOf === null ? [] : triedFor(entry.insteadOf, state))]
}

/** Only where they have already met us there: a first text says other things. */
const candidates = (state: State, { channels, business }: Rules): readonly Contact[] => {
  const order = business.policy.fallback
  const rank = ({ channel }: Address): number => order.indexOf(channel)
  return Object.values(state.addresses)
    .filter(({ address, introduced }) => introduced && rank(address) >= 0 && address.channel in channels)
    .filter(({ address }) => authorizeWords(address, [], state).outcome === 'allow')
    .sort((a, b) => rank(a.address) - rank(b.address) || b.lastHeard - a.lastHeard)
}

/**
 * What the chat knows, and how it changes: `reduce(state, event)` is pure; ids and times arrive inside events.
 * T1 What the server has is `said`, in its order; what it has not confirmed is `unsent`, in the order of writing, below.
 * T2 An echo moves a message from `unsent` to `said`, whether it comes before or after the answer to the post.
 * T3 The same id again replaces the message: a replay after a reconnect shows nothing twice.
 */
import type { Action, SayingFields } from './cards.ts'
import type { ActivitySet, Said } from './protocol.ts'

export type State = {
  readonly open: boolean
  readonly link: Link
  readonly said: readonly Said[]
  readonly unsent: readonly Unsent[]
  readonly typing: boolean
  /** How the answer begins that is being written; null where nobody knows. */
  readonly beginning: string | null
  /** Id of the last message that was on the screen of an open panel. */
  readonly seen: string | null
}

/** `off`: nobody has opened the chat yet. `barred`: the server does not serve this page. */
export type Link = 'off' | 'connecting' | 'online' | 'lost' | 'barred'

/** A message on its way; `key` is its `clientActivityID`, the same for every attempt, so the server takes it once. */
export type Unsent = {
  readonly key: string
  readonly shown: string
  readonly fields: SayingFields
  readonly files: readonly File[]
  readonly at: number
  readonly delivery: Delivery
}
export type Delivery = 'waiting' | 'sending' | 'sent' | 'failed'

export type ChatEvent =
  | { readonly kind: 'opened' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'linked'; readonly link: Link }
  | { readonly kind: 'heard'; readonly set: ActivitySet }
  | { readonly kind: 'went-quiet' }
  | { readonly kind: 'written'; readonly unsent: readonly Unsent[] }
  /** Another conversation: what waits is said there, unless it is somebody else's words. */
  | { readonly kind: 'left'; readonly unsent: 'kept' | 'dropped' }
  | { readonly kind: 'moved'; readonly key: string; readonly delivery: Delivery }

/** The state before anything happened; `seen` is remembered from the last visit. */
export const initial = (seen: string | null): State => ({
  open: false,
  link: 'off',
  said: [],
  unsent: [],
  typing: false,
  beginning: null,
  seen,
})

/** The next state; unknown to time, chance and the network. */
export const reduce = (state: State, event: ChatEvent): State => {
  switch (event.kind) {
    case 'opened':
      return look({ ...state, open: true })
    case 'closed':
      return { ...state, open: false }
    case 'linked':
      return event.link === 'online' ? { ...state, link: 'online' } : quiet({ ...state, link: event.link })
    case 'heard':
      return look(hear(state, event.set))
    case 'went-quiet':
      return quiet(state)
    case 'written':
      return {
        ...state,
        unsent: [...state.unsent, ...event.unsent.filter((one) => !isKnown(state, one.key))],
      }
    case 'left': {
      const { open, link, unsent } = state
      return { ...initial(null), open, link, unsent: event.unsent === 'kept' ? unsent : [] }
    }
    case 'moved':
      return { ...state, unsent: move(state.unsent, event.key, event.delivery) }
    default:
      return event satisfies never
  }
}

/** Messages of the other side that nobody has looked at yet. */
export const unread = (state: State): number => {
  const from = state.said.findIndex((one) => one.id === state.seen) + 1
  return state.said.slice(from).filter((one) => !one.mine).length
}

/** The answers that can be tapped now: those of the last message, until something is on its way. */
export const choices = (state: State): readonly Action[] => {
  const last = state.said.at(-1)
  if (last === undefined || last.mine) return []
  return state.unsent.some((one) => one.delivery !== 'failed') ? [] : last.choices
}

/** The message to post next: the oldest that waits. */
export const nextToSend = (state: State): Unsent | undefined =>
  state.unsent.find((one) => one.delivery === 'waiting')

const look = (state: State): State =>
  state.open ? { ...state, seen: state.said.at(-1)?.id ?? state.seen } : state

const hear = (state: State, set: ActivitySet): State => {
  const said = set.said.reduce(place, state.said)
  const confirmed = new Set(set.said.map((one) => one.key))
  const spoken = set.said.some((one) => !one.mine)
  return {
    ...state,
    said,
    unsent: state.unsent.filter((one) => !confirmed.has(one.key)),
    typing: set.typing || (state.typing && !spoken),
    beginning: set.beginning ?? (spoken ? null : state.beginning),
  }
}

const quiet = (state: State): State => ({ ...state, typing: false, beginning: null })

const place = (said: readonly Said[], one: Said): readonly Said[] =>
  said.some((other) => other.id === one.id)
    ? said.map((other) => (other.id === one.id ? one : other))
    : [...said, one]

const isKnown = (state: State, key: string): boolean =>
  state.unsent.some((one) => one.key === key) || state.said.some((one) => one.key === key)

/** What is tried again goes to the end: it must not overtake what was written while it had failed. */
const move = (unsent: readonly Unsent[], key: string, delivery: Delivery): readonly Unsent[] => {
  const moved = unsent.flatMap((one) => (one.key === key ? [{ ...one, delivery }] : []))
  const wasFailed = unsent.some((one) => one.key === key && one.delivery === 'failed')
  return wasFailed
    ? [...unsent.filter((one) => one.key !== key), ...moved]
    : unsent.map((one) => (one.key === key ? { ...one, delivery } : one))
}

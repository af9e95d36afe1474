import type { Event } from '#core/event'
import { type MessageId, messageId } from '#core/ids'
import type { Rules } from '#core/rules'
import type { State } from '#core/state'
import type { Step } from '#core/step'
import { toldSteps } from '#core/told'
import { clockOf, type PageClock } from './clock.ts'
import { quoted } from './text.ts'

/** Who did what is told. */
export type Speaker =
  | 'Buyer'
  | 'Assistant'
  | 'Rep'
  | 'Reader'
  | 'Model'
  | 'Gate'
  | 'Deal'
  | 'Payment'
  | 'Calendar'
  | 'Desk'
  | 'Report'
  | 'CRM'
  | 'Delivery'
  | 'Identity'
  | 'Files'
  | 'Clock'
  | 'Journal'

/** One thing that is told: who, what, and what belongs to it. */
export type Line = { readonly who: Speaker; readonly what: string; readonly more?: readonly string[] }

/** What an event is told with: the state that it met, and what stands elsewhere in the journal. */
export type Scene = {
  readonly before: State
  readonly rules: Rules
  readonly clock: PageClock
  /** What a message of theirs said, and which event it is: evidence names messages by their ids. */
  readonly said: (message: MessageId) => string | null
  /** All that was heard of a message of ours, in order. */
  readonly fate: (outgoing: string) => readonly Delivery[]
  /** The terms of a checkout of theirs; null where the journal has none of that name. */
  readonly offer: (checkout: string) => Offered | null
}

/** News of a message of ours. */
export type Delivery = Extract<Event, { readonly kind: 'delivery-updated' }>

type Offered = Extract<Event, { readonly kind: 'checkout-offered' }>

/** Tells one kind of event; null: it is told with another. */
export type Teller<K extends Event['kind']> = (
  event: Extract<Event, { readonly kind: K }>,
  scene: Scene,
) => Line | null

/** A teller for each of some kinds. */
export type TellersOf<K extends Event['kind']> = { readonly [kind in K]: Teller<kind> }

/** So much of a message as tells which one it was; the whole of it stands where it was said. */
const cut = (text: string): string => (text.length <= 48 ? text : `${text.slice(0, 45).trimEnd()}...`)

/** Every step of a journal, in the order in which it is told, with what it takes to tell it. */
export const scenesOf = (
  person: State['person'],
  events: readonly Event[],
  rules: Rules,
): readonly (readonly [Step, Scene])[] => {
  const clock = clockOf(rules.business.policy.timeZone)
  const words = new Map<MessageId, { readonly text: string; readonly n: number }>()
  const news = new Map<string, Delivery[]>()
  const offers = new Map<string, Offered>()
  const steps = toldSteps(person, events)
  for (const { n, event } of steps) {
    if (event.kind === 'message-received')
      words.set(messageId(event.activity.id), { text: event.activity.text, n })
    if (event.kind === 'delivery-updated')
      news.set(event.outgoing, [...(news.get(event.outgoing) ?? []), event])
    if (event.kind === 'checkout-offered') offers.set(event.checkout, event)
  }
  const said = (message: MessageId): string | null => {
    const known = words.get(message)
    return known ? `${quoted(cut(known.text))} (event ${known.n})` : null
  }
  return steps.map((step) => [
    step,
    {
      before: step.before,
      rules,
      clock,
      said,
      fate: (outgoing) => news.get(outgoing) ?? [],
      offer: (checkout) => offers.get(checkout) ?? null,
    },
  ])
}

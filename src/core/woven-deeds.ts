import type { Deed } from './effect.ts'
import type { Event } from './event.ts'

type Rewoven = Extract<Event, { readonly kind: 'rewoven' }>
type DeedsOf = (event: Event) => readonly Deed[]

/** What the world must be told where a journal was woven anew: when its time comes, and each card that is open as it is now (M7, D5). */
export const afterWeaving = ({ events }: Rewoven, deedsOf: DeedsOf): readonly Deed[] => [
  ...wakesOf(events, deedsOf),
  ...openCards(events).map((handOff) => ({
    act: 'tell-desk' as const,
    handOff,
    order: { do: 'show' as const },
  })),
]

/**
 * The timers that all these turns set and that have not gone off in them: of each name the last. One whose time came while
 * the past was on its way goes off now, and whether there is anything to remind of is seen then.
 */
const wakesOf = (events: readonly Event[], deedsOf: DeedsOf): readonly Deed[] => {
  const open = new Map<string, Extract<Deed, { readonly act: 'wake' }>>()
  for (const event of events) {
    const set = event.kind === 'timer-fired' ? open.get(event.timer) : undefined
    if (set && event.kind === 'timer-fired' && set.at <= event.at) open.delete(event.timer)
    for (const deed of deedsOf(event)) if (deed.act === 'wake') open.set(deed.timer, deed)
  }
  return [...open.values()]
}

const openCards = (events: readonly Event[]): readonly string[] => {
  const open = new Set<string>()
  for (const event of events) {
    if (event.kind === 'hand-off-opened') open.add(event.handOff)
    if (event.kind === 'hand-off-closed') open.delete(event.handOff)
  }
  return [...open]
}

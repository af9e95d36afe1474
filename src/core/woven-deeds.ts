import type { Deed } from './effect.ts'
import type { Event, EventOf } from './event.ts'
import { SILENCE } from './silence.ts'
import { after, type Instant, later, seconds } from './time.ts'

type Rewoven = EventOf<'rewoven'>
type Wake = Extract<Deed, { readonly act: 'wake' }>
type DeedsOf = (event: Event) => readonly Deed[]

/** What the world must be told where a journal was woven anew: when its time comes, and each card that is open as it is now (M7, D5). */
export const deedsOfWeaving = ({ events, at }: Rewoven, deedsOf: DeedsOf): readonly Deed[] => [
  ...wakesOf(events, deedsOf).map((wake) => (wake.timer === SILENCE ? lookedAtAnew(wake, at) : wake)),
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
const wakesOf = (events: readonly Event[], deedsOf: DeedsOf): readonly Wake[] => {
  const open = new Map<string, Wake>()
  for (const event of events) {
    const set = event.kind === 'timer-fired' ? open.get(event.timer) : undefined
    if (set && event.kind === 'timer-fired' && set.at <= event.at) open.delete(event.timer)
    for (const deed of deedsOf(event)) if (deed.act === 'wake') open.set(deed.timer, deed)
  }
  return [...open.values()]
}

/** Whether they are to be written to is another matter now that they are one, and is seen once they are (D8). */
const lookedAtAnew = (wake: Wake, at: Instant): Wake => ({
  ...wake,
  at: later(wake.at, after(at, seconds(1))),
})

const openCards = (events: readonly Event[]): readonly string[] => {
  const open = new Set<string>()
  for (const event of events) {
    if (event.kind === 'hand-off-opened') open.add(event.handOff)
    if (event.kind === 'hand-off-closed') open.delete(event.handOff)
  }
  return [...open]
}

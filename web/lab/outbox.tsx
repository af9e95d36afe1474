import type { NewParcel } from '#contracts/memory'
import type { DeliveryState } from '#core/delivery'
import type { Event } from '#core/event'
import type { State } from '#core/state'
import { STATES } from './event-words.ts'
import { Panel } from './panel.tsx'
import { useNow } from './use-now.ts'
import { addressName, clockTime, covered } from './values.ts'

type Props = {
  readonly events: readonly Event[]
  readonly snapshot: State
  readonly pending: readonly NewParcel[]
}

type Queued = Extract<Event, { kind: 'message-queued' }>

/** What was sent or waits to be, newest first, and what became of it (C6). */
export const Outbox = ({ events, snapshot, pending }: Props) => {
  const sent = events.filter((event) => event.kind === 'message-queued').reverse()
  const others = pending.filter(({ deed }) => deed.act !== 'send')
  return (
    <Panel
      name="outbox"
      title="Outbox"
      about="Nothing leaves before the turn is committed; each is followed home."
    >
      {sent.length === 0 && others.length === 0 && <p class="empty">Nothing has been sent.</p>}
      <ul class="list">
        {others.map(({ id, to, deed }) => (
          <li key={id}>
            <p>
              <b>{deed.act}</b> <span class="soft">{addressName(to)}</span>
              <span class="badge">waiting</span>
            </p>
          </li>
        ))}
        {sent.map((event) => (
          <Sent
            key={event.outgoing}
            event={event}
            fate={snapshot.outgoing[event.outgoing] ?? FORGOTTEN}
            waits={pending.some(({ id }) => id === event.outgoing)}
            before={sent.find(({ outgoing }) => outgoing === event.insteadOf)}
            after={sent.find(({ insteadOf }) => insteadOf === event.outgoing)}
          />
        ))}
      </ul>
    </Panel>
  )
}

type Fate = { readonly state: DeliveryState; readonly reason: string | null }

/** The state keeps the last fifty; older ones have long been settled. */
const FORGOTTEN: Fate = { state: 'sent', reason: null }

type SentProps = {
  readonly event: Queued
  readonly fate: Fate
  /** It has not left yet, or nobody knows whether it has. */
  readonly waits: boolean
  /** The message in whose place it went, and the one that went in its place. */
  readonly before: Queued | undefined
  readonly after: Queued | undefined
}

const Sent = ({ event, fate: { state, reason }, waits, before, after }: SentProps) => {
  const now = useNow(SOON_MS)
  const late = waits && state === 'queued' && now - event.at > SOON_MS
  const shown = late ? 'trying' : state
  return (
    <li data-state={shown}>
      <p>
        <span class="soft">{addressName(event.to)}</span>
        <Way state={state} />
        <span class={`badge ${TONES[shown]}`}>{NAMES[shown]}</span>
      </p>
      <p class="excerpt">{covered(event.message.text)}</p>
      <p class="fine">
        {[clockTime(event.at), reason ?? '', MEANINGS[shown] ?? ''].filter(Boolean).join(' · ')}
      </p>
      {before && <p class="fine moved">in place of the one to {addressName(before.to)}</p>}
      {after && <p class="fine moved">went to {addressName(after.to)} instead</p>}
    </li>
  )
}

/** How far it has come: with the platform, on their device, before their eyes. */
const Way = ({ state }: { readonly state: DeliveryState }) => (
  <span class="way" data-rank={RANKS[state]} aria-hidden="true">
    <i />
    <i />
    <i />
  </span>
)

/** After that long without an answer from the platform it is no ordinary wait. */
const SOON_MS = 3_000

/** As the core ranks them, of three steps; what came to nothing has none (C6). */
const RANKS: { readonly [S in DeliveryState]: number } = {
  queued: 0,
  uncertain: 0,
  sent: 1,
  delivered: 2,
  read: 3,
  failed: 0,
  suppressed: 0,
  withdrawn: 0,
}

type Shown = DeliveryState | 'trying'

const NAMES: { readonly [S in Shown]: string } = { ...STATES, trying: 'not taken yet' }

const MEANINGS: { readonly [S in Shown]?: string } = {
  trying: 'the platform did not take it, or did not say; it is tried again, or asked about, by itself',
  uncertain: 'it may have arrived; twice is worse than never, so it is not sent again',
}

const TONES: { readonly [S in Shown]: string } = {
  queued: '',
  trying: 'ask-human',
  sent: '',
  delivered: 'allow',
  read: 'allow',
  failed: 'refuse',
  suppressed: 'refuse',
  withdrawn: 'refuse',
  uncertain: 'ask-human',
}

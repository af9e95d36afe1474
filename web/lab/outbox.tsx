import type { NewParcel } from '#contracts/memory'
import type { DeliveryState, Event } from '#core/event'
import type { State } from '#core/state'
import { Panel } from './panel.tsx'
import { addressName, clockTime, covered } from './values.ts'

type Props = {
  readonly events: readonly Event[]
  readonly snapshot: State
  readonly pending: readonly NewParcel[]
}

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
        {sent.map((event) => {
          const { state, reason } = snapshot.outgoing[event.outgoing] ?? { state: 'queued', reason: null }
          return (
            <li key={event.outgoing}>
              <p>
                <span class="soft">{addressName(event.to)}</span>
                <span class={`badge ${TONES[state]}`}>{state}</span>
              </p>
              <p class="excerpt">{covered(event.message.text)}</p>
              <p class="fine">
                {clockTime(event.at)}
                {reason !== null && ` · ${reason}`}
              </p>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}

const TONES: { readonly [S in DeliveryState]: string } = {
  queued: '',
  sent: '',
  delivered: 'allow',
  read: 'allow',
  failed: 'refuse',
  suppressed: 'refuse',
  uncertain: 'ask-human',
}

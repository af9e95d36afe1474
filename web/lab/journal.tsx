import { useState } from 'preact/hooks'
import type { Event } from '#core/event'
import { lineOf } from './event-line.ts'
import { Panel } from './panel.tsx'
import { useStick } from './use-stick.ts'
import { clockTime } from './values.ts'

/** Every event there is, oldest first: all the rest of the page is a fold of this (M1). */
export const Journal = ({ events }: { readonly events: readonly Event[] }) => {
  const stick = useStick(events)
  return (
    <Panel
      name="journal"
      title={`Journal · ${events.length} events`}
      about="The truth: facts only, never changed. Everything above is read off it. Open a line for its JSON."
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <div class="events" role="log" aria-label="Journal" aria-live="off" tabIndex={0} {...stick}>
        {events.map((event, n) => (
          <Row key={n} event={event} />
        ))}
      </div>
    </Panel>
  )
}

const Row = ({ event }: { readonly event: Event }) => {
  const [open, setOpen] = useState(false)
  const { what, detail, quote, weight } = lineOf(event)
  return (
    <details
      class={`event ${weight ?? ''}`}
      data-kind={event.kind}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        <time>{clockTime(event.at)}</time>
        <b class="what">{what}</b>
        <span class="detail">
          {detail}
          {quote !== undefined && <q>{quote}</q>}
        </span>
      </summary>
      {open && <pre>{JSON.stringify(event, null, 2)}</pre>}
    </details>
  )
}

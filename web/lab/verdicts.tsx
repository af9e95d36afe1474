import type { Event } from '#core/event'
import { whyNot } from './event-line.ts'
import { OUTCOMES } from './event-words.ts'
import { Panel } from './panel.tsx'
import { clockTime } from './values.ts'

/** Every tool call that came to the one gate, newest first (A2). */
export const Verdicts = ({ events }: { readonly events: readonly Event[] }) => {
  const verdicts = events.filter((event) => event.kind === 'verdict-given').reverse()
  return (
    <Panel
      name="verdicts"
      title="Verdicts"
      about="Every act asks one gate first; its answer is kept either way."
    >
      {verdicts.length === 0 && <p class="empty">No act has been proposed yet; words need no permission.</p>}
      <ul class="list">
        {verdicts.map((event) => (
          <li key={`${event.at}${event.tool}${events.indexOf(event)}`}>
            <p>
              <b>{event.tool}</b> <span class="soft">for {event.dialog}</span>
              <span class={`badge ${event.verdict.outcome}`}>{OUTCOMES[event.verdict.outcome]}</span>
            </p>
            <p class="fine">
              {clockTime(event.at)}
              {event.verdict.outcome === 'allow'
                ? ` · holds the authority to ${event.verdict.level}`
                : ` · ${whyNot(event.verdict)}`}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

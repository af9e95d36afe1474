import { useRef, useState } from 'preact/hooks'
import type { PersonView } from '../api.ts'
import { askFor, type Fault, faultsOf, isOver } from './faults.ts'
import type { Network } from './networks.ts'

type Props = { readonly network: Network; readonly title: string; readonly person: PersonView | null }

/** Lets a network fail: what goes wrong with the next message there, either way. The outbox and the journal show what comes of it. */
export const BadDay = ({ network, title, person }: Props) => {
  const box = useRef<HTMLDetailsElement>(null)
  const { ahead, problem, ask } = useFaults(network, person)
  const close = (): void => {
    if (box.current) box.current.open = false
  }
  const [first] = ahead
  return (
    <details
      ref={box}
      class="bad-day"
      onKeyDown={({ key }) => {
        if (key !== 'Escape') return
        close()
        box.current?.querySelector('summary')?.focus()
      }}
      onFocusOut={({ relatedTarget, currentTarget }) => {
        if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) close()
      }}
    >
      <summary
        class="day"
        aria-label={`Bad day on ${title}${ahead.map(({ name }) => `, ahead: ${name}`).join('')}`}
      >
        {first ? <b class="ahead">{first.name}</b> : 'Bad day'}
        {ahead.length > 1 && <b class="ahead"> +{ahead.length - 1}</b>}
      </summary>
      <div class="faults">
        {problem !== null && <p class="problem">{problem}</p>}
        {(['send', 'incoming'] as const).map((hits) => (
          <div key={hits}>
            <p class="fine">{hits === 'send' ? 'The next one sent there' : 'The next one from there'}</p>
            {faultsOf(network)
              .filter((fault) => fault.hits === hits)
              .map((fault) => (
                <button
                  key={fault.name}
                  type="button"
                  class="fault"
                  onClick={() => {
                    close()
                    void ask(fault)
                  }}
                >
                  {fault.name}
                  <span class="fault-about">{fault.about}</span>
                </button>
              ))}
          </div>
        ))}
      </div>
    </details>
  )
}

/** A fault that was asked for when this person's journal had so many events. */
type Asked = { readonly fault: Fault; readonly person: string | null; readonly length: number }

/** What was asked for and has not happened yet, as far as the journal tells. */
const useFaults = (network: Network, person: PersonView | null) => {
  const [asked, setAsked] = useState<readonly Asked[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const events = person?.events ?? []
  const name = person?.snapshot.person ?? null
  const ahead = asked.filter((each) => {
    const since = events.slice(each.person === name ? each.length : 0)
    return !isOver(each.fault, network, since, events)
  })
  const ask = async (fault: Fault): Promise<void> => {
    const trouble = await askFor(network, fault.wire)
    setProblem(trouble)
    if (trouble === null) setAsked([...ahead, { fault, person: name, length: events.length }])
  }
  return { ahead: ahead.map(({ fault }) => fault), problem, ask }
}

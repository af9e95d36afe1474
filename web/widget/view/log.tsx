import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Action } from '../cards.ts'
import type { State } from '../state.ts'
import { choices } from '../state.ts'
import { WORDS } from '../words.ts'
import { OpenLink } from './card.tsx'
import { CloseIcon } from './icons.tsx'
import { Bubble, SaidView, UnsentView } from './message.tsx'
import { rowsOf } from './rows.ts'

type Say = Action & { kind: 'say' }
type Props = {
  readonly state: State
  readonly greeting: string
  onSay(action: Say): void
  onRetry(key: string): void
}

/** The conversation. New messages are announced, and scrolled to unless the person is reading further up. */
export const Log = ({ state, greeting, onSay, onRetry }: Props) => {
  const box = useRef<HTMLDivElement>(null)
  const [away, setAway] = useState(false)
  const latest = (): void => {
    box.current?.scrollTo({ top: box.current.scrollHeight })
  }
  useLayoutEffect(() => {
    if (!away) latest()
  }, [state.said, state.unsent, state.typing, state.beginning, state.open])
  useLayoutEffect(latest, [state.unsent.length])
  const stick = {
    onScroll: () => setAway(isAway(box.current)),
    // A picture takes its room only when it has come.
    onLoadCapture: () => !away && latest(),
  }
  return (
    <div class="middle">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <div class="scroll" ref={box} tabIndex={0} {...stick}>
        <div role="log" aria-live="polite" aria-label={WORDS.log} aria-busy={state.link === 'connecting'}>
          <div class="message theirs first">
            <span class="unseen">{WORDS.assistant}: </span>
            <Bubble text={greeting} />
          </div>
          {rowsOf(state.said, new Date()).map((row) =>
            row.kind === 'day' ? (
              <p key={row.id} class="day">
                <span>{row.label}</span>
              </p>
            ) : (
              <SaidView key={row.said.id} {...row} onSay={onSay} />
            ),
          )}
        </div>
        {/* Not in the log yet: what the person wrote is read out once, when it is confirmed. */}
        {state.unsent.map((unsent) => (
          <UnsentView key={unsent.key} unsent={unsent} onRetry={onRetry} />
        ))}
        <Typing shown={state.typing} beginning={state.beginning} />
        <QuickReplies actions={choices(state)} onSay={onSay} />
      </div>
      {away && (
        <button type="button" class="latest" aria-label={WORDS.latest} onClick={latest}>
          <CloseIcon />
        </button>
      )}
    </div>
  )
}

const isAway = (box: HTMLDivElement | null): boolean =>
  box !== null && box.scrollHeight - box.scrollTop - box.clientHeight > 60

/** That something is being written is announced once; how it begins is only seen, and read out when it is a message. */
const Typing = ({ shown, beginning }: { readonly shown: boolean; readonly beginning: string | null }) => (
  <div role="status">
    {shown && (
      <div class="message theirs first">
        <span class="unseen">{WORDS.typing}</span>
        {beginning === null ? (
          <span class="bubble dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
        ) : (
          <span class="bubble beginning" aria-hidden="true" dir="auto">
            {beginning}
          </span>
        )}
      </div>
    )}
  </div>
)

const QuickReplies = ({
  actions,
  onSay,
}: {
  readonly actions: readonly Action[]
  onSay(action: Say): void
}) =>
  actions.length === 0 ? null : (
    <ul class="choices" aria-label={WORDS.choices}>
      {actions.map((action) => (
        <li key={action.title}>
          {action.kind === 'open' ? (
            <OpenLink action={action} class="choice" />
          ) : (
            <button type="button" class="choice" dir="auto" onClick={() => onSay(action)}>
              {action.title}
            </button>
          )}
        </li>
      ))}
    </ul>
  )

import { useEffect, useRef } from 'preact/hooks'
import type { Options } from './options.ts'
import type { State } from './state.ts'
import { unread } from './state.ts'
import { ChatIcon, CloseIcon } from './view/icons.tsx'
import { WORDS } from './words.ts'

type Props = {
  readonly state: State
  readonly options: Options
  onOpen(): void
  onClose(): void
}

/** The round button in the corner: opens and closes the chat, counts what has not been read, and takes focus back. */
export const Launcher = ({ state, options, onOpen, onClose }: Props) => {
  const button = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(state.open)
  useEffect(() => {
    if (wasOpen.current && !state.open) button.current?.focus()
    wasOpen.current = state.open
  }, [state.open])
  const count = state.open ? 0 : unread(state)
  const news = count === 0 ? '' : WORDS.unread(count)
  const words = options.launcher === 'none' ? '' : options.launcher
  return (
    <div class="corner">
      {options.launcher !== 'none' && (
        <button
          ref={button}
          type="button"
          class={words === '' || state.open ? 'launcher' : 'launcher worded'}
          aria-label={[words || options.title, news].filter(Boolean).join(', ')}
          aria-expanded={state.open}
          aria-controls="panel"
          onClick={state.open ? onClose : onOpen}
        >
          {state.open ? <CloseIcon /> : <ChatIcon />}
          {!state.open && words !== '' && <span>{words}</span>}
          {count > 0 && (
            <span class="badge" aria-hidden="true">
              {count > 9 ? '9+' : count}
            </span>
          )}
        </button>
      )}
      <div class="unseen" role="status">
        {news}
      </div>
    </div>
  )
}

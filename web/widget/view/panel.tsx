import { useEffect, useState } from 'preact/hooks'
import type { Options } from '../options.ts'
import type { Session } from '../session.ts'
import type { State } from '../state.ts'
import { WORDS } from '../words.ts'
import { Composer } from './composer.tsx'
import { AssistantIcon, CloseIcon } from './icons.tsx'
import { Log } from './log.tsx'

type Props = {
  readonly state: State
  readonly options: Options
  readonly session: Session
  onClose(): void
}

/** The chat itself: a labelled dialog in the corner, or a region that fills an element of the page. */
export const Panel = ({ state, options, session, onClose }: Props) => {
  const inline = options.target !== null
  const focus = useFocusRequests(state.open, inline)
  const [asked, ask] = useState(0)
  const say = (shown: string, fields: Parameters<Session['say']>[1], files: readonly File[] = []): void => {
    session.say(shown, fields, files)
    ask((count) => count + 1)
  }
  return (
    <section
      id="panel"
      class="panel"
      role={inline ? 'region' : 'dialog'}
      aria-labelledby="title"
      aria-describedby="disclosure"
      hidden={!state.open}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.isComposing) onClose()
      }}
    >
      <header>
        <span class="avatar">
          <AssistantIcon />
        </span>
        <div class="names">
          <h2 id="title">{options.title}</h2>
          <p id="disclosure">{WORDS.disclosure}</p>
        </div>
        {!inline && (
          <button type="button" class="tool" aria-label={WORDS.close} onClick={onClose}>
            <CloseIcon />
          </button>
        )}
      </header>
      <Banner state={state} />
      <Log
        state={state}
        greeting={options.greeting}
        onSay={({ saying }) => say(saying.shown, saying.fields)}
        onRetry={(key) => session.retry(key)}
      />
      <Composer
        focus={focus + asked}
        onSend={(text) => say(text, { text })}
        onFiles={(files) => say('', {}, files)}
      />
    </section>
  )
}

/** What is wrong with the connection, in words; nothing while it is up. */
const Banner = ({ state }: { readonly state: State }) => {
  const words = bannerWords(state)
  return <div role="status">{words !== '' && <p class={`banner ${state.link}`}>{words}</p>}</div>
}

const bannerWords = ({ link }: State): string => {
  if (link === 'connecting') return WORDS.connecting
  if (link === 'lost') return navigator.onLine ? WORDS.reconnecting : WORDS.offline
  return link === 'barred' ? WORDS.barred : ''
}

/** Focus moves in when the person opens the chat, not when the page loads with it open. */
const useFocusRequests = (open: boolean, inline: boolean): number => {
  const [requests, setRequests] = useState(0)
  const [settled, settle] = useState(false)
  useEffect(() => {
    if (open && settled && !inline) setRequests((count) => count + 1)
    settle(true)
  }, [open])
  return requests
}

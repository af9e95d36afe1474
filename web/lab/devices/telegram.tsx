import { useEffect, useState } from 'preact/hooks'
import type { PersonView } from '../api.ts'
import { bring } from '../dock.tsx'
import { shortTime } from '../values.ts'
import { Composer } from './composer.tsx'
import { Device } from './device.tsx'
import { deviceUrl, type Telegram as Entry } from './networks.ts'
import { Own } from './own.tsx'
import { Rich } from './rich.tsx'
import { sampleFile } from './sample.ts'
import { type Bubble, Thread } from './thread.tsx'
import { useInbox } from './use-inbox.ts'
import { TELEGRAM_USERS, useUser } from './use-user.ts'

type Props = {
  /** The number of whoever holds the devices: Telegram vouches for it. */
  readonly number: string
  readonly business: string
  readonly person: PersonView | null
  readonly draft: string
  readonly onDraft: (text: string) => void
}

/** The Telegram app: a private chat with the bot, its keyboards under the messages. */
export const Telegram = ({ number, business, person, draft, onDraft }: Props) => {
  const { user, take } = useUser(TELEGRAM_USERS)
  const inbox = useInbox<Entry>(deviceUrl('telegram', user))
  useStart((text) => void inbox.post('messages', { text }))
  const share = (): void => void inbox.post('messages', { contact: 'own', phone: number.slice(1) })
  const tap = ({ id, buttons }: Bubble, n: number): void => {
    if (buttons[n]?.kind === 'contact') share()
    else void inbox.post('taps', { message: numberOf(id), button: n })
  }
  return (
    <Device
      network="telegram"
      title="Telegram"
      person={person}
      look="telegram-app"
      problem={inbox.problem}
      top={
        <>
          <p>{business}</p>
          <Own key={user} label="user" users={TELEGRAM_USERS} user={user} onTake={take} />
          <div class="deeds">
            <button type="button" class="quiet" title={`Sends the contact ${number}`} onClick={share}>
              Share phone
            </button>
            <Block key={user} onBlock={(blocked) => inbox.post('block', { blocked })} />
          </div>
        </>
      }
      composer={
        <Composer
          id="telegram"
          name="Message"
          draft={draft}
          onDraft={onDraft}
          onSend={(text) => inbox.post('messages', { text })}
          onPhoto={() => void inbox.post('messages', { files: [sampleFile()] })}
        />
      }
    >
      <Thread
        name="Telegram messages"
        them={business}
        bubbles={inbox.entries.map(bubbleOf)}
        typing={inbox.typing}
        empty="Nothing here yet. Say hello to the bot."
        onTap={tap}
      />
    </Device>
  )
}

/** A link into Telegram leads here: what it carries begins the chat, as the app's Start button does, once. */
const useStart = (say: (text: string) => void): void => {
  useEffect(() => {
    const page = new URL(location.href)
    const payload = page.searchParams.get('start')
    if (payload === null) return
    page.searchParams.delete('start')
    history.replaceState(null, '', page)
    bring('telegram')
    say(`/start ${payload}`)
  }, [])
}

/** What a user can do to a bot that will not be quiet: the platform then takes nothing more for them. */
const Block = ({ onBlock }: { readonly onBlock: (blocked: boolean) => Promise<boolean> }) => {
  const [blocked, setBlocked] = useState(false)
  return (
    <button
      type="button"
      class="quiet"
      aria-pressed={blocked}
      title="What a user can do to a bot at the platform itself"
      onClick={async () => {
        if (await onBlock(!blocked)) setBlocked(!blocked)
      }}
    >
      {blocked ? 'Unblock' : 'Block'}
    </button>
  )
}

/** Telegram numbers messages; a bubble's id is text. */
const numberOf = (id: string): string | number => (/^\d+$/.test(id) ? Number(id) : id)

const bubbleOf = ({ id, mine, html, photo, document, buttons, edited, at }: Entry): Bubble => ({
  id: String(id),
  mine,
  words: <Rich html={html} />,
  files: [
    ...(photo === undefined ? [] : [{ url: photo, contentType: 'image/*' }]),
    ...(document ? [document] : []),
  ],
  buttons,
  foot: `${edited ? 'edited ' : ''}${shortTime(at)}`,
})

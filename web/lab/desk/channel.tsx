import { useStick } from '../use-stick.ts'
import { shortTime } from '../values.ts'
import { Avatar } from './avatar.tsx'
import type { Entry } from './kit.ts'
import { type Doing, Message } from './message.tsx'

type Props = Doing & {
  readonly name: string
  readonly entries: readonly Entry[]
  /** Whose thread is open beside it. */
  readonly open: string | null
  readonly onOpen: (thread: string) => void
}

/** The channel: a card for each hand-off, and under it a way into its thread. */
export const Channel = ({ name, entries, open, onOpen, ...doing }: Props) => {
  const stick = useStick(entries)
  const roots = entries.filter(({ thread }) => thread === null)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <div class="pane-body" role="log" aria-label={`Messages in #${name}`} tabIndex={0} {...stick}>
      {roots.length === 0 && (
        <p class="empty">
          Nobody waits. When a buyer asks for a person, or for terms that are not the assistant’s to give,
          their card comes here. A line that begins with /throughline finds one by the end of their number.
        </p>
      )}
      {roots.map((entry) => (
        <div key={entry.id} class={entry.id === open ? 'post open' : 'post'}>
          <Message entry={entry} {...doing} />
          {!entry.onlyForMe && (
            <Replies
              replies={entries.filter(({ thread }) => thread === entry.id)}
              isOpen={entry.id === open}
              onOpen={() => onOpen(entry.id)}
            />
          )}
        </div>
      ))}
    </div>
  )
}

const Replies = ({
  replies,
  isOpen,
  onOpen,
}: {
  readonly replies: readonly Entry[]
  readonly isOpen: boolean
  readonly onOpen: () => void
}) => {
  const last = replies.at(-1)
  const speakers = [...new Map(replies.map((reply) => [reply.user, reply])).values()].slice(0, 3)
  return (
    <button type="button" class="replies" aria-expanded={isOpen} onClick={onOpen}>
      {speakers.map(({ user, name, app }) => (
        <Avatar key={user} name={name} app={app} />
      ))}
      <b>
        {replies.length === 0
          ? 'Reply in thread'
          : replies.length === 1
            ? '1 reply'
            : `${replies.length} replies`}
      </b>
      {last && <span class="soft">Last reply {shortTime(last.at)}</span>}
    </button>
  )
}

import type { ComponentChildren } from 'preact'
import { useStick } from '../use-stick.ts'
import type { Entry } from './kit.ts'
import { type Doing, Message } from './message.tsx'

type Props = Doing & {
  readonly root: Entry
  readonly replies: readonly Entry[]
  readonly channel: string
  readonly onClose: () => void
  /** The line to write on. */
  readonly children: ComponentChildren
}

/** A card's thread: the talk with the buyer, and what the reps say among themselves. */
export const ThreadPane = ({ root, replies, channel, onClose, children, ...doing }: Props) => {
  const stick = useStick(replies)
  return (
    <section class="pane thread-pane" aria-label="Thread">
      <div class="pane-head">
        <h3>
          Thread <span class="soft"># {channel}</span>
        </h3>
        <button type="button" class="cross" aria-label="Close the thread" onClick={onClose}>
          <span aria-hidden="true">×</span>
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <div class="pane-body" role="log" aria-label="Replies" tabIndex={0} {...stick}>
        <Message entry={root} {...doing} />
        <p class="rule">
          <span>{replies.length === 1 ? '1 reply' : `${replies.length} replies`}</span>
        </p>
        {replies.map((entry) => (
          <Message key={entry.id} entry={entry} inThread {...doing} />
        ))}
      </div>
      {children}
    </section>
  )
}

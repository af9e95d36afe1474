import { Blocks } from '../devices/blocks.tsx'
import { Mrkdwn } from '../devices/mrkdwn.tsx'
import type { Block } from '../devices/networks.ts'
import { FileView } from '../devices/thread.tsx'
import { shortTime } from '../values.ts'
import { Avatar } from './avatar.tsx'
import { Buttons, buttonsIn } from './buttons.tsx'
import { Fold } from './fold.tsx'
import { type Actions, type Entry, isActions, isNote, type Kit, type Pressable } from './kit.ts'
import { Reactions } from './reactions.tsx'

/** What can be done with a message. */
export type Doing = {
  /** A button is tapped, the n-th of the message, from 1. */
  readonly onTap: (entry: Entry, n: number, button: Pressable) => void
  /** What only they see is read. */
  readonly onDismiss: (entry: Entry) => void
}

type Props = Doing & {
  readonly entry: Entry
  /** Of a thread: what reps write among themselves looks unlike what reaches the buyer. */
  readonly inThread?: boolean
}

/** A message as Slack draws it: who, when, blocks with their buttons in place, files, reactions. */
export const Message = ({ entry, inThread = false, onTap, onDismiss }: Props) => {
  const { name, app, text, blocks, files, at, edited, onlyForMe } = entry
  const note = inThread && !app && isNote(text)
  return (
    <div class={['said', note && 'note', onlyForMe && 'whisper'].filter(Boolean).join(' ')}>
      {onlyForMe && (
        <p class="only">
          Only visible to you{' '}
          <button type="button" class="quiet" onClick={() => onDismiss(entry)}>
            Dismiss
          </button>
        </p>
      )}
      <Avatar name={name} app={app} />
      <div class="said-body">
        <p class="by">
          <b>{app ? 'Throughline' : name}</b>
          {app && <small class="app-mark">App</small>}
          <time dateTime={new Date(at).toISOString()}>{shortTime(at)}</time>
          {note && <span class="note-mark">Note, stays among reps</span>}
        </p>
        {blocks.length === 0 ? (
          <p class="words">
            <Mrkdwn text={text} />
          </p>
        ) : (
          <Content blocks={blocks} onTap={(n, button) => onTap(entry, n, button)} />
        )}
        {edited && <small class="soft">(edited)</small>}
        {files.map((file) => (
          <div class="words" key={`${file.url.slice(-40)}${file.name}`}>
            <FileView file={file} />
          </div>
        ))}
        <Reactions names={entry.reactions} />
      </div>
    </div>
  )
}

/** Blocks in their order; what stands between two rows of buttons is folded when it is long. */
const Content = ({
  blocks,
  onTap,
}: {
  readonly blocks: readonly Kit[]
  readonly onTap: (n: number, button: Pressable) => void
}) => {
  let before = 0
  return (
    <>
      {parted(blocks).map((part, n) => {
        if (part.type === 'stretch') {
          return (
            <Fold key={n}>
              <Blocks blocks={part.blocks} />
            </Fold>
          )
        }
        const first = before + 1
        before += buttonsIn(part.elements).length
        return <Buttons key={n} elements={part.elements} onTap={(at, button) => onTap(first + at, button)} />
      })}
    </>
  )
}

type Part = Actions | { readonly type: 'stretch'; readonly blocks: readonly Block[] }

const parted = (blocks: readonly Kit[]): readonly Part[] => {
  const parts: Part[] = []
  let stretch: Block[] = []
  for (const block of blocks) {
    if (isActions(block)) {
      parts.push(block)
      stretch = []
      continue
    }
    if (stretch.length === 0) parts.push({ type: 'stretch', blocks: stretch })
    stretch.push(block)
  }
  return parts
}

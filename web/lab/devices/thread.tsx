import type { ComponentChildren } from 'preact'
import { Linked } from '../linked.tsx'
import { useStick } from '../use-stick.ts'
import type { Button, Shown } from './networks.ts'

/** One message on a screen, whichever network it came by. */
export type Bubble = {
  readonly id: string
  readonly mine: boolean
  readonly words: ComponentChildren
  readonly files: readonly Shown[]
  readonly buttons: readonly Button[]
  /** The small line below: when, and what is known of its delivery. */
  readonly foot: string
}

type Props = {
  readonly name: string
  /** Who the other side is. */
  readonly them: string
  readonly bubbles: readonly Bubble[]
  readonly typing: boolean
  /** Said while there is nothing. */
  readonly empty: string
  /** The n-th button of a message is tapped. */
  readonly onTap: (bubble: Bubble, n: number) => void
}

/** The messages of a device, newest last. */
export const Thread = ({ name, them, bubbles, typing, empty, onTap }: Props) => {
  const stick = useStick(typing ? [...bubbles, typing] : bubbles)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <div class="thread" role="log" aria-label={name} tabIndex={0} {...stick}>
      {bubbles.length === 0 && <p class="empty">{empty}</p>}
      {bubbles.map((bubble) => (
        <BubbleView key={bubble.id} bubble={bubble} them={them} onTap={onTap} />
      ))}
      {typing && (
        <p class="typing">
          <i />
          <i />
          <i />
          <span class="unseen">{them} is writing</span>
        </p>
      )}
    </div>
  )
}

const BubbleView = ({
  bubble,
  them,
  onTap,
}: {
  readonly bubble: Bubble
  readonly them: string
  readonly onTap: Props['onTap']
}) => (
  <div class={bubble.mine ? 'text mine' : 'text'}>
    <div class="words">
      <span class="unseen speaker">
        {bubble.mine ? 'You' : them}
        <span class="colon">: </span>
      </span>
      {bubble.words}
      {bubble.files.map((file) => (
        <FileView key={`${file.url}${file.name}`} file={file} />
      ))}
    </div>
    {bubble.buttons.length > 0 && (
      <div class="keys">
        {bubble.buttons.map((button, n) => (
          <Key key={button.text} button={button} onTap={() => onTap(bubble, n)} />
        ))}
      </div>
    )}
    <p class="ticks">{bubble.foot}</p>
  </div>
)

const Key = ({ button, onTap }: { readonly button: Button; readonly onTap: () => void }) =>
  button.kind === 'link' && isWeb(button.url) ? (
    <a class="tap" href={button.url} target="_blank" rel="noopener noreferrer">
      {button.text} <span aria-hidden="true">↗</span>
    </a>
  ) : (
    <button type="button" class="tap" onClick={onTap}>
      {button.text}
    </button>
  )

/** A file that came along: a picture, or its name and where it lies. */
export const FileView = ({ file: { url, name, contentType } }: { readonly file: Shown }) => {
  const isPicture = contentType?.startsWith('image/')
  // Bytes that a network keeps to itself come along with the message.
  if (url.startsWith('data:image/')) return <img src={url} alt={name ?? 'A photo'} />
  if (!isWeb(url)) return <span class="file">[{name ?? (isPicture ? 'a photo' : 'a file')}]</span>
  return isPicture ? (
    <a class="picture" href={url} target="_blank" rel="noopener noreferrer">
      <img src={url} alt={name ?? 'A photo'} />
    </a>
  ) : (
    <span class="file">
      <Linked text={`${name ?? contentType ?? 'a file'} ${url}`} />
    </span>
  )
}

/** An address of the web, or of this lab; no other becomes a link or a picture. */
const isWeb = (url: string | undefined): url is string =>
  url !== undefined && /^(https?:\/|\/(?!\/))/.test(url)

import type { Action } from '../cards.ts'
import type { Said, SharedFile } from '../protocol.ts'
import type { Unsent } from '../state.ts'
import { WORDS } from '../words.ts'
import { CardView } from './card.tsx'
import { FileIcon } from './icons.tsx'
import { timeOf } from './rows.ts'
import { Words } from './text.tsx'

type SaidProps = {
  readonly said: Said
  readonly speaker: string
  readonly first: boolean
  readonly last: boolean
  onSay(action: Action & { kind: 'say' }): void
}

/** One message of either side. Its text is only ever text: nothing of it becomes markup. */
export const SaidView = ({ said, speaker, first, last, onSay }: SaidProps) => (
  <div class={`message ${said.mine ? 'mine' : 'theirs'}${first ? ' first' : ''}`}>
    {first && <Speaker mine={said.mine} name={speaker} />}
    {said.text !== '' && <Bubble text={said.text} />}
    {said.files.map((file) => (
      <FileView key={file.url} file={file} />
    ))}
    {said.cards.map((card, index) => (
      <CardView key={index} card={card} onSay={onSay} />
    ))}
    {last && said.at > 0 && (
      <time class="meta" dateTime={new Date(said.at).toISOString()}>
        {timeOf(said.at)}
      </time>
    )}
  </div>
)

/** One message on its way, with what is becoming of it. */
export const UnsentView = ({ unsent, onRetry }: { readonly unsent: Unsent; onRetry(key: string): void }) => (
  <div class={`message mine first ${unsent.delivery}`}>
    <Speaker mine={true} name="" />
    {unsent.shown !== '' && <Bubble text={unsent.shown} />}
    {unsent.files.map((file) => (
      <span key={file.name} class="file">
        <FileIcon />
        <bdi>{file.name}</bdi>
      </span>
    ))}
    {unsent.delivery === 'failed' ? (
      <p class="meta failure" role="alert">
        {WORDS.failed}{' '}
        <button type="button" class="retry" onClick={() => onRetry(unsent.key)}>
          {WORDS.retry}
        </button>
      </p>
    ) : (
      <p class="meta">{WORDS[unsent.delivery]}</p>
    )}
  </div>
)

/** Who speaks: for the eye by side and colour, for the ear in words; a person's name is shown to all. */
const Speaker = ({ mine, name }: { readonly mine: boolean; readonly name: string }) =>
  mine || name === '' ? (
    <span class="unseen">{mine ? WORDS.you : WORDS.assistant}: </span>
  ) : (
    <span class="meta speaker">{name}</span>
  )

/** Text in a bubble; lines are kept, web addresses can be clicked. */
export const Bubble = ({ text }: { readonly text: string }) => (
  <p class="bubble" dir="auto">
    <Words text={text} />
  </p>
)

const FileView = ({ file }: { readonly file: SharedFile }) => (
  <a class={file.image ? 'picture' : 'file'} href={file.url} target="_blank" rel="noopener noreferrer">
    {file.image ? (
      <img src={file.url} alt={file.name || WORDS.file} loading="lazy" />
    ) : (
      <>
        <FileIcon />
        <bdi>{file.name || WORDS.file}</bdi>
      </>
    )}
    <span class="unseen"> {WORDS.newTab}</span>
  </a>
)

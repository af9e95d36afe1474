import { useState } from 'preact/hooks'
import { Composer } from '../devices/composer.tsx'
import { sampleUpload } from '../devices/sample.ts'
import { isNote } from './kit.ts'

type Props = { readonly onSend: (text: string, files?: readonly object[]) => Promise<boolean> }

/** The line under a thread. What is written here reaches the buyer, but for what begins with //. */
export const ReplyBox = ({ onSend }: Props) => {
  const [draft, setDraft] = useState('')
  const note = isNote(draft)
  const toggle = (): void => setDraft(note ? draft.replace(/^\s*(\/\/|🔒|:lock:)\s?/u, '') : `// ${draft}`)
  return (
    <div class={note ? 'reply note' : 'reply'}>
      <p class="fine aim">
        <span role="status">{note ? 'A note: stays among reps' : 'To the buyer, where they are'}</span>
        <button type="button" class="quiet" aria-pressed={note} onClick={toggle}>
          Note
        </button>
      </p>
      <Composer
        id="desk-thread"
        name="Reply"
        draft={draft}
        onDraft={setDraft}
        onSend={onSend}
        onPhoto={async () => void onSend('', [await sampleUpload()])}
      />
    </div>
  )
}

import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { WORDS } from '../words.ts'
import { ClipIcon, SendIcon } from './icons.tsx'

type Props = {
  /** Counts up whenever focus should come here. */
  readonly focus: number
  onSend(text: string): void
  onFiles(files: readonly File[]): void
}

/** Where the person writes. Enter sends, Shift+Enter makes a line; a half-composed character (IME) is never sent. */
export const Composer = ({ focus, onSend, onFiles }: Props) => {
  const [draft, setDraft] = useState('')
  const area = useRef<HTMLTextAreaElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => grow(area.current), [draft])
  useLayoutEffect(() => {
    if (focus > 0) area.current?.focus()
  }, [focus])
  const send = (): void => {
    if (draft.trim() === '') return
    onSend(draft.trim())
    setDraft('')
    area.current?.focus()
  }
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <button type="button" class="tool" aria-label={WORDS.attach} onClick={() => picker.current?.click()}>
        <ClipIcon />
      </button>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-label={WORDS.attach}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])]
          currentTarget.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
      <textarea
        ref={area}
        rows={1}
        dir="auto"
        value={draft}
        placeholder={WORDS.placeholder}
        aria-label={WORDS.composer}
        enterkeyhint="send"
        onInput={({ currentTarget }) => setDraft(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
          event.preventDefault()
          send()
        }}
      />
      <button type="submit" class="send" aria-label={WORDS.send} aria-disabled={draft.trim() === ''}>
        <SendIcon />
      </button>
    </form>
  )
}

/** As high as its text; the style sheet sets the limit. */
const grow = (area: HTMLTextAreaElement | null): void => {
  if (area === null) return
  area.style.height = 'auto'
  area.style.height = `${area.scrollHeight}px`
}

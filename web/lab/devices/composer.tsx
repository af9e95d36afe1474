type Props = {
  readonly id: string
  /** What is written here, as placeholder and name. */
  readonly name: string
  readonly draft: string
  readonly onDraft: (text: string) => void
  /** Whether it left; otherwise the words come back. */
  readonly onSend: (text: string) => Promise<boolean>
  readonly onPhoto: () => void
}

/** A line to write on, and a photo to send along. */
export const Composer = ({ id, name, draft, onDraft, onSend, onPhoto }: Props) => {
  const words = draft.trim()
  const send = async (): Promise<void> => {
    onDraft('')
    if (!(await onSend(words))) onDraft(words)
  }
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault()
        if (words !== '') void send()
      }}
    >
      <button type="button" class="photo" aria-label="Send a photo" title="Send a photo" onClick={onPhoto}>
        <PhotoIcon />
      </button>
      <input
        id={composerId(id)}
        type="text"
        aria-label={name}
        placeholder={name}
        autocomplete="off"
        enterkeyhint="send"
        value={draft}
        onInput={({ currentTarget }) => onDraft(currentTarget.value)}
      />
      <button type="submit" class="send" disabled={words === ''}>
        Send
      </button>
    </form>
  )
}

/** Brings the keyboard to a device, with its cursor behind what is written. */
export const focusComposer = (device: string): void => document.getElementById(composerId(device))?.focus()

const composerId = (device: string): string => `${device}-composer`

const PhotoIcon = () => (
  <svg viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" aria-hidden="true">
    <rect x="2.5" y="4" width="15" height="12" rx="2.5" stroke-width="1.5" />
    <circle cx="7" cy="8.3" r="1.4" fill="currentColor" stroke="none" />
    <path d="m3 14.5 4.6-3.8 3 2.3 3.2-3.2 3.4 3.4" stroke-width="1.5" stroke-linejoin="round" />
  </svg>
)

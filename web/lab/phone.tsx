import { useState } from 'preact/hooks'
import { Thread } from './thread.tsx'
import { anotherNumber, isNumber, type Phone as PhoneState } from './use-phone.ts'
import { dialled } from './values.ts'

type Props = {
  /** The number the business texts from. */
  readonly business: string
  readonly phone: PhoneState
  readonly draft: string
  readonly onDraft: (text: string) => void
}

/** A handset: one thread with the business, and a line to write on. */
export const Phone = ({ business, phone, draft, onDraft }: Props) => (
  <section class="phone" aria-labelledby="phone-title">
    <h2 id="phone-title">The phone</h2>
    <div class="handset">
      <div class="contact">
        <p>{dialled(business)}</p>
        <OwnNumber key={phone.number} number={phone.number} onTake={phone.take} />
      </div>
      <Thread texts={phone.texts} />
      {phone.problem !== null && (
        <p class="problem" role="alert">
          {phone.problem}
        </p>
      )}
      <Composer
        draft={draft}
        onDraft={onDraft}
        onSend={async (text) => {
          onDraft('')
          if (!(await phone.send(text))) onDraft(text)
        }}
      />
    </div>
  </section>
)

/** Which phone this is; another number is another phone, and to the business a stranger. */
const OwnNumber = ({
  number,
  onTake,
}: {
  readonly number: string
  readonly onTake: (number: string) => void
}) => {
  const [typed, setTyped] = useState(number)
  const plain = typed.replace(/[\s()-]/g, '')
  return (
    <form
      class="own"
      onSubmit={(event) => {
        event.preventDefault()
        if (isNumber(plain)) onTake(plain)
      }}
    >
      <label for="own-number">this phone</label>
      <input
        id="own-number"
        type="tel"
        value={typed}
        aria-invalid={!isNumber(plain)}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        onBlur={() => isNumber(plain) && plain !== number && onTake(plain)}
      />
      <button type="button" class="quiet" title="Another number" onClick={() => onTake(anotherNumber())}>
        new
      </button>
    </form>
  )
}

/** Brings the keyboard to the phone, with its cursor behind what is written. */
export const focusPhone = (): void => document.getElementById(COMPOSER)?.focus()

const COMPOSER = 'phone-composer'

const Composer = ({
  draft,
  onDraft,
  onSend,
}: {
  readonly draft: string
  readonly onDraft: (text: string) => void
  readonly onSend: (text: string) => void
}) => (
  <form
    class="composer"
    onSubmit={(event) => {
      event.preventDefault()
      if (draft.trim() !== '') onSend(draft.trim())
    }}
  >
    <input
      id={COMPOSER}
      type="text"
      aria-label="Text message"
      placeholder="Text message"
      autocomplete="off"
      enterkeyhint="send"
      value={draft}
      onInput={({ currentTarget }) => onDraft(currentTarget.value)}
    />
    <button type="submit" disabled={draft.trim() === ''}>
      Send
    </button>
  </form>
)

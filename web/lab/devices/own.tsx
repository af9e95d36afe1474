import { useState } from 'preact/hooks'
import type { Users } from './use-user.ts'

type Props = {
  /** What stands before the user's name. */
  readonly label: string
  readonly users: Users
  readonly user: string
  readonly onTake: (user: string) => void
}

/** Whose device this is; another user's is another device, and to the business a stranger. */
export const Own = ({ label, users, user, onTake }: Props) => {
  const [typed, setTyped] = useState(user)
  const plain = typed.replace(/[\s()-]/g, '')
  const id = `own-${users.shelf}`
  return (
    <form
      class="own"
      onSubmit={(event) => {
        event.preventDefault()
        if (users.isOne(plain)) onTake(plain)
      }}
    >
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        inputMode="tel"
        autocomplete="off"
        value={typed}
        aria-invalid={!users.isOne(plain)}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        onBlur={() => users.isOne(plain) && plain !== user && onTake(plain)}
      />
      <button
        type="button"
        class="quiet"
        aria-label={users.anew}
        title={users.anew}
        onClick={() => onTake(users.another())}
      >
        new
      </button>
    </form>
  )
}

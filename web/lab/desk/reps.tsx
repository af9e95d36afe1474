import { useState } from 'preact/hooks'
import type { AboutDesk } from '../api.ts'
import { Avatar } from './avatar.tsx'

const SHELF = 'lab:rep'

/** Whose client the desk is, remembered across visits. */
export const useRep = (reps: AboutDesk['reps']): readonly [string, (rep: string) => void] => {
  const [rep, setRep] = useState(() => localStorage.getItem(SHELF))
  const known = reps.find(({ id }) => id === rep) ?? reps[0]
  const take = (next: string): void => {
    localStorage.setItem(SHELF, next)
    setRep(next)
  }
  return [known?.id ?? '', take]
}

type Props = {
  readonly reps: AboutDesk['reps']
  readonly rep: string
  readonly onTake: (rep: string) => void
}

/** Who works at the desk: a click is another rep's client. */
export const RepSwitch = ({ reps, rep, onTake }: Props) => (
  <fieldset class="reps">
    <legend class="unseen">You are</legend>
    {reps.map(({ id, name }) => (
      <button key={id} type="button" class="way-to" aria-pressed={id === rep} onClick={() => onTake(id)}>
        <Avatar name={name} /> {name}
      </button>
    ))}
  </fieldset>
)

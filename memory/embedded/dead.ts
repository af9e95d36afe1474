import type { DeadLetter, NewParcel, Parcel } from '#contracts/memory'
import { backlogKey, enqueue } from './backlog.ts'
import { notify } from './inbox.ts'
import type { Args } from './operation.ts'
import { changed, type Step, unchanged, workIf } from './step.ts'
import { personIn, type Store } from './store.ts'

/** The name of a dead letter: one that dies again after it was revived is another. */
const letterKey = ({ person, to, id, revivals }: Parcel): string =>
  `${backlogKey(person, to)}\n${id}\n${revivals}`

/** Keeps what could not be delivered. */
export const bury = (store: Store, letter: DeadLetter): void => {
  store.dead.set(letterKey(letter.parcel), letter)
}

/** The first `most` that could not be delivered, oldest first; those of one moment by their names. */
export const deadLetters = (store: Store, most: number): readonly DeadLetter[] =>
  [...store.dead.values()].sort((a, b) => a.at - b.at || (nameOf(a) < nameOf(b) ? -1 : 1)).slice(0, most)

const nameOf = ({ parcel: { id, revivals } }: DeadLetter): string => `${id}.${revivals}`

/** Puts a dead letter to the end of its queue, once, as if it were new; the notice goes in in the same step (I4). */
export const revive = (store: Store, { letter, notice, now }: Args['revive']): Step<boolean> => {
  const key = letterKey(letter.parcel)
  const kept = store.dead.get(key)?.parcel
  if (!kept) return unchanged(false)
  store.dead.delete(key)
  const queued = { parcel: asNew(kept), revivals: kept.revivals + 1 }
  const sendable = enqueue(store, kept.person, personIn(store, kept.person), queued, now)
  return changed(true, workIf(notify(store, kept.person, notice, now) || sendable))
}

const asNew = ({ id, to, deed }: Parcel): NewParcel => ({ id, to, deed })

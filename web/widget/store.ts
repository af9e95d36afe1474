import type { ChatEvent, State, Unsent } from './state.ts'
import { initial, reduce } from './state.ts'
import type { Storage } from './storage.ts'

/** The one place that holds the state; everything else reads it, or tells it what happened. */
export type Store = {
  state(): State
  tell(event: ChatEvent): void
  watch(watcher: (state: State, before: State) => void): void
}

/** A store that remembers across reloads what `storage` can hold. */
export const createStore = (storage: Storage): Store => {
  const watchers = new Set<(state: State, before: State) => void>()
  let state = reduce(initial(storage.seen()), { kind: 'written', unsent: storage.unsent() })
  const tell = (event: ChatEvent): void => {
    const before = state
    state = reduce(before, event)
    remember(storage, state, before)
    for (const watcher of watchers) watcher(state, before)
  }
  return { state: () => state, tell, watch: (watcher) => void watchers.add(watcher) }
}

/** Files cannot be kept in local storage: a file that was not sent is lost with the page. */
const isKept = (unsent: Unsent): boolean => unsent.files.length === 0

const remember = (storage: Storage, state: State, before: State): void => {
  if (state.seen !== null && state.seen !== before.seen) storage.keepSeen(state.seen)
  if (state.unsent === before.unsent) return
  const now = new Set(state.unsent.map((one) => one.key))
  const then = new Set(before.unsent.map((one) => one.key))
  for (const one of state.unsent) if (!then.has(one.key) && isKept(one)) storage.keepUnsent(one)
  for (const one of before.unsent) if (!now.has(one.key)) storage.dropUnsent(one.key)
}

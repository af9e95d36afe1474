import { type Kept, TOPICS } from '#contracts/memory'
import { addressKey } from '#core/address'
import { reopen } from './erase.ts'
import type { Args } from './operation.ts'
import { changed, type Step, unchanged } from './step.ts'
import type { Store } from './store.ts'

/** From now on the address is this person's. */
export const join = (store: Store, { address, person }: Args['join']): Step<undefined> => {
  const key = addressKey(address)
  if (store.joined.get(key) === person) return unchanged(undefined)
  store.joined.set(key, person)
  return changed(undefined)
}

/** Nothing may be sent to the address any more (I9). */
export const suppress = (store: Store, { address }: Args['suppress']): Step<undefined> => {
  const key = addressKey(address)
  if (store.suppressed.has(key)) return unchanged(undefined)
  store.suppressed.add(key)
  return changed(undefined)
}

/** The opt-out is taken back (I9). */
export const allow = (store: Store, { address }: Args['allow']): Step<undefined> => {
  const wasClosed = store.suppressed.delete(addressKey(address))
  return reopen(store, address) || wasClosed ? changed(undefined) : unchanged(undefined)
}

/** Appends a line to a stream, once per key; a repeated key answers where the first one went. */
export const append = (store: Store, { stream, key, line }: Args['append']): Step<number> => {
  const { lines, positions } = store.streams.get(stream) ?? {
    lines: [],
    positions: new Map<string, number>(),
  }
  const known = positions.get(key)
  if (known !== undefined) return unchanged(known)
  const position = lines.push(line)
  positions.set(key, position)
  store.streams.set(stream, { lines, positions })
  return changed(position, [{ topic: TOPICS.stream(stream), news: { position, line } }])
}

/** All changes to the records of one shelf, or none where one of them rests on a record that has changed. */
export const write = (store: Store, { shelf, changes, tag }: Args['write']): Step<'written' | 'conflict'> => {
  const records = store.records.get(shelf) ?? new Map<string, Kept>()
  const isChanged = changes.some((change) => {
    const kept = records.get(change.key)
    return kept !== undefined && change.tag !== null && change.tag !== kept.tag
  })
  if (isChanged) return unchanged('conflict')
  for (const { key, value } of changes) {
    if (value === null) records.delete(key)
    else records.set(key, { key, value, tag })
  }
  if (records.size > 0) store.records.set(shelf, records)
  else store.records.delete(shelf)
  return changed('written')
}

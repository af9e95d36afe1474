import type { Honoured, Tombstone, Tombstones } from '#contracts/erasure'
import type { Envelope } from '#contracts/memory'
import { type Address, addressKey, strangerAt } from '#core/address'
import type { PersonId } from '#core/ids'
import { type Instant, instant } from '#core/time'
import type { Args } from './operation.ts'
import { changed, type Step, unchanged } from './step.ts'
import { exitTo, type Store, timerKey } from './store.ts'

/** When a person was erased; null who never was. Where nobody ever was, nothing is computed for it. */
export const erasedAt = ({ erased, mark }: Store, person: PersonId): Instant | null =>
  erased.size === 0 ? null : (erased.get(mark('person', person)) ?? null)

/** Whether nothing may be sent to an address, whoever it was of (I9, Z3). */
export const isClosed = (store: Store, address: Address): boolean => {
  const key = addressKey(address)
  if (store.suppressed.has(key)) return true
  return store.closed.size > 0 && store.closed.get(store.mark('closed', key))?.of === 'closed'
}

/** The closed address of somebody who was erased is open again; kept with a later time, so that no list closes it anew. */
export const reopen = (store: Store, address: Address): boolean => {
  const mark = store.mark('closed', addressKey(address))
  const known = store.closed.get(mark)
  if (known?.of !== 'closed') return false
  store.closed.set(mark, { of: 'opened', at: instant(known.at + 1) })
  return true
}

/** Whose turn it is from an address: of the one it was joined to, and if they were erased, of somebody new (M9). */
export const newcomerAt = (store: Store, address: Address): PersonId => {
  let generation = 0
  while (erasedAt(store, strangerAt(address, generation)) !== null) generation += 1
  const person = strangerAt(address, generation)
  store.joined.set(addressKey(address), person)
  return person
}

/** Whether mail to an address had come before an erasure, or was sent before it (Z4). */
export const isOfBefore = (store: Store, address: Address, { id, sent }: Envelope): boolean => {
  const at = erasedAt(store, strangerAt(address))
  if (at === null) return false
  if (sent !== undefined && sent < at) return true
  const mark = store.mark('mail', mailKey(addressKey(address), id))
  return store.seen.some(({ ids }) => ids.has(mark))
}

const mailKey = (recipient: string, id: string): string => `${recipient}\n${id}`

/** Nothing moves any more of this person: no turn, no timer, nothing to send (Z1). */
export const begin = (store: Store, { person, now }: Args['begin']): Step<readonly Envelope[]> => {
  const record = store.persons.get(person)
  store.erased.set(store.mark('person', person), now)
  store.erasing.add(person)
  if (!record) return changed([])
  for (const lane of store.ready) lane.delete(person)
  store.turns.delete(person)
  store.waits.delete(person)
  for (const timer of record.timers.keys()) store.timers.delete(timerKey(person, timer))
  record.timers.clear()
  for (const key of record.backlogs) forgetBacklog(store, key)
  record.backlogs.clear()
  for (const [key, { parcel }] of store.dead) if (parcel.person === person) store.dead.delete(key)
  record.standing = 'idle'
  record.until = null
  record.fence = ''
  return changed([...record.inbox])
}

const forgetBacklog = (store: Store, key: string): void => {
  const backlog = store.backlogs.get(key)
  if (!backlog) return
  const { sendable, sends } = exitTo(store, backlog.to.channel)
  sendable.delete(key)
  sends.delete(key)
  store.backlogs.delete(key)
}

/** Removes all that goes by these names; what stays of it is marks (Z2). */
export const erase = (store: Store, { belongings, now }: Args['erase']): Step<undefined> => {
  const { persons, addresses, closed, streams, shelves } = belongings
  for (const person of persons) {
    begin(store, { person, now })
    store.persons.delete(person)
    store.erasing.delete(person)
  }
  for (const address of addresses) forgetAddress(store, address, persons, now)
  for (const address of closed) forgetClosing(store, addressKey(address), now)
  forgetMail(store, persons, addresses)
  for (const stream of streams) store.streams.delete(stream)
  for (const shelf of shelves) store.records.delete(shelf)
  return changed(undefined)
}

const forgetAddress = (store: Store, address: Address, persons: readonly PersonId[], now: Instant): void => {
  const key = addressKey(address)
  const owner = store.joined.get(key)
  if (owner !== undefined && persons.includes(owner)) store.joined.delete(key)
  store.erased.set(store.mark('person', strangerAt(address)), now)
  forgetClosing(store, key, now)
}

/** Z3 */
const forgetClosing = (store: Store, key: string, now: Instant): void => {
  if (store.suppressed.delete(key)) store.closed.set(store.mark('closed', key), { of: 'closed', at: now })
}

/** Ids of what had come to an address stay known by their marks (Z4); those of a person need none, since nothing is taken for them. */
const forgetMail = (store: Store, persons: readonly PersonId[], addresses: readonly Address[]): void => {
  const places = new Set(addresses.map(addressKey))
  const names = new Set<string>([...persons, ...places])
  for (const { ids } of store.seen) {
    for (const key of [...ids]) {
      const recipient = key.slice(0, key.indexOf('\n'))
      if (!names.has(recipient)) continue
      ids.delete(key)
      if (places.has(recipient)) ids.add(store.mark('mail', key))
    }
  }
  for (const { key } of [...store.rests])
    if (names.has(key.slice(0, key.indexOf('\n')))) store.rests.delete(key)
}

/** All that is kept of whoever was erased. */
export const tombstonesOf = ({ mark, erased, closed }: Store): Tombstones => ({
  key: mark('installation', ''),
  list: [
    ...[...erased].map(([one, at]) => ({ of: 'person' as const, mark: one, at, place: null })),
    ...[...closed].map(([one, { of, at }]) => ({ of, mark: one, at, place: null })),
  ],
})

/** What was noted elsewhere holds here too; answers who is back, or was never done with. */
export const honour = (store: Store, { tombstones }: Args['honour']): Step<Honoured> => {
  if (tombstones.key !== store.mark('installation', '')) return unchanged({ kind: 'of-another' })
  const fresh = new Set(tombstones.list.filter((one) => lay(store, one)).map(({ mark }) => mark))
  const again = [...(fresh.size === 0 ? [] : store.persons.keys())].filter((person) =>
    fresh.has(store.mark('person', person)),
  )
  const back = [...new Set([...store.erasing, ...again])]
  for (const person of again) store.erasing.add(person)
  return fresh.size > 0 ? changed({ kind: 'honoured', back }) : unchanged({ kind: 'honoured', back })
}

/** True when it was not known here, or only an earlier one was. */
const lay = ({ erased, closed }: Store, { of, mark, at }: Tombstone): boolean => {
  const known = of === 'person' ? erased.get(mark) : closed.get(mark)?.at
  if (known !== undefined && known >= at) return false
  if (of === 'person') erased.set(mark, at)
  else closed.set(mark, { of, at })
  return true
}

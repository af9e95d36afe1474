import type { SayingFields } from './cards.ts'
import { isRecord, json, member, text } from './read.ts'
import type { Unsent } from './state.ts'

/** Which conversation this browser is in, and the token that opens it. */
export type Credentials = {
  readonly conversationId: string
  readonly token: string
  /** Epoch milliseconds. */
  readonly expiresAt: number
  /** Who is logged in there; null: nobody. */
  readonly user: string | null
}

/**
 * What outlives the page: the conversation, what has been seen, and what is not sent yet. Unsent messages have a key
 * each, so two tabs never overwrite each other's. Where storage is blocked, the chat works for as long as the page lives.
 */
export type Storage = {
  credentials(): Credentials | null
  keepCredentials(credentials: Credentials): void
  seen(): string | null
  keepSeen(id: string): void
  unsent(): readonly Unsent[]
  keepUnsent(unsent: Unsent): void
  dropUnsent(key: string): void
  /** Whoever is here next finds nothing of it. */
  forget(): void
  /** Another tab has made this browser forget. */
  whenForgotten(act: () => void): void
}

/** The memory of one widget; `server` keeps two businesses on one page apart. */
export const storageFor = (server: string, shelf: Shelf = localShelf()): Storage => {
  const at = (name: string): string => `throughline:${server}:${name}`
  const unsentAt = (key: string): string => at(`unsent:${key}`)
  return {
    credentials: () => readCredentials(json(shelf.get(at('conversation')) ?? '')),
    keepCredentials: (credentials) => shelf.set(at('conversation'), JSON.stringify(credentials)),
    seen: () => shelf.get(at('seen')),
    keepSeen: (id) => shelf.set(at('seen'), id),
    unsent: () =>
      shelf
        .names()
        .filter((name) => name.startsWith(unsentAt('')))
        .flatMap((name) => readUnsent(json(shelf.get(name) ?? '')))
        .sort((a, b) => a.at - b.at),
    keepUnsent: ({ key, shown, fields, at: when }) =>
      shelf.set(unsentAt(key), JSON.stringify({ key, shown, fields, at: when })),
    dropUnsent: (key) => shelf.remove(unsentAt(key)),
    forget: () => {
      for (const name of shelf.names()) if (name.startsWith(at(''))) shelf.remove(name)
    },
    whenForgotten: (act) =>
      window.addEventListener('storage', ({ key, newValue }) => {
        if (key === at('conversation') && newValue === null) act()
      }),
  }
}

/** The part of `localStorage` that is needed. */
export type Shelf = {
  get(name: string): string | null
  set(name: string, value: string): void
  remove(name: string): void
  names(): readonly string[]
}

/** `localStorage` throws on access in some privacy modes and when full; then a map stands in. */
const localShelf = (): Shelf => {
  try {
    const shelf = window.localStorage
    shelf.setItem('throughline:probe', '')
    shelf.removeItem('throughline:probe')
    return {
      get: (name) => shelf.getItem(name),
      set: (name, value) => attempt(() => shelf.setItem(name, value)),
      remove: (name) => shelf.removeItem(name),
      names: () => Object.keys(shelf),
    }
  } catch {
    return mapShelf()
  }
}

const mapShelf = (): Shelf => {
  const map = new Map<string, string>()
  return {
    get: (name) => map.get(name) ?? null,
    set: (name, value) => void map.set(name, value),
    remove: (name) => void map.delete(name),
    names: () => [...map.keys()],
  }
}

/** A full shelf costs the message its life beyond this page, and nothing else. */
const attempt = (write: () => void): void => {
  try {
    write()
  } catch {
    console.warn(
      'The chat cannot keep its messages: local storage is full. They are lost if this page closes first.',
    )
  }
}

const readCredentials = (raw: unknown): Credentials | null => {
  const conversationId = text(member(raw, 'conversationId'))
  const token = text(member(raw, 'token'))
  if (conversationId === '' || token === '') return null
  const user = text(member(raw, 'user')) || null
  return { conversationId, token, expiresAt: Number(member(raw, 'expiresAt')) || 0, user }
}

const readUnsent = (raw: unknown): readonly Unsent[] => {
  const key = text(member(raw, 'key'))
  if (key === '') return []
  const shown = text(member(raw, 'shown'))
  const fields = readFields(member(raw, 'fields'))
  return [{ key, shown, fields, files: [], at: Number(member(raw, 'at')) || 0, delivery: 'waiting' }]
}

const readFields = (raw: unknown): SayingFields => {
  const words = member(raw, 'text')
  const value = member(raw, 'value')
  const channelData = member(raw, 'channelData')
  const name = text(member(raw, 'name'))
  return {
    ...(typeof words === 'string' ? { text: words } : {}),
    ...(value === undefined ? {} : { value }),
    ...(isRecord(channelData) ? { channelData } : {}),
    ...(member(raw, 'type') === 'event' && name !== '' ? { type: 'event', name } : {}),
  }
}

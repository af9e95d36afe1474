import { render } from 'preact'
import { directLine } from './client.ts'
import { readIdentity } from './identity.ts'
import { Launcher } from './launcher.tsx'
import type { Options } from './options.ts'
import { followPresence } from './presence.ts'
import { Session } from './session.ts'
import { unread } from './state.ts'
import { storageFor } from './storage.ts'
import { createStore } from './store.ts'
import { STYLES } from './styles.ts'
import { Panel } from './view/panel.tsx'
import { WORDS } from './words.ts'

/** What a page may do with the chat: `window.Throughline`. */
export type Api = {
  open(): void
  close(): void
  /**
   * Somebody is logged in: `{ user_id, user_hash }` or `{ user_jwt }`, as the site's server has signed it. Another user than
   * before gets a conversation of their own; nobody at all is a logout.
   */
  identify(identity: unknown): void
  /** Nobody is logged in any more: the conversation is forgotten here, and the next one begins anew. */
  logout(): void
  /** Calls back on `open`, `close`, and on `unread` with the number of messages nobody has looked at; returns the undo. */
  on(name: EventName, handler: (unread: number) => void): () => void
}
export type EventName = 'open' | 'close' | 'unread'

/** Puts the chat on the page and brings it to life. */
export const mount = (options: Options): Api => {
  const storage = storageFor(options.server)
  const store = createStore(storage)
  const session = new Session(directLine(options.server, options.tokens), store, storage)
  const handlers = new Map<EventName, Set<(unread: number) => void>>()
  const call = (name: EventName): void => {
    for (const handler of handlers.get(name) ?? []) handler(unread(store.state()))
  }
  const open = (): void => {
    store.tell({ kind: 'opened' })
    session.start()
    if (options.continues !== null) session.continueBy(options.continues, WORDS.continues)
  }
  const close = (): void => {
    if (options.target === null) store.tell({ kind: 'closed' })
  }
  store.watch((state, before) => {
    if (state.open !== before.open) call(state.open ? 'open' : 'close')
    if (unread(state) !== unread(before)) call('unread')
  })
  followPresence(session)
  storage.whenForgotten(() => session.logout())
  if (options.identity === 'nobody') session.logout()
  else if (options.identity !== null) session.identify(options.identity)
  whenReady(() => {
    const root = place(options)
    if (root === null) return
    const draw = (): void =>
      render(
        <>
          <Panel state={store.state()} options={options} session={session} onClose={close} />
          {options.target === null && (
            <Launcher state={store.state()} options={options} onOpen={open} onClose={close} />
          )}
        </>,
        root,
      )
    store.watch(draw)
    if (options.open || options.target !== null) open()
    else if (session.isWanted) session.start()
    draw()
  })
  return {
    open,
    close,
    identify: (raw) => {
      const identity = readIdentity(raw)
      if (identity === null) session.logout()
      else session.identify(identity)
    },
    logout: () => session.logout(),
    on(name, handler) {
      const set = handlers.get(name) ?? new Set()
      handlers.set(name, set.add(handler))
      return () => void set.delete(handler)
    },
  }
}

const whenReady = (act: () => void): void => {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', act, { once: true })
  else act()
}

/** A shadow root of our own: the page's styles stay out, ours stay in. Constructed sheets pass strict style policies. */
const place = (options: Options): ShadowRoot | null => {
  const parent = options.target === null ? document.body : document.querySelector(options.target)
  if (parent === null) {
    console.error(
      `The chat found no element for data-target="${options.target}". Correct the selector, or leave it out.`,
    )
    return null
  }
  const host = document.createElement('throughline-chat')
  host.dataset.theme = options.theme
  host.dataset.position = options.position
  host.toggleAttribute('data-inline', options.target !== null)
  host.style.setProperty('--accent', options.colour.accent)
  host.style.setProperty('--on-accent', options.colour.ink)
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(STYLES)
  root.adoptedStyleSheets = [sheet]
  parent.append(host)
  return root
}

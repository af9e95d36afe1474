/** What to do with news. */
export type Listener = {
  /** What comes, by the name of its event. */
  readonly on: { readonly [event: string]: () => void }
  /** It begins, for the first time or again: fetch what may have been missed. */
  readonly begun: () => void
  /** It broke off; it is tried again by itself. */
  readonly lost: () => void
}

const RETRY_MS = 1_500

/** Who listens, by what for: `person=…`, or `screen=…` for a device. */
const listeners = new Map<string, Listener>()
let source: EventSource | null = null
let next = 0

/**
 * Follows a person or a device until told to stop. All share one stream, and it lets go while the tab is hidden: a browser
 * grants six connections to one server over HTTP/1.1, and a few devices in a few windows would take them all.
 */
export const follow = (topic: string, listener: Listener): (() => void) => {
  listeners.set(topic, listener)
  listener.begun()
  openIn(0)
  return () => {
    if (listeners.get(topic) === listener) listeners.delete(topic)
    openIn(0)
  }
}

/** Several that begin or end in one moment lead to one stream. */
const openIn = (ms: number): void => {
  clearTimeout(next)
  next = setTimeout(open, ms)
}

const open = (): void => {
  source?.close()
  source = null
  if (document.hidden || listeners.size === 0) return
  source = new EventSource(`/lab/news?${[...listeners.keys()].filter(Boolean).join('&')}`)
  source.addEventListener('begun', () => tell(({ begun }) => begun()))
  source.addEventListener('change', () => tell(({ on }) => on.change?.()))
  source.addEventListener('screen', ({ data }: MessageEvent<string>) => {
    const { screen, event }: { screen: string; event: string } = JSON.parse(data)
    listeners.get(screenTopic(screen))?.on[event]?.()
  })
  source.addEventListener('error', () => {
    tell(({ lost }) => lost())
    source?.close()
    openIn(RETRY_MS)
  })
}

const tell = (news: (listener: Listener) => void): void => {
  for (const listener of listeners.values()) news(listener)
}

/** One person's journal, or, of everybody, that there is one. */
export const personTopic = (person: string | null): string =>
  person === null ? '' : `person=${encodeURIComponent(person)}`

/** A device, by the path of its stream behind `/lab`. */
export const screenTopic = (path: string): string => `screen=${encodeURIComponent(path)}`

document.addEventListener('visibilitychange', () => openIn(0))

/** Runs one at a time; calls that come meanwhile lead to one more run, so the last state is always seen. */
export const coalesced = (task: () => Promise<void>): (() => Promise<void>) => {
  let running = false
  let again = false
  return async () => {
    again = true
    if (running) return
    running = true
    try {
      while (again) {
        again = false
        await task()
      }
    } finally {
      running = false
    }
  }
}

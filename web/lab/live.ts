/** What to do with a stream. */
export type Listener = {
  /** What comes, by the name of its event. */
  readonly on: { readonly [event: string]: (data: string) => void }
  /** It begins, for the first time or again: fetch what may have been missed. */
  readonly begun: () => void
  /** It broke off; it is tried again by itself. */
  readonly lost: () => void
}

const RETRY_MS = 1_500

/**
 * Follows a stream of server-sent events until told to stop. It lets go while the tab is hidden: a browser grants six
 * connections to one server over HTTP/1.1, and a few forgotten tabs would take them all.
 */
export const follow = (url: string, listener: Listener): (() => void) => {
  let source: EventSource | null = null
  let retry = 0
  const close = (): void => {
    clearTimeout(retry)
    source?.close()
    source = null
  }
  const open = (): void => {
    close()
    source = new EventSource(url)
    source.addEventListener('open', listener.begun)
    for (const [event, hear] of Object.entries(listener.on)) {
      source.addEventListener(event, ({ data }: MessageEvent<string>) => hear(data))
    }
    source.addEventListener('error', () => {
      listener.lost()
      close()
      retry = setTimeout(open, RETRY_MS)
    })
    listener.begun()
  }
  const look = (): void => (document.hidden ? close() : open())
  document.addEventListener('visibilitychange', look)
  look()
  return () => {
    document.removeEventListener('visibilitychange', look)
    close()
  }
}

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

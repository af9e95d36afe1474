import { useEffect, useRef, useState } from 'preact/hooks'
import { coalesced, follow, screenTopic } from '../live.ts'
import { postJson } from './post.ts'

/** What a device shows, and its way to speak. */
export type Inbox<E> = {
  /** Oldest first. */
  readonly entries: readonly E[]
  /** The business is writing. */
  readonly typing: boolean
  /** Why the last thing did not leave; null when it did. */
  readonly problem: string | null
  /** Whether it left. */
  readonly post: (path: string, body: object) => Promise<boolean>
}

/** How long dots are shown when nothing follows; Telegram forgets them after five seconds too. */
const TYPING_MS = 5_000

/** Follows one device at its network. News of a message only says that there is some: then all are fetched, and none can be overtaken. */
export const useInbox = <E>(device: string): Inbox<E> => {
  const [entries, setEntries] = useState<readonly E[]>([])
  const [typing, setTyping] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const refresh = useRef(async () => {})

  useEffect(() => {
    let gone = false
    let dots = 0
    setEntries([])
    setProblem(null)
    const type = (on: boolean): void => {
      clearTimeout(dots)
      setTyping(on)
      if (on) dots = setTimeout(() => setTyping(false), TYPING_MS)
    }
    refresh.current = coalesced(async () => {
      const all = await fetchEntries<E>(device)
      if (!gone) setEntries(all)
    })
    // The journal's stream breaks off at the same moment, and the header says so once for all.
    const begun = (): void => void refresh.current().catch(() => {})
    const hear = (): void => {
      type(false)
      begun()
    }
    const leave = follow(screenTopic(`${device}/events`), {
      on: { message: hear, typing: () => type(true) },
      begun,
      lost: () => {},
    })
    return () => {
      gone = true
      type(false)
      leave()
    }
  }, [device])

  const post = async (path: string, body: object): Promise<boolean> => {
    const posted = await postJson(`/lab${device}/${path}`, body)
    setProblem('trouble' in posted ? posted.trouble : null)
    void refresh.current().catch(() => {})
    return 'answer' in posted
  }
  return { entries, typing, problem, post }
}

const fetchEntries = async <E>(device: string): Promise<readonly E[]> => {
  const response = await fetch(`/lab${device}/messages`)
  if (!response.ok) throw new Error(`${device} answered ${response.status}.`)
  const { messages }: { messages: readonly E[] } = await response.json()
  return messages
}

import { useEffect, useState } from 'preact/hooks'
import { fetchTexts, sendText, type Text, textsUrl } from './api.ts'
import { coalesced, follow } from './live.ts'

/** A phone of the emulated network, as whoever holds it sees it. */
export type Phone = {
  readonly number: string
  readonly texts: readonly Text[]
  /** Why the last text did not leave; null when it did. */
  readonly problem: string | null
  readonly take: (number: string) => void
  /** Whether it left. */
  readonly send: (text: string) => Promise<boolean>
}

/** What the network accepts as a number (E.164). */
export const isNumber = (text: string): boolean => /^\+[1-9]\d{6,14}$/.test(text)

/** Follows one phone; which one is remembered across visits. */
export const usePhone = (): Phone => {
  const [number, setNumber] = useState(() => localStorage.getItem(SHELF) ?? FIRST)
  const [texts, setTexts] = useState<readonly Text[]>([])
  const [problem, setProblem] = useState<string | null>(null)

  useEffect(() => {
    let gone = false
    setTexts([])
    const refresh = coalesced(async () => {
      const all = await fetchTexts(number)
      if (!gone) setTexts(all)
    })
    const leave = follow(textsUrl(number), 'message', {
      news: ({ data }) => setTexts((known) => withText(known, JSON.parse(data))),
      // The journal's stream breaks off at the same moment, and the header says so once for both.
      begun: () => void refresh().catch(() => {}),
      lost: () => {},
    })
    return () => {
      gone = true
      leave()
    }
  }, [number])

  return {
    number,
    texts,
    problem,
    take: (next) => {
      keepNumber(next)
      setNumber(next)
    },
    send: async (text) => {
      try {
        const sent = await sendText(number, text)
        setTexts((known) => withText(known, sent))
        setProblem(null)
        return true
      } catch {
        setProblem('Not sent: the phone network does not answer. Start the server, and send it again.')
        return false
      }
    },
  }
}

/** Another number from the range that no subscriber has (555-0100 to 0199); the first of it is the business's own. */
export const anotherNumber = (): string =>
  `+1415555${String(101 + Math.floor(Math.random() * 99)).padStart(4, '0')}`

/** Remembers which phone this is. */
export const keepNumber = (number: string): void => localStorage.setItem(SHELF, number)

const SHELF = 'lab:phone'
const FIRST = '+14155550123'

const withText = (known: readonly Text[], text: Text): readonly Text[] =>
  known.some(({ sid }) => sid === text.sid)
    ? known.map((other) => (other.sid === text.sid ? text : other))
    : [...known, text]

import { setTimeout as pause } from 'node:timers/promises'
import type { Chance } from './chance.ts'
import type { Fleet } from './fleet.ts'
import type { Text } from './plan.ts'
import type { Post } from './post.ts'

/** What is known of one text on its way in. */
export type Track = {
  readonly text: Text
  firstSent: number | null
  /** When the program first said that it has it; null: never. */
  acknowledged: number | null
  /** Requests made, and those that were not answered with a 200. */
  requests: number
  refused: number
}

/** How the platforms behave towards us: what is not taken comes again, what was taken sometimes does as well. */
export type Courier = {
  readonly tracks: readonly Track[]
  /** Sends everything in its time, as often as it is planned; resolves when all of it has been taken. */
  readonly sendAll: () => Promise<void>
  /** Whether all of it has been. */
  readonly isDone: () => boolean
  /** Says no more: what was not taken by now is given up. */
  readonly stop: () => void
}

/** How long a platform waits for its 200, and between two tries at first and at most. */
const PATIENCE_MS = 10_000
const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 6_000

/** When so many wait to be taken, nobody begins with another: a slow machine makes a run longer and not hopeless. */
const MOST_OPEN = 250

/** Sends the texts of a plan to nodes chosen by chance. */
export const courierOf = (
  texts: readonly Text[],
  fleet: Pick<Fleet, 'anyUrl'>,
  write: (text: Text) => Promise<Post>,
  luck: Chance,
): Courier => {
  const tracks: readonly Track[] = texts.map((text) => ({
    text,
    firstSent: null,
    acknowledged: null,
    requests: 0,
    refused: 0,
  }))
  let isOver = false
  let isDone = false
  let open = 0

  const tryOnce = async (track: Track, { path, init }: Post): Promise<boolean> => {
    track.firstSent ??= Date.now()
    track.requests += 1
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const answer = await fetch(`${fleet.anyUrl()}${path}`, { ...init, signal }).catch(() => null)
    const isTaken = answer !== null && (await answer.arrayBuffer().then(Boolean, () => false)) && answer.ok
    if (isTaken) track.acknowledged ??= Date.now()
    else track.refused += 1
    return isTaken
  }
  const bring = async (track: Track): Promise<void> => {
    const post = await write(track.text)
    open += 1
    for (let wait = FIRST_PAUSE_MS; !isOver && !(await tryOnce(track, post)); ) {
      await pause(wait * luck.between(0.5, 1))
      wait = Math.min(LONGEST_PAUSE_MS, wait * 2)
    }
    open -= 1
  }
  const repeat = async (track: Track, after: number): Promise<void> => {
    await pause(after)
    if (!isOver) await bring(track)
  }
  return {
    tracks,
    sendAll: async () => {
      const begun = Date.now()
      const under: Promise<void>[] = []
      for (const track of tracks) {
        const wait = begun + track.text.at - Date.now()
        if (wait > 0) await pause(wait)
        while (open >= MOST_OPEN && !isOver) await pause(FIRST_PAUSE_MS)
        if (isOver) break
        under.push(bring(track), ...track.text.again.map((after) => repeat(track, after)))
      }
      await Promise.all(under)
      isDone = !isOver
    },
    isDone: () => isDone,
    stop: () => {
      isOver = true
    },
  }
}

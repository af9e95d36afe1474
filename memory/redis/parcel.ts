import type { Parcel } from '#contracts/memory'
import { strangerAt } from '#core/address'
import { personId } from '#core/ids'
import { type Instant, instant } from '#core/time'
import type { ParcelAnswer } from './answers.ts'
import { setAside } from './aside.ts'
import { isClosed } from './directory.ts'
import type { Node } from './node.ts'
import { persistently } from './persist.ts'
import { readParcel, Unreadable } from './read.ts'

/**
 * The parcel a script handed over; null when it cannot be read, and then its person is set aside,
 * or when the rest of the way to it stays cut off: then it comes again when its hold is over. Whether its address is
 * closed the script knows of one that nobody had before them; of any other its own shard is asked (I9).
 */
export const parcelOf = async (
  node: Node,
  [queue, text, fence, tries, partsDone, doubt, closed, held]: ParcelAnswer,
  now: Instant,
): Promise<Parcel | null> => {
  const person = personId(queue.slice(0, queue.indexOf('|')))
  try {
    const { revivals = 0, ...kept } = readParcel(text, queue)
    const isAtHome = strangerAt(kept.to) === person
    const suppressed = isAtHome ? closed === 1 : await persistently(() => isClosed(node, kept.to))
    const uncertainSince = doubt === '' ? null : instant(doubt)
    return {
      ...kept,
      person,
      fence,
      tries,
      partsDone,
      uncertainSince,
      suppressed,
      held: held === 1,
      revivals,
    }
  } catch (error) {
    if (error instanceof Unreadable) await setAside(node, person, error.message, now).catch(() => {})
    return null
  }
}

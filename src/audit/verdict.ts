import type { Recalled } from '#contracts/memory'
import { isCurrent } from '#core/edition'
import { hash } from '#core/hash'
import type { Replay } from '#core/replay'

/** Whether a journal folds to what was recorded: after every turn, and at its end to the snapshot (A8, I11). */
export const isReplayed = ({ snapshot }: Pick<Recalled, 'snapshot'>, replayed: Replay): boolean =>
  replayed.differences.length === 0 && isSnapshot(snapshot, replayed)

/** What the replay shows, in words; what another edition or another's journal recorded is no difference, for it cannot be compared. */
export const verdictOn = (
  { snapshot, events }: Pick<Recalled, 'snapshot' | 'events'>,
  replayed: Replay,
): string => {
  const { differences } = replayed
  const aside = incomparableIn(replayed)
  return isReplayed({ snapshot }, replayed)
    ? `${events.length} events; replaying them gives the recorded state after every turn, and the snapshot.${aside}`
    : `Replaying differs: ${differences.length} turns from what was recorded, the snapshot ${isSnapshot(snapshot, replayed) ? 'does not' : 'does'}.${aside}`
}

const incomparableIn = ({ incomparable, brought }: Replay): string =>
  [
    incomparable === 0 ? '' : `${turns(incomparable)} recorded by another version, and cannot be compared.`,
    brought === 0
      ? ''
      : `${turns(brought)} recorded in another journal and came along from there, where they can be compared.`,
  ]
    .map((sentence) => (sentence === '' ? '' : ` ${sentence}`))
    .join('')

const turns = (count: number): string => (count === 1 ? '1 turn was' : `${count} turns were`)

const isSnapshot = (snapshot: Recalled['snapshot'], { state }: Replay): boolean =>
  !isCurrent(snapshot) || hash(state) === hash(snapshot)

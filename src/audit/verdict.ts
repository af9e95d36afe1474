import type { Recalled } from '#contracts/memory'
import { isCurrent } from '#core/edition'
import { hash } from '#core/hash'
import type { Replay } from '#core/replay'

/** Whether a journal folds to what was recorded: after every turn, and at its end to the snapshot (A8, I11). */
export const isReplayed = ({ snapshot }: Pick<Recalled, 'snapshot'>, replayed: Replay): boolean =>
  replayed.differences.length === 0 && isSnapshot(snapshot, replayed)

/** What the replay shows, in words; what another edition recorded is no difference, for it cannot be compared. */
export const verdictOn = (
  { snapshot, events }: Pick<Recalled, 'snapshot' | 'events'>,
  replayed: Replay,
): string => {
  const { differences, incomparable } = replayed
  const earlier =
    incomparable === 0
      ? ''
      : ` ${incomparable} turns were recorded by another version, and cannot be compared.`
  return isReplayed({ snapshot }, replayed)
    ? `${events.length} events; replaying them gives the recorded state after every turn, and the snapshot.${earlier}`
    : `Replaying differs: ${differences.length} turns from what was recorded, the snapshot ${isSnapshot(snapshot, replayed) ? 'does not' : 'does'}.${earlier}`
}

const isSnapshot = (snapshot: Recalled['snapshot'], { state }: Replay): boolean =>
  !isCurrent(snapshot) || hash(state) === hash(snapshot)

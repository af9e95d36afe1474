import { loggerOf } from '#app/logger'
import { openMemory } from '#app/open-memory'
import { readConfig } from '#config/environment'
import type { Recalled } from '#contracts/memory'
import { isCurrent } from '#core/edition'
import { hash } from '#core/hash'
import { personId } from '#core/ids'
import { type Replay, replay } from '#core/replay'
import { describeEvent } from './describe.ts'

const EVERYBODY = Number.MAX_SAFE_INTEGER

/** `throughline audit [person]`: the journal for a person to read, and whether it still folds to what was recorded (A8). */
export const audit = async (person: string | undefined): Promise<void> => {
  const config = readConfig(process.env)
  const { memory } = await openMemory(config, loggerOf(config))
  try {
    if (person === undefined) {
      for (const id of await memory.journal.persons(EVERYBODY)) console.log(id)
      return
    }
    const recalled = await memory.journal.recall(personId(person))
    if (!recalled) throw new Error(`Nobody is called ${person}. Run audit without a name to list everybody.`)
    for (const event of recalled.events) console.log(describeEvent(event))
    console.log(`\n${verdictOn(recalled, replay(personId(person), recalled.events))}`)
  } finally {
    await memory.close()
  }
}

/** What the replay shows, in words; what another edition recorded is no difference, for it cannot be compared. */
export const verdictOn = (
  { snapshot, events }: Pick<Recalled, 'snapshot' | 'events'>,
  { state, differences, incomparable }: Replay,
): string => {
  const isSnapshot = !isCurrent(snapshot) || hash(state) === hash(snapshot)
  const earlier =
    incomparable === 0
      ? ''
      : ` ${incomparable} turns were recorded by another version, and cannot be compared.`
  return differences.length === 0 && isSnapshot
    ? `${events.length} events; replaying them gives the recorded state after every turn, and the snapshot.${earlier}`
    : `Replaying differs: ${differences.length} turns from what was recorded, the snapshot ${isSnapshot ? 'does not' : 'does'}.${earlier}`
}

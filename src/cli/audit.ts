import { loggerOf } from '#app/logger'
import { openMemory } from '#app/open-memory'
import { readConfig } from '#config/environment'
import { hash } from '#core/hash'
import { personId } from '#core/ids'
import { replay } from '#core/replay'
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
    const { state, differences } = replay(personId(person), recalled.events)
    const isSnapshot = hash(state) === hash(recalled.snapshot)
    console.log(
      differences.length === 0 && isSnapshot
        ? `\n${recalled.events.length} events; replaying them gives the recorded state after every turn, and the snapshot.`
        : `\nReplaying differs: ${differences.length} turns from what was recorded, the snapshot ${isSnapshot ? 'does not' : 'does'}.`,
    )
  } finally {
    await memory.close()
  }
}

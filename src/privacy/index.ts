import type { Log } from '#contracts/log'
import { type Named, namedBy } from '#contracts/named'
import { presentOf } from '#contracts/present'
import type { PersonId } from '#core/ids'
import { minutes } from '#core/time'
import { type Erased, type EraseParts, erase, eraseReturned } from './erase.ts'
import { type ExportParts, exportOf } from './export.ts'
import { doLeft, type Others } from './left.ts'
import type { Exported } from './shape.ts'

/** A person's own rights over what is kept of them (M9, GDPR art. 15, 17 and 20), as a server grants them. */
export type Privacy = {
  /** Whom an id or an address means, as they are by now (M7). */
  named(name: string): Promise<Named>
  export(person: PersonId): Promise<Exported>
  /** Also tells others what is to be taken back there; what they cannot do now is tried again. */
  erase(person: PersonId): Promise<Erased>
  /** Goes on with what was begun, now and every ten minutes; returns the way to stop. */
  start(): () => void
}

/** What it is made of. */
export type PrivacyParts = EraseParts & ExportParts & { readonly others: Others; readonly log: Log }

/** Opens it. */
export const openPrivacy = (parts: PrivacyParts): Privacy => {
  const { memory, others, log } = parts
  const round = async (): Promise<void> => {
    try {
      const again = await eraseReturned(parts)
      if (again > 0)
        log.warn({ persons: again }, 'persons who had been erased were here, and are erased again')
      await tellOthers()
    } catch (error) {
      log.error({ error: String(error) }, 'an erasure could not be finished; it is tried again')
    }
  }
  const tellOthers = async (): Promise<void> => {
    const { were, are } = await doLeft(memory.records, others)
    // What was noted for it is deleted by now, and is to be in no file any more either.
    if (were > are) await memory.erasure.erase(NOTHING, parts.clock.now())
    if (are > 0) log.warn({ erasures: are }, 'others could not be told yet that somebody was erased')
  }
  return {
    named: async (name) => {
      const named = await namedBy(name, memory)
      if (named.kind !== 'person') return named
      const present = await presentOf(named.person, memory.journal)
      return { kind: 'person', person: present?.person ?? named.person }
    },
    export: (person) => exportOf(person, parts),
    erase: async (person) => {
      const erased = await erase(person, parts)
      await tellOthers()
      return erased
    },
    start: () => {
      void round()
      const timer = setInterval(() => void round(), EACH)
      timer.unref()
      return () => clearInterval(timer)
    },
  }
}

const EACH = minutes(10)
const NOTHING = { persons: [], addresses: [], closed: [], streams: [], shelves: [] } as const

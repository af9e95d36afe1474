import type { Recalled } from '#contracts/memory'
import type { PersonId } from '#core/ids'
import { canonical } from '#core/json'
import { isAlive, type Signal } from '#core/signal'
import { stepsOf } from '#core/step'

/** Facts that had to be known whenever something was said, and those that were not. */
export type Facts = { readonly due: number; readonly lost: readonly string[] }

/**
 * What had to be known of a person at each of their messages, by the facts alone as they were read: the newest of a kind counts
 * until its validity is over, on whichever channel it was said and to whichever of several persons who are one by now (M3, M5).
 */
export const factsIn = (person: PersonId, journals: ReadonlyMap<PersonId, Recalled>): Facts => {
  let known: ReadonlyMap<string, Signal> = new Map()
  let due = 0
  const lost: string[] = []
  for (const { event, before } of stepsOf(person, journals.get(person)?.events ?? [])) {
    switch (event.kind) {
      case 'signal-kept':
        known = newest(known, [event.signal])
        break
      case 'started-over':
        known = new Map()
        break
      case 'rewoven':
        known = newest(known, keptBy(event.from, journals))
        break
      case 'message-received':
        for (const signal of known.values()) {
          // Readiness is over with the first "not yet", which is no fact of its own.
          if (signal.kind === 'readiness' || !isAlive(signal, event.at)) continue
          due += 1
          const now = before.signals[signal.kind]
          if (!now || !isAlive(now, event.at) || canonical(now.value) !== canonical(signal.value))
            lost.push(
              `${person}: ${signal.kind} ${canonical(signal.value)}, ${event.at - signal.at} ms later`,
            )
        }
        break
    }
  }
  return { due, lost }
}

const keptBy = (person: PersonId, journals: ReadonlyMap<PersonId, Recalled>): readonly Signal[] =>
  (journals.get(person)?.events ?? []).flatMap((event) =>
    event.kind === 'signal-kept'
      ? [event.signal]
      : event.kind === 'rewoven'
        ? keptBy(event.from, journals)
        : [],
  )

const newest = (known: ReadonlyMap<string, Signal>, more: readonly Signal[]): ReadonlyMap<string, Signal> => {
  const all = new Map(known)
  for (const signal of more) {
    const before = all.get(signal.kind)
    if (!before || signal.at >= before.at) all.set(signal.kind, signal)
  }
  return all
}

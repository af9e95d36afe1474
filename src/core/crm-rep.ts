import type { CrmEntryOf } from './crm.ts'
import type { Event, EventOf } from './event.ts'
import type { State } from './state.ts'

type Entry = CrmEntryOf<'rep'>

/** What a rep did with a hand-off, what they granted, and what they agreed with the buyer. */
export const writtenByRep = (event: Event): readonly Entry[] => {
  const { at } = event
  switch (event.kind) {
    case 'hand-off-claimed': {
      const { handOff, rep } = event
      return [{ role: 'rep', field: 'claim', at, value: { handOff, rep } }]
    }
    case 'hand-off-closed': {
      const { handOff, rep, how } = event
      const value = { handOff, rep, how, needed: how !== 'not-needed' }
      return [{ role: 'rep', field: 'close', at, value }]
    }
    case 'signal-kept':
      return granted(event.signal)
    default:
      return []
  }
}

/** What reps have granted and agreed so far, for a CRM that has not been told of this person yet. */
export const knownByRep = ({ signals }: State): readonly Entry[] => Object.values(signals).flatMap(granted)

const granted = (signal: EventOf<'signal-kept'>['signal']): readonly Entry[] => {
  const { at, validUntil, evidence } = signal
  const rep = evidence.address.id
  switch (signal.kind) {
    case 'approval':
      return [{ role: 'rep', field: 'approval', at, value: { ...signal.value, rep, validUntil } }]
    case 'agreement':
      return [{ role: 'rep', field: 'agreement', at, value: { words: signal.value, rep, validUntil } }]
    default:
      return []
  }
}

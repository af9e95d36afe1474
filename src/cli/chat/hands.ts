import type { Event } from '#core/event'
import type { ModelUse } from '#core/model'

/** Who read what was said and who wrote what was answered: rules, a model beside them, and why it had nothing to say. Null: neither happened. */
export const handsIn = (events: readonly Event[]): string | null => {
  const read = events.flatMap((event) => (event.kind === 'message-read' ? [event.reading] : []))
  const isWorded = events.some(({ kind }) => kind === 'draft-taken')
  const uses = usesIn(events)
  const reads = read.some(({ model }) => model && !model.failed)
    ? 'read by rules and the model'
    : 'read by rules'
  const writes = `written by ${isWorded ? 'the model' : 'templates'}`
  const failures = new Set(uses.flatMap(({ failed }) => (failed ? [`the model: ${failed}`] : [])))
  const isWritten = events.some(({ kind }) => kind === 'composed')
  const hands = [...(read.length > 0 ? [reads] : []), ...(isWritten ? [writes] : []), ...failures]
  return hands.length === 0 ? null : hands.join(', ')
}

const usesIn = (events: readonly Event[]): readonly ModelUse[] =>
  events.flatMap((event) => {
    switch (event.kind) {
      case 'message-read':
        return event.reading.model ?? []
      case 'looked-up':
      case 'composed':
        return event.model ?? []
      default:
        return []
    }
  })

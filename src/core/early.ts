import type { Incoming } from './event.ts'
import type { Expecting } from './reading.ts'
import type { State } from './state.ts'

/** A yes to these binds, so it must be known to be theirs. */
const BINDING: readonly Expecting[] = ['acceptance', 'acknowledgement', 'meeting']

/**
 * Whether an answer is here before the word that its question has left. It came the other way round on the wire, so a
 * moment's patience tells an answer from a second tap (L2).
 */
export const isEarly = ({ question, outgoing }: State, incoming: readonly Incoming[]): boolean => {
  if (!question || !BINDING.includes(question.about)) return false
  if (question.outgoing === null || outgoing[question.outgoing]?.state !== 'queued') return false
  const isAnswered = incoming.some(({ kind }) => kind === 'message-received')
  return (
    isAnswered &&
    !incoming.some((one) => one.kind === 'delivery-updated' && one.outgoing === question.outgoing)
  )
}

import type { Incoming } from './event.ts'
import type { State } from './state.ts'

/**
 * Whether an answer is here before the word that its question has left. It came the other way round on the wire, so a
 * moment's patience tells an answer from a second tap (L2).
 */
export const isEarly = ({ question, outgoing }: State, incoming: readonly Incoming[]): boolean => {
  if (question?.about !== 'acceptance' && question?.about !== 'acknowledgement') return false
  if (question.outgoing === null || outgoing[question.outgoing]?.state !== 'queued') return false
  const isAnswered = incoming.some(({ kind }) => kind === 'message-received')
  return (
    isAnswered &&
    !incoming.some((one) => one.kind === 'delivery-updated' && one.outgoing === question.outgoing)
  )
}

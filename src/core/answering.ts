import { sameAddress } from './address.ts'
import type { HeardMessage, State } from './state.ts'

/** Where the platform tells which message of ours is answered, it must be one of these (H4). */
export const isAnswerTo = (
  outgoing: readonly (string | null | undefined)[],
  { answers }: HeardMessage,
): boolean => answers === null || outgoing.includes(answers)

/** Nobody can say yes to what has not left us, or was put elsewhere only: a second, quick yes is not the answer to the next question. */
export const arrived = (outgoing: string | null, heard: HeardMessage, state: State): boolean => {
  const sent = outgoing === null ? undefined : state.outgoing[outgoing]
  if (!sent || sent.sentAt === null || heard.at < sent.sentAt) return false
  if (!sameAddress(sent.to, heard.address)) return false
  return sent.state === 'sent' || sent.state === 'delivered' || sent.state === 'read'
}

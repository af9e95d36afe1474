import type { Business } from '#core/business'
import { messageId } from '#core/ids'
import type { Expecting } from '#core/reading'
import { type Evidence, type Noticed, type Signal, validUntil } from '#core/signal'
import type { Instant } from '#core/time'
import { utcOffset } from '#core/zone'
import { type NoticeContext, notice } from './notice.ts'

/** What the signals of a text depend on. Without `message` they rest on a message that has no place in any journal. */
export type SignalContext = {
  readonly now: Instant
  readonly business: NoticeContext['business']
  readonly message?: Pick<Evidence, 'message' | 'address'>
  readonly expecting?: Expecting | null
}

/** The signals in a text, each with its words and until when it counts (M2, M3). */
export const readSignals = (text: string, context: SignalContext): readonly Signal[] => {
  const { now, business, message = NO_MESSAGE, expecting = null } = context
  return notice(text, { now, expecting, business }).map((noticed) =>
    signalOf(noticed, message, now, business.policy),
  )
}

const NO_MESSAGE: Pick<Evidence, 'message' | 'address'> = {
  message: messageId('text'),
  address: { channel: 'text', id: 'text' },
}

const signalOf = (
  noticed: Noticed,
  message: Pick<Evidence, 'message' | 'address'>,
  at: Instant,
  { validity, timeZone }: Business['policy'],
): Signal => {
  const { quote, ...said } = noticed
  const until = validUntil(noticed, at, validity, utcOffset(timeZone, at))
  return { ...said, evidence: { ...message, quote, by: 'rules' }, at, validUntil: until }
}

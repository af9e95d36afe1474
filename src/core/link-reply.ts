import { sameAddress } from './address.ts'
import { arrived, isAnswerTo } from './answering.ts'
import { isAtLeast } from './authority.ts'
import type { Decided, EventOf } from './event.ts'
import type { LinkReply } from './link-event.ts'
import { pattern } from './pattern.ts'
import type { Reading } from './reading.ts'
import type { HeardMessage, State } from './state.ts'

/**
 * Whether the conversation behind a link that was opened here is theirs (M6). Only the first words after the question are its
 * answer, and only an explicit yes connects: whoever was sent a link by somebody else must say more than "ok".
 */
export const linkReply = (
  state: State,
  { reading }: EventOf<'message-read'>,
  heard: HeardMessage,
): readonly Decided[] => {
  const { continuing, question, now } = state
  const asked = continuing?.asked
  if (!asked || question?.about !== 'link' || heard.continues !== undefined) return []
  if (!sameAddress(asked.here, heard.address) || !arrived(question.outgoing, heard, state)) return []
  const answer = isAnswerTo([question.outgoing], heard) ? replyIn(reading, heard) : 'other'
  return [{ kind: 'link-answered', at: now, link: asked.link, message: heard.message, answer }]
}

/** Whether what was said is about a link, so that it says yes to nothing else. */
export const isAboutLink = ({ turn }: State): boolean => (turn.link?.answer ?? 'other') !== 'other'

const replyIn = ({ acceptance, service }: Reading, { meant }: HeardMessage): LinkReply => {
  if (service !== null) return 'other'
  if (THEIRS.test(meant)) return 'yes'
  const { verdict, tier } = acceptance
  if (verdict === 'refuse') return 'no'
  if (verdict === 'accept') return isAtLeast(tier, 'explicit') ? 'yes' : 'unclear'
  return tier === 'ack' ? 'unclear' : 'other'
}

/** "Yes, that is mine", and nothing besides. */
const THEIRS = pattern('i')`
  ^\s*(?:yes|yep|yeah|yup)\W{1,3}(?:(?:it|that|this)(?:['’]?s| is) )
    (?:me|mine|my (?:phone|number|chat|conversation))\W*$
`

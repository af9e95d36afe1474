import type { ServiceWord } from './acceptance.ts'
import { addressKey } from './address.ts'
import { keywordIn } from './keyword.ts'
import { type Rules, traitsOf } from './rules.ts'
import type { HeardMessage, State } from './state.ts'

/**
 * What a message asks about the conversation itself (C8, D1). Where texts are carried, a bare word that the platform has
 * acted on already means what the platform took it for, whatever a reader thinks; elsewhere "cancel" is no goodbye.
 */
export const serviceWordOf = (heard: HeardMessage, state: State, rules: Rules): ServiceWord | null => {
  const { reading, text, address } = heard
  const read = reading?.service ?? null
  if (!traitsOf(rules, address.channel).carriesTexts) return reading?.serviceOnTexts ? null : read
  const keyword = keywordIn(text)
  if (keyword !== 'start') return keyword ?? read
  return reopens(heard, state) ? 'start' : read
}

/** Whether a bare START, YES or UNSTOP opens an address that the platform had closed; from anybody else, YES is a yes. */
export const reopens = ({ text, address }: HeardMessage, { addresses, turn }: State): boolean =>
  keywordIn(text) === 'start' &&
  (addresses[addressKey(address)]?.blocked === true || turn.reopened === 'at-platform')

/** Whether the platform has answered it, so that a word of ours would be the second (C8). */
export const isAnsweredThere = ({ text, address }: HeardMessage, rules: Rules): boolean =>
  traitsOf(rules, address.channel).optOutReplies === 'platform' && keywordIn(text) !== null

import type { Activity } from './activity.ts'
import { type Address, addressKey, isStrangerAt } from './address.ts'
import type { Brief } from './brief.ts'
import { personId } from './ids.ts'
import type { HeardMessage, State } from './state.ts'

/**
 * What holds where others read along: in a group, a channel, a thread (M6). A channel names the chat and the speaker there, so
 * that each speaker is a person by themselves, of whom nothing is known but what they said in that chat.
 *
 * G1 No address joins there, and none of a group is joined: what somebody says in private would be answered before all.
 * G2 Nothing is said there that nobody asked for.
 * G3 Older journals may have joined one all the same. More is known then than was said there, so nothing is said but where to
 *    go on, and what the law or the platform wants.
 * G4 A button under words to somebody else is theirs to tap: from another it says nothing.
 */
export const isShared = (address: Address, { addresses }: Pick<State, 'addresses'>): boolean =>
  addresses[addressKey(address)]?.shared ?? false

/** Whether anything of this turn was said before others, or a login was (G1). */
export const isAmongOthers = (state: State): boolean => {
  const { heard, login } = state.turn
  return heard.some(({ address }) => isShared(address, state)) || (!!login && isShared(login.here, state))
}

/** Whether somebody is known from elsewhere as well as from where others read along (G3). */
export const isKnownElsewhere = (address: Address, state: State): boolean =>
  isShared(address, state) && Object.keys(state.addresses).length > 1

/** Whether somebody tapped what was put to somebody else (G4). */
export const isAnothers = ({ speaker, picked, answers }: HeardMessage, { person }: State): boolean =>
  speaker !== undefined && picked !== null && answers !== null && !answers.startsWith(`${person}.`)

/** The same, where nobody but the platform has been asked yet: a button is shown as taken only to whom it was put. */
export const isAnothersTap = ({ conversation, replyToId }: Activity, address: Address): boolean =>
  conversation.isGroup &&
  replyToId !== undefined &&
  !isStrangerAt(personId(replyToId.split('.')[0] ?? ''), address)

/** Why words of ours must not be read by others; null where they may. */
export const groupBarrier = (to: Address, briefs: readonly Brief[], state: State): string | null => {
  const { heard, news } = state.turn
  if (!isShared(to, state)) return null
  if (heard.length === 0 && (news === 'silent' || news === 'reminder'))
    return 'others read along there, and nobody has asked'
  if (isKnownElsewhere(to, state) && !briefs.every(({ say }) => SAID_BEFORE_ALL.has(say)))
    return 'others read along there, and more is known than was said there'
  return null
}

/** What holds nothing of anybody. */
const SAID_BEFORE_ALL: ReadonlySet<Brief['say']> = new Set([
  'introduce',
  'in-private',
  'stopped',
  'started',
  'help',
])

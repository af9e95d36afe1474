import { addressKey } from './address.ts'
import type { Event } from './event.ts'
import { fileKind, toFetch } from './file.ts'
import { messageId } from './ids.ts'
import type { ReceivedFile, State } from './state.ts'

/** The files that one person sent last and that are remembered here; of older ones the journal tells. */
const REMEMBERED = 20

type Of<K extends Event['kind']> = Extract<Event, { kind: K }>

/** Files came along with a message; none is in our keeping yet. */
export const awaited = (
  files: State['files'],
  { activity, address, at }: Of<'message-received'>,
): State['files'] => {
  const fresh = toFetch(activity.attachments).map(({ index, attachment }) => ({
    message: messageId(activity.id),
    index,
    at,
    address,
    kind: fileKind(attachment.contentType),
    fate: { kind: 'awaited' as const },
  }))
  return fresh.length === 0 ? files : [...files, ...fresh].slice(-REMEMBERED)
}

/** A file is in our keeping; also one that had been given up, when an operator had it tried again. */
export const withKept = (state: State, { message, index, file }: Of<'file-kept'>): State => ({
  ...state,
  files: withFate(state.files, { message, index }, { kind: 'kept', file }),
})

/**
 * A file could not be had. Whoever sent it hears of it where they sent it, once for each message, and only if it is something
 * that they can do better.
 */
export const withLost = (state: State, { message, index, why, reason }: Of<'file-lost'>): State => {
  const lost = state.files.find((file) => file.message === message && file.index === index)
  if (lost?.fate.kind !== 'awaited') return state
  const files = withFate(state.files, { message, index }, { kind: 'lost', why, reason })
  const wasTold = state.files.some((file) => file.message === message && isTheirs(file))
  if (why === 'out-of-reach' || wasTold || !(addressKey(lost.address) in state.addresses))
    return { ...state, files }
  const { turn } = state
  const { address, at } = lost
  return { ...state, files, turn: { ...turn, news: turn.news ?? 'file-lost', lost: { address, at, why } } }
}

const isTheirs = ({ fate }: ReceivedFile): boolean => fate.kind === 'lost' && fate.why !== 'out-of-reach'

const withFate = (
  files: State['files'],
  { message, index }: Pick<ReceivedFile, 'message' | 'index'>,
  fate: ReceivedFile['fate'],
): State['files'] =>
  files.map((file) => (file.message === message && file.index === index ? { ...file, fate } : file))

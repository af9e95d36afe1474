import { addressKey } from './address.ts'
import { formerlyAt } from './contacts.ts'
import type { EventOf } from './event.ts'
import { fileKind, type ReceivedFile, toFetch } from './file.ts'
import { messageId } from './ids.ts'
import { inTurn } from './in-turn.ts'
import { learn } from './signal.ts'
import type { State } from './state.ts'

/** The files that one person sent last and that are remembered here; of older ones the journal tells. */
const REMEMBERED = 20

/** Files came along with a message; none is in our keeping yet. */
export const awaited = (
  files: State['files'],
  { activity, address, at }: EventOf<'message-received'>,
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

/** An address that is theirs now may have said things, and sent files, while it was somebody by itself (M7). */
export const withBrought = (
  state: State,
  { address, from, signals, files: brought = [] }: EventOf<'past-joined'>,
): State => {
  const fresh = brought.filter((one) => !state.files.some((file) => isSame(file, one)))
  return {
    ...formerlyAt(state, address, from),
    signals: signals.reduce(learn, state.signals),
    files: [...fresh, ...state.files].slice(-REMEMBERED),
  }
}

/** A file is in our keeping; also one that had been given up, when an operator had it tried again. */
export const withKept = (state: State, { message, index, file }: EventOf<'file-kept'>): State => ({
  ...state,
  files: withFate(state.files, { message, index }, { kind: 'kept', file }),
})

/**
 * A file could not be had. Whoever sent it hears of it where they sent it, once for each message: they were told that it is
 * kept.
 */
export const withLost = (state: State, { message, index, why, reason }: EventOf<'file-lost'>): State => {
  const lost = state.files.find((file) => isSame(file, { message, index }))
  if (lost?.fate.kind !== 'awaited') return state
  const files = withFate(state.files, { message, index }, { kind: 'lost', why, reason })
  const wasTold = state.files.some((file) => file.message === message && file.fate.kind === 'lost')
  if (wasTold || !(addressKey(lost.address) in state.addresses)) return { ...state, files }
  const { address, at } = lost
  return inTurn({ ...state, files }, { news: state.turn.news ?? 'file-lost', lost: { address, at, why } })
}

const withFate = (files: State['files'], which: Which, fate: ReceivedFile['fate']): State['files'] =>
  files.map((file) => (isSame(file, which) ? { ...file, fate } : file))

type Which = Pick<ReceivedFile, 'message' | 'index'>

const isSame = (file: Which, { message, index }: Which): boolean =>
  file.message === message && file.index === index

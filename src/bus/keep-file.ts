import type { Adapter } from '#contracts/adapter'
import type { FileKeeper, Keeping } from '#contracts/files'
import type { Envelope, Outcome, Parcel } from '#contracts/memory'
import type { Deed } from '#core/effect'
import type { FileLoss } from '#core/file'
import { after, type Instant, minutes } from '#core/time'
import { backoff } from './backoff.ts'
import { COMPANY, newsName } from './news.ts'
import { type SettleParts, settle } from './settle.ts'

/** What keeping files works with. */
export type KeepFileParts = SettleParts & {
  readonly adapters: readonly Adapter[]
  /** Null: this server keeps no files. */
  readonly files: FileKeeper | null
  /** Ends when this node stops: a slow server must not hold it up. */
  readonly leaving: AbortSignal
}

/** Each is held in memory until it is whole, so few at a time; and longer than any may take. */
export const FILES = { room: 4, hold: minutes(2) } as const

type KeepFile = Extract<Deed, { act: 'keep-file' }>

/** With the longest pause between them, about an hour of trouble at whoever has the file. */
const TRIES = 40
/** How soon it is looked again for a channel that is not set up here. */
const ELSEWHERE = minutes(1)

/** Gets a file that came with a message into our own keeping, and says what became of it (C9). */
export const keepFile = async (parcel: Parcel, deed: KeepFile, parts: KeepFileParts): Promise<unknown> => {
  const { adapters, files, clock, leaving } = parts
  const adapter = adapters.find(({ channel }) => channel === deed.from.channel)
  if (!adapter) return settle(parcel, { kind: 'later', at: after(clock.now(), ELSEWHERE) }, parts)
  const { attachment } = deed
  const keeping: Keeping = files
    ? await files.keep({ name: parcel.id, attachment, locate: () => adapter.locate(attachment) }, leaving)
    : NOWHERE
  return settle(parcel, outcomeOf(parcel, deed, keeping, clock.now()), parts)
}

const NOWHERE: Keeping = {
  kind: 'lost',
  why: 'out-of-reach',
  reason: 'this server keeps no files: it has no directory for them',
}

const outcomeOf = (parcel: Parcel, deed: KeepFile, keeping: Keeping, at: Instant): Outcome => {
  const { message, index } = deed
  switch (keeping.kind) {
    case 'kept':
      return {
        kind: 'done',
        notice: notice(parcel, { kind: 'file-kept', at, message, index, file: keeping.file }),
      }
    case 'lost':
      return { kind: 'done', notice: lost(parcel, deed, keeping.why, keeping.reason, at) }
    case 'retry':
      // Given up it is a dead letter, which an operator may have tried again when the platform is well.
      return parcel.tries + 1 >= TRIES
        ? {
            kind: 'dead',
            reason: keeping.reason,
            notice: lost(parcel, deed, 'out-of-reach', keeping.reason, at),
          }
        : { kind: 'retry', at: after(at, backoff(keeping.afterMs, parcel.tries)) }
    default:
      return keeping satisfies never
  }
}

const lost = (
  parcel: Parcel,
  { message, index }: KeepFile,
  why: FileLoss,
  reason: string,
  at: Instant,
): Envelope => notice(parcel, { kind: 'file-lost', at, message, index, why, reason })

/** Nobody waits for it, and it must not cut a burst in two. */
const notice = (parcel: Parcel, event: Envelope['event']): Envelope => ({
  id: `file:${newsName(parcel)}:${event.kind}`,
  event,
  patience: COMPANY,
})

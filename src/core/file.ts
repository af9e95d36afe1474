import { type Attachment, GEO } from './activity.ts'
import type { Address } from './address.ts'
import type { MessageId } from './ids.ts'
import type { Instant } from './time.ts'

/** What a file is to whoever gets it (C9). */
export type FileKind = 'photo' | 'voice' | 'video' | 'document' | 'place' | 'other'

/** A file that is in our own keeping, and until when the policy lets it be there. */
export type KeptFile = {
  readonly id: string
  /** What its bytes are, whatever it was said to be. */
  readonly contentType: string
  /** Bytes. */
  readonly size: number
  readonly name: string
  readonly keptUntil: Instant
}

/** Why a file is not kept: only the first two are anything that its sender can help. */
export type FileLoss = 'too-large' | 'not-taken' | 'out-of-reach'

/** A file that came with a message: on its way into our keeping, there, or out of reach. */
export type ReceivedFile = {
  readonly message: MessageId
  /** Which of the message's files it is, from 0. */
  readonly index: number
  readonly at: Instant
  readonly address: Address
  readonly kind: FileKind
  readonly fate:
    | { readonly kind: 'awaited' }
    | { readonly kind: 'kept'; readonly file: KeptFile }
    | { readonly kind: 'lost'; readonly why: FileLoss; readonly reason: string }
}

/** The kind of a file by its content type, as the platform tells it; nothing but words to the buyer rests on it. */
export const fileKind = (contentType: string): FileKind => {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? ''
  if (type === GEO) return 'place'
  if (type.startsWith('image/')) return 'photo'
  if (type.startsWith('audio/') || type === 'application/ogg') return 'voice'
  if (type.startsWith('video/')) return 'video'
  return /^text\/|^application\/(pdf|rtf|msword|vnd\.)/.test(type) ? 'document' : 'other'
}

/** Files of one message that are fetched; no platform lets a person send more at a time. */
const MOST_FETCHED = 20

/** What is to be fetched of what came along: a place is not, for it says all it has to say. */
export const toFetch = (
  attachments: readonly Attachment[],
): readonly { readonly index: number; readonly attachment: Attachment }[] =>
  attachments
    .map((attachment, index) => ({ index, attachment }))
    .slice(0, MOST_FETCHED)
    .filter(({ attachment }) => fileKind(attachment.contentType) !== 'place' && attachment.contentUrl !== '')

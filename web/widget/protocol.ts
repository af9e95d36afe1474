/**
 * What Direct Line 3.0 sends, read once into the few things a chat shows. Beyond this file everything is typed and true.
 * P1 The person's own message comes back as an echo with the same `channelData.clientActivityID`; that confirms it.
 * P2 A typing frame carries no watermark and is not kept.
 * P3 Such a frame may hold the beginning of an answer, all of it that there is so far; the message itself takes its place.
 * P4 A null watermark does not overwrite an earlier one.
 */

import type { Action, Card } from './cards.ts'
import { readActions, readCard } from './cards.ts'
import { list, member, text, webUrl } from './read.ts'

/** One message of the conversation as the server keeps it. */
export type Said = {
  readonly id: string
  /** Our own `clientActivityID`, when it was said here (P1). */
  readonly key: string | null
  readonly mine: boolean
  readonly name: string
  readonly text: string
  /** Epoch milliseconds, by the server's clock. */
  readonly at: number
  readonly cards: readonly Card[]
  readonly files: readonly SharedFile[]
  readonly choices: readonly Action[]
}

/** A photo or file that came along. */
export type SharedFile = { readonly name: string; readonly url: string; readonly image: boolean }

/** One frame of the stream, or one page of history. */
export type ActivitySet = {
  readonly said: readonly Said[]
  /** The other side is writing (P2). */
  readonly typing: boolean
  /** How the answer begins that the other side is writing; null where that is not shown (P3). */
  readonly beginning: string | null
  readonly watermark: string | null
}

/** What a token or conversation call answers. */
export type Grant = {
  readonly conversationId: string
  readonly token: string
  readonly expiresInMs: number
  readonly streamUrl: string | null
}

/** Reads one stream frame or history page; what it does not know, it leaves out. */
export const readSet = (raw: unknown): ActivitySet => {
  const activities = list(member(raw, 'activities'))
  const typing = activities.filter((activity) => member(activity, 'type') === 'typing' && !isMine(activity))
  return {
    said: activities.flatMap(readSaid),
    typing: typing.length > 0,
    beginning: typing.map(readBeginning).findLast((text) => text !== null) ?? null,
    watermark: text(member(raw, 'watermark')) || null,
  }
}

/** Reads the answer of tokens and conversations; null when it is not one. */
export const readGrant = (raw: unknown): Grant | null => {
  const conversationId = text(member(raw, 'conversationId'))
  const token = text(member(raw, 'token'))
  if (conversationId === '' || token === '') return null
  const streamUrl = text(member(raw, 'streamUrl'))
  return {
    conversationId,
    token,
    expiresInMs: (Number(member(raw, 'expires_in')) || 1800) * 1000,
    streamUrl: /^wss?:/.test(streamUrl) ? streamUrl : null,
  }
}

const isMine = (activity: unknown): boolean => member(member(activity, 'from'), 'role') === 'user'

const readBeginning = (activity: unknown): string | null =>
  member(member(activity, 'channelData'), 'streamType') === 'streaming'
    ? text(member(activity, 'text')) || null
    : null

const readSaid = (activity: unknown): readonly Said[] => {
  if (member(activity, 'type') !== 'message') return []
  const data = member(activity, 'channelData')
  const attachments = list(member(activity, 'attachments'))
  const said: Said = {
    id: text(member(activity, 'id')),
    key: text(member(data, 'clientActivityID')) || null,
    mine: isMine(activity),
    name: text(member(member(activity, 'from'), 'name')),
    text: text(member(member(data, 'messageBack'), 'displayText')) || text(member(activity, 'text')),
    at: Date.parse(text(member(activity, 'timestamp'))) || 0,
    cards: attachments.flatMap(readCard),
    files: attachments.flatMap(readFile),
    choices: readActions(member(member(activity, 'suggestedActions'), 'actions')),
  }
  return said.text === '' && said.cards.length + said.files.length + said.choices.length === 0 ? [] : [said]
}

const readFile = (attachment: unknown): readonly SharedFile[] => {
  const url = webUrl(member(attachment, 'contentUrl'))
  if (url === null) return []
  const image = text(member(attachment, 'contentType')).startsWith('image/')
  return [{ name: text(member(attachment, 'name')), url, image }]
}

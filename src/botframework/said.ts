import type { Activity, Attachment } from 'botbuilder'
import type { Message, SentFile } from '#core/message'
import { isCard, shownOn } from './cards.ts'
import { type Action, actionOf } from './heard.ts'

/** What a bot said, as a message of ours, and the buttons that stand under it. */
export type Said = { readonly message: Message; readonly actions: readonly Action[] }

/** Null for what says nothing: an event, a typing sign, the end of a conversation. */
export const saidBy = (activity: Partial<Activity>): Said | null => {
  if (activity.type !== 'message') return null
  const attachments = activity.attachments ?? []
  const cards = attachments.filter(isCard).map(shownOn)
  const others = attachments.filter((attachment) => !isCard(attachment)).map(fileOf)
  const actions = [
    ...cards.flatMap((shown) => shown.actions),
    ...(activity.suggestedActions?.actions ?? []).flatMap((action) => actionOf(action) ?? []),
  ].filter(({ title }, n, all) => all.findIndex((other) => other.title === title) === n)
  const notes = others.flatMap((file) => (typeof file === 'string' ? file : []))
  const files = others.flatMap((file) => (typeof file === 'string' ? [] : file))
  const message: Message = {
    text: [activity.text || activity.speak || '', ...notes].filter((line) => line !== '').join('\n'),
    choices: actions.map(({ title }) => ({ title, value: title })),
    cards: cards.flatMap(({ card }) => card),
    ...(files.length > 0 ? { files } : {}),
  }
  return isEmpty(message) ? null : { message, actions }
}

/** A file by its address; one that the bot carries in its own hands is only named, for no other channel takes it. */
const fileOf = ({ contentType, contentUrl, name }: Attachment): SentFile | string => {
  const isReachable = /^https?:\/\//.test(contentUrl ?? '') && URL.canParse(contentUrl ?? '')
  const called = name || (isReachable ? (new URL(contentUrl ?? '').pathname.split('/').at(-1) ?? '') : '')
  if (!isReachable) return called || contentType
  return { url: contentUrl ?? '', name: called || contentType, contentType }
}

const isEmpty = ({ text, choices, cards, files = [] }: Message): boolean =>
  text.trim() === '' && choices.length + cards.length + files.length === 0

import type { Activity } from '#core/activity'
import type { Json } from '#core/json'
import { redact } from './index.ts'

/**
 * An activity without the secrets its sender typed, before anything keeps, logs or reads it (M9). What the platform sent
 * along is gone through as well: most of them repeat the words there. Going over it twice changes nothing.
 */
export const redactActivity = (activity: Activity): Activity => {
  const { text, what, secrets } = redact(activity.text)
  const value = activity.value === undefined ? undefined : inText(activity.value)
  const { channelData } = activity
  return {
    ...activity,
    text,
    attachments: activity.attachments.map((one) => ({
      ...one,
      contentUrl: inAddress(one.contentUrl),
      ...(one.name === undefined ? {} : { name: redact(one.name).text }),
    })),
    ...(value === undefined ? {} : { value }),
    ...(channelData === undefined ? {} : { channelData: inData(channelData, secrets) }),
    ...(what.length === 0
      ? {}
      : { entities: [...(activity.entities ?? []), { type: 'redacted' as const, what }] }),
  }
}

/** A text that goes as a file, such as words passed on from somebody else, lies in its own address (RFC 2397). */
const inAddress = (url: string): string => {
  const [, head, words] = /^(data:text\/[^,]*,)([\s\S]*)$/i.exec(url) ?? []
  if (head === undefined || words === undefined || /;base64,$/i.test(head)) return url
  const kept = redact(decoded(words))
  return kept.what.length === 0 ? url : head + encodeURIComponent(kept.text)
}

/** What is no escape stands for itself. */
const decoded = (words: string): string => {
  try {
    return decodeURIComponent(words)
  } catch {
    return words
  }
}

const inText = (value: Json): Json => each(value, (text) => redact(text).text)

/** Names that a platform gives things may look like a card; so a lone token is only redacted where it is one of the secrets. */
const inData = (data: Json, secrets: readonly string[]): Json =>
  each(data, (text) =>
    secrets.reduce(
      (rest, secret) => rest.replaceAll(secret, '[removed]'),
      /\s/.test(text) ? redact(text).text : text,
    ),
  )

const each = (json: Json, change: (text: string) => string): Json => {
  if (typeof json === 'string') return change(json)
  if (Array.isArray(json)) return json.map((one: Json) => each(one, change))
  if (typeof json !== 'object' || json === null) return json
  return Object.fromEntries(
    Object.entries(json).map(([key, one]) => [key, one === undefined ? one : each(one, change)]),
  )
}

import type { Event } from '#core/event'
import { messageId } from '#core/ids'
import { after, type Instant, instant, minutes } from '#core/time'

/**
 * A journal without what opens anything: the codes that buyers typed, and links to pay or to fetch that they may have sent on.
 * What we send never has either in it, since secrets are filled in at the moment of sending.
 */
export const withoutSecrets = (events: readonly Event[]): readonly Event[] => {
  const codes = codesIn(events)
  return events.map((event) => masked(event, codes))
}

/** What a journal holds besides its own events: what came along from others, and what went on to them (M7). */
const withInner = (events: readonly Event[]): readonly Event[] =>
  events.flatMap((event): readonly Event[] => {
    if (event.kind === 'rewoven' || event.kind === 'past-arrived') return [...event.events, event]
    return event.kind === 'passed-on' ? [event, ...withInner([event.event])] : [event]
  })

/** What was typed where a code was checked, right or wrong; and what looks like one while a code was under way. */
const codesIn = (journal: readonly Event[]): readonly string[] => {
  const events = withInner(journal)
  const checked = new Set(
    events.flatMap((event) =>
      event.kind === 'code-checked' || event.kind === 'text-checked' ? [event.message] : [],
    ),
  )
  const codes = new Set<string>()
  let until: Instant | null = null
  for (const event of events) {
    if (event.kind === 'code-issued' || event.kind === 'text-expected' || event.kind === 'code-shown')
      until = after(event.expiresAt, LATE)
    // Whoever has become another may be sent one there, and type it here.
    if (event.kind === 'merged-away') until = instant(Number.MAX_SAFE_INTEGER)
    if (event.kind !== 'message-received') continue
    const { text, id } = event.activity
    const isUnderWay = until !== null && event.at < until
    if (checked.has(messageId(id)) || (isUnderWay && LIKE_A_CODE.test(text)))
      for (const [digits] of text.matchAll(DIGITS)) codes.add(digits)
  }
  return [...codes]
}

/** A code that comes too late is one all the same. */
const LATE = minutes(60)

/** As the dialogs know one: a code, and hardly anything else. */
const LIKE_A_CODE = /^\D{0,24}\d{3}[ -]?\d{3}\D{0,12}$/

const DIGITS = /\d(?:[ -]?\d){3,9}/g

const masked = (event: Event, codes: readonly string[]): Event =>
  JSON.parse(
    JSON.stringify(event, (_, inner: unknown) =>
      typeof inner === 'string' ? maskedText(inner, codes) : inner,
    ),
  )

const maskedText = (text: string, codes: readonly string[]): string =>
  codes
    .reduce((left, code) => left.replace(new RegExp(`(?<!\\d)${code}(?!\\d)`, 'g'), '[code]'), text)
    .replace(LINK, '/$1/[link]')

/** Our own links whose last part is the key to something. */
const LINK = /\/(pay|calendar|c|attachments)\/[\w.~%-]{16,}/g

import { z } from 'zod'
import { pattern } from '#core/pattern'
import { htmlOf, joined, type Rich, unmarked } from './rich.ts'

/** What `render` answers: a method and its parameters, but for the chat. */
export const Payload = z.looseObject({ method: z.enum(['sendMessage', 'sendPhoto', 'sendDocument']) })
/** A call of the Bot API that says something. */
export type Payload = z.infer<typeof Payload>

/**
 * The same message with less in it that Telegram might refuse, written out instead; null when nothing is left to try. A
 * refused message was not sent, and words that arrive beat a picture, or a button, that does not (I14).
 */
export const plainer = (payload: Payload, complaint: string): Payload | null => {
  if (payload.method !== 'sendMessage' && UNFETCHED.test(complaint)) return wordsOf(payload)
  return BUTTONS.test(complaint) ? withLinksWritten(payload) : null
}

/** How it is worded that a picture or file could not be had by its address, or nothing be made of it (TDLib). */
const UNFETCHED = pattern('i')`
  http url|file identifier|web ?page|webdocument|remote file|image_process|photo_
  |file is too big|media_empty|wrong type|unsupported url
`

const BUTTONS = /button/i

/** The caption of a picture or file, which names it with its address. */
const wordsOf = ({ caption, photo: _photo, document: _document, ...rest }: Payload): Payload => ({
  ...rest,
  method: 'sendMessage',
  text: caption,
  link_preview_options: { is_disabled: true },
})

const Linked = z.looseObject({
  text: z.string().optional(),
  caption: z.string().optional(),
  reply_markup: z.object({
    inline_keyboard: z.array(z.array(z.looseObject({ text: z.string(), url: z.string().optional() }))),
  }),
})

const withLinksWritten = (payload: Payload): Payload | null => {
  const linked = Linked.safeParse(payload)
  const rows = linked.data?.reply_markup.inline_keyboard ?? []
  const links = rows.flat().filter(({ url }) => url !== undefined)
  if (links.length === 0) return null
  const written = htmlOf(joined(links.map(lineOf), '\n'))
  const field = payload.method === 'sendMessage' ? 'text' : 'caption'
  const kept = rows.map((row) => row.filter(({ url }) => url === undefined)).filter((row) => row.length > 0)
  return {
    ...payload,
    [field]: `${linked.data?.[field]}\n\n${written}`,
    reply_markup: { inline_keyboard: kept },
  }
}

const lineOf = ({ text, url }: { readonly text: string; readonly url?: string | undefined }): Rich =>
  unmarked(`${text}: ${url}`)

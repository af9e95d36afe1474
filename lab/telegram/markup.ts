import { z } from 'zod'
import type { Kept, Message } from './store.ts'
import { linkTrouble } from './url.ts'

/** The keyboards of a message: what stands under it, and what takes the place of the letters. */
export type Keyboards = {
  readonly inline: Message['reply_markup'] | undefined
  readonly keyboard: Kept['keyboard']
  readonly isRemoved: boolean
}

const NONE: Keyboards = { inline: undefined, keyboard: null, isRemoved: false }

const Inline = z.object({
  inline_keyboard: z.array(
    z.array(z.object({ text: z.string(), callback_data: z.string().optional(), url: z.string().optional() })),
  ),
})
const Keyboard = z.object({
  keyboard: z.array(
    z.array(
      z.union([
        z.object({ text: z.string(), request_contact: z.boolean().optional() }),
        z.string().transform((text) => ({ text })),
      ]),
    ),
  ),
  one_time_keyboard: z.boolean().default(false),
})
const Remove = z.object({ remove_keyboard: z.literal(true) })

/** Reads `reply_markup`, with the complaints of the real server. */
export const readMarkup = (markup: unknown, isPrivate: boolean): Keyboards | { readonly trouble: string } => {
  if (markup === undefined) return NONE
  const inline = Inline.safeParse(markup)
  if (inline.success) {
    const rows = inline.data.inline_keyboard.filter((row) => row.length > 0)
    const trouble = rows.length > 0 ? inlineTrouble(rows.flat()) : null
    if (trouble !== null) return { trouble }
    return { ...NONE, inline: rows.length > 0 ? { inline_keyboard: rows } : undefined }
  }
  const keyboard = Keyboard.safeParse(markup)
  if (keyboard.success) {
    const { keyboard: rows, one_time_keyboard: isOnce } = keyboard.data
    const buttons = rows.flat()
    if (buttons.some(({ text }) => text.trim() === '')) return { trouble: EMPTY }
    if (!isPrivate && buttons.some((button) => 'request_contact' in button && button.request_contact))
      return { trouble: 'phone number can be requested in private chats only' }
    return { ...NONE, keyboard: { rows, isOnce } }
  }
  if (Remove.safeParse(markup).success) return { ...NONE, isRemoved: true }
  return { trouble: 'object expected as reply markup' }
}

type Button = z.infer<typeof Inline>['inline_keyboard'][number][number]

const EMPTY = 'keyboard button text must be non-empty'

const inlineTrouble = (buttons: readonly Button[]): string | null => {
  if (buttons.length > 100) return 'reply markup is too long'
  for (const { text, callback_data: data, url } of buttons) {
    if (text.trim() === '') return `inline ${EMPTY}`
    if (url !== undefined) {
      const trouble = linkTrouble(url)
      if (trouble !== null) return `inline keyboard button URL '${url}' is invalid: ${trouble}`
    } else if (data === undefined)
      return "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
    else if (data === '' || Buffer.byteLength(data) > 64) return 'BUTTON_DATA_INVALID'
  }
  return null
}

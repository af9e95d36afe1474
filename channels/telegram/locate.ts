import { z } from 'zod'
import type { Located } from '#contracts/adapter'
import type { Attachment } from '#core/activity'
import type { TelegramCalls } from './api.ts'

/** How a file is named that Telegram keeps; the way to it has the token in it, and is asked for when it is needed (C9). */
const OURS = 'telegram:file/'

/** The reference of a file, for the journal. */
export const fileReference = (fileId: string): string => OURS + fileId

/** Bytes of the largest file that a bot may download (Bot API, "getFile"). */
const MOST_BYTES = 20_000_000

const File = z.object({ file_path: z.string().regex(/^(?![/.])(?!.*\.\.)[^\s?#]+$/) })

/** Where Telegram has a file right now. The address is good for an hour, and holds the token: it is never journalled. */
export const locateTelegram = async (
  calls: TelegramCalls,
  { contentUrl, size }: Attachment,
): Promise<Located> => {
  if (!contentUrl.startsWith(OURS)) return elsewhere(contentUrl)
  const fileId = contentUrl.slice(OURS.length)
  if (fileId === '') return nowhere('The attachment names no file.')
  if (size !== undefined && size > MOST_BYTES) return TOO_BIG
  const called = await calls.call('getFile', { file_id: fileId })
  if (called.kind === 'refused' && called.code !== 429 && called.code < 500)
    return /too big/i.test(called.description)
      ? TOO_BIG
      : nowhere(`Telegram has it not: ${called.description}.`)
  if (called.kind !== 'answered')
    return { kind: 'retry', reason: `Telegram did not say where it is (${called.kind}).` }
  const file = File.safeParse(called.result)
  return file.success
    ? { kind: 'at', url: calls.fileUrl(file.data.file_path), headers: {}, within: 'platform' }
    : nowhere('Telegram names no path by which the file could be fetched.')
}

const TOO_BIG: Located = {
  kind: 'nowhere',
  reason:
    'The file has more than 20 MB, the most that Telegram gives to a bot. Ask them to send it another way.',
  why: 'too-large',
}

/** Cards and forwarded words are in the reference itself; anything else is an address of its own. */
const elsewhere = (contentUrl: string): Located =>
  /^(data:|https?:)/i.test(contentUrl) && URL.canParse(contentUrl)
    ? { kind: 'at', url: contentUrl, headers: {} }
    : nowhere('This is no file that could be fetched.')

const nowhere = (reason: string): Located => ({ kind: 'nowhere', reason })

import { z } from 'zod'
import { type Answer, bad, botOf, openChat, type Parameters, type Parts } from './content.ts'
import { editMessageCaption, editMessageReplyMarkup, editMessageText } from './edits.ts'
import { sendDocument, sendMessage, sendPhoto } from './sends.ts'

/** The methods of the Bot API that are spoken here, by their lower-case names: the real server takes any case. */
export const METHODS: {
  readonly [name: string]: ((parameters: Parameters, parts: Parts) => Answer) | undefined
} = {
  getme: (_parameters, { options }) => ({
    result: {
      ...botOf(options),
      can_join_groups: true,
      can_read_all_group_messages: true,
      supports_inline_queries: false,
    },
  }),
  sendmessage: sendMessage,
  sendphoto: sendPhoto,
  senddocument: sendDocument,
  editmessagetext: editMessageText,
  editmessagecaption: editMessageCaption,
  editmessagereplymarkup: editMessageReplyMarkup,
  sendchataction: (parameters, parts) => {
    const chat = openChat(parameters, parts)
    if ('code' in chat) return chat
    const action = String(parameters.action ?? '')
    if (!ACTIONS.includes(action)) return bad('wrong parameter action in request')
    parts.screens.show(chat.id, { event: 'typing', action })
    return { result: true }
  },
  sendmessagedraft: (parameters, parts) => {
    const chat = openChat(parameters, parts)
    if ('code' in chat) return chat
    if (chat.type !== 'private') return bad('drafts can be sent in private chats only')
    if (!Number.isInteger(Number(parameters.draft_id)) || Number(parameters.draft_id) === 0)
      return bad('draft_id must be non-zero')
    const text = String(parameters.text ?? '')
    if (text.length > 4_096) return bad('message is too long')
    parts.screens.show(chat.id, { event: 'draft', text })
    return { result: true }
  },
  answercallbackquery: ({ callback_query_id, text }, { taps, screens, clock }) => {
    const id = String(callback_query_id ?? '')
    const tap = taps.get(id)
    if (tap === undefined || clock.now() - tap.at > TAP_LASTS_MS)
      return bad('query is too old and response timeout expired or query ID is invalid')
    taps.delete(id)
    screens.show(tap.chat, { event: 'answer', text: String(text ?? '').slice(0, 200) })
    return { result: true }
  },
  getfile: ({ file_id }, { store }) => {
    const file = store.file(String(file_id ?? ''))
    if (file === undefined) return bad('wrong file_id or the file is temporarily unavailable')
    if ((file.size ?? 0) > 20_000_000) return bad('file is too big')
    const size = file.size === null ? {} : { file_size: file.size }
    return { result: { file_id: file.id, file_unique_id: file.id, file_path: file.path, ...size } }
  },
  setwebhook: (parameters, { courier }) => {
    const wanted = Wanted.safeParse(parameters)
    if (!wanted.success) return bad('bad webhook: invalid parameters specified')
    const { url, secret_token: secretToken, allowed_updates: allowed } = wanted.data
    if (url !== '' && !/^https:\/\/|^http:\/\/(localhost|127\.0\.0\.1)\b/i.test(url))
      return bad('bad webhook: An HTTPS URL must be provided for webhook')
    if (secretToken !== null && !/^[\w-]{1,256}$/.test(secretToken))
      return bad('secret token contains unallowed characters')
    courier.use({ url, secretToken, allowed })
    return { result: true }
  },
  deletewebhook: (_parameters, { courier }) => {
    courier.use({ url: '', secretToken: null, allowed: [] })
    return { result: true }
  },
  getwebhookinfo: (_parameters, { courier }) => ({ result: courier.info() }),
}

const Wanted = z.object({
  url: z.string().default(''),
  secret_token: z.string().nullable().default(null),
  allowed_updates: z.array(z.string()).default([]),
})

/** The real server's patience is not documented; a minute is about what bots see. */
const TAP_LASTS_MS = 60_000

const ACTIONS = [
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
]

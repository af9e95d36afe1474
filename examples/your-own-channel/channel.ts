import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { type Activity, type Adapter, defineChannel, milliseconds, type ParsedActivity } from 'throughline'
import { cardText, filesText, numberedChoices, referenceTo, referred, split } from 'throughline/channels'
import { z } from 'zod'

/** The channel secret and the access token of LINE's console; null: LINE itself, and no other server like it. */
export type LineOptions = { readonly secret: string; readonly token: string; readonly server: string | null }

/** One-to-one chats on LINE (https://developers.line.biz/en/reference/messaging-api/). */
export const lineAdapter = ({ secret, token, server }: LineOptions): Adapter => {
  const authorization = { authorization: `Bearer ${token}` }
  const post = (path: string, body: object, headers: object = {}) =>
    fetch(`${server ?? 'https://api.line.me'}/v2/bot${path}`, {
      method: 'POST',
      headers: { ...authorization, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    })
  return defineChannel({
    channel: 'line',
    can: {
      choices: 'buttons',
      cards: false,
      links: 'text',
      files: false,
      textLimit: 5_000,
      rate: { perSecond: 2_000, burst: 2_000 },
      restPerRecipient: milliseconds(0),
      idempotentSend: true,
      reconciles: false,
      optOutReplies: 'ours',
      carriesTexts: false,
      session: null,
      acknowledgement: { contentType: 'text/plain', body: 'OK' },
    },
    /** The bytes of the body are signed and no time is: an event that comes twice is known by its id. */
    verify: async ({ headers, body }) => {
      const signature = createHmac('sha256', secret).update(body).digest()
      const given = Buffer.from(headers['x-line-signature'] ?? '', 'base64')
      return given.length === signature.length && timingSafeEqual(given, signature)
        ? { kind: 'authentic' }
        : { kind: 'refused', status: 401, reason: 'x-line-signature does not belong to this body.' }
    },
    parse: async ({ body }) => {
      const read = Webhook.safeParse(await new Response(Buffer.from(body)).json().catch(() => null))
      if (!read.success) return { kind: 'malformed', reason: z.prettifyError(read.error) }
      const { destination, events } = read.data
      const activities = events.flatMap((event) => (event ? activitiesOf(event, destination) : []))
      if (activities.length > 0) return { kind: 'activities', activities }
      return { kind: 'unsupported', reason: 'No words, no file and no choice of one person in it.' }
    },
    /** Choices are written out as well, for LINE shows what can be tapped on phones alone. */
    render: (message, _to, outgoing) => {
      const { text, cards, question, choices } = message
      const blocks = [text, ...cards.map(cardText), filesText(message), question, numberedChoices(choices)]
      const whole = blocks.filter(Boolean).join('\n\n')
      const pieces = split(whole, { limit: 5_000, fits: (piece) => piece.length <= 5_000 })
      const items = choices.slice(0, 13).map(({ title }, n) => {
        const label = [...title].slice(0, 20).join('')
        const data = `${referenceTo(outgoing, n + 1)} ${label}`
        return { type: 'action', action: { type: 'postback', label, displayText: label, data } }
      })
      const tapped = items.length > 0 ? { quickReply: { items } } : {}
      return pieces.map((piece, n) => ({ type: 'text', text: piece, ...(n === pieces.length - 1 && tapped) }))
    },
    /** LINE carries a retry key out once and answers 409 from then on: what is in doubt is simply sent again. */
    send: async (payload, to, key) => {
      const hex = createHash('sha256').update(key).digest('hex')
      const retryKey = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5')
      try {
        const push = { to: to.id, messages: [payload] }
        const answer = await post('/message/push', push, { 'x-line-retry-key': retryKey })
        const reason = `LINE answered ${answer.status}: ${(await answer.text()).slice(0, 200)}`
        if (answer.ok || answer.status === 409) return { kind: 'accepted', externalId: retryKey }
        if (answer.status === 429) return { kind: 'retry', afterMs: null, reason, slowDown: true }
        if (answer.status >= 500) return { kind: 'uncertain', reason }
        return { kind: 'refused', reason, suppress: false }
      } catch {
        return { kind: 'uncertain', reason: 'The connection was lost before LINE had answered.' }
      }
    },
    reconcile: async () => 'unknown',
    gesture: async ({ kind }, to) => {
      const loading = { chatId: to.id, loadingSeconds: 20 }
      if (kind === 'typing') await post('/chat/loading/start', loading).catch(() => {})
    },
    /** The token comes in here and no earlier: attachments are kept in the journal, and secrets never are. */
    locate: async ({ contentUrl }) => {
      const [, id] = /^line:(\w+)$/.exec(contentUrl) ?? []
      if (!id) return { kind: 'nowhere', reason: 'This is no file that came by LINE.' }
      const url = `${server ?? 'https://api-data.line.me'}/v2/bot/message/${id}/content`
      return { kind: 'at', url, headers: authorization, within: 'platform' }
    },
  })
}

/** What is read of an event from one person. What is not named, such as the reply token, goes no further. */
const Event = z.object({
  webhookEventId: z.string().min(1),
  timestamp: z.number().int().min(0).max(8.64e15),
  source: z.object({ type: z.literal('user'), userId: z.string().min(1) }),
  message: z.object({ type: z.string(), id: z.string(), text: z.string().optional() }).optional(),
  postback: z.object({ data: z.string() }).optional(),
})
const Webhook = z.object({ destination: z.string().min(1), events: z.array(Event.nullable().catch(null)) })

const KINDS = ['image', 'video', 'audio', 'file']
const TYPES = ['image/jpeg', 'video/mp4', 'audio/mp4', 'application/octet-stream']

const activitiesOf = (event: z.infer<typeof Event>, account: string): readonly ParsedActivity[] => {
  const { webhookEventId: id, source, message, postback } = event
  const contentType = TYPES[KINDS.indexOf(message?.type ?? '')]
  const [reference = '', ...label] = postback?.data.split(' ') ?? []
  const tapped = referred(reference)
  const text = message?.text ?? (tapped || contentType ? label.join(' ') : undefined)
  if (text === undefined) return []
  const activity: Activity = {
    type: 'message',
    id,
    timestamp: new Date(event.timestamp).toISOString(),
    channelId: 'line',
    from: { id: source.userId, role: 'user' },
    recipient: { id: account, role: 'bot' },
    conversation: { id: source.userId, isGroup: false },
    text,
    attachments: contentType ? [{ contentType, contentUrl: `line:${message?.id}` }] : [],
    ...(tapped && { value: { choice: tapped.choice }, replyToId: tapped.outgoing }),
  }
  return [{ address: { channel: 'line', id: source.userId }, activity, dedupe: id }]
}

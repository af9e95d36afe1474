import { createHmac, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { z } from 'zod'

/** A LINE on this machine, with one buyer: it takes calls as the Messaging API does, and has its bad days. */
export const openLine = async ({ secret, token }: { readonly secret: string; readonly token: string }) => {
  const taken = new Map<string, Pushed>()
  const fetched: string[] = []
  const faults: Fault[] = []

  const push = (key: string, body: unknown): Answer => {
    const read = Push.safeParse(body)
    const fault = faults.shift()
    if (fault === 'retry')
      return { status: 429, message: 'The API rate limit has been exceeded. Try again later.' }
    if (fault === 'refused')
      return { status: 400, message: "The property, 'to', in the request body is invalid" }
    if (!UUID.test(key)) return { status: 400, message: "The value for the 'X-Line-Retry-Key' is invalid" }
    if (!read.success) return { status: 400, message: z.prettifyError(read.error) }
    if (taken.has(key)) return { status: 409, message: 'The retry key is already accepted' }
    taken.set(key, read.data.messages[0])
    return fault === 'uncertain'
      ? { status: 0, message: 'The connection is cut.' }
      : { status: 200, message: '' }
  }

  const answerTo = (request: IncomingMessage, body: unknown): Answer => {
    if (request.headers.authorization !== `Bearer ${token}`)
      return { status: 401, message: 'Authentication failed' }
    const [, file] = /^\/v2\/bot\/message\/(\d+)\/content$/.exec(request.url ?? '') ?? []
    if (file) {
      fetched.push(file)
      return { status: 200, message: '', file: PICTURE }
    }
    switch (`${request.method} ${request.url}`) {
      case 'POST /v2/bot/message/push':
        return push(String(request.headers['x-line-retry-key']), body)
      case 'POST /v2/bot/chat/loading/start':
        return { status: Loading.safeParse(body).success ? 202 : 400, message: '' }
      default:
        return { status: 404, message: 'Not found' }
    }
  }

  const server = createServer(async (request, response) => {
    const { status, message, file } = answerTo(request, await jsonIn(request))
    if (status === 0) response.destroy()
    else if (file) response.writeHead(status, { 'content-type': 'image/png' }).end(file)
    else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()

  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    /** What the buyer got, oldest first. */
    received: (): readonly Pushed[] => [...taken.values()],
    /** The ids of the files that were fetched from it. */
    fetched: (): readonly string[] => fetched,
    /** How the next push ends. */
    fail: (fault: Fault) => void faults.push(fault),
    /** A webhook as LINE posts it: the events under the destination, with the signature of the body's bytes. */
    webhook: (events: readonly object[]) => {
      const body = JSON.stringify({ destination: ACCOUNT, events })
      const signature = createHmac('sha256', secret).update(body).digest('base64')
      return { headers: { 'content-type': 'application/json', 'x-line-signature': signature }, body }
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The account, and the buyer, who has it among their friends. */
export const ACCOUNT = `U${'a'.repeat(32)}`
export const BUYER = `U${'b'.repeat(32)}`

/** An event of the buyer's: `{ message: … }` or `{ postback: … }`, in all that LINE puts around it. */
export const eventOf = (type: string, content: object) => ({
  type,
  mode: 'active',
  timestamp: Date.now(),
  source: { type: 'user', userId: BUYER },
  webhookEventId: randomUUID(),
  deliveryContext: { isRedelivery: false },
  replyToken: randomUUID().replaceAll('-', ''),
  ...content,
})

/** What the buyer writes, and the photo they send. */
export const wordsOf = (text: string) => eventOf('message', { message: { type: 'text', id: '1', text } })
export const photo = () => eventOf('message', { message: { type: 'image', id: '468789577898262530' } })

type Fault = 'retry' | 'uncertain' | 'refused'
type Answer = { readonly status: number; readonly message: string; readonly file?: Buffer }

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** A photo of one pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

const Loading = z.object({
  chatId: z.literal(BUYER),
  loadingSeconds: z.number().min(5).max(60).multipleOf(5),
})

/** LINE's limits: 5,000 characters, thirteen quick replies, 20 characters on a label, 300 behind it. */
export const Pushed = z.object({
  type: z.literal('text'),
  text: z.string().min(1).max(5_000),
  quickReply: z
    .object({
      items: z
        .array(
          z.object({
            type: z.literal('action'),
            action: z.object({
              type: z.literal('postback'),
              label: z
                .string()
                .min(1)
                .refine((label) => [...new Intl.Segmenter().segment(label)].length <= 20),
              displayText: z.string().max(300),
              data: z.string().min(1).max(300),
            }),
          }),
        )
        .min(1)
        .max(13),
    })
    .optional(),
})
export type Pushed = z.infer<typeof Pushed>
const Push = z.object({ to: z.literal(BUYER), messages: z.tuple([Pushed]) })

const jsonIn = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return JSON.parse(Buffer.concat(chunks).toString() || 'null')
}

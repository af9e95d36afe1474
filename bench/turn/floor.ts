import { createServer, type IncomingMessage } from 'node:http'
import { createClient } from 'redis'
import { smsAdapter } from '#channels/sms/index'
import { plain } from '#core/message'
import { instant } from '#core/time'
import { ACCOUNT, answerTo } from './child.ts'

/**
 * The floor: the least that a bot on Redis can do for a message and still survive its own death. A bare HTTP server reads
 * the form, one script marks the message against repetition, counts it and keeps it; then it is acknowledged, and the answer
 * leaves by the very adapter that ours sends with. No signature is checked, nothing is ordered, retried or replayed.
 */
const SCRIPT = `
if not redis.call('SET', KEYS[1], '1', 'NX', 'PX', 172800000) then return 0 end
local n = redis.call('HINCRBY', KEYS[2], 'n', 1)
redis.call('HSET', KEYS[2], 'at', ARGV[2])
redis.call('RPUSH', KEYS[3], ARGV[1])
return n`

const adapter = smsAdapter({
  ...ACCOUNT,
  apiRoot: process.env.TWILIO_API_ROOT ?? null,
  clock: { now: () => instant(Date.now()) },
})

const redis = createClient({
  ...(process.env.REDIS_URL ? { url: process.env.REDIS_URL } : {}),
  commandOptions: { timeout: 0 },
})
await redis.on('error', () => {}).connect()
const sha = await redis.scriptLoad(SCRIPT)

const keep = async (sid: string, from: string, body: string): Promise<number> =>
  Number(
    await redis.sendCommand([
      'EVALSHA',
      sha,
      '3',
      `seen:${sid}`,
      `person:${from}`,
      `log:${from}`,
      body,
      String(Date.now()),
    ]),
  )

const read = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

const server = createServer(async (request, response) => {
  const body = await read(request)
  const form = new URLSearchParams(body)
  const from = form.get('From') ?? ''
  const n = await keep(form.get('MessageSid') ?? '', from, body)
  const { contentType, body: thanks } = adapter.can.acknowledgement
  response.writeHead(200, { 'Content-Type': contentType }).end(thanks)
  const to = { channel: 'sms', id: from }
  if (n === 0) return
  for (const payload of adapter.render(plain(`echo #${n}: ${form.get('Body')}`), to, 'out1'))
    await adapter.send(payload, to, `p${'0'.repeat(20)}.out${n}`, null)
})
server.keepAliveTimeout = 60_000
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  const address = server.address()
  answerTo(typeof address === 'object' && address ? address.port : 0, {
    seed: async () => 0,
    stop: async () => {
      server.closeAllConnections()
      redis.destroy()
    },
  })
})

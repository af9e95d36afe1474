import { createServer, type RequestListener } from 'node:http'
import { afterEach, describe, expect, test } from '@jest/globals'
import { smsAdapter } from '#channels/sms/index'
import type { Receipt } from '#contracts/adapter'
import { instant, milliseconds, minutes, seconds } from '#core/time'
import { ACCOUNT, BUYER, clock, openTwilio, SHOP, TOKEN } from './bench.ts'
import { eventually } from './eventually.ts'

const ADDRESS = { channel: 'sms', id: BUYER } as const
const NOW = Date.UTC(2026, 10, 23, 9)

const open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

/** A server that answers like this. */
const answering = async (answer: RequestListener) => {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    close: (): Promise<void> =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** What one text to a server that answers like this comes to. */
const receiptFrom = async (answer: RequestListener): Promise<Receipt> => {
  const { url, close } = await answering(answer)
  open.push({ close })
  return adapterAt(url).send({ body: 'Hello.' }, ADDRESS, 'k1', null)
}

const adapterAt = (apiRoot: string, from = SHOP) =>
  smsAdapter({
    accountSid: ACCOUNT,
    authToken: TOKEN,
    from,
    apiRoot,
    publicUrl: 'https://bot.example.com/',
    clock: { now: () => instant(NOW) },
    patience: milliseconds(500),
  })

const error = (
  status: number,
  code: number,
  headers: { readonly [name: string]: string } = {},
): RequestListener => {
  return (request, response) => {
    request.resume()
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify({ code, message: `Auth ${TOKEN}`, more_info: '', status }))
  }
}

const openBench = async (more: Parameters<typeof openTwilio>[0] = {}) => {
  const twilio = await openTwilio(more)
  open.push(twilio)
  return twilio
}

describe('what Twilio says to a send', () => {
  test.each([
    [401, 20003, 'refused', 'TWILIO_AUTH_TOKEN'],
    [404, 20404, 'refused', 'TWILIO_ACCOUNT_SID'],
    [429, 20429, 'retry', 'too many requests'],
    [500, 20500, 'uncertain', 'internal error'],
    [503, 20503, 'uncertain', 'unavailable'],
    [400, 21211, 'refused', 'no valid phone number'],
    [400, 21212, 'refused', 'TWILIO_FROM'],
    [400, 21408, 'refused', 'Geo permissions'],
    [400, 21606, 'refused', 'TWILIO_FROM'],
    [400, 21608, 'refused', 'trial account'],
    [400, 21611, 'retry', 'ten hours'],
    [400, 21612, 'refused', 'no route'],
    [400, 21614, 'refused', 'not a mobile'],
    [400, 21617, 'refused', '1,600'],
    [400, 30034, 'refused', '10DLC'],
    [400, 99999, 'refused', 'docs/api/errors/99999'],
  ])('HTTP %d with %d is "%s" and says: %s', async (status, code, kind, words) => {
    const receipt = await receiptFrom(error(status, code))
    expect(receipt).toMatchObject({ kind, reason: expect.stringContaining(words) })
    expect(JSON.stringify(receipt)).not.toContain(TOKEN)
    if (receipt.kind === 'refused') expect(receipt.suppress).toBe(false)
  })

  test('that the recipient opted out suppresses them', async () => {
    expect(await receiptFrom(error(400, 21610))).toMatchObject({ kind: 'refused', suppress: true })
  })

  test.each([
    ['17', 17_000],
    ['0', 0],
    [new Date(NOW + 90_000).toUTCString(), 90_000],
    [new Date(NOW - 90_000).toUTCString(), 0],
    ['soon', null],
  ])('with Retry-After %s is a wait of %d', async (header, afterMs) => {
    expect(await receiptFrom(error(429, 20429, { 'retry-after': header }))).toMatchObject({
      kind: 'retry',
      afterMs,
    })
  })

  test('with no Retry-After leaves the wait to us', async () => {
    expect(await receiptFrom(error(429, 20429))).toMatchObject({ kind: 'retry', afterMs: null })
  })

  test('is uncertain when it is a page of some proxy', async () => {
    const page: RequestListener = (_request, response) =>
      response.writeHead(502).end('<html>Bad gateway</html>')
    expect(await receiptFrom(page)).toMatchObject({
      kind: 'uncertain',
      reason: expect.stringContaining('502'),
    })
    const fine: RequestListener = (_request, response) => response.writeHead(200).end('<html>Welcome</html>')
    expect((await receiptFrom(fine)).kind).toBe('uncertain')
    const empty: RequestListener = (_request, response) => response.writeHead(201).end('{}')
    expect((await receiptFrom(empty)).kind).toBe('uncertain')
  })

  test('is uncertain when the connection breaks before an answer', async () => {
    expect((await receiptFrom((request) => request.socket.destroy())).kind).toBe('uncertain')
  })

  test('is a retry when nobody listens: nothing can have been sent', async () => {
    const receipt = await adapterAt('http://127.0.0.1:1').send({ body: 'Hello.' }, ADDRESS, 'k1', null)
    expect(receipt).toMatchObject({
      kind: 'retry',
      afterMs: null,
      reason: expect.stringContaining('ECONNREFUSED'),
    })
  })

  test('is uncertain when no answer comes in time', async () => {
    expect((await receiptFrom(() => {})).kind).toBe('uncertain')
    const twilio = await openBench()
    await twilio.faults({ kind: 'timeout' })
    expect((await adapterAt(twilio.url).send({ body: 'Hello.' }, ADDRESS, 'k1', null)).kind).toBe('uncertain')
    expect(await twilio.phone.thread()).toEqual([])
  })
})

describe('a send', () => {
  test('names sender, recipient and the way back for delivery news', async () => {
    const asked: string[] = []
    await receiptFrom((request, response) => {
      request.on('data', (chunk) => asked.push(String(chunk)))
      request.on('end', () => response.writeHead(201).end(JSON.stringify({ sid: 'SM1' })))
    })
    expect(Object.fromEntries(new URLSearchParams(asked.join('')))).toEqual({
      To: BUYER,
      From: SHOP,
      Body: 'Hello.',
      StatusCallback: 'https://bot.example.com/webhooks/sms/status?outgoing=k1',
    })
  })

  test('goes through a Messaging Service where one is configured', async () => {
    const service = `MG${'2'.repeat(32)}`
    const twilio = await openBench({ messagingServiceSid: service })
    expect((await twilio.adapter.send({ body: 'Hello.' }, ADDRESS, 'k1', null)).kind).toBe('accepted')
    const callback = await twilio.catcher.find('MessageStatus=delivered')
    expect(new TextDecoder().decode(callback.body)).toContain(service)
  })

  test.each([
    [minutes(5), '300'],
    [seconds(5), '5'],
    [milliseconds(7_900), '7'],
    [minutes(60 * 24), '36000'],
  ])('that may arrive for another %d ms may wait at Twilio for %s seconds', async (time, wait) => {
    const asked: string[] = []
    const { url, close } = await answering((request, response) => {
      request.on('data', (chunk) => asked.push(String(chunk)))
      request.on('end', () => response.writeHead(201).end(JSON.stringify({ sid: 'SM1' })))
    })
    open.push({ close })
    await adapterAt(url).send({ body: 'Hello.' }, ADDRESS, 'k1', instant(NOW + time))
    expect(new URLSearchParams(asked.join('')).get('ValidityPeriod')).toBe(wait)
  })

  test.each([seconds(-1), seconds(0), milliseconds(4_999)])(
    'that may arrive for another %d ms is not made, and looked at again',
    async (time) => {
      const twilio = await openBench()
      const until = instant(NOW + time)
      expect(await adapterAt(twilio.url).send({ body: 'Hello.' }, ADDRESS, 'k1', until)).toEqual({
        kind: 'retry',
        afterMs: null,
        reason: expect.stringContaining('nothing was sent'),
        slowDown: false,
      })
      expect(await twilio.phone.thread()).toEqual([])
    },
  )

  test('of something that is no text of ours is refused', async () => {
    expect((await adapterAt('http://127.0.0.1:1').send({ blocks: [] }, ADDRESS, 'k1', null)).kind).toBe(
      'refused',
    )
  })
})

describe('after an uncertain send', () => {
  test('a text of the same words from before does not count as sent', async () => {
    const twilio = await openBench()
    await twilio.adapter.send({ body: 'Hello.' }, ADDRESS, 'k1', null)
    const later = instant(clock.now() + 2_000)
    expect(await twilio.adapter.reconcile({ body: 'Hello.' }, ADDRESS, 'k2', later)).toBe('not-sent')
  })

  test('what the buyer wrote does not count as sent', async () => {
    const twilio = await openBench()
    await twilio.phone.text('2')
    await eventually(async () => (await twilio.phone.thread())[0])
    expect(await twilio.adapter.reconcile({ body: '2' }, ADDRESS, 'k1', clock.now())).toBe('not-sent')
  })

  test('nobody knows while Twilio cannot be asked', async () => {
    const adapter = adapterAt('http://127.0.0.1:1')
    expect(await adapter.reconcile({ body: 'Hello.' }, ADDRESS, 'k1', instant(0))).toBe('unknown')
  })

  test('nobody knows when more was sent since than is looked through', async () => {
    const twilio = await openBench()
    const since = clock.now()
    await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        twilio.adapter.send({ body: `Text ${n}` }, ADDRESS, `k${n}`, null),
      ),
    )
    expect(await twilio.adapter.reconcile({ body: 'Another.' }, ADDRESS, 'k', since)).toBe('unknown')
  })
})

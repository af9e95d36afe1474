import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { calcomEmulator } from '#lab/calcom/index'
import { type App, openApp } from '../support/app.ts'
import { type Device, visitor } from '../support/buyer.ts'
import { eventually } from '../support/eventually.ts'
import { freePort } from '../support/free-port.ts'
import { CONSOLE_TOKEN } from '../support/signals.ts'

const KEY = 'cal_test_0123456789'
const SECRET = 'a secret of the webhook'
const WELCOME = 'Hi, we are about 40 people and want coffee machines before January 5, maybe $300 a month.'

const Bookings = z.object({
  bookings: z.array(z.object({ uid: z.string(), status: z.string(), start: z.string() })),
})

const Reservations = z.object({ reservations: z.array(z.unknown()) })

/** An app that books at Cal.com, which tells it of what is done there. */
const opened = async (type: { readonly requiresConfirmation?: boolean; readonly bare?: boolean } = {}) => {
  const port = await freePort()
  const server = await calcomEmulator({
    apiKey: KEY,
    eventType: { requiresConfirmation: type.requiresConfirmation ?? false },
    webhook: {
      url: `http://127.0.0.1:${port}/webhooks/calcom`,
      secret: SECRET,
      bare: type.bare ?? false,
    },
    clock: { now: () => app.now() },
  }).listen(0)
  const app: App = await openApp({
    PORT: String(port),
    CALCOM_API_KEY: KEY,
    CALCOM_EVENT_TYPE_ID: '4242',
    CALCOM_WEBHOOK_SECRET: SECRET,
    CALCOM_API_ROOT: server.url,
    CONSOLE_TOKEN,
  })
  const bookings = async () =>
    Bookings.parse(await (await fetch(`${server.url}/bookings`)).json()).bookings.filter(
      ({ status }) => status === 'accepted' || status === 'pending',
    )
  return {
    app,
    bookings,
    /** How many times are kept free there now. */
    reserved: async () =>
      Reservations.parse(await (await fetch(`${server.url}/reservations`)).json()).reservations.length,
    /** What the host does with the booking at that time. */
    host: async (start: string, deed: object) => {
      const booking = (await bookings()).find((one) => one.start === start)
      const answer = await fetch(`${server.url}/host/bookings/${booking?.uid}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(deed),
      })
      expect(answer.status).toBe(204)
    },
    close: async () => {
      await app.close()
      await server.close()
    },
  }
}

let emails = 0
const asked = async (url: string, wish: string) => {
  const device = await visitor(url)
  await device.say(WELCOME)
  await device.say(`can we book a call ${wish}?`)
  emails += 1
  return { device, said: await device.say(`dana${emails}@lakeside.example`) }
}

const booked = async (url: string, wish: string): Promise<{ device: Device; said: string }> => {
  const { device } = await asked(url, wish)
  return { device, said: await device.say('yes') }
}

describe('what is done at Cal.com', () => {
  let there: Awaited<ReturnType<typeof opened>>
  beforeAll(async () => {
    there = await opened()
  })
  afterAll(() => there.close())

  test('a meeting that was moved there is said to be, with the new invitation, once', async () => {
    const { device, said } = await booked(there.app.url, 'tomorrow at 10')
    expect(said.match(/It is booked/g)).toHaveLength(1)
    await there.host('2026-11-24T15:00:00.000Z', { deed: 'move', start: '2026-11-25T16:00:00Z' })
    const moved = await device.hear()
    expect(moved).toMatch(/was moved in the calendar: it is on Wednesday, November 25 at 11:00 AM EST now/)
    const link = /http\S+\.ics/.exec(moved)?.[0] ?? ''
    const file = await (await fetch(link)).text()
    for (const line of ['DTSTART:20261125T160000Z', 'SEQUENCE:1', 'METHOD:REQUEST'])
      expect(file.split('\r\n')).toContain(line)
    await device.say('can we move it to Wednesday at 2?')
    expect(await device.say('yes')).toMatch(/It is moved: .* Wednesday, November 25 at 2:00 PM/)
    expect((await there.bookings()).map(({ start }) => start)).toEqual(['2026-11-25T19:00:00.000Z'])
    expect((await device.all()).join('\n').match(/was moved in the calendar/g)).toHaveLength(1)
    expect(await device.say('cancel it please')).toMatch(/It is called off/)
    expect((await device.all()).join('\n')).not.toMatch(/was called off in the calendar/)
  })

  test('a meeting that was called off there is said to be, is reminded of no more, and another can be had', async () => {
    const { device } = await booked(there.app.url, 'on Friday at 10')
    await there.host('2026-11-27T15:00:00.000Z', { deed: 'cancel' })
    expect(await device.hear()).toMatch(/Friday, November 27 at 10:00 AM EST was called off in the calendar/)
    await device.say('can we book a call on Friday at 1?')
    expect(await device.say('yes')).toMatch(/It is booked: .* Friday, November 27 at 1:00 PM/)
  })

  test('the one time that somebody is asked about is kept free there too, until they are erased', async () => {
    const isReserved = (n: number) => eventually(async () => expect(await there.reserved()).toBe(n), 10_000)
    const first = await asked(there.app.url, 'on December 2 at 10')
    expect(first.said).toMatch(/10:00 AM EST is free/)
    await isReserved(1)
    const rival = await asked(there.app.url, 'on December 2 at 10')
    expect(rival.said).toMatch(/Nothing is free then/)
    const headers = { Authorization: `Bearer ${CONSOLE_TOKEN}` }
    const erased = await fetch(`${there.app.url}/persons/${first.device.person}`, {
      method: 'DELETE',
      headers,
    })
    expect(erased.status).toBe(200)
    await isReserved(0)
    expect(await rival.device.say('can we do December 2 at 10 then?')).toMatch(/10:00 AM EST is free/)
  })

  const bell = (body: object, secret: string | null = SECRET) => {
    const text = JSON.stringify(body)
    const signature = createHmac('sha256', secret ?? '')
      .update(text)
      .digest('hex')
    const headers = { ...(secret === null ? {} : { 'x-cal-signature-256': signature }) }
    return fetch(`${there.app.url}/webhooks/calcom`, { method: 'POST', headers, body: text })
  }
  const createdAt = '2026-11-23T15:00:00.000Z'

  test('is believed only with its signature, and says nothing by itself', async () => {
    const { device } = await booked(there.app.url, 'on December 1 at 10')
    const [{ uid } = { uid: '' }] = (await there.bookings()).filter(({ start }) =>
      start.startsWith('2026-12-01'),
    )
    const cancelled = { triggerEvent: 'BOOKING_CANCELLED', createdAt, payload: { uid } }
    expect((await bell(cancelled, 'another secret altogether')).status).toBe(403)
    expect((await bell(cancelled, null)).status).toBe(400)
    const seen = (await device.all()).length
    // The bell is believed, and the booking stands all the same: it is looked at, and nothing is said.
    for (let times = 0; times < 3; times++) expect((await bell(cancelled)).status).toBe(200)
    await new Promise((resolve) => setTimeout(resolve, 600))
    expect(await device.all()).toHaveLength(seen)
  })

  test.each<[object, number]>([
    [{ triggerEvent: 'PING', createdAt, payload: {} }, 200],
    [{ triggerEvent: 'BOOKING_CANCELLED', createdAt, payload: { uid: 'nobody-knows' } }, 200],
    [{ triggerEvent: 'BOOKING_CANCELLED', createdAt, payload: { uid: '../../me' } }, 200],
    [{ triggerEvent: 'BOOKING_CANCELLED', createdAt, payload: {} }, 400],
    [{ triggerEvent: 'BOOKING_CANCELLED', payload: { uid: 'x' } }, 400],
    [
      { triggerEvent: 'BOOKING_CREATED', createdAt, payload: { uid: 'x', metadata: { key: 'p0.meet1' } } },
      200,
    ],
    [[], 400],
    [{}, 400],
  ])('%j is answered with %d', async (body, status) => expect((await bell(body)).status).toBe(status))

  test('a body that is none, or too large, is refused', async () => {
    const signature = createHmac('sha256', SECRET).update('{').digest('hex')
    const headers = { 'x-cal-signature-256': signature }
    const url = `${there.app.url}/webhooks/calcom`
    expect((await fetch(url, { method: 'POST', headers, body: '{' })).status).toBe(400)
    expect((await fetch(url, { method: 'POST', headers, body: 'x'.repeat(600_000) })).status).toBe(413)
    expect((await fetch(url)).status).toBe(405)
  })
})

describe('a host who has to agree', () => {
  test('and does, is the word that it is booked; who does not, is told of as well', async () => {
    const there = await opened({ requiresConfirmation: true, bare: true })
    const { device, said } = await booked(there.app.url, 'tomorrow at 10')
    expect(said).toMatch(/It is not certain yet: the host has to agree/)
    await there.host('2026-11-24T15:00:00.000Z', { deed: 'confirm' })
    expect(await device.hear()).toMatch(/It is booked: a tasting call on Tuesday, November 24 at 10:00 AM/)
    const other = await booked(there.app.url, 'tomorrow at 1')
    await there.host('2026-11-24T18:00:00.000Z', { deed: 'reject' })
    expect(await other.device.hear()).toMatch(/the host has not agreed to that time/)
    await there.close()
  })
})

test('without the secret of the webhook nobody is believed, and the answer says what is missing', async () => {
  const app = await openApp({ CALCOM_API_KEY: KEY, CALCOM_EVENT_TYPE_ID: '4242' })
  const answer = await fetch(`${app.url}/webhooks/calcom`, { method: 'POST', body: '{}' })
  expect([answer.status, await answer.text()]).toEqual([
    403,
    expect.stringMatching(/CALCOM_WEBHOOK_SECRET is not set/),
  ])
  await app.close()
})

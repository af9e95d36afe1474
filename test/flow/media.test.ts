import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { describe, expect } from '@jest/globals'
import { z } from 'zod'
import { days } from '#core/time'
import { twilioEmulator } from '#lab/twilio/index'
import { openOrigin, png } from '../media/origin.ts'
import { apart } from '../support/apart.ts'
import { type App, openApp } from '../support/app.ts'
import { phone } from '../support/buyer.ts'
import { eventually } from '../support/eventually.ts'
import { freePort } from '../support/free-port.ts'

const ACCOUNT = `AC${'0'.repeat(32)}`
const TOKEN = 'test-auth-token'
const SHOP = '+14155550199'
const LOGIN = `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}`

const Person = z.object({
  snapshot: z.object({
    addresses: z.record(z.string(), z.unknown()),
    files: z.array(
      z.object({
        kind: z.string(),
        fate: z.looseObject({
          kind: z.string(),
          why: z.string().optional(),
          file: z.object({ id: z.string(), contentType: z.string(), name: z.string() }).optional(),
        }),
      }),
    ),
  }),
})

/** What the lab knows of the files of whoever has an address. */
const filesAt = async (url: string, key: string) => {
  const people = z
    .array(z.object({ person: z.string() }))
    .parse(await (await fetch(`${url}/lab/people`)).json())
  const all = await Promise.all(
    people.map(async ({ person }) => Person.parse(await (await fetch(`${url}/lab/people/${person}`)).json())),
  )
  return all.find(({ snapshot }) => key in snapshot.addresses)?.snapshot.files ?? []
}

/** The emulated Twilio with its media behind the account's login, the whole program, and phones. */
const openWorld = async () => {
  const port = await freePort()
  const emulator = twilioEmulator({
    accountSid: ACCOUNT,
    authToken: TOKEN,
    number: SHOP,
    webhookUrl: `http://localhost:${port}/webhooks/sms`,
  })
  const media = new Map<string, () => Response>()
  const refused: string[] = []
  const served = (request: Request): Response => {
    if (request.headers.get('authorization') === LOGIN) {
      return media.get(new URL(request.url).pathname)?.() ?? new Response('none', { status: 404 })
    }
    refused.push(request.url)
    return new Response('login', { status: 401 })
  }
  const server = createAdaptorServer({
    fetch: (request: Request) =>
      new URL(request.url).pathname.startsWith('/media/') ? served(request) : emulator.fetch(request),
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const twilio = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const app: App = await openApp({
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    THROUGHLINE_LAB: '1',
    TWILIO_ACCOUNT_SID: ACCOUNT,
    TWILIO_AUTH_TOKEN: TOKEN,
    TWILIO_FROM: SHOP,
    TWILIO_API_ROOT: twilio,
  })
  const at = (name: string, answer: () => Response): string => {
    media.set(`/media/${name}`, answer)
    return `${twilio}/media/${name}`
  }
  const mms = async (
    number: string,
    text: string,
    ...media: readonly { readonly url: string; readonly contentType: string }[]
  ): Promise<void> => {
    const path = `${twilio}/phones/${encodeURIComponent(number)}/messages`
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text, media }),
    })
    expect(response.status).toBe(201)
  }
  const handset = (number: string) => phone(twilio, number, '')
  const filesOf = (key: string) => filesAt(app.url, key)
  const fileOf = (id: string | undefined) => fetch(`${app.url}/lab/files/${id}`)
  const close = async () => {
    await app.close()
    emulator.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
  return { app, refused, at, mms, handset, filesOf, fileOf, close }
}

describe('what people send (C9)', () => {
  const test = apart(openWorld)

  test('a photo is fetched with the login of the account, kept, shown in the lab, and answered honestly', async ({
    refused,
    at,
    mms,
    handset,
    filesOf,
    fileOf,
  }) => {
    const url = at('kitchen', () => new Response(png()))
    const buyer = handset('+14155550101')
    await mms('+14155550101', 'coffee for about 40 people', { url, contentType: 'image/jpeg' })
    const answer = await buyer.hear()
    expect(answer).toMatch(/cannot see pictures/)
    expect(answer).toMatch(/about 40 people/)
    await soon(async () =>
      expect(await filesOf('sms:+14155550101')).toMatchObject([
        { kind: 'photo', fate: { kind: 'kept', file: { contentType: 'image/png', name: 'photo.png' } } },
      ]),
    )
    expect(refused).toEqual([])
    const [file] = await filesOf('sms:+14155550101')
    const shown = await fileOf(file?.fate.file?.id)
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': "attachment; filename*=UTF-8''photo.png",
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    })
    expect(Buffer.from(await shown.arrayBuffer()).equals(png())).toBe(true)
  })

  test('a voice note, and several things at once, each in one sentence', async ({
    at,
    mms,
    handset,
    filesOf,
  }) => {
    const note = { url: at('note', () => new Response('#!AMR\n<')), contentType: 'audio/amr' }
    const photo = { url: at('photo', () => new Response(png())), contentType: 'image/png' }
    const buyer = handset('+14155550102')
    await mms('+14155550102', '', note)
    expect(await buyer.hear()).toMatch(/cannot listen to voice notes/)
    await mms('+14155550102', '', photo, note, photo)
    expect(await buyer.hear()).toMatch(/I have 2 pictures and a voice note/)
    await soon(async () =>
      expect((await filesOf('sms:+14155550102')).map(({ fate }) => fate.kind)).toEqual(Array(4).fill('kept')),
    )
  })

  test('an upload of the website chat is ours already', async ({ app, filesOf }) => {
    const { key, post } = await chat(app.url)
    const form = new FormData()
    form.append('file', new Blob([png()], { type: 'image/png' }), 'our kitchen.png')
    await post('upload', form)
    await soon(async () =>
      expect(await filesOf(key)).toMatchObject([
        { fate: { kind: 'kept', file: { name: 'our kitchen.png' } } },
      ]),
    )
  })

  test('an address that leads into a private place is not followed, whoever it came from', async ({
    app,
    at,
    mms,
    handset,
    filesOf,
  }) => {
    const inside = await openOrigin((_, response) => response.end('the crown jewels'))
    await mms('+14155550103', 'look', { url: `${inside.url}/admin`, contentType: 'image/png' })
    const redirect = at('away', () => Response.redirect(`${inside.url}/admin`, 302))
    await mms('+14155550103', 'and here', { url: redirect, contentType: 'image/png' })
    const { key, post } = await chat(app.url)
    const attachments = [{ contentType: 'image/png', contentUrl: `${inside.url}/admin` }]
    await post('activities', JSON.stringify({ type: 'message', text: 'look', attachments }))
    await soon(async () => {
      const files = [...(await filesOf('sms:+14155550103')), ...(await filesOf(key))]
      expect(files.map(({ fate }) => [fate.kind, fate.why])).toEqual(Array(3).fill(['lost', 'out-of-reach']))
    })
    expect(inside.asked).toEqual([])
    await soon(async () => expect((await handset('+14155550103').all()).join()).toMatch(/did not reach me/))
    await inside.close()
  })

  test('what is too large, or a program, is not kept, and the buyer is told once', async ({
    at,
    mms,
    handset,
    filesOf,
  }) => {
    const large = at('large', () => new Response(new Uint8Array(21 * 1024 * 1024)))
    const buyer = handset('+14155550104')
    await mms('+14155550104', '', { url: large, contentType: 'video/mp4' })
    expect(await heardUntil(buyer, /20 MB is the most/)).toMatch(/cannot watch videos/)
    const program = { url: at('program', () => new Response('MZ\x90\0\x03')), contentType: 'image/png' }
    await mms('+14155550104', '', program, program)
    await heardUntil(buyer, /cannot take that kind of file/)
    await soon(async () =>
      expect((await filesOf('sms:+14155550104')).map(({ fate }) => fate.why)).toEqual([
        'too-large',
        'not-taken',
        'not-taken',
      ]),
    )
    expect((await buyer.all()).filter((text) => /cannot take that kind/.test(text))).toHaveLength(1)
  })

  test('a platform that is down for a moment is asked again', async ({ at, mms, filesOf }) => {
    let asked = 0
    const url = at('flaky', () => (++asked < 3 ? new Response('', { status: 503 }) : new Response(png())))
    await mms('+14155550105', 'look', { url, contentType: 'image/png' })
    await soon(async () =>
      expect(await filesOf('sms:+14155550105')).toMatchObject([{ fate: { kind: 'kept' } }]),
    )
    expect(asked).toBe(3)
  })

  test('is gone when its time is over, and the journal still knows of it', async ({
    app,
    at,
    mms,
    filesOf,
    fileOf,
  }) => {
    const url = at('kitchen', () => new Response(png()))
    await mms('+14155550101', 'coffee for about 40 people', { url, contentType: 'image/jpeg' })
    await soon(async () =>
      expect(await filesOf('sms:+14155550101')).toMatchObject([{ fate: { kind: 'kept' } }]),
    )
    const [file] = await filesOf('sms:+14155550101')
    const id = file?.fate.file?.id
    expect((await fileOf(id)).status).toBe(200)
    app.push(days(91))
    await app.restart()
    expect((await fileOf(id)).status).toBe(404)
    expect(await filesOf('sms:+14155550101')).toEqual([file])
  })
})

/** News of a file waits up to five seconds for company. */
const soon = (attempt: () => unknown): Promise<unknown> => eventually(attempt)

/** Hears until something of that kind was said; answers all that was. */
const heardUntil = async (device: ReturnType<typeof phone>, wanted: RegExp): Promise<string> => {
  let heard = ''
  while (!wanted.test(heard)) heard += await device.hear()
  return heard
}

/** A conversation of the website chat, posted to as any client does. */
const chat = async (url: string) => {
  const Token = z.object({ token: z.string(), conversationId: z.string() })
  const base = `${url}/v3/directline`
  const { token } = Token.parse(await (await fetch(`${base}/tokens/generate`, { method: 'POST' })).json())
  const headers = { authorization: `Bearer ${token}` }
  const started = await fetch(`${base}/conversations`, { method: 'POST', headers })
  const { conversationId } = Token.parse(await started.json())
  return {
    key: `webchat:${conversationId}`,
    post: async (what: 'upload' | 'activities', body: FormData | string) => {
      const json = typeof body === 'string' ? { 'content-type': 'application/json' } : {}
      const path = `${base}/conversations/${conversationId}/${what}`
      const response = await fetch(path, { method: 'POST', headers: { ...headers, ...json }, body })
      expect(response.status).toBe(200)
    },
  }
}

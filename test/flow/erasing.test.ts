import { cp, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { conversationOf } from '#channels/webchat/identity'
import { type App, openApp } from '../support/app.ts'
import { type Browser, browser, hashed, SITE_SECRET } from '../support/browser.ts'
import { type Device, phone } from '../support/buyer.ts'
import { eventually } from '../support/eventually.ts'
import { keysOf } from '../support/redis-keys.ts'
import { repAt, type Shown } from '../support/rep.ts'
import { freshPrefix, redisUrl } from '../support/shared-redis.ts'
import { CONSOLE_TOKEN } from '../support/signals.ts'

const NUMBER = '+12125550147'
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** What they were told at some time, however many messages came before it. */
const saidIn = (device: Device, words: RegExp): Promise<string> =>
  eventually(async () => {
    const [, found] = words.exec((await device.all()).join('\n')) ?? []
    if (found === undefined) throw new Error(`Nobody said ${words}.`)
    return found
  })

/** A kind of memory: all it holds as text, and a backup with the way back to it. */
type Kept = {
  readonly environment: () => Promise<Record<string, string>>
  readonly everything: (app: App) => Promise<string>
  readonly backup: (app: App) => Promise<() => Promise<void>>
}

const inFolder: Kept = {
  environment: async () => ({}),
  everything: async ({ data }) => {
    const folder = join(data, 'memory')
    const names = (await readdir(folder)).filter((name) => name !== 'lock')
    return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('\n')
  },
  backup: async ({ data }) => {
    await cp(join(data, 'memory'), join(data, 'copy'), { recursive: true })
    return async () => {
      await rm(join(data, 'memory'), { recursive: true })
      await cp(join(data, 'copy'), join(data, 'memory'), { recursive: true })
      await rm(join(data, 'memory', 'lock'), { force: true })
    }
  },
}

const inRedis = (): Kept => {
  const prefix = freshPrefix()
  const keys = keysOf(prefix)
  return {
    environment: async () => ({ REDIS_URL: await redisUrl(), REDIS_PREFIX: prefix, THROUGHLINE_LAB: '1' }),
    everything: keys.everything,
    backup: keys.backup,
  }
}

const Exported = z.looseObject({
  person: z.string(),
  formerly: z.array(z.string()),
  addresses: z.array(z.looseObject({ address: z.string(), open: z.boolean() })),
  conversation: z.array(z.looseObject({ from: z.string(), text: z.string() })),
  files: z.array(z.looseObject({ id: z.string(), content: z.object({ base64: z.string() }) })),
  meetings: z.array(z.looseObject({ kind: z.string() })),
  crm: z.array(z.unknown()),
  handOffs: z.array(z.unknown()),
  desk: z.array(z.unknown()),
  consent: z.array(z.looseObject({ kind: z.string() })),
  chats: z.array(z.object({ stream: z.string(), lines: z.array(z.unknown()) })),
})

/** The facts of one life follow each other, and no life waits for another: they are lived in a hook, and a test says what came out. */
const lives: (() => Promise<void>)[] = []
beforeAll(async () => void (await Promise.all(lives.map((live) => live()))), 120_000)

const livedBy = (begin: () => Promise<void>) => {
  const facts: (() => Promise<void>)[] = [begin]
  lives.push(async () => {
    for (const fact of facts) await fact()
  })
  return (title: string, fact: () => Promise<void>): void => {
    let failed: { readonly why: unknown } | null = { why: new Error('This was never tried.') }
    facts.push(() =>
      fact().then(
        () => {
          failed = null
        },
        (why: unknown) => {
          failed = { why }
        },
      ),
    )
    test(title, () => {
      if (failed) throw failed.why
    })
  }
}

/** Somebody with two addresses that became one, a file, a meeting, a hand-off and a CRM; and then nobody (M9). */
describe.each([
  ['embedded', inFolder],
  ['Redis', inRedis()],
])('a person in the %s memory', (_, memory) => {
  let app: App
  let web: Browser
  let mobile: Device
  let card: Shown
  let all: z.infer<typeof Exported>
  let code = ''
  let link = ''
  let restore = async () => {}

  const call = (method: string, path: string) =>
    fetch(`${app.url}/persons/${encodeURIComponent(`sms:${NUMBER}`)}${path}`, {
      method,
      headers: { Authorization: `Bearer ${CONSOLE_TOKEN}` },
    })
  const exported = async () => Exported.parse(await (await call('GET', '/export')).json())
  /** What is still there of what must be nowhere any more, with what stands around it. */
  const tracesIn = (text: string): readonly string[] =>
    [
      ...[all.person, ...all.formerly, '2125550147', web.opening().conversationId, conversationOf('dana')],
      ...['zanzibar', 'coffee machines', 'short-link:'],
    ].flatMap((trace) => {
      const at = text.indexOf(trace)
      return at < 0 ? [] : [`${trace} in ${text.slice(Math.max(0, at - 200), at + 200)}`]
    })
  const linkIn = (text: string): string => /\/c\/([\w-]+)/.exec(text)?.[1] ?? ''
  const look = async (token: string) => {
    const page = await fetch(`${app.url}/c/${token}`)
    return [page.status, await page.text()]
  }

  const live = async () => {
    app = await openApp({
      CONSOLE_TOKEN,
      WEBCHAT_IDENTITY_SECRET: SITE_SECRET,
      ...(await memory.environment()),
    })
    web = await browser(app.url)
    mobile = phone(app.url, NUMBER)
    await Promise.all([
      mobile.say('Hi, we are about 40 people and want coffee machines before January 5, maybe $300 a month.'),
      web.say('Hello, I am from the zanzibar team'),
    ])
    await web.identify(hashed('dana'))
    await web.say('can I text with you instead?')
    await web.say(NUMBER)
    code = await saidIn(mobile, /code is (\d{6})/)
    await web.say(code)
    await mobile.hear()
    await web.say('can we book a call on Wednesday at 3pm?')
    await web.say('yes')
    await web.send('can we continue on my laptop?')
    link = await saidIn(web, /\/c\/([\w-]+)/)
    expect(await look(link)).toMatchObject([200, expect.any(String)])
    const { token, conversationId } = web.opening()
    await fetch(`${app.url}/v3/directline/conversations/${conversationId}/activities`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        type: 'message',
        from: { id: 'me' },
        text: 'our zanzibar kitchen',
        attachments: [
          { contentType: 'image/png', contentUrl: `data:image/png;base64,${PNG}`, name: 'kitchen.png' },
        ],
      }),
    })
    await web.say('can I talk to a human please?')
    card = await eventually(async () => {
      const found = (await repAt(`${app.url}/lab/slack`, 'U0ANA').cards()).find(({ text }) =>
        text.includes(NUMBER),
      )
      if (!found) throw new Error('There is no card.')
      return found
    })
    await mobile.say('STOP')
    all = await eventually(async () => {
      const now = await exported()
      if (now.files.length === 0 || now.formerly.length === 0) throw new Error('Not all of it is kept yet.')
      return now
    }, 15_000)
  }
  const fact = livedBy(live)
  afterAll(() => app.close())

  fact('is given out whole, to whoever has the token, and without what opens anything', async () => {
    expect((await fetch(`${app.url}/persons/${all.person}/export`)).status).toBe(401)
    expect(all.addresses.map(({ address, open }) => [address, open]).sort()).toEqual([
      [`sms:${NUMBER}`, false],
      ...[conversationOf('dana'), web.opening().conversationId].sort().map((id) => [`webchat:${id}`, true]),
    ])
    expect(all.conversation.map(({ text }) => text).join('\n')).toMatch(/coffee machines.*zanzibar kitchen/s)
    expect(all.files[0]?.content.base64).toBe(PNG)
    expect(all.meetings.map(({ kind }) => kind)).toContain('booking-confirmed')
    expect(all.consent.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['logged-in', 'link-issued']))
    expect(all.crm.length).toBeGreaterThan(3)
    expect(all.handOffs.length).toBeGreaterThan(0)
    expect(all.desk).toEqual([{ handOff: expect.any(String), card: card.id }])
    expect(all.chats.flatMap(({ lines }) => lines).length).toBeGreaterThan(5)
    const text = JSON.stringify(all)
    expect(text).not.toContain(code)
    expect(text).not.toMatch(/\/(?:calendar|c)\/(?!\[link\])[\w-]/)
  })

  fact('leaves nothing behind in the memory or on disk but tombstones', async () => {
    restore = await memory.backup(app)
    const before = await memory.everything(app)
    for (const trace of ['zanzibar', 'short-link:', conversationOf('dana')]) expect(before).toContain(trace)
    expect((await call('DELETE', '')).status).toBe(200)
    expect(tracesIn(await memory.everything(app))).toEqual([])
    expect(await readdir(join(app.data, 'uploads'))).toEqual([])
    const list = (await readdir(app.data)).find((name) => name.startsWith('erased-')) ?? ''
    expect(JSON.parse(await readFile(join(app.data, list), 'utf8')).list.length).toBeGreaterThanOrEqual(3)
  })

  fact('is nobody to whoever asks, at the desk and in the CRM as well', async () => {
    for (const [method, path] of [
      ['GET', '/export'],
      ['DELETE', ''],
    ] as const) {
      const answer = await call(method, path)
      expect([answer.status, await answer.json()]).toEqual([
        410,
        { error: expect.any(String), erasedAt: expect.stringMatching(/^2026-11-2\d/) },
      ])
    }
    expect(await look(link)).toEqual([410, expect.stringMatching(/no longer works/)])
    const shown = (await repAt(`${app.url}/lab/slack`, 'U0ANA').look()).find(({ id }) => id === card.id)
    expect(shown).toMatchObject({ text: expect.stringMatching(/^Erased/), buttons: [] })
    for (const person of [all.person, ...all.formerly])
      expect((await fetch(`${app.url}/lab/crm/people/${person}`)).status).toBe(404)
    expect(await (await fetch(`${app.url}/lab/crm/events`)).json()).toEqual({ events: [] })
  })

  fact('is somebody new where they write and log in again, and their opt-out still holds', async () => {
    expect(await mobile.sayInVain('hello again')).toBe('')
    const now = await exported()
    expect([all.person, ...all.formerly]).not.toContain(now.person)
    expect(now.conversation).toMatchObject([
      { from: 'them', text: 'hello again' },
      { from: 'bot', became: 'suppressed' },
    ])
    expect(await mobile.say('START')).not.toBe('')
    const [said, asked] = await Promise.all([web.say('hello'), mobile.say('can we continue on my laptop?')])
    expect(said).not.toMatch(/40|coffee|zanzibar/)
    expect(await look(linkIn(asked))).toMatchObject([200, expect.any(String)])
    const elsewhere = await browser(app.url, hashed('dana'))
    expect(await elsewhere.say('what do you know about me?')).not.toMatch(/40|coffee machines|zanzibar/)
    const lines = (await web.all()).length
    await web.say('do you have oat milk?')
    expect((await web.all()).length).toBeGreaterThan(lines)
  })

  fact('is erased again when a backup brings them back', async () => {
    await app.restart(restore)
    await eventually(async () => expect(tracesIn(await memory.everything(app))).toEqual([]))
    expect((await call('GET', '/export')).status).toBe(410)
  })
})

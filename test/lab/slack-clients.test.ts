import type { RequestListener } from 'node:http'
import { describe, expect, test } from '@jest/globals'
import { type SlackEmulatorOptions, slackEmulator } from '#lab/slack/index'
import {
  ACME,
  api,
  call,
  clientOf,
  opening,
  openSlack,
  SECRET,
  serve,
  USER,
} from '../channels/slack/bench.ts'
import { eventually } from '../channels/sms/eventually.ts'

const opened = opening()

const button = (n: number) => ({
  type: 'button',
  action_id: `a${n}`,
  text: { type: 'plain_text', text: `Button ${n}` },
  value: `${n}`,
})

describe('a client of the lab', () => {
  test('types as people type, and Slack passes on what it makes of it', async () => {
    const { client, catcher } = await opened(openSlack())
    const ts = await client.say('@throughline & co: <b> 👍 https://a.example/?x=1&y=2 @here', {
      channel: 'C1GENERAL',
    })
    const event = JSON.parse(new TextDecoder().decode((await catcher.find(`"event_ts":"${ts}"`)).body))
    expect(event.event).toMatchObject({
      text: '<@U1BOT> &amp; co: &lt;b&gt; :+1: <https://a.example/?x=1&amp;y=2> <!here>',
      channel: 'C1GENERAL',
    })
    expect((await client.look('C1GENERAL'))[0]?.text).toBe(
      '@throughline & co: <b> 👍 https://a.example/?x=1&y=2 @here',
    )
  })

  test('calls the bot by two events, and says nothing to it where it is not', async () => {
    const { client, catcher } = await opened(openSlack())
    await client.say('@throughline hi', { channel: 'C1AWAY' })
    const ts = await client.say('@throughline hi', { channel: 'C1GENERAL' })
    await eventually(() => (catcher.caught.length === 2 ? true : undefined))
    const types = catcher.caught.map(({ body }) => JSON.parse(new TextDecoder().decode(body)).event.type)
    expect(types.sort()).toEqual(['app_mention', 'message'])
    for (const { body } of catcher.caught) expect(new TextDecoder().decode(body)).toContain(ts)
  })

  test('taps a button by its number or its words, and opens links', async () => {
    const { emulator, client, catcher } = await opened(openSlack())
    const link = { ...button(2), url: 'https://a.example' }
    const blocks = [{ type: 'actions', elements: [button(1), link] }]
    const { ts } = await api(emulator, 'chat.postMessage', { channel: USER, text: 'x', blocks })
    for (const which of [1, 'Button 2'] as const) {
      const { body, url } = await catcher.find(await client.tap(String(ts), which))
      expect(url).toMatch(/\/webhooks\/slack\/interactions$/)
      const payload = JSON.parse(new URLSearchParams(new TextDecoder().decode(body)).get('payload') ?? '')
      expect(payload).toMatchObject({
        type: 'block_actions',
        user: { id: USER, team_id: ACME.id },
        message: { bot_id: ACME.botId, ts },
        actions: [{ value: which === 1 ? '1' : '2', action_ts: expect.any(String), block_id: 'b0' }],
      })
    }
  })

  test('sees what the app answers to a tap: at once, alone, or in the place of the message; five times', async () => {
    const { emulator, client, catcher } = await opened(openSlack())
    const blocks = [{ type: 'actions', elements: [button(1)] }]
    const { ts } = await api(emulator, 'chat.postMessage', { channel: 'C1GENERAL', text: 'x', blocks })
    const { body } = await catcher.find(await client.tap(String(ts), 1))
    const { response_url } = JSON.parse(
      new URLSearchParams(new TextDecoder().decode(body)).get('payload') ?? '',
    )
    const answered = async (answer: object) =>
      (await call(emulator, new URL(response_url).pathname, answer)).status
    expect(await answered({ text: 'done', replace_original: true })).toBe(200)
    expect(await answered({ text: 'for you alone' })).toBe(200)
    expect((await client.look('C1GENERAL')).map(({ text }) => text)).toEqual(['done', 'for you alone'])
    expect(await clientOf(emulator, 'U1BOB').look('C1GENERAL')).toHaveLength(1)
    expect(await answered({})).toBe(400)
    for (let n = 0; n < 3; n++) expect(await answered({ text: 'all', response_type: 'in_channel' })).toBe(200)
    expect(await answered({ text: 'once more' })).toBe(404)
  })

  test('types a slash command and is shown the answer', async () => {
    const { emulator, catcher } = await opened(openSlack())
    const typed = { command: '/throughline', text: 'hi & bye' }
    expect((await call(emulator, `/clients/${USER}/commands`, typed)).status).toBe(201)
    const { body, url } = await catcher.find('command=%2Fthroughline')
    expect(url).toMatch(/\/webhooks\/slack\/commands$/)
    expect(new URLSearchParams(new TextDecoder().decode(body)).get('text')).toBe('hi & bye')
  })

  test('hears of new messages as they come', async () => {
    const { emulator, url } = await opened(openSlack())
    const events = await fetch(`${url}/clients/${USER}/events`)
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader()
    await reader?.read()
    await api(emulator, 'chat.postMessage', { channel: USER, text: 'ding' })
    expect((await reader?.read())?.value).toContain('ding')
    await reader?.cancel()
  })

  test.each([
    ['/clients/nobody/messages', { text: 'x' }],
    [`/clients/${USER}/messages`, { text: 7 }],
    [`/clients/${USER}/messages`, { text: 'x', channel: 'C0NOWHERE' }],
    [`/clients/${USER}/messages`, { text: 'x', team: 'T0' }],
    [`/clients/${USER}/clicks`, { message: '1.1' }],
    [`/clients/${USER}/commands`, { command: 'throughline' }],
    ['/faults', { next: [{ kind: 'earthquake' }] }],
  ])('is told what is wrong with %s %j', async (path, body) => {
    const { emulator } = await opened(openSlack())
    const answer = await call(emulator, path, body)
    expect(answer.status).toBe(400)
    expect(await answer.text()).not.toBe('')
  })
})

describe('an event that fails', () => {
  const failing = async (answer: (n: number) => number | null, more: Partial<SlackEmulatorOptions> = {}) => {
    const seen: {
      readonly num: unknown
      readonly reason: unknown
      readonly body: string
      readonly at: number
    }[] = []
    const listener: RequestListener = async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(Buffer.from(chunk))
      const { 'x-slack-retry-num': num, 'x-slack-retry-reason': reason } = request.headers
      const body = Buffer.concat(chunks).toString()
      seen.push({ num, reason, body, at: performance.now() })
      const status = answer(seen.length)
      const challenge = /"challenge":"([^"]+)"/.exec(body)?.[1]
      if (status !== null)
        response.writeHead(status, status === 410 ? { 'x-slack-no-retry': '1' } : {}).end(challenge)
    }
    const server = await opened(serve(listener))
    const emulator = slackEmulator({
      teams: [ACME],
      signingSecret: SECRET,
      webhookUrl: `${server.url}/webhooks/slack`,
      retryScale: 0,
      ...more,
    })
    await opened(Promise.resolve({ close: async () => emulator.close() }))
    return { seen, emulator, client: clientOf(emulator, USER) }
  }

  test('comes three times more, and says the how manieth and why', async () => {
    const { seen, client } = await failing(() => 500)
    await client.say('hi')
    await eventually(() => (seen.length === 4 ? true : undefined))
    expect(seen.map(({ num, reason }) => [num, reason])).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_error'],
      ['3', 'http_error'],
    ])
    expect(new Set(seen.map(({ body }) => body)).size).toBe(1)
  })

  test('comes no more once it is taken, or when it is asked not to', async () => {
    const { seen, client } = await failing((n) => (n === 1 ? 503 : n === 2 ? 200 : 410))
    await client.say('one')
    await eventually(() => (seen.length === 2 ? true : undefined))
    await client.say('two')
    await eventually(() => (seen.length === 3 ? true : undefined))
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(seen.length).toBe(3)
  })

  test('is given up after three seconds and comes again', async () => {
    const { seen, client } = await failing((n) => (n === 1 ? null : 200))
    await client.say('hi')
    await eventually(() => (seen.length === 2 ? true : undefined))
    expect(seen[1]).toMatchObject({ num: '1', reason: 'http_timeout' })
  })

  test('may come three times, late, or after the next, when it is asked for', async () => {
    const { seen, client, emulator } = await failing(() => 200)
    const LATE = 60
    await call(emulator, '/faults', {
      next: [
        { kind: 'duplicate-webhook', times: 3 },
        { kind: 'late-webhook', ms: LATE },
        { kind: 'out-of-order' },
      ],
    })
    await client.say('thrice')
    const said = performance.now()
    for (const text of ['late', 'overtaken', 'last']) await client.say(text)
    await eventually(() => (seen.length === 6 ? true : undefined))
    const order = seen.map(({ body }) => JSON.parse(body).event.text)
    expect(order.filter((text) => text === 'thrice')).toHaveLength(3)
    expect(seen[order.indexOf('late')]?.at ?? 0).toBeGreaterThan(said + LATE - 1)
    expect(order.indexOf('overtaken')).toBeGreaterThan(order.indexOf('last'))
  })

  test('of the request URL being set is answered with its challenge', async () => {
    expect(await (await failing(() => 200)).emulator.handshake()).toBe(true)
    expect(await (await failing(() => 404)).emulator.handshake()).toBe(false)
  })
})

import type { RequestListener } from 'node:http'
import { describe, expect, test } from '@jest/globals'
import { slackAdapter } from '#channels/slack/index'
import type { Receipt } from '#contracts/adapter'
import { plain } from '#core/message'
import { ACME, adapterAt, api, DIRECT, opening, openSlack, serveAs } from './bench.ts'

const opened = opening()

const HELLO = { text: 'Hello.', blocks: [] }

/** What one message to a server that posts like this comes to; it says whose the token is as Slack does. */
const receiptFrom = async (posted: RequestListener): Promise<Receipt> => {
  const { url } = await opened(serveAs(ACME, posted))
  return adapterAt(url).send(HELLO, DIRECT, 'k1', null)
}

const answer =
  (status: number, body: unknown, headers: { readonly [name: string]: string } = {}): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }

describe('what Slack says to a send', () => {
  test.each([
    ['channel_not_found', 'refused', 'Invite the app'],
    ['is_archived', 'refused', 'archived'],
    ['not_in_channel', 'refused', '/invite'],
    ['account_inactive', 'refused', 'Install it again'],
    ['token_revoked', 'refused', 'SLACK_BOT_TOKEN'],
    ['invalid_auth', 'refused', 'SLACK_BOT_TOKEN'],
    ['msg_too_long', 'refused', '40,000'],
    ['msg_blocks_too_long', 'refused', 'blocks'],
    ['restricted_action', 'refused', 'administrator'],
    ['user_not_found', 'refused', 'person'],
    ['messages_tab_disabled', 'refused', 'App Home'],
    ['never_heard_of', 'refused', 'docs.slack.dev'],
    ['constructor', 'refused', 'docs.slack.dev'],
    ['rate_limited', 'retry', 'too many'],
    ['internal_error', 'uncertain', 'internal error'],
    ['fatal_error', 'uncertain', 'broke'],
  ])('%s is "%s" and says: %s', async (error, kind, words) => {
    const receipt = await receiptFrom(answer(200, { ok: false, error, said: ACME.botToken }))
    expect(receipt).toMatchObject({ kind, reason: expect.stringContaining(words) })
    expect(JSON.stringify(receipt)).not.toContain(ACME.botToken)
    if (receipt.kind === 'refused') expect(receipt.suppress).toBe(false)
  })

  test('missing_scope says which', async () => {
    const receipt = await receiptFrom(
      answer(200, { ok: false, error: 'missing_scope', needed: 'chat:write' }),
    )
    expect(receipt).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('the scope chat:write'),
    })
  })

  test.each([
    ['7', 7_000],
    [undefined, 30_000],
    ['soon', 30_000],
  ])('too much at once, with Retry-After %s, slows all down for %d ms', async (header, afterMs) => {
    const headers: { [name: string]: string } = header === undefined ? {} : { 'retry-after': header }
    expect(await receiptFrom(answer(429, { ok: false, error: 'ratelimited' }, headers))).toMatchObject({
      kind: 'retry',
      afterMs,
      slowDown: true,
    })
  })

  test('is uncertain when it is no answer of its own', async () => {
    const uncertain = { kind: 'uncertain' }
    expect(await receiptFrom(answer(503, 'busy'))).toMatchObject(uncertain)
    expect(await receiptFrom(answer(502, '<html>Bad gateway</html>'))).toMatchObject(uncertain)
    expect(await receiptFrom(answer(200, '<html>Welcome</html>'))).toMatchObject(uncertain)
    expect(await receiptFrom(answer(200, 'null'))).toMatchObject(uncertain)
    expect(await receiptFrom(answer(200, { ok: true }))).toMatchObject(uncertain)
    expect(await receiptFrom((request) => request.socket.destroy())).toMatchObject(uncertain)
    expect(await receiptFrom(() => {})).toMatchObject(uncertain)
  })

  test('is a retry when nobody listens: nothing can have been sent', async () => {
    const slack = await openSlack()
    expect((await slack.adapter.send(HELLO, DIRECT, 'k1', null)).kind).toBe('accepted')
    await slack.close()
    const unreached = { kind: 'retry', slowDown: false, reason: expect.stringContaining('ECONNREFUSED') }
    // A connection that was kept open breaks first: what went down it may have arrived.
    expect((await slack.adapter.send(HELLO, DIRECT, 'k2', null)).kind).not.toBe('accepted')
    expect(await slack.adapter.send(HELLO, DIRECT, 'k3', null)).toMatchObject(unreached)
    expect(await adapterAt(slack.url).send(HELLO, DIRECT, 'k2', null)).toMatchObject(unreached)
  })

  test('is a letter when the token itself is not accepted', async () => {
    const slack = await opened(openSlack())
    const stranger = slackAdapter({ ...slack.options, botTokens: ['xoxb-wrong-secret'] })
    const receipt = await stranger.send(HELLO, DIRECT, 'k1', null)
    expect(receipt).toMatchObject({ kind: 'refused', reason: expect.stringContaining('invalid_auth') })
    expect(JSON.stringify(receipt)).not.toContain('secret')
  })
})

describe('a send', () => {
  test('goes once: what fails is not tried again behind our back', async () => {
    let calls = 0
    await receiptFrom((request, response) => {
      calls++
      answer(503, 'busy')(request, response)
    })
    expect(calls).toBe(1)
  })

  test('to a thread stays in it, and carries nothing but ids beside the words', async () => {
    const slack = await opened(openSlack())
    const root = await slack.client.say('@throughline hi', { channel: 'C1GENERAL' })
    const to = { channel: 'slack', id: `T1ACME:C1GENERAL:${root}` }
    const [payload] = slack.adapter.render(plain('Hello there.'), to, 'p1.out1')
    expect((await slack.adapter.send(payload ?? null, to, 'p1.secret-key', null)).kind).toBe('accepted')
    const [, shown] = await slack.client.look('C1GENERAL')
    expect(shown).toMatchObject({ text: 'Hello there.', thread: root })
    const { messages } = await api(slack.emulator, 'conversations.replies', {
      channel: 'C1GENERAL',
      ts: root,
      include_all_metadata: true,
    })
    expect(JSON.stringify(messages)).toMatch(
      /"event_payload":\{"id":"[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-/,
    )
    expect(JSON.stringify(messages)).not.toContain('secret-key')
  })

  test('whose picture Slack cannot fetch goes with its address instead', async () => {
    const slack = await opened(openSlack())
    const card = { title: 'Machine', text: '', facts: [], links: [] }
    const image = { url: 'https://pictures.invalid/1.png', alt: 'A coffee machine' }
    const message = { ...plain('Look.'), cards: [{ ...card, image }] }
    const [payload] = slack.adapter.render(message, DIRECT, 'p1.out1')
    expect((await slack.adapter.send(payload ?? null, DIRECT, 'k1', null)).kind).toBe('accepted')
    const [shown] = await slack.client.look()
    expect(shown?.blocks.map(({ type }) => type)).toEqual(['rich_text', 'header', 'rich_text'])
    expect(JSON.stringify(shown?.blocks)).toContain(image.url)
  })

  test.each([
    [{ body: 'Hello.' }, DIRECT],
    [HELLO, { channel: 'slack', id: 'nowhere' }],
    [HELLO, { channel: 'slack', id: 'T9OTHER:D9OTHER' }],
  ])('of %o to %o is refused with a letter', async (payload, to) => {
    const slack = await opened(openSlack())
    expect(await slack.adapter.send(payload, to, 'k1', null)).toMatchObject({ kind: 'refused' })
  })
})

import { describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { milliseconds } from '#core/time'
import { rawApi } from '../../support/directline-api.ts'

describe('Direct Line: an activity', () => {
  const { server, restart, call, generate, say, read, refusal } = rawApi()

  test('comes back with all it brought, our id and the user of the token, and no routing', async () => {
    const session = await generate({ user: { id: 'dl_ann' } })
    const body = {
      type: 'message',
      id: 'mine',
      text: 'hello',
      textFormat: 'plain',
      localTimestamp: '2026-11-22T04:31:46+00:00',
      entities: [{ type: 'ClientCapabilities' }],
      channelData: { clientActivityID: 'k1' },
      channelId: 'directline',
      timestamp: '1999-01-01T00:00:00.000Z',
      from: { id: 'dl_bob', role: 'bot' },
      recipient: { id: 'bot' },
      serviceUrl: 'https://evil.example',
      conversation: { id: 'another' },
      locale: null,
    }
    const path = `/conversations/${session.conversationId}/activities`
    const response = await call('POST', path, { token: session.token, body })
    const { id } = z.object({ id: z.string() }).parse(await response.json())
    const [echo] = (await read(session)).activities
    expect(echo).toEqual({
      type: 'message',
      id,
      text: 'hello',
      textFormat: 'plain',
      localTimestamp: '2026-11-22T04:31:46+00:00',
      entities: [{ type: 'ClientCapabilities' }],
      channelData: { clientActivityID: 'k1' },
      channelId: 'webchat',
      timestamp: expect.stringMatching(/^20[2-9]\d-.*Z$/),
      from: { id: 'dl_ann', role: 'user' },
      conversation: { id: session.conversationId },
    })
    expect(id).not.toBe('mine')
  })

  test('that is posted ten times at the same instant is one', async () => {
    const session = await generate()
    const responses = await Promise.all(Array.from({ length: 10 }, () => say(session, 'hello', 'k1')))
    const ids = await Promise.all(responses.map((response) => response.text()))
    expect(new Set(ids).size).toBe(1)
    expect((await read(session)).activities.map(({ text }) => text)).toEqual(['hello', 'You said hello.'])
    expect(server().accepted.length).toBe(1)
  })

  test('that the inbox could not take is an error, and one message when it is tried again', async () => {
    const failures: string[] = []
    const ailing = { left: 1 }
    await restart({
      bot: () => 'Here you are.',
      onFailure: (error) => failures.push(error.message),
      wrap: (accept) => async (parsed) => {
        if (ailing.left-- > 0) throw new Error('the disk is full')
        return accept(parsed)
      },
    })
    const session = await generate()
    expect(await refusal(await say(session, 'hello', 'k1'))).toEqual([503, 'ServiceError'])
    expect(failures).toEqual(['the disk is full'])
    expect((await read(session)).activities).toEqual([])
    expect((await say(session, 'hello', 'k1')).status).toBe(200)
    expect((await read(session)).activities.map(({ text }) => text)).toEqual(['hello', 'Here you are.'])
  })

  test('whose echo could not be kept is an error, and is shown once when it is tried again', async () => {
    const ailing = { left: 1 }
    await restart({
      bot: () => null,
      onFailure: () => {},
      spoil: (streams) => ({
        ...streams,
        append: async (stream, key, line) => {
          if (key.startsWith('in:') && ailing.left-- > 0) throw new Error('the memory is away')
          return streams.append(stream, key, line)
        },
      }),
    })
    const session = await generate()
    const refused = await say(session, 'hello', 'k1')
    expect(await refusal(refused)).toEqual([503, 'ServiceError'])
    const [again, sent] = ['Retry-After', 'Date'].map((name) => Date.parse(refused.headers.get(name) ?? ''))
    expect(again).toBeGreaterThan(sent ?? Number.NaN)
    expect((await read(session)).activities).toEqual([])
    for (let tries = 0; tries < 2; tries++) expect((await say(session, 'hello', 'k1')).status).toBe(200)
    expect((await read(session)).activities.map(({ text }) => text)).toEqual(['hello'])
    expect(server().accepted).toHaveLength(1)
  })

  test('that is posted while another is being taken is echoed behind it', async () => {
    let isInHand: () => void
    const inHand = new Promise<void>((resolve) => (isInHand = resolve))
    await restart({
      bot: () => null,
      wrap: (accept) => async (parsed) => {
        const answer = await accept(parsed)
        isInHand()
        if (parsed.activity.text === 'one') await new Promise((resolve) => setTimeout(resolve, 100))
        return answer
      },
    })
    const session = await generate()
    const first = say(session, 'one', 'k1')
    await inHand
    await Promise.all([first, say(session, 'two', 'k2')])
    expect(server().accepted.map(({ activity }) => activity.text)).toEqual(['one', 'two'])
    expect((await read(session)).activities.map(({ text }) => text)).toEqual(['one', 'two'])
  })

  test('of a kind that nobody here reads is taken politely and not kept', async () => {
    const session = await generate()
    const path = `/conversations/${session.conversationId}/activities`
    for (const type of ['typing', 'endOfConversation', 'somethingNew']) {
      const response = await call('POST', path, { token: session.token, body: { type } })
      expect(response.status).toBe(200)
      expect(await response.json()).toEqual({ id: expect.any(String) })
    }
    expect((await read(session)).activities).toEqual([])
    expect(server().accepted).toEqual([])
  })

  test('that is none is refused as such', async () => {
    const session = await generate()
    const path = `/conversations/${session.conversationId}/activities`
    for (const raw of ['', '{', 'null', '[]', '{}', '{"type":"message","text":7}', '[['.repeat(50_000)]) {
      const response = await call('POST', path, { token: session.token, raw })
      expect(await refusal(response)).toEqual([400, 'BadArgument'])
    }
  })

  test('that is a book is refused before it is read', async () => {
    const session = await generate()
    const path = `/conversations/${session.conversationId}/activities`
    const raw = JSON.stringify({ type: 'message', text: 'x'.repeat(10 * 1024 * 1024) })
    const response = await call('POST', path, { token: session.token, raw })
    expect(await refusal(response)).toEqual([413, 'MessageSizeTooBig'])
    expect((await say(session, 'short')).status).toBe(200)
  })

  test('and its answers carry times that never run backwards', async () => {
    await restart({ bot: (text) => `You said ${text}.`, limits: { activitiesPerMinute: 1_000_000 } })
    const session = await generate()
    await say(session, 'one')
    server().pass(milliseconds(-60_000))
    await say(session, 'two')
    const stamps = (await read(session)).activities.map(({ timestamp }) => String(timestamp))
    expect(stamps.length).toBe(4)
    expect(stamps).toEqual([...stamps].sort())
  })
})

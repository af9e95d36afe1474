import { describe, expect, test } from '@jest/globals'
import { rawApi, SESSION } from '../../support/directline-api.ts'

describe('Direct Line: a conversation', () => {
  const { server, restart, call, generate, say, read, refusal } = rawApi()

  test('is created once, and found again with the same token', async () => {
    const { token, conversationId } = await generate()
    const first = await call('POST', '/conversations', {
      token,
      body: { user: { id: 'dl_x' }, locale: 'en' },
    })
    const second = await call('POST', '/conversations', { token })
    expect([first.status, second.status]).toEqual([201, 200])
    const started = SESSION.parse(await first.json())
    expect(started.conversationId).toBe(conversationId)
    expect(started.streamUrl).toMatch(
      /^ws:\/\/127\.0\.0\.1:\d+\/v3\/directline\/conversations\/.+watermark=0&t=/,
    )
    expect(SESSION.parse(await second.json()).conversationId).toBe(conversationId)
  })

  test('can be started and led with the secret, which opens all that exist', async () => {
    await restart({ secret: 'the secret' })
    const token = 'the secret'
    const started = await call('POST', '/conversations', { token, body: { user: { id: 'crm' } } })
    expect(started.status).toBe(201)
    const { conversationId } = SESSION.parse(await started.json())
    const path = `/conversations/${conversationId}/activities`
    const body = { type: 'message', text: 'hello', from: { id: 'crm' } }
    expect((await call('POST', path, { token, body })).status).toBe(200)
    expect(server().accepted[0]?.activity.from).toEqual({ id: 'crm', role: 'user' })
    const anonymous = await call('POST', path, { token, body: { type: 'message', text: 'hello' } })
    expect(await refusal(anonymous)).toEqual([400, 'BadArgument'])
    const unknown = await call('GET', '/conversations/nobodys/activities', { token })
    expect(await refusal(unknown)).toEqual([404, 'NotFound'])
  })

  test('is closed to everyone else', async () => {
    const [mine, theirs] = [await generate(), await generate()]
    await say(theirs, 'a secret')
    const { conversationId } = theirs
    const paths = ['', '/activities', '/activities?watermark=0'].map(
      (end) => `/conversations/${conversationId}${end}`,
    )
    for (const path of paths) {
      expect(await refusal(await call('GET', path))).toEqual([401, 'Unauthorized'])
      expect(await refusal(await call('GET', path, { headers: { authorization: 'Basic YTpi' } }))).toEqual([
        401,
        'Unauthorized',
      ])
      expect(await refusal(await call('GET', path, { token: mine.token }))).toEqual([403, 'Forbidden'])
      expect(await refusal(await call('GET', path, { token: `${theirs.token}x` }))).toEqual([
        403,
        'Forbidden',
      ])
    }
    expect((await say({ ...mine, conversationId }, 'let me in')).status).toBe(403)
    const upload = `/conversations/${conversationId}/upload`
    expect((await call('POST', upload, { token: mine.token, raw: 'bytes' })).status).toBe(403)
  })

  test('is read from any watermark on, and an empty answer moves none', async () => {
    const session = await generate()
    await say(session, 'one')
    await say(session, 'two')
    const all = await read(session)
    expect(all.activities.map(({ text }) => text)).toEqual(['one', 'You said one.', 'two', 'You said two.'])
    expect((await read(session, '2')).activities.map(({ text }) => text)).toEqual(['two', 'You said two.'])
    expect(await read(session, all.watermark)).toEqual({ activities: [], watermark: all.watermark })
    const path = `/conversations/${session.conversationId}`
    for (const end of ['/activities?watermark=abc', '?watermark=-1']) {
      expect(await refusal(await call('GET', `${path}${end}`, { token: session.token }))).toEqual([
        400,
        'BadArgument',
      ])
    }
  })

  test('is picked up at the watermark of the client, or at its end without one', async () => {
    const session = await generate()
    await say(session, 'one')
    const at = async (query: string): Promise<string | undefined> => {
      const path = `/conversations/${session.conversationId}${query}`
      const response = await call('GET', path, { token: session.token })
      return /watermark=(\d+)/.exec(SESSION.parse(await response.json()).streamUrl ?? '')?.[1]
    }
    expect([await at('?watermark=1'), await at('?watermark='), await at('')]).toEqual(['1', '2', '2'])
  })
})

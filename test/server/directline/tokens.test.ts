import { describe, expect, test } from '@jest/globals'
import { issue } from '#channels/webchat/index'
import { days, instant, milliseconds, minutes, seconds } from '#core/time'
import { claimsOf, ELSEWHERE, rawApi, SESSION, SHOP } from '../../support/directline-api.ts'

describe('Direct Line: tokens', () => {
  const { server, restart, call, generate, say, refusal } = rawApi()

  test('are given to anyone without an origin, for months and a user of their own', async () => {
    const { token, expires_in } = await generate()
    expect(expires_in).toBe(days(400) / 1000)
    expect(claimsOf(token)).toMatchObject({ user: expect.stringMatching(/^dl_/) })
  })

  test('carry the user that was asked for, also in the spelling of .NET', async () => {
    expect(claimsOf((await generate({ user: { id: 'dl_ann', name: 'Ann' } })).token)).toMatchObject({
      user: 'dl_ann',
      name: 'Ann',
    })
    expect(claimsOf((await generate({ User: { Id: 'dl_bob' } })).token)).toMatchObject({ user: 'dl_bob' })
  })

  test('are not made for a user id that any page could claim', async () => {
    const response = await call('POST', '/tokens/generate', { body: { user: { id: 'ann' } } })
    expect(await refusal(response)).toEqual([400, 'BadArgument'])
  })

  test('are given for the secret only, where there is one', async () => {
    await restart({ secret: 'the secret', limits: { tokensPerMinute: 1 } })
    const status = async (token?: string): Promise<number> =>
      (await call('POST', '/tokens/generate', token === undefined ? {} : { token })).status
    expect([await status(), await status('a guess'), await status('the secret')]).toEqual([401, 403, 200])
    expect([await status('the secret'), await status('the secret')]).toEqual([200, 200])
  })

  test('are refreshed for as long again, and refused once they have expired', async () => {
    const session = await generate()
    server().pass(milliseconds(days(400) - minutes(1)))
    const refreshed = await call('POST', '/tokens/refresh', { token: session.token })
    const { token, conversationId } = SESSION.parse(await refreshed.json())
    expect(conversationId).toBe(session.conversationId)
    server().pass(minutes(1))
    expect((await say({ ...session, token }, 'hello')).status).toBe(200)
    expect(await refusal(await say(session, 'hello'))).toEqual([403, 'TokenExpired'])
    const late = await call('POST', '/tokens/refresh', { token: session.token })
    expect(await refusal(late)).toEqual([403, 'TokenExpired'])
  })

  test('are given so many a minute, and then at the time that Retry-After says', async () => {
    for (let n = 0; n < 30; n++) await generate()
    const response = await call('POST', '/tokens/generate', { headers: { origin: SHOP } })
    expect(await refusal(response)).toEqual([429, 'TooManyRequests'])
    expect(response.headers.get('retry-after')).toMatch(/^\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT$/)
    expect(response.headers.get('access-control-expose-headers')).toBe('Retry-After')
    server().pass(seconds(3))
    expect((await call('POST', '/tokens/generate')).status).toBe(200)
  })

  test('made for certain pages work on no others', async () => {
    await restart({ origins: [SHOP, ELSEWHERE] })
    const { token } = await generate({ trustedOrigins: [SHOP] })
    const from = async (origin: string): Promise<number> =>
      (await call('POST', '/conversations', { token, headers: { origin } })).status
    expect([await from(SHOP), await from(ELSEWHERE)]).toEqual([201, 403])
  })

  test('that another secret signed are not taken', async () => {
    const seat = { conv: 'c1', user: 'dl_ann', name: null, origins: [], use: 'webchat-api' } as const
    const keys = { signingSecret: 'a guess', secret: null }
    const token = await issue(seat, keys, instant(Date.now()), days(1))
    const response = await say({ token, conversationId: 'c1', expires_in: 0 }, 'hello')
    expect(await refusal(response)).toEqual([403, 'Forbidden'])
  })
})

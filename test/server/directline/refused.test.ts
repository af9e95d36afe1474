import { describe, expect, test } from '@jest/globals'
import type { Refused } from '#contracts/figures'
import { days } from '#core/time'
import { ELSEWHERE, handshake, rawApi, SHOP } from '../../support/directline-api.ts'

describe('Direct Line: what is refused', () => {
  const { server, restart, call, generate, startWith, say } = rawApi()

  test('is told by why, once each, and what is granted is not', async () => {
    const told: Refused[] = []
    await restart({
      onRefused: (why) => told.push(why),
      limits: { activitiesPerMinute: 1, activitySize: 100 },
    })
    const whys = async (...asked: readonly Promise<unknown>[]): Promise<readonly Refused[]> => {
      for (const one of asked) await one
      return told.splice(0)
    }
    const chat = await startWith((await generate()).token)
    const { token } = await generate({ trustedOrigins: [SHOP] })
    expect(await whys()).toEqual([])
    expect(await whys(call('POST', '/conversations'))).toEqual(['unsigned'])
    expect(await whys(call('POST', '/conversations', { token: 'a guess' }))).toEqual(['forged'])
    expect(await whys(call('POST', '/tokens/generate', { headers: { origin: ELSEWHERE } }))).toEqual([
      'stranger',
    ])
    expect(await whys(call('POST', '/conversations', { token, headers: { origin: server().url } }))).toEqual([
      'stranger',
    ])
    expect(await whys(handshake(`${chat.streamUrl}x`))).toEqual(['forged'])
    expect(await whys(call('POST', '/conversations', { token, raw: 'not JSON' }))).toEqual(['unreadable'])
    expect(await whys(call('POST', '/conversations', { token, raw: 'x'.repeat(101) }))).toEqual(['too-large'])
    expect(await whys(call('GET', '/nowhere'))).toEqual(['unknown'])
    expect(await whys(say({ ...chat, token }, 'hello'))).toEqual(['another-users'])
    expect(await whys(say(chat, 'hello'))).toEqual([])
    expect(await whys(say(chat, 'hello again'))).toEqual(['too-fast'])
    server().pass(days(500))
    expect(await whys(say(chat, 'hello'))).toEqual(['stale'])
  })

  test('is told also where it was no fault of the caller', async () => {
    const told: Refused[] = []
    await restart({
      onRefused: (why) => told.push(why),
      onFailure: () => {},
      wrap: () => () => Promise.reject(new Error('The memory is away.')),
    })
    expect((await say(await startWith((await generate()).token), 'hello')).status).toBe(503)
    expect(told).toEqual(['not-kept'])
  })
})

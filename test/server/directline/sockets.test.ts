import { describe, expect, test } from '@jest/globals'
import { WebSocket } from 'ws'
import { milliseconds, seconds } from '#core/time'
import { until } from '../../support/directline.ts'
import { handshake, rawApi, SET } from '../../support/directline-api.ts'

describe('Direct Line: a socket', () => {
  const { server, restart, call, generate, startWith, say, read } = rawApi()

  test('opens only with its own pass, and for a minute', async () => {
    const { token, conversationId } = await generate()
    const { streamUrl = '' } = await startWith(token)
    const bare = streamUrl.replace(/&t=.*/, '')
    const other = streamUrl.replace(conversationId, (await generate()).conversationId)
    expect(await handshake(bare)).toBe(401)
    expect(await handshake(`${bare}&t=${token}`)).toBe(403)
    expect(await handshake(other)).toBe(403)
    expect(await handshake(streamUrl.replace('watermark=0', 'watermark=x'))).toBe(400)
    expect((await call('GET', streamUrl.replace('ws:', 'http:'))).status).toBe(426)
    expect(await handshake(streamUrl)).toBe(101)
    server().pass(seconds(61))
    expect(await handshake(streamUrl)).toBe(403)
  })

  test('cannot lend its pass to the API', async () => {
    const { token } = await generate()
    const { streamUrl = '', conversationId } = await startWith(token)
    const pass = new URL(streamUrl).searchParams.get('t') ?? ''
    expect((await say({ token: pass, conversationId, expires_in: 0 }, 'hello')).status).toBe(403)
  })

  test('hears an empty frame now and then, and survives those of the client', async () => {
    await restart({ limits: { keepAlive: milliseconds(20) } })
    const { streamUrl = '' } = await startWith((await generate()).token)
    const frames: string[] = []
    const socket = new WebSocket(streamUrl)
    socket.on('message', (data) => frames.push(String(data)))
    await until('three frames came', () => frames.length >= 3)
    socket.send('')
    const count = frames.length
    await until('more frames came', () => frames.length > count)
    expect(frames.every((frame) => frame === '')).toBe(true)
    socket.terminate()
  })

  test('of a talkative conversation brings each line once and in order', async () => {
    await restart({ limits: { activitiesPerMinute: 1_000 } })
    const session = await generate()
    const { streamUrl = '' } = await startWith(session.token)
    const seen: string[] = []
    const socket = new WebSocket(streamUrl)
    socket.on('message', (data) => {
      seen.push(...SET.parse(JSON.parse(String(data))).activities.map(({ text }) => text))
    })
    await Promise.all(Array.from({ length: 200 }, (_, n) => say(session, `line ${n}`)))
    await until('all lines came', () => seen.length >= 200)
    const kept = (await read(session)).activities.map(({ text }) => text)
    expect(seen).toEqual(kept)
    socket.terminate()
  })
})

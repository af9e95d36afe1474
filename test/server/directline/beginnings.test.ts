import { describe, expect, test } from '@jest/globals'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { plain } from '#core/message'
import { until } from '../../support/directline.ts'
import { rawApi } from '../../support/directline-api.ts'

const FRAME = z.object({
  activities: z.array(z.looseObject({ type: z.string(), text: z.string().optional() })),
  watermark: z.string().optional(),
})

describe('Direct Line: the beginning of an answer', () => {
  const { server, restart, generate, startWith, say, read } = rawApi()

  test('grows on the socket, is kept nowhere, and the message names what it takes the place of', async () => {
    await restart({ bot: () => null })
    const session = await generate()
    const { streamUrl = '' } = await startWith(session.token)
    const frames: z.infer<typeof FRAME>[] = []
    const socket = new WebSocket(streamUrl)
    socket.on('message', (data) => {
      if (String(data) !== '') frames.push(FRAME.parse(JSON.parse(String(data))))
    })
    await say(session, 'do you have oat milk?')
    await until('the echo came', () => frames.length === 1)
    const [heard] = server().accepted
    if (!heard) throw new Error('Nothing was heard.')
    const { adapter } = server()
    const { address, activity } = heard
    for (const [i, text] of ['We do.', 'We do. And soy.'].entries())
      await adapter.gesture({ kind: 'beginning', activity, text, outgoing: 'p.out1', n: i + 1 }, address)
    await until('both came', () => frames.length === 3)
    expect((await read(session)).activities.map(({ text }) => text)).toEqual(['do you have oat milk?'])

    const [payload = null] = adapter.render({ ...plain('We do, and soy.'), begun: true }, address, 'p.out1')
    await adapter.send(payload, address, 'p.out1.0', null)
    await until('the message came', () => frames.length === 4)
    const [, first, second, last] = frames.map(({ activities: [one] }) => one)
    const streamId = 'stream:p.out1'
    expect(first).toMatchObject({
      type: 'typing',
      text: 'We do.',
      from: { id: 'bot', role: 'bot' },
      channelData: { streamType: 'streaming', streamSequence: 1, streamId },
    })
    expect(second).toMatchObject({
      type: 'typing',
      text: 'We do. And soy.',
      channelData: { streamType: 'streaming', streamSequence: 2, streamId },
    })
    expect(last).toMatchObject({
      type: 'message',
      text: 'We do, and soy.',
      channelData: { streamType: 'final', streamId },
    })
    expect(frames.map(({ watermark }) => watermark === undefined)).toEqual([false, true, true, false])
    socket.terminate()
  })

  test('a message of which nothing was shown names none', () => {
    const { adapter } = server()
    const [payload] = adapter.render(plain('We do.'), { channel: 'webchat', id: 'c1' }, 'p.out1')
    expect(payload).not.toHaveProperty('channelData')
  })
})

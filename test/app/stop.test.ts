import { once } from 'node:events'
import { expect, test } from '@jest/globals'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { openApp } from '../support/app.ts'

const Session = z.object({ token: z.string(), streamUrl: z.string().optional() })

test('the program stops while chats are open, and their clients are told to come back', async () => {
  const app = await openApp()
  const base = `${app.url}/v3/directline`
  const { token } = Session.parse(await (await fetch(`${base}/tokens/generate`, { method: 'POST' })).json())
  const headers = { Authorization: `Bearer ${token}` }
  const { streamUrl = '' } = Session.parse(
    await (await fetch(`${base}/conversations`, { method: 'POST', headers })).json(),
  )
  const socket = new WebSocket(streamUrl)
  await once(socket, 'open')
  const closed = once(socket, 'close')
  await app.close()
  await closed
  expect(socket.readyState).toBe(WebSocket.CLOSED)
})

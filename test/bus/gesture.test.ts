import { expect, test } from '@jest/globals'
import { gestureBy } from '#bus/gesture'
import type { Adapter } from '#contracts/adapter'
import { instant } from '#core/time'
import { lineAdapter } from '#examples/your-own-channel/channel'
import { said } from '../support/play.ts'

const LINE = lineAdapter({ secret: 's', token: 't', server: null })
const HERE = { channel: 'line', id: 'U1' }
const heard = said('hello', HERE, instant(0), 'm1')

const gesturing = (gesture: Adapter['gesture']): void => {
  if (heard.kind === 'message-received') gestureBy([{ ...LINE, gesture }])('taken', HERE, heard.activity)
}

/** A channel of a business's own is somebody else's code, and what it took in is kept already (I1). */
test.each<readonly [string, Adapter['gesture']]>([
  ['rejects', () => Promise.reject(new Error('no such API'))],
  [
    'throws',
    () => {
      throw new Error('no such API')
    },
  ],
])('a gesture that %s harms nobody', async (_, gesture) => {
  const unhandled: unknown[] = []
  const notice = (reason: unknown) => unhandled.push(reason)
  process.on('unhandledRejection', notice)
  try {
    expect(() => gesturing(gesture)).not.toThrow()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(unhandled).toEqual([])
  } finally {
    process.off('unhandledRejection', notice)
  }
})

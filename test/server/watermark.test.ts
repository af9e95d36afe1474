import { expect, test } from '@jest/globals'
import { openEmbedded } from '#memory/embedded/index'
import { linesAfter } from '#server/directline/watermark'
import { at } from '../support/mail.ts'

test('a reader of a chat that was erased gets what is said there afterwards (M9)', async () => {
  const { streams, erasure, close } = await openEmbedded({ directory: null })
  for (const key of ['a', 'b', 'c']) await streams.append('chat', key, key)
  expect(await linesAfter(streams, 'chat', 2)).toMatchObject([{ line: 'c' }])
  expect(await linesAfter(streams, 'chat', 3)).toEqual([])
  await erasure.erase({ persons: [], addresses: [], closed: [], streams: ['chat'], shelves: [] }, at(0))
  expect(await linesAfter(streams, 'chat', 3)).toEqual([])
  await streams.append('chat', 'd', 'd')
  expect(await linesAfter(streams, 'chat', 3)).toEqual([{ position: 1, line: 'd' }])
  await close()
})

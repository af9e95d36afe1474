import { expect } from '@jest/globals'
import { days } from '#core/time'
import { at, mustTake, oneTurn, parcel, somebody, somewhere } from '../../support/mail.ts'
import type { Fact } from './promise.ts'

/** Directory and streams. */
export const shelfFacts = (fact: Fact): void => {
  fact('knows whose an address is once it was joined, and the latest join counts', async ({ memory }) => {
    const [address, a, b] = [somewhere('sms'), somebody(), somebody()]
    expect(await memory.directory.personOf(address)).toBeNull()
    await memory.directory.join(address, a)
    expect(await memory.directory.personOf(address)).toBe(a)
    await memory.directory.join(address, b)
    expect(await memory.directory.personOf(address)).toBe(b)
    expect(await memory.directory.personOf({ ...address, channel: 'slack' })).toBeNull()
  })

  fact('suppresses an address until it is allowed again (I9)', async ({ memory }) => {
    const [address, other] = [somewhere('sms'), somewhere('sms')]
    expect(await memory.directory.isSuppressed(address)).toBe(false)
    await memory.directory.suppress(address)
    await memory.directory.suppress(address)
    expect(await memory.directory.isSuppressed(address)).toBe(true)
    expect(await memory.directory.isSuppressed(other)).toBe(false)
    await memory.directory.allow(address)
    expect(await memory.directory.isSuppressed(address)).toBe(false)
  })

  fact(
    'keeps an address closed for as long as there are clocks: no opt-out lapses (C8)',
    async ({ memory }) => {
      const [address, person] = [somewhere('sms'), somebody()]
      await memory.directory.suppress(address)
      const muchLater = at(days(20 * 366))
      await memory.mailbox.tick(muchLater)
      await oneTurn(memory, person, muchLater, { parcels: [parcel(address, 'hello')] })
      expect(await memory.directory.isSuppressed(address)).toBe(true)
      expect((await mustTake(memory, muchLater)).suppressed).toBe(true)
    },
  )

  fact('appends to a stream once per key, at positions from 1 on (I2)', async ({ memory }) => {
    const stream = somebody()
    const keys = ['a', 'b', 'a', 'c', 'b']
    const positions = await Promise.all(keys.map((key) => memory.streams.append(stream, key, { key })))
    expect(positions).toEqual([1, 2, 1, 3, 2])
    expect(await memory.streams.read(stream, 0)).toEqual([
      { position: 1, line: { key: 'a' } },
      { position: 2, line: { key: 'b' } },
      { position: 3, line: { key: 'c' } },
    ])
    expect(await memory.streams.read(stream, 2)).toEqual([{ position: 3, line: { key: 'c' } }])
    expect(await memory.streams.read(stream, 3)).toEqual([])
    expect(await memory.streams.read(somebody(), 0)).toEqual([])
  })

  fact('reads as many lines as were asked for, and says where a stream ends', async ({ memory }) => {
    const stream = somebody()
    expect(await memory.streams.end(stream)).toBe(0)
    for (const key of ['a', 'b', 'c', 'd']) await memory.streams.append(stream, key, key)
    expect(await memory.streams.end(stream)).toBe(4)
    expect(await memory.streams.read(stream, 1, 2)).toEqual([
      { position: 2, line: 'b' },
      { position: 3, line: 'c' },
    ])
    expect(await memory.streams.read(stream, 3, 2)).toEqual([{ position: 4, line: 'd' }])
  })
}

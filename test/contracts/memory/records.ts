import { expect } from '@jest/globals'
import type { Records } from '#contracts/memory'
import type { Json } from '#core/json'
import { somebody } from '../../support/mail.ts'
import type { Fact } from './promise.ts'

/** Names that somebody else might give. */
const ODD = ['!@#$%^&*()~/\\><,.?\';"`~', '', ' ', 'a\nb', 'ключ', '__proto__', '{7}', '🙂']

const put = (key: string, value: Json, tag: string | null = null) => ({ key, value, tag })

const tagOf = async (records: Records, shelf: string, key: string): Promise<string> =>
  (await records.read(shelf, [key]))[0]?.tag ?? ''

/** Records, which change together or not at all. */
export const recordFacts = (fact: Fact): void => {
  fact('keeps records under any name, and answers those that there are', async ({ memory: { records } }) => {
    const [shelf, other] = [somebody(), somebody()]
    expect(await records.read(shelf, ODD)).toEqual([])
    expect(await records.read(shelf, [])).toEqual([])
    expect(await records.write(shelf, [])).toBe('written')
    expect(
      await records.write(
        shelf,
        ODD.map((key, n) => put(key, { n, list: [], none: null })),
      ),
    ).toBe('written')
    const kept = await records.read(shelf, ['nothing', ...ODD])
    expect(kept.map(({ key, value }) => ({ key, value }))).toEqual(
      ODD.map((key, n) => ({ key, value: { n, list: [], none: null } })),
    )
    expect(await records.read(other, ODD)).toEqual([])
  })

  fact('gives a record another tag with every write', async ({ memory: { records } }) => {
    const shelf = somebody()
    const tags = new Set<string>()
    for (const n of [1, 1, 2]) {
      await records.write(shelf, [put('a', n)])
      tags.add(await tagOf(records, shelf, 'a'))
    }
    await records.write(shelf, [put('a', null)])
    await records.write(shelf, [put('a', 2)])
    tags.add(await tagOf(records, shelf, 'a'))
    expect(tags.size).toBe(4)
  })

  fact('writes over a record only while it is the one that was read', async ({ memory: { records } }) => {
    const shelf = somebody()
    expect(await records.write(shelf, [put('a', 1, 'a tag of nothing')])).toBe('written')
    const tag = await tagOf(records, shelf, 'a')
    expect(await records.write(shelf, [put('a', 2, tag)])).toBe('written')
    expect(await records.write(shelf, [put('a', 3, tag)])).toBe('conflict')
    expect(await records.write(shelf, [put('a', null, tag)])).toBe('conflict')
    expect(await records.read(shelf, ['a'])).toMatchObject([{ value: 2 }])
    expect(await records.write(shelf, [put('a', 4)])).toBe('written')
  })

  fact('does all of a write or nothing of it', async ({ memory: { records } }) => {
    const shelf = somebody()
    await records.write(shelf, [put('a', 1), put('b', 1)])
    const changes = [put('a', 2), put('c', 2), put('b', 2, 'stale'), put('d', null)]
    expect(await records.write(shelf, changes)).toBe('conflict')
    expect(await records.read(shelf, ['a', 'b', 'c'])).toMatchObject([
      { key: 'a', value: 1 },
      { key: 'b', value: 1 },
    ])
  })

  fact('deletes what there is, and what there is not', async ({ memory: { records } }) => {
    const shelf = somebody()
    await records.write(shelf, [put('a', 1), put('b', 1)])
    expect(await records.write(shelf, [put('a', null), put('nothing', null)])).toBe('written')
    expect(await records.read(shelf, ['a', 'b', 'nothing'])).toMatchObject([{ key: 'b' }])
  })

  fact('lets one of many that read the same write', async ({ memory: { records } }) => {
    const shelf = somebody()
    await records.write(shelf, [put('n', 0)])
    const tag = await tagOf(records, shelf, 'n')
    const said = await Promise.all(
      Array.from({ length: 10 }, (_, n) => records.write(shelf, [put('n', n, tag)])),
    )
    expect(said.filter((one) => one === 'written')).toHaveLength(1)
  })

  fact('keeps records over a restart', async ({ memory, reopen }) => {
    const shelf = somebody()
    await memory.records.write(shelf, [put('a', { deep: [1, '2'] }), put('b', 1)])
    await memory.records.write(shelf, [put('b', null)])
    const kept = await memory.records.read(shelf, ['a', 'b'])
    const { records } = await reopen()
    expect(await records.read(shelf, ['a', 'b'])).toEqual(kept)
  })
}

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { sealWith } from '#checkout/seal'
import type { Memory } from '#contracts/memory'
import { personId } from '#core/ids'
import { days, type Instant, instant, milliseconds } from '#core/time'
import { openEmbedded } from '#memory/embedded/index'
import { pace } from '#memory/embedded/pace'
import { emptyStore } from '#memory/embedded/store'
import { type Counted, count } from '#turn/count'
import { business } from '../support/business.ts'
import { newFolder, removeAll } from '../support/folders.ts'
import { MONDAY } from '../support/play.ts'
import { openNode } from '../support/redis-memory.ts'
import { freshPrefix, redisUrl } from '../support/shared-redis.ts'

const PHONE = '+14155550123'
const seal = sealWith('a secret of more than thirty-two characters')

const folders: string[] = []
afterAll(() => removeAll(folders))

const one = (change: Partial<Counted> = {}): Counted => ({
  what: 'codes',
  to: { channel: 'sms', id: PHONE },
  person: personId('p-ana'),
  network: null,
  ...change,
})

const asking =
  (memory: Pick<Memory, 'outbox'>) =>
  (asked: Counted, now: Instant = MONDAY) =>
    count(asked, { memory, seal, policy: business.policy }, now)

describe('counting codes (M6)', () => {
  test('a phone is one, by whichever network of texts it is reached', async () => {
    const ask = asking(await openEmbedded({ directory: null }))
    for (const channel of ['sms', 'whatsapp', 'sms', 'whatsapp', 'sms'])
      expect(await ask(one({ to: { channel, id: PHONE } }))).toBeNull()
    expect(await ask(one({ to: { channel: 'whatsapp', id: PHONE } }))).toBe('address')
  })

  test('in no day and at no moment has a phone more than twice its number, and in the long run just that', async () => {
    const ask = asking(await openEmbedded({ directory: null }))
    const granted: Instant[] = []
    const minute = days(1) / (24 * 60)
    for (let n = 0; n < 4 * 24 * 60; n += 7) {
      const now = instant(MONDAY + milliseconds(n * minute))
      if ((await ask(one(), now)) === null) granted.push(now)
    }
    const inDayFrom = (from: Instant) => granted.filter((at) => at >= from && at < from + days(1)).length
    expect(Math.max(...granted.map(inDayFrom))).toBeLessThanOrEqual(
      2 * business.policy.codeLimits.address.codes,
    )
    expect(inDayFrom(instant(MONDAY + days(2)))).toBe(business.policy.codeLimits.address.codes)
  })

  test('the memory learns no number, no network and no name of a person', async () => {
    const directory = await newFolder()
    folders.push(directory)
    const memory = await openEmbedded({ directory })
    await asking(memory)(one({ what: 'tries', network: '198.51.100.77' }))
    await memory.close()
    const files = (await readdir(directory, { recursive: true, withFileTypes: true })).filter((file) =>
      file.isFile(),
    )
    const kept = await Promise.all(
      files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8')),
    )
    expect(kept.join()).toMatch(/count:/)
    for (const secret of [PHONE, PHONE.slice(1), '198.51.100.77', 'p-ana'])
      expect(kept.join()).not.toContain(secret)
  })

  test('two nodes of one Redis that ask at the same moment have one allowance', async () => {
    const place = { url: await redisUrl(), prefix: freshPrefix() }
    const nodes = [await openNode(place), await openNode(place)]
    const asks = Array.from({ length: 10 }, (_, n) => nodes[n % 2] ?? nodes[0]).flatMap((node) =>
      node ? [asking(node)(one())] : [],
    )
    const said = await Promise.all(asks)
    expect(said.filter((spent) => spent === null)).toHaveLength(5)
    expect(said.filter((spent) => spent === 'address')).toHaveLength(5)
    for (const node of nodes) await node.close()
  })

  test('the embedded memory forgets whoever has their whole allowance again', () => {
    const store = emptyStore()
    const rate = { perSecond: 1, burst: 5 }
    for (let n = 0; n < 1_200; n++) pace(store, { account: `count:${n}`, rate, most: 1, now: MONDAY })
    pace(store, { account: 'count:last', rate, most: 1, now: instant(MONDAY + days(1)) })
    expect([...store.paces.keys()]).toEqual(['count:last'])
  })
})

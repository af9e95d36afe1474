import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { days, type Instant, instant } from '#core/time'
import { safeName } from '#media/name'
import { fileStore } from '#media/store'
import { sweep } from '#media/sweep'

const PHOTO = { name: 'our kitchen.png', contentType: 'image/png', bytes: Buffer.from('a photo') }
const KEPT = days(90)
const START = Date.UTC(2026, 10, 23)

let directory = ''
let now: Instant = instant(START)
const pass = (time: number): void => {
  now = instant(now + time)
}

const open = (more: Partial<Parameters<typeof fileStore>[0]> = {}) =>
  fileStore({
    directory,
    signingSecret: 'a secret of the test',
    publicUrl: 'https://bot.example/',
    clock: { now: () => now },
    kept: KEPT,
    ...more,
  })

beforeEach(async () => {
  now = instant(START)
  directory = await mkdtemp(join(tmpdir(), 'store-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

describe('the store of what people send (C9)', () => {
  test('gives back what it was given, and says until when', async () => {
    const kept = await open().keep('m1 0', PHOTO)
    expect(kept).toMatchObject({
      name: 'our kitchen.png',
      contentType: 'image/png',
      size: 7,
      keptUntil: now + KEPT,
    })
    const file = await open().open(kept.id)
    expect(file).toMatchObject(kept)
    expect(Buffer.from(file?.bytes ?? []).toString()).toBe('a photo')
  })

  test('has an address for whatever name was cut short, also in the middle of a character', async () => {
    const name = safeName(`${'a'.repeat(9)}${'\u{1f4f7}'.repeat(60)}b.png`)
    expect(name).not.toMatch(/\p{Surrogate}/u)
    expect(name.endsWith('b.png')).toBe(true)
    expect(open().addressOf({ id: '0'.repeat(40), name })).toMatch(/b\.png$/)
  })

  test('is the same file when it is kept again, and one of its own under another name or secret', async () => {
    const ids = [
      await open().keep('m1 0', PHOTO),
      await open().keep('m1 0', PHOTO),
      await open().keep('m1 1', PHOTO),
      await open({ signingSecret: 'another secret' }).keep('m1 0', PHOTO),
    ].map(({ id }) => id)
    expect(new Set(ids).size).toBe(3)
    expect(ids[0]).toBe(ids[1])
    expect(ids[0]).toMatch(/^[0-9a-f]{40}$/)
  })

  test('knows its own addresses, and no others', async () => {
    const store = open()
    const kept = await store.keep('m1 0', PHOTO)
    const address = store.addressOf(kept)
    expect(address).toBe(`https://bot.example/v3/directline/attachments/${kept.id}/our%20kitchen.png`)
    expect(await store.named(address)).toEqual(kept)
    expect(await store.named(address.replace('bot.example', 'evil.example'))).toBeNull()
    expect(await store.named(address.replace(kept.id, '0'.repeat(40)))).toBeNull()
    expect(await store.named('')).toBeNull()
  })

  test.each(['..', '../../etc/passwd', '', 'a'.repeat(40), `${'a'.repeat(40)}.json`, '__proto__'])(
    'has nothing called "%s"',
    async (id) => {
      expect(await open().open(id)).toBeNull()
    },
  )

  test('hands nothing out whose time is over, swept or not', async () => {
    const kept = await open().keep('m1 0', PHOTO)
    pass(KEPT)
    expect(await open().open(kept.id)).toBeNull()
    expect(await open().named(open().addressOf(kept))).toBeNull()
  })

  test('leaves nothing behind when it cannot write', async () => {
    await writeFile(join(directory, 'full'), '')
    await expect(open({ directory: join(directory, 'full') }).keep('m1 0', PHOTO)).rejects.toThrow()
    expect(await readdir(directory)).toEqual(['full'])
  })
})

describe('sweeping', () => {
  test('removes what is over and nothing else', async () => {
    const old = await open().keep('m1 0', PHOTO)
    pass(days(1))
    const young = await open().keep('m2 0', PHOTO)
    pass(KEPT - days(1))
    expect(await sweep({ directory, kept: KEPT }, now)).toBe(1)
    expect((await readdir(directory)).sort()).toEqual([young.id, `${young.id}.json`].sort())
    expect(await open().open(old.id)).toBeNull()
    expect(await open().open(young.id)).not.toBeNull()
  })

  test('by several nodes at once does no harm', async () => {
    const store = open()
    for (let n = 0; n < 50; n++) await store.keep(`m${n}`, PHOTO)
    pass(KEPT)
    await Promise.all([1, 2, 3].map(() => sweep({ directory, kept: KEPT }, now)))
    expect(await readdir(directory)).toEqual([])
  })

  test('counts a file of before there was a policy from when it was written', async () => {
    const id = 'b'.repeat(40)
    await writeFile(join(directory, id), 'x')
    await writeFile(
      join(directory, `${id}.json`),
      JSON.stringify({ name: 'x.txt', contentType: 'text/plain' }),
    )
    await utimes(join(directory, id), START / 1000, START / 1000)
    expect(await open().open(id)).toMatchObject({ size: 1, keptUntil: START + KEPT })
    expect(await sweep({ directory, kept: KEPT }, instant(START + KEPT - 1))).toBe(0)
    expect(await sweep({ directory, kept: KEPT }, instant(START + KEPT))).toBe(1)
  })

  test('takes along what a process left that died while it wrote', async () => {
    const long = new Date(Date.now() - days(2))
    for (const name of ['c'.repeat(40), `${'c'.repeat(40)}.json.1234.draft`]) {
      await writeFile(join(directory, name), 'half')
      await utimes(join(directory, name), long, long)
    }
    await writeFile(join(directory, `${'d'.repeat(40)}.5678.draft`), 'being written')
    await writeFile(join(directory, 'notes.txt'), 'not ours')
    await sweep({ directory, kept: KEPT }, now)
    expect((await readdir(directory)).sort()).toEqual([`${'d'.repeat(40)}.5678.draft`, 'notes.txt'])
  })

  test('where nothing was ever kept finds nothing', async () => {
    expect(await sweep({ directory: join(directory, 'none'), kept: KEPT }, now)).toBe(0)
  })
})

import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Located } from '#contracts/adapter'
import type { FileKeeper, Keeping } from '#contracts/files'
import type { Attachment } from '#core/activity'
import { days, instant } from '#core/time'
import { fileKeeper } from '#media/keeper'
import { type FileStore, fileStore } from '#media/store'
import { type Origin, openOrigin, png } from './origin.ts'

const never = new AbortController().signal
const PHOTO: Attachment = { contentType: 'image/png', contentUrl: 'platform:1' }

let directory = ''
let store: FileStore
let keeper: FileKeeper
let served = Buffer.alloc(0)
let platform: Origin

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'keeper-'))
  const clock = { now: () => instant(Date.now()) }
  store = fileStore({ directory, signingSecret: 's', publicUrl: 'https://bot.example', clock, kept: days(1) })
  keeper = fileKeeper({ store, most: 1_000 })
  platform = await openOrigin((_, response) => response.end(served))
})
afterEach(async () => {
  await platform.close()
  await rm(directory, { recursive: true, force: true })
})

const located = async (): Promise<Located> => ({
  kind: 'at',
  url: platform.url,
  headers: {},
  within: 'platform',
})

const keep = (attachment: Attachment, bytes: Buffer | string, locate = located): Promise<Keeping> => {
  served = Buffer.from(bytes)
  return keeper.keep({ name: 'p1.file1', attachment, locate }, never)
}

describe('keeping what came (C9)', () => {
  test('a picture is kept under a name for whoever will look at it, once however often it is tried', async () => {
    const kept = await keep(PHOTO, png())
    expect(kept).toMatchObject({
      kind: 'kept',
      file: { contentType: 'image/png', name: 'photo.png', size: 64 },
    })
    expect(await keep(PHOTO, png())).toMatchObject({ file: { id: kept.kind === 'kept' ? kept.file.id : '' } })
    expect(await readdir(directory)).toHaveLength(2)
  })

  test('its own bytes say what it is, and its name loses what could do harm', async () => {
    const said = { contentType: 'text/html', contentUrl: 'platform:1', name: '../../a<b>.png' }
    expect(await keep(said, png())).toMatchObject({ file: { contentType: 'image/png', name: 'ab.png' } })
  })

  test('what was uploaded to us is there already: nobody is asked', async () => {
    const file = await store.keep('c1 u1 0', { name: 'a.png', contentType: 'image/png', bytes: png() })
    const asked = async (): Promise<Located> => {
      throw new Error('nobody should ask')
    }
    expect(await keep({ ...PHOTO, contentUrl: store.addressOf(file) }, '', asked)).toEqual({
      kind: 'kept',
      file,
    })
  })

  test('what is said to be too large is not even looked for, and what is, is found out', async () => {
    expect(await keep({ ...PHOTO, size: 1_001 }, png())).toMatchObject({ kind: 'lost', why: 'too-large' })
    expect(platform.asked).toEqual([])
    expect(await keep({ ...PHOTO, size: 5 }, png(1_001))).toMatchObject({ kind: 'lost', why: 'too-large' })
  })

  test.each([
    ['a program', PHOTO, 'MZ\x90\0\x03'],
    ['a page', { ...PHOTO, contentType: 'text/html' }, '<html>'],
    [
      'a text that a browser takes for a page',
      { ...PHOTO, contentType: 'text/plain; charset=utf-8' },
      'see <head>',
    ],
    ['a picture that can run', { ...PHOTO, contentType: 'image/svg+xml' }, '<svg/>'],
    ['a text that is run by its name', { ...PHOTO, name: 'order.bat' }, 'format c:'],
    ['nothing', PHOTO, ''],
  ])('%s is not taken', async (_, attachment, bytes) => {
    expect(await keep(attachment, bytes)).toMatchObject({ kind: 'lost', why: 'not-taken' })
    expect(await readdir(directory)).toEqual([])
  })

  test('a login page in the place of a picture is no fault of the picture', async () => {
    expect(await keep(PHOTO, '<!doctype html>Please log in')).toMatchObject({ kind: 'retry' })
  })

  test('what the platform says of it holds', async () => {
    const nowhere = async (): Promise<Located> => ({ kind: 'nowhere', reason: 'deleted' })
    expect(await keep(PHOTO, png(), nowhere)).toEqual({
      kind: 'lost',
      why: 'out-of-reach',
      reason: 'deleted',
    })
    const large = async (): Promise<Located> => ({ kind: 'nowhere', reason: 'over 20 MB', why: 'too-large' })
    expect(await keep(PHOTO, png(), large)).toMatchObject({ kind: 'lost', why: 'too-large' })
    const later = async (): Promise<Located> => ({ kind: 'retry', reason: 'busy' })
    expect(await keep(PHOTO, png(), later)).toEqual({ kind: 'retry', reason: 'busy', afterMs: null })
  })

  test('a disk that takes nothing is asked again later, and its paths are told to nobody', async () => {
    await rm(directory, { recursive: true, force: true })
    keeper = fileKeeper({
      most: 1_000,
      store: fileStore({
        directory: '/dev/null/uploads',
        signingSecret: 's',
        publicUrl: 'https://bot.example',
        clock: { now: () => instant(0) },
        kept: days(1),
      }),
    })
    const answer = await keep(PHOTO, png())
    expect(answer).toEqual({
      kind: 'retry',
      reason: 'it could not be written to disk (ENOTDIR)',
      afterMs: null,
    })
  })
})

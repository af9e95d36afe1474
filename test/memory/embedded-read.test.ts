import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { Memory } from '#contracts/memory'
import { openEmbedded, readEmbedded } from '#memory/embedded/index'
import { newFolder, removeAll } from '../support/folders.ts'
import { at, fact, oneTurn, somebody, somewhere } from '../support/mail.ts'

let directory = ''
const open: Memory[] = []

const writing = async (logLimit?: number): Promise<Memory> => {
  const memory = await openEmbedded({ directory, ...(logLimit === undefined ? {} : { logLimit }) })
  open.push(memory)
  return memory
}

beforeEach(async () => {
  directory = await newFolder()
})

afterEach(async () => {
  for (const memory of open.splice(0)) await memory.close().catch(() => {})
  await removeAll([directory])
})

test('what a running server has committed can be read beside it, and nothing in its directory is touched', async () => {
  const memory = await writing()
  const [person, address] = [somebody(), somewhere('sms')]
  await oneTurn(memory, person, at(0), { events: [fact('one')] })
  await memory.directory.join(address, person)
  await memory.directory.suppress(address)
  const before = await readdir(directory)
  const read = await readEmbedded(directory)
  expect((await read.journal.recall(person))?.events).toEqual([fact('one')])
  expect(await read.journal.persons(9)).toEqual([person])
  expect(await read.directory.personOf(address)).toBe(person)
  expect(await read.directory.isSuppressed(address)).toBe(true)
  expect(await readdir(directory)).toEqual(before)
  await oneTurn(memory, person, at(10_000), { events: [fact('two')] })
  expect((await memory.journal.recall(person))?.events).toHaveLength(2)
})

test('a line that the server is just writing is not there yet (F3)', async () => {
  const memory = await writing()
  const person = somebody()
  await oneTurn(memory, person, at(0), { events: [fact('one')] })
  const log = (await readdir(directory)).find((name) => name.startsWith('log.')) ?? ''
  await appendFile(join(directory, log), '["commit",{"person":"p')
  expect((await (await readEmbedded(directory)).journal.recall(person))?.events).toEqual([fact('one')])
})

test('while the server begins one log after another, every look sees a whole journal', async () => {
  const memory = await writing(1)
  const person = somebody()
  let isWriting = true
  const writes = (async () => {
    for (let n = 0; n < 60; n++) await oneTurn(memory, person, at(n * 10_000), { events: [fact(`${n}`)] })
    isWriting = false
  })()
  let last = 0
  while (isWriting) {
    const events = (await (await readEmbedded(directory)).journal.recall(person))?.events ?? []
    expect(events).toEqual(events.map((_, n) => fact(`${n}`)))
    expect(events.length).toBeGreaterThanOrEqual(last)
    last = events.length
  }
  await writes
  expect((await (await readEmbedded(directory)).journal.recall(person))?.events).toHaveLength(60)
})

test('a log that is gone for good is told as damage', async () => {
  const memory = await writing()
  await oneTurn(memory, somebody(), at(0))
  await memory.close()
  const snapshot = join(directory, 'snapshot')
  const text = await readFile(snapshot, 'utf8')
  await writeFile(snapshot, text.replace(/"log":\d+/, '"log":77'))
  await expect(readEmbedded(directory)).rejects.toThrow(/log\.77 is missing/)
})

import { execFile } from 'node:child_process'
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, expect, test } from '@jest/globals'
import { open } from '#cli/chat/open'
import { eventually } from '../support/eventually.ts'
import { newFolder, removeAll } from '../support/folders.ts'

const MAIN = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url))

const folders: string[] = []
afterEach(() => removeAll(folders.splice(0)))

const folder = async (): Promise<string> => {
  const made = await newFolder()
  folders.push(made)
  return made
}

/** Listening servers of this process. */
const servers = (): number =>
  process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap').length

/** Node lets go of one that was closed in one of its next rounds. */
const areLeft = (number: number): Promise<void> => eventually(() => expect(servers()).toBe(number))

test('a chat in which no seat can be taken leaves no server behind, and the next one begins on the same data', async () => {
  const data = await folder()
  await mkdir(join(data, 'chat.json'))
  const before = servers()
  await expect(open({ data, at: null })).rejects.toThrow(/EISDIR/)
  await areLeft(before)
  await removeAll([join(data, 'chat.json')])
  const opened = await open({ data, at: null })
  await opened.close()
  await areLeft(before)
}, 60_000)

test('nor does it leave the folder that it had made for itself, and the command ends', async () => {
  const temporary = await folder()
  const cut = "data:text/javascript,globalThis.fetch=()=>Promise.reject(new Error('the line is cut'))"
  const env = { PATH: process.env.PATH, TMPDIR: temporary }
  const ended = promisify(execFile)(process.execPath, ['--import', cut, MAIN, 'chat'], { env })
  await expect(ended).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('the line is cut') })
  expect(await readdir(temporary)).toEqual([])
}, 60_000)

import { execFile } from 'node:child_process'
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, expect, test } from '@jest/globals'
import { open } from '#cli/chat/open'
import { newFolder, removeAll } from '../support/folders.ts'

const MAIN = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url))

const folders: string[] = []
afterEach(() => removeAll(folders.splice(0)))

const folder = async (): Promise<string> => {
  const made = await newFolder()
  folders.push(made)
  return made
}

/** Listening servers of this process, a moment after: Node lets go of one that was closed in its next round. */
const servers = async (): Promise<number> => {
  await new Promise((resolve) => setTimeout(resolve, 200))
  return process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap').length
}

test('a chat in which no seat can be taken leaves no server behind, and the next one begins on the same data', async () => {
  const data = await folder()
  await mkdir(join(data, 'chat.json'))
  const before = await servers()
  await expect(open({ data, at: null })).rejects.toThrow(/EISDIR/)
  expect(await servers()).toBe(before)
  await removeAll([join(data, 'chat.json')])
  const opened = await open({ data, at: null })
  await opened.close()
  expect(await servers()).toBe(before)
}, 60_000)

test('nor does it leave the folder that it had made for itself, and the command ends', async () => {
  const temporary = await folder()
  const cut = "data:text/javascript,globalThis.fetch=()=>Promise.reject(new Error('the line is cut'))"
  const env = { PATH: process.env.PATH, TMPDIR: temporary }
  const ended = promisify(execFile)(process.execPath, ['--import', cut, MAIN, 'chat'], { env })
  await expect(ended).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('the line is cut') })
  expect(await readdir(temporary)).toEqual([])
}, 60_000)

import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { run } from '#app/production'
import { readConfig } from '#config/environment'
import { newFolder, removeAll } from '../support/folders.ts'

const folders: string[] = []
afterAll(() => removeAll(folders))

const started = async (data: string, more: Record<string, string> = {}) => {
  const config = readConfig({ PORT: '0', THROUGHLINE_DATA: data, LOG_LEVEL: 'silent', ...more })
  const { url, consoleToken, stop } = await run(config)
  const asked = (token: string) =>
    fetch(`${url}/signals`, { method: 'POST', headers: { Authorization: `Bearer ${token}` }, body: '[]' })
  return { consoleToken, asked, stop }
}

describe('the token for operators and other systems', () => {
  test('is made at the first start, kept for this user alone, and is the same at the next', async () => {
    const data = await newFolder()
    folders.push(data)
    const first = await started(data)
    const path = join(data, 'console-token')
    const kept = (await readFile(path, 'utf8')).trim()
    expect(first.consoleToken).toEqual({ secret: kept, path, isNew: true })
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(kept).not.toBe((await readFile(join(data, 'signing-secret'), 'utf8')).trim())
    expect([(await first.asked(kept)).status, (await first.asked('another')).status]).toEqual([400, 401])
    await first.stop()
    const second = await started(data)
    expect(second.consoleToken).toEqual({ secret: kept, path, isNew: false })
    expect((await second.asked(kept)).status).toBe(400)
    await second.stop()
  })

  test('is CONSOLE_TOKEN where that is set, and none is made then', async () => {
    const data = await newFolder()
    folders.push(data)
    const token = 'sixteen-and-more-characters'
    const { consoleToken, asked, stop } = await started(data, { CONSOLE_TOKEN: token })
    expect(consoleToken).toBeNull()
    expect((await asked(token)).status).toBe(400)
    await expect(stat(join(data, 'console-token'))).rejects.toThrow()
    await stop()
  })

  test('whose file was cut short stops the start, which says what to do', async () => {
    const data = await newFolder()
    folders.push(data)
    await writeFile(join(data, 'console-token'), 'short')
    await expect(started(data)).rejects.toThrow(/console-token holds no secret.*Remove it/s)
  })
})

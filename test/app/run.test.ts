import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { run } from '#app/production'
import { readConfig } from '#config/environment'
import { newFolder, removeAll } from '../support/folders.ts'

const folders: string[] = []
afterAll(() => removeAll(folders))

const configIn = async (more: Record<string, string> = {}) => {
  const data = await newFolder()
  folders.push(data)
  return readConfig({ PORT: '0', THROUGHLINE_DATA: data, LOG_LEVEL: 'silent', ...more })
}

describe('a start that fails', () => {
  test('lets go of memory and port, whichever step it was: the next start finds both', async () => {
    const config = await configIn()
    const inTheWay = join(config.data, 'lab-twilio.json')
    await mkdir(inTheWay)
    await expect(run(config)).rejects.toThrow()
    await rm(inTheWay, { recursive: true })
    const running = await run(config, null, () => {
      throw new Error('not arranged')
    }).catch(() => null)
    expect(running).toBeNull()
    const { url, stop } = await run(config)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    await stop()
  })

  test('is told before the first click where a link lives longer than a page of Stripe may (D7)', async () => {
    const config = await configIn({
      STRIPE_SECRET_KEY: 'sk_test_123',
      STRIPE_WEBHOOK_SECRET: 'whsec_123',
      THROUGHLINE_BUSINESS: new URL('../../../test/app/long-links.ts', import.meta.url).pathname,
    })
    await expect(run(config)).rejects.toThrow(/checkoutValid.*Stripe.*"23 hours"/s)
  })
})

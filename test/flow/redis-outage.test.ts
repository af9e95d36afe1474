import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Running, run } from '#app/production'
import { readConfig } from '#config/environment'
import { twilioEmulator } from '#lab/twilio/index'
import { eventually } from '../support/eventually.ts'
import { newFolder } from '../support/folders.ts'
import { logbook } from '../support/logbook.ts'
import { ACCOUNT } from '../support/mortal-app.ts'
import { hearing, phoneBuyer, textWebhook } from '../support/patient-buyer.ts'
import { type RedisServer, startRedis } from '../support/redis-server.ts'

const NUMBERS = ['+12125550123', '+12125550124', '+12125550125'] as const
const ECHO = new URL('../../examples/echo/business.js', import.meta.url).pathname

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

describe('A Redis that is gone for ten seconds', () => {
  const log = logbook()
  const emulator = twilioEmulator({ ...ACCOUNT, webhookUrl: 'http://127.0.0.1:1/nowhere' })
  let redis: RedisServer
  let twilio: Awaited<ReturnType<typeof emulator.listen>>
  let data: string
  let running: Running

  beforeAll(async () => {
    data = await newFolder()
    redis = await startRedis({ appendonly: true })
    twilio = await emulator.listen(0)
    const config = readConfig({
      PORT: '0',
      HOST: '127.0.0.1',
      PUBLIC_URL: 'http://127.0.0.1:9',
      REDIS_URL: redis.url,
      THROUGHLINE_DATA: data,
      THROUGHLINE_BUSINESS: ECHO,
      LOG_LEVEL: 'silent',
      TWILIO_ACCOUNT_SID: ACCOUNT.accountSid,
      TWILIO_AUTH_TOKEN: ACCOUNT.authToken,
      TWILIO_FROM: ACCOUNT.number,
      TWILIO_API_ROOT: twilio.url,
    })
    running = await run(config, null, (options) => ({ ...options, log }))
  })
  afterAll(async () => {
    await running.stop()
    emulator.close()
    await twilio.close()
    await redis.close()
    await rm(data, { recursive: true, force: true })
  })

  const here = (): string => `http://127.0.0.1:${running.port}`
  const text = (from: string, words: string) =>
    textWebhook({ url: 'http://127.0.0.1:9', at: here() }, from, words, words)()
  const phones = () =>
    Promise.all(NUMBERS.map((number) => phoneBuyer({ url: here(), network: emulator.fetch }, number)))

  test('costs nothing: webhooks are sent away meanwhile, and all that was taken is answered, once and in order (I1, I2)', async () => {
    const [ada, ben, cyd] = await phones()
    if (!ada || !ben || !cyd) throw new Error('There were to be three phones.')
    for (const number of NUMBERS) expect((await text(number, 'before')).status).toBe(200)
    // Some of it may not have been answered yet: that is what must not be lost.
    await redis.kill()
    const since = Date.now()
    const answer = await text(NUMBERS[0], 'meanwhile')
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '5'])
    expect((await fetch(`${here()}/readyz`)).status).toBe(503)
    expect((await fetch(`${here()}/healthz`)).status).toBe(200)
    await pause(10_000 - (Date.now() - since))
    expect((await text(NUMBERS[1], 'meanwhile')).status).toBe(503)

    await redis.restart()
    await eventually(async () => expect((await fetch(`${here()}/readyz`)).status).toBe(200))
    for (const number of NUMBERS) expect((await text(number, 'meanwhile')).status).toBe(200)
    for (const number of NUMBERS) expect((await text(number, 'before')).status).toBe(200)
    for (const buyer of [ada, ben, cyd])
      expect(await hearing(buyer, 2)).toEqual(['echo #1: before', 'echo #2: meanwhile'])
    await pause(1_000)
    for (const buyer of [ada, ben, cyd]) expect(await buyer.heard()).toHaveLength(2)
  }, 90_000)

  test('has left few lines in the log, and no number or text in them', () => {
    expect(log.sentences.length).toBeGreaterThan(0)
    expect(log.sentences.length).toBeLessThan(30)
    expect(JSON.stringify([log.sentences, log.facts])).not.toMatch(/\+1212|meanwhile|before/)
  })
})

import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Running, run } from '#app/production'
import { readConfig } from '#config/environment'
import type { Model } from '#contracts/model'
import { instant, milliseconds } from '#core/time'
import { type Ailing, ailing } from '../support/ailing.ts'
import { phone } from '../support/buyer.ts'
import { eventually } from '../support/eventually.ts'
import { type Family, figureOf, readExposition } from '../support/exposition.ts'
import { newFolder } from '../support/folders.ts'
import { CONSOLE_TOKEN } from '../support/signals.ts'

const NUMBER = '+14155550147'

/** A model that somebody brings along, and that is down. */
const failing = { model: 'theirs', tokens: 7, took: milliseconds(40), failed: 'down' as const }
const down: Model = {
  perceive: async () => ({ noticed: [], use: failing }),
  lookUp: async ({ passages }) => ({ passages, use: failing }),
  compose: async () => ({ use: failing }),
  rests: () => true,
}

describe('GET /metrics', () => {
  const folders: string[] = []
  let running: Running
  let second: Running
  let frail: Ailing

  const opened = async (environment: Record<string, string>): Promise<Running> => {
    const data = await newFolder()
    folders.push(data)
    const config = readConfig({
      PORT: '0',
      THROUGHLINE_DATA: data,
      CONSOLE_TOKEN,
      LOG_LEVEL: 'silent',
      ...environment,
    })
    return run(config, { now: () => instant(Date.now()) }, (options) => {
      frail = ailing(options.memory)
      return { ...options, memory: frail.memory, model: down }
    })
  }

  beforeAll(async () => {
    second = await opened({ PUBLIC_URL: 'https://bot.example.com', THROUGHLINE_LAB: '1' })
    running = await opened({})
  })
  afterAll(async () => {
    frail.comeBack()
    await running.stop()
    await second.stop()
    for (const folder of folders) await rm(folder, { recursive: true, force: true })
  })

  const asked = (headers: Record<string, string> = {}, { port } = running): Promise<Response> =>
    fetch(`http://localhost:${port}/metrics`, { headers })
  const shown = async (): Promise<ReadonlyMap<string, Family>> => readExposition(await (await asked()).text())
  const posted = async (outcome: string) =>
    figureOf(await shown(), 'throughline_webhooks_total', { source: 'sms', outcome })
  const post = (headers: Record<string, string>) =>
    fetch(`http://localhost:${running.port}/webhooks/sms`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      body: `From=${encodeURIComponent(NUMBER)}&Body=a+secret+plan`,
    })

  test('is text as Prometheus 0.0.4 reads it, and its histograms add up', async () => {
    const answer = await asked()
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    const families = readExposition(await answer.text())
    expect(families.get('process_cpu_seconds_total')?.type).toBe('counter')
    const lengths = families.get('throughline_turn_seconds')?.samples ?? []
    const [count, buckets] = [lengths.find(({ name }) => name.endsWith('_count')), lengths.filter(isBucket)]
    expect(buckets.map(({ value }) => value)).toEqual(
      buckets.map(({ value }) => value).toSorted((a, b) => a - b),
    )
    expect(buckets.at(-1)).toMatchObject({ labels: { le: '+Inf' }, value: count?.value })
  })

  test('counts a webhook that was refused, by why, and tells nothing else of it (C3)', async () => {
    expect([await posted('unsigned'), await posted('forged')]).toEqual([0, 0])
    expect((await post({})).status).toBe(400)
    expect((await post({ 'X-Twilio-Signature': 'a guess' })).status).toBe(403)
    expect([await posted('unsigned'), await posted('forged'), await posted('unreadable')]).toEqual([1, 1, 0])
  })

  test('counts a request of the website chat that was refused, by why (C2)', async () => {
    const refused = async () => figureOf(await shown(), 'throughline_chat_refused_total', { why: 'forged' })
    expect(await refused()).toBe(0)
    const headers = { Authorization: 'Bearer a-guess' }
    const chat = `http://localhost:${running.port}/v3/directline/conversations`
    expect((await fetch(chat, { method: 'POST', headers })).status).toBe(403)
    expect(await refused()).toBe(1)
  })

  test('says how much waits, over all nodes', async () => {
    const families = await shown()
    const depth = (name: string, labels = {}) => figureOf(families, `throughline_${name}`, labels)
    expect(depth('deliveries_waiting', { when: 'due' })).toBe(0)
    expect([depth('dead_letters'), depth('persons_set_aside'), depth('depth_known')]).toEqual([0, 0, 1])
  })

  test('counts a turn, what came in and went out by it, a person that was asked for, and a model that failed (L4)', async () => {
    await phone(`http://localhost:${running.port}`, NUMBER).say(
      'Can I talk to a human? What does the Team plan cost?',
    )
    const families = await eventually(async () => {
      const all = await shown()
      expect(figureOf(all, 'throughline_answer_seconds_count')).toBeGreaterThan(0)
      return all
    })
    const value = (name: string, labels = {}) => figureOf(families, `throughline_${name}`, labels)
    expect(value('webhooks_total', { source: 'sms', outcome: 'accepted' })).toBeGreaterThan(0)
    expect(value('messages_received_total', { channel: 'sms', outcome: 'accepted' })).toBe(1)
    expect(value('turns_total', { outcome: 'committed' })).toBeGreaterThan(0)
    expect(value('turn_seconds_count')).toBe(value('turns_total', { outcome: 'committed' }))
    expect(value('parcels_queued_total', { channel: 'sms' })).toBeGreaterThan(0)
    expect(value('deliveries_total', { channel: 'sms', outcome: 'sent' })).toBeGreaterThan(0)
    expect(value('hand_offs_total', { trigger: 'asked-for-human' })).toBe(1)
    expect(value('model_calls_total', { purpose: 'read', outcome: 'down' })).toBe(1)
    expect(value('model_tokens_total', { purpose: 'read' })).toBe(7)
    expect(value('model_resting')).toBe(1)
  })

  test('shows no word, no number and no name of anybody', async () => {
    const text = await (await asked()).text()
    expect(text).not.toMatch(/4155550147|secret plan|"other"/)
    expect(
      [...text.matchAll(/="([^"]*)"/g)].map(([, value = '']) => value).filter((one) => one.length > 24),
    ).toEqual([])
  })

  test('is of one app alone, though two live in one process', async () => {
    const others = await (await asked({ Authorization: `Bearer ${CONSOLE_TOKEN}` }, second)).text()
    const labels = { source: 'sms', outcome: 'accepted' }
    expect(figureOf(readExposition(others), 'throughline_webhooks_total', labels)).toBe(0)
    expect(await posted('accepted')).toBeGreaterThan(0)
  })

  test('is shown on the machine itself; through a proxy, or where the world is served, it takes CONSOLE_TOKEN', async () => {
    const token = { Authorization: `Bearer ${CONSOLE_TOKEN}` }
    const through = { 'X-Forwarded-For': '127.0.0.1' }
    const statuses = [
      await asked(),
      await asked(through),
      await asked({ ...through, ...token }),
      await asked({}, second),
      await asked({ Authorization: 'Bearer a-guess' }, second),
      await asked(token, second),
    ].map(({ status }) => status)
    expect(statuses).toEqual([200, 401, 200, 401, 401, 200])
  })

  test('answers while the memory is away, and says so; what could not be kept is counted', async () => {
    frail.goAway()
    await phone(`http://localhost:${running.port}`, NUMBER).send('Anybody there?')
    await eventually(async () => {
      const families = await shown()
      expect(figureOf(families, 'throughline_memory_up')).toBe(0)
      expect(figureOf(families, 'throughline_depth_known')).toBe(0)
      expect(figureOf(families, 'throughline_dead_letters')).toBeNull()
      expect(
        figureOf(families, 'throughline_webhooks_total', { source: 'sms', outcome: 'not-kept' }),
      ).toBeGreaterThan(0)
    })
  })
})

const isBucket = ({ name }: { readonly name: string }): boolean => name.endsWith('_bucket')

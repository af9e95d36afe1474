import { describe, expect, test } from '@jest/globals'
import { api, DIRECT, opening, openSlack, USER } from './bench.ts'

const opened = opening()

const HELLO = { text: 'Hello.', blocks: [] }

describe('after an uncertain send', () => {
  test('what was said with the same words before does not count as sent', async () => {
    const slack = await opened(openSlack())
    await slack.adapter.send(HELLO, DIRECT, 'k1', null)
    expect(await slack.adapter.reconcile(HELLO, DIRECT, 'k2', slack.clock.now())).toBe('not-sent')
  })

  test('it is looked for in the thread it went to', async () => {
    const slack = await opened(openSlack())
    const root = await slack.client.say('@throughline hi', { channel: 'C1GENERAL' })
    const to = { channel: 'slack', id: `T1ACME:C1GENERAL:${root}` }
    const since = slack.clock.now()
    await slack.faults({ kind: 'cut-after-accept' })
    expect((await slack.adapter.send(HELLO, to, 'k1', null)).kind).toBe('uncertain')
    expect(await slack.adapter.reconcile(HELLO, to, 'k1', since)).toBe('sent')
    expect(await slack.adapter.reconcile(HELLO, to, 'k2', since)).toBe('not-sent')
  })

  test('nobody knows when a message of ours does not say which one it is', async () => {
    const slack = await opened(openSlack())
    await api(slack.emulator, 'chat.postMessage', { channel: USER, text: 'Hello.' })
    expect(await slack.adapter.reconcile(HELLO, DIRECT, 'k1', slack.clock.now())).toBe('unknown')
  })

  test('nobody knows when Slack does not let us look, or more was said than we look through', async () => {
    const slack = await opened(openSlack())
    for (const error of ['missing_scope', 'ratelimited']) {
      await slack.faults({ kind: 'reject', error, method: 'conversations.history' })
      expect(await slack.adapter.reconcile(HELLO, DIRECT, 'k1', slack.clock.now())).toBe('unknown')
    }
    for (let n = 0; n < 101; n++) await slack.client.say(`Text ${n}`)
    expect(await slack.adapter.reconcile(HELLO, DIRECT, 'k1', slack.clock.now())).toBe('unknown')
  })
})

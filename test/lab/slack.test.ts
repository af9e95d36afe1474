import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { webApi } from '@slack/bolt'
import { instant } from '#core/time'
import type { SlackEmulatorOptions } from '#lab/slack/index'
import { ACME, api, clientOf, opening, openSlack, USER } from '../channels/slack/bench.ts'

const opened = opening()

/** Slack's own client in front of the emulator. */
const openBench = async (more: Partial<SlackEmulatorOptions> = {}) => {
  const bench = await opened(openSlack(more))
  const client = new webApi.WebClient(ACME.botToken, {
    slackApiUrl: `${bench.url}/api/`,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: webApi.LogLevel.ERROR,
  })
  return { ...bench, slack: client }
}

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } })
const button = (n: number) => ({
  type: 'button',
  action_id: `a${n}`,
  text: { type: 'plain_text', text: `Button ${n}` },
  value: `${n}`,
})

describe('the Web API of the emulated Slack', () => {
  test('takes a form with structures in it, and JSON, and answers both alike', async () => {
    const { slack, emulator, client } = await openBench()
    const blocks = [section('*Hello*'), { type: 'actions', elements: [button(1)] }]
    const made = await slack.chat.postMessage({ channel: USER, text: 'Hello', blocks: [section('*Hello*')] })
    expect(made).toMatchObject({ ok: true, ts: expect.stringMatching(/^\d+\.\d{6}$/) })
    const other = await api(emulator, 'chat.postMessage', { channel: USER, text: 'Hello', blocks })
    expect(other).toMatchObject({ ok: true, channel: made.channel })
    expect((await client.look()).map(({ buttons }) => buttons.length)).toEqual([0, 1])
  })

  test('says whose a token is, and in a header what it may do', async () => {
    const { slack } = await openBench()
    expect(await slack.auth.test()).toMatchObject({
      team_id: ACME.id,
      user_id: ACME.botUserId,
      bot_id: ACME.botId,
      response_metadata: { scopes: expect.arrayContaining(['chat:write']) },
    })
  })

  test.each([
    [{ channel: 'C0NOWHERE', text: 'x' }, 'channel_not_found'],
    [{ channel: 'C1AWAY', text: 'x' }, 'not_in_channel'],
    [{ channel: 'C1OLD', text: 'x' }, 'is_archived'],
    [{ channel: USER }, 'no_text'],
    [{ channel: USER, text: 'x'.repeat(40_001) }, 'msg_too_long'],
    [{ channel: USER, text: 'x', thread_ts: '1.000001' }, 'thread_not_found'],
    [{ channel: USER, text: 'x', blocks: 'none' }, 'invalid_blocks_format'],
    [{ channel: USER, text: 'x', blocks: [section('x'.repeat(3_001))] }, 'invalid_blocks'],
    [{ channel: USER, text: 'x', blocks: [section('')] }, 'invalid_blocks'],
    [
      { channel: USER, text: 'x', blocks: [{ type: 'actions', elements: [button(1), button(1)] }] },
      'invalid_blocks',
    ],
    [
      {
        channel: USER,
        text: 'x',
        blocks: [{ type: 'actions', elements: Array.from({ length: 26 }, (_, n) => button(n)) }],
      },
      'invalid_blocks',
    ],
    [{ channel: USER, text: 'x', blocks: Array.from({ length: 51 }, () => section('x')) }, 'invalid_blocks'],
    [
      { channel: USER, text: 'x', blocks: Array.from({ length: 5 }, () => section('x'.repeat(2_900))) },
      'msg_blocks_too_long',
    ],
    [{ channel: USER, text: 'x', metadata: 'nonsense' }, 'invalid_metadata_format'],
  ])('refuses %j with %s', async (given, error) => {
    const { emulator } = await openBench()
    expect(await api(emulator, 'chat.postMessage', given)).toMatchObject({ ok: false, error })
  })

  test('says where in the blocks the trouble is', async () => {
    const { emulator } = await openBench()
    const blocks = [
      section('fine'),
      { type: 'actions', elements: [{ ...button(1), value: 'x'.repeat(2_001) }] },
    ]
    const answer = await api(emulator, 'chat.postMessage', { channel: USER, text: 'x', blocks })
    expect(JSON.stringify(answer)).toContain('[json-pointer:/blocks/1/elements/0')
  })

  test('knows tokens, scopes and methods', async () => {
    const { emulator } = await openBench({ teams: [{ ...ACME, scopes: ['commands'] }] })
    expect(await api(emulator, 'auth.test', {}, '')).toMatchObject({ error: 'not_authed' })
    expect(await api(emulator, 'auth.test', {}, 'xoxb-wrong')).toMatchObject({ error: 'invalid_auth' })
    expect(await api(emulator, 'chat.dance', {})).toMatchObject({ error: 'unknown_method' })
    expect(await api(emulator, 'chat.postMessage', { channel: USER, text: 'x' })).toMatchObject({
      error: 'missing_scope',
      needed: 'chat:write',
      provided: 'commands',
    })
  })

  test('takes one post a second in a channel, with bursts, and says how long to wait', async () => {
    let at = 1_795_000_000_000
    const { slack } = await openBench({ clock: { now: () => instant(at) } })
    for (let n = 0; n < 20; n++) await slack.chat.postMessage({ channel: USER, text: `${n}` })
    await expect(slack.chat.postMessage({ channel: USER, text: 'more' })).rejects.toMatchObject({
      retryAfter: 1,
    })
    await slack.chat.postMessage({ channel: 'C1GENERAL', text: 'elsewhere' })
    at += 1_000
    await slack.chat.postMessage({ channel: USER, text: 'more' })
  })

  test('lists what was said: newest first in a channel, oldest first in a thread, between times', async () => {
    const { slack, client } = await openBench()
    const root = await client.say('root', { channel: 'C1GENERAL' })
    const other = await client.say('other', { channel: 'C1GENERAL' })
    await slack.chat.postMessage({ channel: 'C1GENERAL', text: 'reply', thread_ts: root })
    const texts = ({ messages = [] }: { messages?: { text?: string }[] }) => messages.map(({ text }) => text)
    expect(texts(await slack.conversations.history({ channel: 'C1GENERAL' }))).toEqual(['other', 'root'])
    const one = await slack.conversations.history({ channel: 'C1GENERAL', limit: 1 })
    expect([texts(one), one.has_more]).toEqual([['other'], true])
    const since = { channel: 'C1GENERAL', oldest: other }
    expect(texts(await slack.conversations.history(since))).toEqual([])
    expect(texts(await slack.conversations.history({ ...since, inclusive: true }))).toEqual(['other'])
    expect(texts(await slack.conversations.replies({ channel: 'C1GENERAL', ts: root }))).toEqual([
      'root',
      'reply',
    ])
  })

  test('changes messages of the bot alone', async () => {
    const { slack, client, catcher } = await openBench()
    const { ts = '', channel = '' } = await slack.chat.postMessage({ channel: USER, text: 'one' })
    await slack.chat.update({ channel, ts, text: 'two' })
    expect(await client.look()).toMatchObject([{ text: 'two', edited: true }])
    await catcher.find('message_changed')
    const theirs = await client.say('mine')
    await expect(slack.chat.update({ channel, ts: theirs, text: 'x' })).rejects.toMatchObject({
      data: { error: 'cant_update_message' },
    })
  })

  test('shows to one alone what is for one alone', async () => {
    const { slack, client, emulator } = await openBench()
    await slack.chat.postEphemeral({ channel: 'C1GENERAL', user: USER, text: 'too late' })
    expect(await client.look('C1GENERAL')).toMatchObject([{ text: 'too late' }])
    expect(await clientOf(emulator, 'U1BOB').look('C1GENERAL')).toEqual([])
  })

  test('tells of people and channels', async () => {
    const { slack } = await openBench()
    expect(await slack.users.info({ user: USER })).toMatchObject({ user: { id: USER, team_id: ACME.id } })
    expect(await slack.conversations.info({ channel: 'C1AWAY' })).toMatchObject({
      channel: { name: 'away', is_member: false },
    })
    expect(await slack.conversations.open({ users: USER })).toMatchObject({ channel: { id: 'D1ACME1ADA' } })
  })
})

describe('a file of the emulator', () => {
  test('brings everything back after a restart, and no two messages have one time', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'slack-'))
    const clock = { now: () => instant(1_795_000_000_000) }
    const options = { file: join(folder, 'deep', 'slack.jsonl'), clock }
    const files = [{ name: 'a.txt', contentType: 'text/plain', content: btoa('words') }]
    const first = await openBench(options)
    const ts = await first.client.say('look', { files })
    const again = await openBench(options)
    expect(await again.client.look()).toMatchObject([
      { id: ts, text: 'look', files: [{ name: 'a.txt', size: 5 }] },
    ])
    expect(Number(await again.client.say('more'))).toBeGreaterThan(Number(ts))
    rmSync(folder, { recursive: true })
  })
})

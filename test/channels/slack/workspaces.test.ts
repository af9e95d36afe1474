import type { RequestListener } from 'node:http'
import { describe, expect, test } from '@jest/globals'
import { slackAdapter } from '#channels/slack/index'
import type { LabTeam } from '#lab/slack/index'
import { ACME, clientOf, DIRECT, opening, openSlack, serve, signed } from './bench.ts'

const opened = opening()

const HELLO = { text: 'Hello.', blocks: [] }

describe('two workspaces', () => {
  const OTHER: LabTeam = {
    id: 'T2BETA',
    name: 'Beta',
    botToken: 'xoxb-2-beta-secret',
    botId: 'B2BOT',
    botUserId: 'U2BOT',
  }

  test('never see each other’s token, however their calls are mixed', async () => {
    const tokens: string[] = []
    const slack = await opened(openSlack({ teams: [ACME, OTHER] }))
    const forward: RequestListener = async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(Buffer.from(chunk))
      const body = Buffer.concat(chunks).toString()
      tokens.push(`${request.headers.authorization} ${new URLSearchParams(body).get('channel')?.slice(0, 2)}`)
      const headers = {
        // What a busy machine leaves lying in a connection that is kept would meet the next call.
        connection: 'close',
        authorization: String(request.headers.authorization),
        'content-type': String(request.headers['content-type']),
      }
      const answered = await fetch(slack.url + request.url, { method: 'POST', headers, body })
      response.writeHead(answered.status, { 'content-type': 'application/json' }).end(await answered.text())
    }
    const spy = await opened(serve(forward))
    const adapter = slackAdapter({ ...slack.options, apiRoot: spy.url })
    const places = [DIRECT, { channel: 'slack', id: 'T2BETA:D2BETA1ADA' }]
    const receipts = await Promise.all(
      Array.from({ length: 20 }, async (_, n) => adapter.send(HELLO, places[n % 2] ?? DIRECT, `k${n}`, null)),
    )
    expect(receipts.every(({ kind }) => kind === 'accepted')).toBe(true)
    const posts = tokens.filter((text) => !text.endsWith('undefined'))
    expect(new Set(posts)).toEqual(new Set([`Bearer ${ACME.botToken} D1`, `Bearer ${OTHER.botToken} D2`]))
    expect(tokens.filter((text) => text.endsWith('undefined'))).toHaveLength(2)
  })

  test('hear each for itself: the same person in both is two addresses', async () => {
    const slack = await opened(openSlack({ teams: [ACME, OTHER] }))
    for (const team of [ACME, OTHER]) {
      const ts = await slack.client.say('hello', { team: team.id })
      const parsed = await slack.adapter.parse(await slack.catcher.find(`"ts":"${ts}"`))
      expect(parsed).toMatchObject({
        kind: 'activities',
        activities: [
          {
            address: { channel: 'slack', id: `${team.id}:D${team.id.slice(1)}1ADA` },
            activity: { from: { id: `U1ADA:${team.id}` }, recipient: { id: `${team.botId}:${team.id}` } },
          },
        ],
      })
    }
  })

  test('that share a channel: it is heard in the one it was brought to, whichever token is known first', async () => {
    const slack = await opened(openSlack({ teams: [ACME, OTHER] }))
    const shared = {
      type: 'event_callback',
      team_id: OTHER.id,
      context_team_id: ACME.id,
      authorizations: [{ team_id: ACME.id, user_id: ACME.botUserId, is_bot: true }],
      event: {
        type: 'app_mention',
        channel: 'C1GENERAL',
        user: 'U9EVE',
        text: `<@${ACME.botUserId}> hi`,
        ts: '1795000000.000100',
      },
    }
    const heard = () => slack.adapter.parse(signed(slack.clock.now(), JSON.stringify(shared)))
    const inAcme = { activities: [{ address: { id: 'T1ACME:C1GENERAL:1795000000.000100:U9EVE' } }] }
    await slack.faults({ kind: 'http-500', method: 'auth.test' })
    expect(await heard()).toMatchObject(inAcme)
    slack.clock.push(3_000)
    expect(await heard()).toMatchObject(inAcme)
  })

  test('of which one has no token: its events are left, and the letter says what to do', async () => {
    const slack = await opened(openSlack({ teams: [ACME, OTHER] }))
    const adapter = slackAdapter({ ...slack.options, botTokens: [ACME.botToken] })
    const ts = await slack.client.say('hello', { team: OTHER.id })
    expect(await adapter.parse(await slack.catcher.find(`"ts":"${ts}"`))).toMatchObject({
      kind: 'unsupported',
      reason: expect.stringContaining('workspace T2BETA'),
    })
  })

  test('of which one is slow to say who it is: the other does not wait', async () => {
    const slack = await opened(openSlack({ teams: [OTHER, ACME] }))
    await slack.faults({ kind: 'timeout', method: 'auth.test' })
    const started = Date.now()
    const results = await Promise.all([
      slack.adapter.send(HELLO, DIRECT, 'k1', null),
      slack.adapter.send(HELLO, { channel: 'slack', id: 'T2BETA:D2BETA1ADA' }, 'k2', null),
    ])
    expect(results.map(({ kind }) => kind).sort()).toEqual(['accepted', 'retry'])
    expect(Date.now() - started).toBeLessThan(5_000)
    slack.clock.push(3_000)
    for (const [n, id] of ['T1ACME:D1ACME1ADA', 'T2BETA:D2BETA1ADA'].entries())
      expect((await slack.adapter.send(HELLO, { channel: 'slack', id }, `k${n + 3}`, null)).kind).toBe(
        'accepted',
      )
  })
})

test('a message is heard while Slack cannot say whose our tokens are', async () => {
  const slack = await opened(openSlack())
  await slack.faults({ kind: 'http-500', method: 'auth.test' })
  const ts = await slack.client.say('hello')
  expect(await slack.adapter.parse(await slack.catcher.find(`"ts":"${ts}"`))).toMatchObject({
    kind: 'activities',
    activities: [{ address: DIRECT, activity: { text: 'hello' } }],
  })
  slack.clock.push(3_000)
  const other = clientOf(slack.emulator, 'U1BOB')
  const next = await other.say('hi')
  const parsed = await slack.adapter.parse(await slack.catcher.find(`"ts":"${next}"`))
  expect(parsed).toMatchObject({ activities: [{ activity: { recipient: { id: 'B1BOT:T1ACME' } } }] })
})

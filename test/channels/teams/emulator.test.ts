import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { connectorOf } from '#botframework/connector'
import { teamsAdapter } from '#channels/teams/index'
import { plain } from '#core/message'
import { streamsInMemory } from '../../support/streams.ts'
import { clock, openTeams, withBody, withHeader } from './bench.ts'

describe('without an app, for an emulator on this machine', () => {
  let teams: Awaited<ReturnType<typeof openTeams>>
  beforeAll(async () => {
    teams = await openTeams({ app: null })
  })
  afterAll(() => teams.close())

  const at = (host: string, publicUrl: string) =>
    teamsAdapter({
      connector: connectorOf({ app: null, host, publicUrl, clock }),
      streams: streamsInMemory().streams,
      clock,
    })

  test('a conversation goes both ways, under the name of the emulator', async () => {
    const { adapter } = teams
    const request = await teams.says({ text: 'hello' })
    expect(await adapter.verify(request)).toEqual({ kind: 'authentic' })
    const parsed = await adapter.parse(request)
    const address = { channel: 'msteams', id: 'emulator|a:1ann' }
    expect(parsed).toMatchObject({ kind: 'activities', activities: [{ address }] })
    const [payload] = adapter.render(plain('Hello!'), address, 'p1.out1')
    expect(await adapter.send(payload ?? null, address, 'k1', null)).toMatchObject({ kind: 'accepted' })
    expect(await teams.received()).toMatchObject([{ text: 'Hello!', channelId: 'emulator' }])
  })

  test('nobody can be somebody on Teams: every channel is the emulator', async () => {
    const request = withBody(await teams.says({ text: 'hi' }), (body) => body.replace('emulator', 'msteams'))
    expect(await teams.adapter.parse(request)).toMatchObject({
      activities: [{ address: { channel: 'msteams', id: 'emulator|a:1ann' } }],
    })
  })

  test.each([
    'https://evil.example/',
    'http://169.254.169.254/latest/',
    'http://127.0.0.1@evil.example/',
    'http://localhost.evil.example/',
    'http://user@localhost:1/',
    'file:///etc/passwd',
    'nonsense',
  ])('nobody can have us call %s', async (serviceUrl) => {
    const request = withBody(await teams.says({ text: 'hi' }), (body) =>
      body.replace(`${teams.url}/`, serviceUrl),
    )
    expect(await teams.adapter.verify(request)).toMatchObject({ kind: 'refused' })
  })

  test.each([
    ['0.0.0.0', 'http://localhost:3000'],
    ['192.168.1.4', 'http://localhost:3000'],
    ['127.0.0.1', 'https://bot.example.com'],
    ['127.0.0.1', 'http://localhost.evil.example'],
  ])('nobody comes in at %s, known as %s', async (host, publicUrl) => {
    const verified = await at(host, publicUrl).verify(await teams.says({ text: 'hi' }))
    expect(verified).toMatchObject({
      kind: 'refused',
      status: 401,
      reason: expect.stringContaining('MICROSOFT_APP_ID'),
    })
  })

  test('a page in the browser of this machine does not come in', async () => {
    const request = await teams.says({ text: 'hi' })
    for (const forged of [
      withHeader(request, 'content-type', 'text/plain'),
      withHeader(request, 'origin', 'https://evil.example'),
      withHeader(request, 'host', 'evil.example:3000'),
      withHeader(request, 'host', undefined),
    ])
      expect(await teams.adapter.verify(forged)).toMatchObject({ kind: 'refused' })
  })
})

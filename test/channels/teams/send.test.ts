import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { PUBLIC_CLOUD } from '#botframework/cloud'
import { connectorOf } from '#botframework/connector'
import { diagnoseTeams } from '#botframework/diagnose'
import { teamsAdapter } from '#channels/teams/index'
import { plain } from '#core/message'
import { cloudAt } from '#lab/botframework/index'
import { streamsInMemory } from '../../support/streams.ts'
import { catchRequests } from '../sms/bench.ts'
import { ADDRESS, APP, clock, openTeams } from './bench.ts'

let teams: Awaited<ReturnType<typeof openTeams>>
beforeEach(async () => {
  teams = await openTeams()
  await teams.adapter.parse(await teams.says({ text: 'hello' }))
})
afterEach(() => teams.close())

const sendBy = (adapter: typeof teams.adapter, to = ADDRESS) =>
  adapter.send(adapter.render(plain('Hello!'), to, 'p1.out1')[0] ?? null, to, 'k1', null)

describe('what the Connector says to a call', () => {
  test('a token that is not taken is asked for anew, once', async () => {
    await sendBy(teams.adapter)
    await teams.faults({ kind: 'token-revoked' })
    expect(await sendBy(teams.adapter)).toMatchObject({ kind: 'accepted' })
    await teams.faults({ kind: 'token-revoked' }, { kind: 'token-revoked' })
    expect(await sendBy(teams.adapter)).toMatchObject({
      kind: 'refused',
      suppress: false,
      reason: expect.stringContaining('MICROSOFT_APP_ID'),
    })
  })

  test('too much at once slows down all that is sent, for as long as it says', async () => {
    await teams.faults({ kind: '429', retryAfter: '7' })
    expect(await sendBy(teams.adapter)).toMatchObject({ kind: 'retry', afterMs: 7_000, slowDown: true })
  })

  test('who blocked the bot is not written to any more', async () => {
    await teams.block()
    expect(await sendBy(teams.adapter)).toMatchObject({ kind: 'refused', suppress: true })
  })

  test('a conversation that is gone is refused, and stays open otherwise', async () => {
    await teams.faults({ kind: 'reject', status: 404, code: 'ConversationNotFound' })
    expect(await sendBy(teams.adapter)).toMatchObject({ kind: 'refused', suppress: false })
  })

  test('trouble over there may have happened after it was taken', async () => {
    await teams.faults({ kind: 'reject', status: 502, code: 'BadGateway' })
    expect(await sendBy(teams.adapter)).toMatchObject({ kind: 'uncertain' })
    expect(await teams.received()).toEqual([])
  })

  test('a service that is not there took nothing', async () => {
    await teams.close()
    expect(await sendBy(teams.adapter)).toMatchObject({ kind: 'retry' })
    teams = await openTeams()
  })

  test('the token follows no redirect', async () => {
    const elsewhere = await catchRequests()
    await teams.faults({ kind: 'redirect', to: `${elsewhere.url}/v3/conversations/x/activities` })
    expect(await sendBy(teams.adapter)).toMatchObject({ kind: 'refused' })
    expect(elsewhere.caught).toEqual([])
    await elsewhere.close()
  })

  test('no secret is in a reason', async () => {
    const { adapter } = withApp({ ...APP, appPassword: 'wrong~password' })
    await adapter.parse(await teams.says({ text: 'hello' }))
    const receipt = await sendBy(adapter)
    expect(receipt).toMatchObject({ kind: 'refused', reason: expect.stringContaining('invalid_client') })
    expect(JSON.stringify(receipt)).not.toContain('wrong~password')
  })
})

const withApp = (app: typeof APP | (Omit<typeof APP, 'appPassword'> & { appPassword: string })) => {
  const cloud = cloudAt(teams.url)
  const connector = connectorOf({ app, host: '0.0.0.0', publicUrl: 'https://bot.example.com', clock, cloud })
  const { streams } = streamsInMemory()
  return { adapter: teamsAdapter({ connector, streams, clock }), streams }
}

describe('where a conversation is answered', () => {
  test('is known to a node that never heard of it, and after a restart', async () => {
    const connector = teams.connector
    const other = teamsAdapter({ connector, streams: teams.streams, clock })
    expect(await sendBy(other)).toMatchObject({ kind: 'accepted' })
  })

  test('is not known of somebody who never wrote', async () => {
    const nobody = { channel: 'msteams', id: 'a:1nobody' } as const
    expect(await teams.adapter.send({ type: 'message', text: 'hi' }, nobody, 'k1', null)).toMatchObject({
      kind: 'refused',
      suppress: false,
    })
  })

  test('moves when Microsoft moves it, also back again, and is written only then', async () => {
    const from = async (path: string) =>
      teams.adapter.parse(await teams.says({ text: path, serviceUrl: `${teams.url}/${path}` }))
    for (const path of ['amer/', 'amer/', 'emea/', 'amer/']) await from(path)
    const lines = await teams.streams.read('msteams:a:1ann', 0)
    expect(lines.map(({ line }) => Object(line).serviceUrl.slice(teams.url.length))).toEqual([
      '/',
      '/amer/',
      '/emea/',
      '/amer/',
    ])
  })
})

describe('where our token goes', () => {
  test.each([
    ['https://smba.trafficmanager.net/emea/', true],
    ['https://webchat.botframework.com/', true],
    ['https://smba.infra.gcc.teams.microsoft.com/gcc', true],
    ['http://smba.trafficmanager.net/emea/', false],
    ['https://evil.trafficmanager.net/emea/', false],
    ['https://evilbotframework.com/', false],
    ['https://webchat.botframework.com.evil.example/', false],
    ['https://webchat.botframework.com:8443/', false],
    ['https://user:word@webchat.botframework.com/', false],
    ['https://127.0.0.1/', false],
  ])('%s: %s', (url, isService) => {
    expect(PUBLIC_CLOUD.isService(new URL(url))).toBe(isService)
  })

  test('is shown to the keeper of a picture, and to nobody else', async () => {
    const locate = (contentUrl: string) => teams.adapter.locate({ contentType: 'image/png', contentUrl })
    expect(await locate(`${teams.url}/v3/attachments/1/views/original`)).toMatchObject({
      kind: 'at',
      headers: { Authorization: expect.stringMatching(/^Bearer ./) },
    })
    expect(await locate('https://contoso.sharepoint.com/plan.pdf?tempauth=1')).toMatchObject({
      kind: 'at',
      headers: {},
    })
  })
})

describe('what a diagnosis finds', () => {
  const look = (appPassword: string, publicUrl: string) =>
    diagnoseTeams({ app: { ...APP, appPassword }, clock, cloud: cloudAt(teams.url) }, publicUrl)

  test('all is well, but for what only Azure knows', async () => {
    const findings = await look(APP.appPassword, 'https://bot.example.com/')
    expect(findings.map(({ state }) => state)).toEqual(['ok', 'ok', 'unknown'])
    expect(findings[2]?.mend).toContain('https://bot.example.com/api/messages')
  })

  test('a wrong password, and an address that Azure does not call', async () => {
    const findings = await look('wrong~password', 'http://localhost:3000')
    expect(findings.map(({ state }) => state)).toEqual(['wrong', 'wrong', 'unknown'])
    expect(JSON.stringify(findings)).not.toContain('wrong~password')
  })

  test('Microsoft out of reach', async () => {
    const cloud = { ...cloudAt('http://127.0.0.1:1') }
    const findings = await diagnoseTeams({ app: APP, clock, cloud }, 'https://bot.example.com')
    expect(findings[0]).toMatchObject({ state: 'unknown', mend: expect.any(String) })
  })
})

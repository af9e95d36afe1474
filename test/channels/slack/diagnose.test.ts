import { readFile } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { diagnoseSlack } from '#channels/slack/index'
import type { LabTeam } from '#lab/slack/index'
import { SCOPES } from '#lab/slack/options'
import { freePort } from '../../support/free-port.ts'
import { ACME, opening, openSlack } from './bench.ts'

const opened = opening()

const Manifest = z.object({
  features: z.object({ slash_commands: z.array(z.object({ url: z.string() })).length(1) }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({
    event_subscriptions: z.object({ request_url: z.string(), bot_events: z.array(z.string()).length(6) }),
    interactivity: z.object({ request_url: z.string() }),
  }),
})

const findings = async (team: Partial<LabTeam> = {}, more: object = {}) => {
  const slack = await opened(openSlack({ teams: [{ ...ACME, ...team }] }))
  const found = await diagnoseSlack({ ...slack.options, ...more }, 'https://bot.example.com/')
  expect(JSON.stringify(found)).not.toContain('secret')
  return found
}

const mended = (wanted: string) => ({ state: 'wrong', mend: expect.stringContaining(wanted) })

describe('a look at a Slack app', () => {
  test('that is as it should be finds nothing wrong, and says where the request URLs are set', async () => {
    const found = await findings()
    expect(found.map(({ state }) => state)).toEqual(['ok', 'ok', 'ok', 'unknown'])
    expect(found[0]?.what).toContain('@throughline in Acme (T1ACME)')
    expect(found[2]?.what).toContain('#desk')
    for (const path of ['events', 'interactions', 'commands'])
      expect(found[3]?.mend).toContain(` https://bot.example.com/webhooks/slack/${path}`)
  })

  test('that was made from the manifest finds all that it must be allowed, and that it tells us all it should', async () => {
    const { oauth_config, settings, features } = Manifest.parse(
      JSON.parse(await readFile('examples/slack-app/manifest.json', 'utf8')),
    )
    const found = await findings({ scopes: oauth_config.scopes.bot })
    expect(found.map(({ state }) => state)).toEqual(['ok', 'ok', 'ok', 'unknown'])
    const { event_subscriptions: events, interactivity } = settings
    const urls = [
      events.request_url,
      interactivity.request_url,
      ...features.slash_commands.map(({ url }) => url),
    ]
    for (const wanted of [...urls, ...events.bot_events]) expect(found[3]?.mend).toContain(wanted)
  })

  test('names the scopes that are missing, and what they are for', async () => {
    const scopes = SCOPES.filter((scope) => scope !== 'files:read' && scope !== 'im:history')
    const [, found] = await findings({ scopes })
    expect(found).toMatchObject(mended('install the app again'))
    expect(found?.what).toContain('im:history (to hear direct messages)')
    expect(found?.what).toContain('files:read')
    expect(found?.what).not.toContain('chat:write')
  })

  test('says which token is not accepted', async () => {
    const [first, second] = await findings({}, { botTokens: [ACME.botToken, 'xoxb-other-secret'] })
    expect([first?.state, second?.state]).toEqual(['ok', 'ok'])
    const found = await findings({}, { botTokens: [ACME.botToken, 'xoxb-other-secret'] })
    expect(found[2]).toMatchObject({ ...mended('SLACK_BOT_TOKEN'), what: expect.stringContaining('token 2') })
  })

  test.each([
    ['is not in it', 'C1AWAY', 'wrong', '/invite'],
    ['finds it archived', 'C1OLD', 'wrong', 'Unarchive'],
    ['does not know it', 'C1NONE', 'wrong', 'SLACK_DESK_CHANNEL'],
  ])('says of the desk channel that the app %s', async (_how, deskChannel, state, words) => {
    const found = await findings({}, { deskChannel })
    expect(found[2]).toMatchObject({ state, mend: expect.stringContaining(words) })
  })

  test('does not know what it may not look at', async () => {
    const scopes = SCOPES.filter((scope) => scope !== 'channels:read' && scope !== 'groups:read')
    expect((await findings({ scopes }))[2]).toMatchObject({
      state: 'unknown',
      mend: expect.stringContaining('channels:read'),
    })
    const [found] = await findings({}, { apiRoot: `http://127.0.0.1:${await freePort()}`, deskChannel: null })
    expect(found).toMatchObject({ state: 'unknown', mend: expect.stringContaining('could not be reached') })
  })
})

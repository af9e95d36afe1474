import { describe, expect, test } from '@jest/globals'
import { readConfig } from '#config/environment'

const TWILIO = {
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'token',
  TWILIO_FROM: '+14155550100',
  PUBLIC_URL: 'https://bot.example.com/',
}

const TELEGRAM = {
  TELEGRAM_BOT_TOKEN: `123456:${'A'.repeat(35)}`,
  TELEGRAM_SECRET_TOKEN: 'only-telegram-knows-this',
}
const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1-a, xoxb-2-b', SLACK_SIGNING_SECRET: 'signing-secret' }
const MICROSOFT = {
  MICROSOFT_APP_ID: '01234567-89ab-4cde-8f01-23456789abcd',
  MICROSOFT_APP_PASSWORD: 'client-secret',
}

const problemsOf = (environment: Record<string, string>): string => {
  try {
    readConfig(environment)
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
}

describe('the environment', () => {
  test('empty, it is the lab on this machine alone', () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      lab: true,
      twilio: null,
      data: '.throughline',
    })
  })

  test('with an account it is no lab, unless one is asked for', () => {
    expect(readConfig(TWILIO)).toMatchObject({
      lab: false,
      host: '0.0.0.0',
      publicUrl: 'https://bot.example.com',
    })
    expect(readConfig({ ...TWILIO, THROUGHLINE_LAB: '1' }).lab).toBe(true)
  })

  test('all problems are told at once, each with its name and what to write', () => {
    const told = problemsOf({
      PORT: 'http',
      PUBLIC_URL: 'bot.example.com',
      SIGNING_SECRET: 'short',
      CONSOLE_TOKEN: 'a token with spaces',
      TWILIO_ACCOUNT_SID: 'XX1',
      REDIS_URL: 'http://localhost',
      REDIS_CLUSTER: 'yes',
      REDIS_PREFIX: 'shop{1}',
      LOG_LEVEL: 'loud',
      PROXY_HOPS: '-1',
    })
    for (const name of [
      'PORT',
      'PUBLIC_URL',
      'SIGNING_SECRET',
      'CONSOLE_TOKEN',
      'TWILIO_ACCOUNT_SID',
      'TWILIO_AUTH_TOKEN',
      'TWILIO_FROM',
      'REDIS_URL',
      'REDIS_CLUSTER',
      'REDIS_PREFIX',
      'LOG_LEVEL',
      'PROXY_HOPS',
    ]) {
      expect(told).toMatch(new RegExp(`- ${name} .+[.:].+`))
    }
    expect(told).toContain('(CONFIG)')
  })

  test('a secret is never told back', () => {
    expect(
      problemsOf({ SIGNING_SECRET: 'hunter2', WEBCHAT_SECRET: 'hunter3', CONSOLE_TOKEN: 'hunter4' }),
    ).not.toMatch(/hunter/)
    expect(problemsOf({ REDIS_URL: 'redis://user:hunter2@' })).toMatch(/^- REDIS_URL is no Redis address/m)
    expect(problemsOf({ REDIS_URL: 'redis://user:hunter2@', REDIS_CLUSTER: '1' })).not.toMatch(/hunter/)
  })

  test('nobody’s word on where a request comes from is taken, but that of so many proxies', () => {
    expect(readConfig({}).webchat.proxies).toBe(0)
    expect(readConfig({ PROXY_HOPS: '2' }).webchat.proxies).toBe(2)
  })

  test('what the site signs its logins with is long enough, and two while it is changed', () => {
    const identity = (text: string) => readConfig({ WEBCHAT_IDENTITY_SECRET: text }).webchat.identity
    expect(readConfig({}).webchat.identity).toEqual([])
    expect(identity('widget-secret')).toEqual(['widget-secret'])
    expect(identity('the next secret, widget-secret')).toEqual(['the next secret', 'widget-secret'])
    for (const weak of ['hunter2', 'widget-secret,hunter2', ' , '])
      expect(problemsOf({ WEBCHAT_IDENTITY_SECRET: weak })).toMatch(
        /^- WEBCHAT_IDENTITY_SECRET is too short to be safe: write at least 12/m,
      )
    expect(problemsOf({ WEBCHAT_IDENTITY_SECRET: 'hunter2' })).not.toContain('hunter2')
  })

  test('without REDIS_URL memory is embedded; with it, in that Redis, under a prefix', () => {
    expect(readConfig({}).redis).toBeNull()
    expect(readConfig({ REDIS_URL: 'redis://cache:6380/2' }).redis).toEqual({
      url: 'redis://cache:6380/2',
      cluster: false,
      prefix: 'throughline',
    })
    expect(
      readConfig({ REDIS_URL: 'rediss://:p%40ss@[::1]', REDIS_CLUSTER: '1', REDIS_PREFIX: 'shop_1' }).redis,
    ).toEqual({ url: 'rediss://:p%40ss@[::1]', cluster: true, prefix: 'shop_1' })
  })

  test.each([
    'localhost:6379',
    'redis://',
    'redis://cache/one',
    'redis://cache:99999',
    'redis://:%zz@cache',
    'unix:///tmp/redis.sock',
  ])('%s is no address of a Redis', (url) => {
    expect(problemsOf({ REDIS_URL: url })).toMatch(
      /^- REDIS_URL is no Redis address: write redis:\/\/host:6379/m,
    )
  })

  test('Cal.com is on with its key and its event type, and neither goes without the other', () => {
    const account = { CALCOM_API_KEY: 'cal_live_1234', CALCOM_EVENT_TYPE_ID: '4242' }
    expect(readConfig(account).calcom).toEqual({
      apiKey: 'cal_live_1234',
      eventTypeId: 4242,
      webhookSecret: null,
      apiRoot: null,
    })
    expect(problemsOf({ CALCOM_WEBHOOK_SECRET: 'a secret of the webhook' })).toMatch(/of no use without/)
    expect(problemsOf({ ...account, CALCOM_WEBHOOK_SECRET: 'short' })).toMatch(/too short to be safe/)
    expect(readConfig({}).calcom).toBeNull()
    expect(problemsOf({ CALCOM_API_KEY: 'cal_live_1234' })).toMatch(/^- CALCOM_EVENT_TYPE_ID is missing/m)
    expect(problemsOf({ CALCOM_EVENT_TYPE_ID: '4242' })).toMatch(/^- CALCOM_API_KEY is missing/m)
    expect(problemsOf({ ...account, CALCOM_API_KEY: 'secret' })).toMatch(/^- CALCOM_API_KEY is no key/m)
    expect(problemsOf({ ...account, CALCOM_EVENT_TYPE_ID: 'intro' })).toMatch(
      /^- CALCOM_EVENT_TYPE_ID is no id/m,
    )
  })

  test('a cluster needs an address, and has only database 0', () => {
    expect(problemsOf({ REDIS_CLUSTER: '1' })).toMatch(/- REDIS_URL is missing: REDIS_CLUSTER=1 needs/)
    expect(problemsOf({ REDIS_CLUSTER: '1', REDIS_URL: 'redis://cache:7000/3' })).toMatch(
      /- REDIS_URL names a database, and a Redis Cluster has none but 0/,
    )
    expect(problemsOf({ REDIS_CLUSTER: '1', REDIS_URL: 'redis://cache:7000/0' })).toBe('')
    expect(problemsOf({ REDIS_CLUSTER: '0' })).toBe('')
  })

  test('each platform is on with its own account, several Slack workspaces with one token each', () => {
    const config = readConfig({
      ...TWILIO,
      ...TELEGRAM,
      ...SLACK,
      ...MICROSOFT,
      TWILIO_WHATSAPP_FROM: '+14155550111',
    })
    expect(config).toMatchObject({
      lab: false,
      twilio: { from: '+14155550100', whatsapp: '+14155550111', whatsappTemplate: null },
      telegram: { botToken: TELEGRAM.TELEGRAM_BOT_TOKEN, username: null, apiRoot: null },
      slack: { botTokens: ['xoxb-1-a', 'xoxb-2-b'], deskChannel: null },
      microsoft: { tenantId: null },
    })
  })

  test('half an account is told, with what it lacks', () => {
    for (const [platform, whole] of Object.entries({ TELEGRAM, SLACK, MICROSOFT })) {
      for (const name of Object.keys(whole)) {
        const half = Object.fromEntries(Object.entries(whole).filter(([other]) => other !== name))
        const told = problemsOf({ ...half, PUBLIC_URL: 'https://bot.example.com' })
        expect({ platform, told }).toEqual({
          platform,
          told: expect.stringMatching(new RegExp(`^- ${name} is missing: .+ needs both of`, 'm')),
        })
      }
    }
  })

  test('what rests on another variable names it', () => {
    expect(problemsOf({ TWILIO_WHATSAPP_FROM: '+14155550111' })).toMatch(/^- TWILIO_ACCOUNT_SID is missing/m)
    expect(problemsOf({ SLACK_DESK_CHANNEL: 'C0123456' })).toMatch(/^- SLACK_BOT_TOKEN is missing/m)
  })

  test('a platform of the world needs a public address; one at a root of its own does not', () => {
    expect(problemsOf(TELEGRAM)).toMatch(/^- PUBLIC_URL is missing: platforms call it/m)
    expect(problemsOf({ ...TELEGRAM, TELEGRAM_API_ROOT: 'http://localhost:9' })).toBe('')
    expect(problemsOf(MICROSOFT)).toMatch(/^- PUBLIC_URL is missing/m)
  })

  test('a token of the wrong shape is told without being shown', () => {
    const told = problemsOf({
      TELEGRAM_BOT_TOKEN: 'hunter2',
      TELEGRAM_SECRET_TOKEN: 'hunter2 hunter2 hunter2',
      SLACK_BOT_TOKEN: 'xoxp-hunter2',
      MICROSOFT_APP_ID: 'hunter2',
    })
    for (const name of ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_SECRET_TOKEN', 'SLACK_BOT_TOKEN', 'MICROSOFT_APP_ID'])
      expect(told).toMatch(new RegExp(`^- ${name} is no`, 'm'))
    expect(told).not.toMatch(/hunter/)
  })

  test('an empty variable is none', () => {
    expect(readConfig({ PORT: '', TWILIO_FROM: '' })).toMatchObject({ port: 3000, twilio: null })
  })
})

import { afterEach, describe, expect, test } from '@jest/globals'
import { diagnoseTwilio } from '#channels/sms/diagnose'
import { type TwilioEmulatorOptions, twilioEmulator } from '#lab/twilio/index'
import { ACCOUNT, clock, SHOP, TOKEN } from './bench.ts'

const PUBLIC_URL = 'https://bot.example.com'
const WEBHOOK = `${PUBLIC_URL}/webhooks/sms#rc=3&rp=ct,rt,5xx`
const SERVICE = `MG${'2'.repeat(32)}`

const open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

/** What is found out about an account that is like this, by a configuration that is like that. */
const findings = async (
  account: TwilioEmulatorOptions['account'] = {},
  options: Partial<Parameters<typeof diagnoseTwilio>[0]> = {},
) => {
  const emulator = twilioEmulator({
    accountSid: ACCOUNT,
    authToken: TOKEN,
    number: SHOP,
    messagingServiceSid: SERVICE,
    whatsapp: SHOP,
    webhookUrl: WEBHOOK,
    account,
  })
  const server = await emulator.listen(0)
  open.push(server)
  return diagnoseTwilio(
    { accountSid: ACCOUNT, authToken: TOKEN, from: SHOP, apiRoot: server.url, clock, ...options },
    PUBLIC_URL,
  )
}

const notOk = async (...asked: Parameters<typeof findings>) =>
  (await findings(...asked)).filter(({ state, mend }) => state !== 'ok' || mend !== null)

describe('a Twilio account', () => {
  test.each([
    ['with a number', { from: SHOP }],
    ['with a Messaging Service', { from: SERVICE }],
    ['with a WhatsApp sender', { from: SHOP, whatsapp: SHOP }],
  ])('%s that is as it should be has nothing to mend', async (_what, options) => {
    expect((await findings({}, options)).length).toBeGreaterThan(1)
    expect(await notOk({}, options)).toEqual([])
  })

  test.each([
    ['another token', {}, { authToken: 'wrong' }, 'TWILIO_AUTH_TOKEN'],
    ['a suspended account', { status: 'suspended' as const }, {}, 'console.twilio.com'],
    ['nobody at the address', {}, { apiRoot: 'http://127.0.0.1:1' }, 'TWILIO_API_ROOT'],
    ['a number of somebody else', {}, { from: '+14155550177' }, 'TWILIO_FROM'],
    ['an unknown Messaging Service', {}, { from: `MG${'9'.repeat(32)}` }, 'TWILIO_FROM'],
    ['an empty pool', { pool: 0 }, { from: SERVICE }, 'Sender Pool'],
    ['texts that go elsewhere', { smsUrl: 'https://demo.twilio.com/welcome?token=secret' }, {}, WEBHOOK],
    ['texts that go nowhere', { smsUrl: '' }, {}, WEBHOOK],
    ['texts that come by GET', { smsMethod: 'GET' as const }, {}, 'HTTP POST'],
    [
      'a service whose texts go elsewhere',
      { smsUrl: 'https://x.example/' },
      { from: SERVICE },
      'Integration',
    ],
    ['a WhatsApp sender that is off', { whatsappStatus: 'OFFLINE' }, { whatsapp: SHOP }, 'WhatsApp senders'],
  ])('with %s is wrong, and the mend is told', async (_what, account, options, mend) => {
    const [first] = await notOk(account, options)
    expect(first).toMatchObject({ state: 'wrong', mend: expect.stringContaining(mend) })
    expect(JSON.stringify(first)).not.toMatch(/token=secret|test-auth-token|wrong-token/)
  })

  test('whose webhook is not asked again is told so, though it works', async () => {
    expect(await notOk({ smsUrl: `${PUBLIC_URL}/webhooks/sms` })).toEqual([
      { state: 'ok', what: expect.stringContaining('lost'), mend: expect.stringContaining(WEBHOOK) },
    ])
  })

  test.each([
    ['a WhatsApp sender that Twilio does not name', {}, { whatsapp: '+14155238886' }],
    ['a service that leaves it to its numbers', { useInboundWebhookOnNumber: true }, { from: SERVICE }],
  ])('with %s is unknown, and where to look is told', async (_what, account, options) => {
    expect(await notOk(account, options)).toEqual([
      { state: 'unknown', what: expect.any(String), mend: expect.any(String) },
    ])
  })
})

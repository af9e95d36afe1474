import { describe, expect, test } from '@jest/globals'
import { diagnoseCalcom } from '#calendar/calcom-diagnose'
import { minutes, seconds } from '#core/time'
import { type CalcomEmulatorOptions, calcomEmulator } from '#lab/calcom/index'
import { opening } from '../support/opening.ts'

const SITE = 'https://bot.example.com'
const SECRET = 'a secret of the webhook'
const KEY = 'cal_test_0123456789'
const open = opening()

const findings = async (
  account: Partial<CalcomEmulatorOptions> = {},
  ours: { readonly apiKey?: string; readonly eventTypeId?: number; readonly webhookSecret?: null } = {},
) => {
  const webhook = { url: `${SITE}/webhooks/calcom`, secret: SECRET }
  const server = await open(calcomEmulator({ apiKey: KEY, webhook, ...account }).listen(0))
  const found = await diagnoseCalcom(
    {
      apiKey: KEY,
      eventTypeId: 4242,
      webhookSecret: SECRET,
      length: minutes(30),
      apiRoot: server.url,
      patience: seconds(2),
      ...ours,
    },
    SITE,
  )
  expect(JSON.stringify(found)).not.toContain(ours.apiKey ?? KEY)
  expect(JSON.stringify(found)).not.toContain(SECRET)
  return found
}

const states = (found: Awaited<ReturnType<typeof findings>>) => found.map(({ state }) => state)

describe('a look at a Cal.com account', () => {
  test('that is as it should be finds nothing wrong', async () => {
    expect(states(await findings())).toEqual(['ok', 'ok', 'ok', 'unknown'])
  })

  test('says that the key is not accepted', async () => {
    expect(await findings({}, { apiKey: 'cal_wrong_98765' })).toMatchObject([
      { state: 'wrong', what: expect.stringContaining('CALCOM_API_KEY') },
    ])
  })

  test('says that the event type is not there, or longer than the business file has it', async () => {
    expect(await findings({}, { eventTypeId: 77 })).toContainEqual(
      expect.objectContaining({ state: 'wrong', mend: expect.stringContaining('CALCOM_EVENT_TYPE_ID') }),
    )
    expect(await findings({ eventType: { lengthMinutes: 45 } })).toContainEqual(
      expect.objectContaining({ state: 'wrong', mend: expect.stringContaining("length: '45 minutes'") }),
    )
  })

  test('says that changes there are not heard of, and what of them is missing', async () => {
    const url = `${SITE}/webhooks/calcom`
    expect(states(await findings({}, { webhookSecret: null }))).toEqual(['ok', 'ok', 'unknown'])
    expect(await findings({ webhook: { url: 'https://old.example.com', secret: SECRET } })).toContainEqual(
      expect.objectContaining({ state: 'unknown', mend: expect.stringContaining(url) }),
    )
    const some = await findings({ webhook: { url, secret: SECRET, triggers: ['BOOKING_CREATED'] } })
    expect(some).toContainEqual(
      expect.objectContaining({ state: 'wrong', what: expect.stringContaining('BOOKING_CANCELLED') }),
    )
  })

  test('is unknown when Cal.com is not reached', async () => {
    const away = { apiKey: KEY, eventTypeId: 4242, webhookSecret: null, apiRoot: 'http://127.0.0.1:1' }
    expect(await diagnoseCalcom({ ...away, length: minutes(30) }, SITE)).toMatchObject([{ state: 'unknown' }])
  })
})

import { afterEach, describe, expect, test } from '@jest/globals'
import { diagnoseStripe } from '#checkout/stripe-diagnose'
import { type StripeEmulatorOptions, stripeEmulator } from '#lab/stripe/index'

const SITE = 'https://bot.example.com'
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const findings = async (account: Partial<StripeEmulatorOptions> = {}, secretKey = 'sk_test_shop') => {
  const server = await stripeEmulator({
    secretKey: 'sk_test_shop',
    webhookSecret: 'whsec_shop',
    webhookUrl: `${SITE}/webhooks/stripe`,
    ...account,
  }).listen(0)
  closing.push(server.close)
  const found = await diagnoseStripe({ secretKey, apiRoot: server.url }, SITE)
  expect(JSON.stringify(found)).not.toContain(secretKey)
  return found
}

describe('a look at a Stripe account', () => {
  test('that is as it should be finds nothing wrong', async () => {
    expect((await findings()).map(({ state }) => state)).toEqual(['ok', 'ok', 'unknown'])
  })

  test('says that the key is not accepted', async () => {
    expect(await findings({}, 'sk_test_other')).toMatchObject([
      { state: 'wrong', mend: expect.stringContaining('secret key') },
    ])
  })

  test('says which endpoint is missing, and which events', async () => {
    expect(await findings({ webhookUrl: 'https://old.example.com/hook' })).toContainEqual(
      expect.objectContaining({ state: 'wrong', mend: expect.stringContaining(`${SITE}/webhooks/stripe`) }),
    )
    expect(await findings({ events: ['checkout.session.completed'] })).toContainEqual(
      expect.objectContaining({ state: 'wrong', what: expect.stringContaining('charge.refunded') }),
    )
  })

  test('is unknown when Stripe is not reached', async () => {
    expect(
      await diagnoseStripe({ secretKey: 'sk_test_shop', apiRoot: 'http://127.0.0.1:1' }, SITE),
    ).toMatchObject([{ state: 'unknown' }])
  })
})

import { describe } from '@jest/globals'
import { smsAdapter } from '#channels/sms/index'
import { instant } from '#core/time'
import { PUBLIC_URL, readsRecorded } from '../twilio-payloads.ts'
import { ACCOUNT, SHOP, TOKEN } from './bench.ts'

const adapter = smsAdapter({
  accountSid: ACCOUNT,
  authToken: TOKEN,
  from: SHOP,
  apiRoot: null,
  publicUrl: PUBLIC_URL,
  clock: { now: () => instant(Date.UTC(2026, 10, 23, 9)) },
})

describe('payloads in the shapes that Twilio sends', () => {
  readsRecorded('sms', adapter, TOKEN)
})

import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { smsAdapter } from '#channels/sms/index'
import { instant } from '#core/time'
import { signatureOf } from '#lab/twilio/webhooks'
import { ACCOUNT, SHOP, TOKEN } from './bench.ts'

const FOLDER = new URL('../../../../test/payloads/sms/', import.meta.url)
const PUBLIC_URL = 'https://bot.example.com'

const Recorded = z.object({
  why: z.string(),
  path: z.string(),
  form: z.record(z.string(), z.string()),
  expect: z.looseObject({ kind: z.string() }),
})

const adapter = smsAdapter({
  accountSid: ACCOUNT,
  authToken: TOKEN,
  from: SHOP,
  apiRoot: null,
  publicUrl: PUBLIC_URL,
  clock: { now: () => instant(Date.UTC(2026, 10, 23, 9)) },
})

describe('payloads in the shapes that Twilio sends', () => {
  for (const file of readdirSync(FOLDER)) {
    const recorded = Recorded.parse(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')))
    test(`${file.replace('.json', '')}: ${recorded.why}`, async () => {
      const request = {
        method: 'POST',
        url: `http://10.0.0.7:3000${recorded.path}`,
        headers: {
          host: 'somewhere.else.example',
          'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
          'x-twilio-signature': signatureOf(TOKEN, PUBLIC_URL + recorded.path, recorded.form),
        },
        body: new TextEncoder().encode(new URLSearchParams(recorded.form).toString()),
      }
      expect(await adapter.verify(request)).toEqual({ kind: 'authentic' })
      const parsed = await adapter.parse(request)
      expect(parsed).toMatchObject(recorded.expect)
      if (parsed.kind === 'activities') {
        expect(parsed.activities[0]?.activity).toMatchObject({
          timestamp: '2026-11-23T09:00:00.000Z',
          channelData: recorded.form,
        })
      }
    })
  }
})

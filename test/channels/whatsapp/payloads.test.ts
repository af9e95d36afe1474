import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { smsAdapter } from '#channels/sms/index'
import { whatsappAdapter } from '#channels/whatsapp/index'
import type { Adapter } from '#contracts/adapter'
import { instant } from '#core/time'
import { ACCOUNT, SHOP, TOKEN } from '../sms/bench.ts'
import { PUBLIC_URL, readsRecorded, recordedIn, requestOf } from '../twilio-payloads.ts'

const OPTIONS = {
  accountSid: ACCOUNT,
  authToken: TOKEN,
  from: SHOP,
  whatsapp: SHOP,
  whatsappTemplate: null,
  log: null,
  apiRoot: null,
  publicUrl: PUBLIC_URL,
  clock: { now: () => instant(Date.UTC(2026, 10, 23, 9)) },
} as const

const ADAPTERS: readonly Adapter[] = [smsAdapter(OPTIONS), whatsappAdapter(OPTIONS)]

describe('WhatsApp payloads in the shapes that Twilio sends', () => {
  readsRecorded('whatsapp', whatsappAdapter(OPTIONS), TOKEN)
})

test('both adapters of one account read every request alike', async () => {
  for (const [, recorded] of [...recordedIn('sms'), ...recordedIn('whatsapp')]) {
    const [sms, whatsapp] = await Promise.all(ADAPTERS.map((one) => one.parse(requestOf(recorded, TOKEN))))
    expect(sms).toEqual(whatsapp)
  }
})

describe('a request that something happened to', () => {
  const recorded = [...recordedIn('sms'), ...recordedIn('whatsapp')].map(([, one]) => one)
  const NAMES = [...new Set(recorded.flatMap(({ form }) => Object.keys(form)))]
  const anyValue = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '',
      '0',
      '-1',
      '1e9',
      'NaN',
      'null',
      'whatsapp:',
      'a#1',
      '\u0000',
      'geo:',
      '%00',
      '{}',
      '__proto__',
    ),
  )
  const damage = fc.array(
    fc.oneof(
      fc.record({ drop: fc.constantFrom(...NAMES) }),
      fc.record({ put: fc.oneof(fc.constantFrom(...NAMES), fc.string()), value: anyValue }),
      fc.record({ twice: fc.constantFrom(...NAMES), value: anyValue }),
    ),
    { minLength: 1, maxLength: 6 },
  )

  test('has no null byte in it, whichever field it stood in', async () => {
    const [text] = recordedIn('sms').flatMap(([, one]) => (one.why === 'An ordinary text' ? one : []))
    const request = requestOf({ path: '/webhooks/sms', form: {} }, TOKEN)
    const form = { ...text?.form, To: '\u0000+14155550199', Body: 'h\u0000i', NumMedia: '1' }
    const media = { MediaUrl0: 'https://api.twilio.com/\u0000x', MediaContentType0: 'image/\u0000png' }
    const body = new TextEncoder().encode(new URLSearchParams({ ...form, ...media }).toString())
    const parsed = await ADAPTERS[0]?.parse({ ...request, body })
    expect(parsed).toMatchObject({ kind: 'activities', activities: [{ activity: { text: 'hi' } }] })
    const [said] = parsed?.kind === 'activities' ? parsed.activities : []
    expect(JSON.stringify({ ...said?.activity, channelData: null })).not.toContain('\\u0000')
  })

  test('is read as something or as nothing, and never with an exception', async () => {
    const damaged = fc.tuple(fc.constantFrom(...recorded), damage, fc.constantFrom(...ADAPTERS))
    await fc.assert(
      fc.asyncProperty(damaged, async ([{ path, form }, changes, adapter]) => {
        const body = new URLSearchParams(form)
        for (const change of changes) {
          if ('drop' in change) body.delete(change.drop)
          else if ('put' in change) body.set(change.put, change.value)
          else body.append(change.twice, change.value)
        }
        const request = requestOf({ path, form: {} }, TOKEN)
        const parsed = await adapter.parse({ ...request, body: new TextEncoder().encode(body.toString()) })
        if (parsed.kind !== 'activities') return
        for (const { address, activity, dedupe } of parsed.activities) {
          expect(['sms', 'whatsapp']).toContain(address.channel)
          expect(activity).toMatchObject({ channelId: address.channel, from: { id: address.id }, id: dedupe })
          expect(address.id).toMatch(/^(\+\d{7,15}|[A-Z]{2}(\.ENT)?\.[A-Za-z0-9]+)$/)
          expect(JSON.stringify({ ...activity, channelData: null })).not.toContain('\\u0000')
          for (const { contentUrl } of activity.attachments)
            expect(contentUrl).toMatch(/^(https?:\/\/|geo:-?\d)/)
        }
      }),
      { numRuns: 1_000 },
    )
  })
})

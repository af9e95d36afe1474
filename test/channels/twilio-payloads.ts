import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { z } from 'zod'
import type { Adapter } from '#contracts/adapter'
import { signatureOf } from '#lab/twilio/webhooks'

/** Where the adapters of these tests are reached. */
export const PUBLIC_URL = 'https://bot.example.com'

const Recorded = z.object({
  why: z.string(),
  path: z.string(),
  form: z.record(z.string(), z.string()),
  expect: z.looseObject({ kind: z.string() }),
  /** Fields that the Activity must not have. */
  absent: z.array(z.string()).default([]),
})
/** One request of Twilio's, and what it is to be read as. */
export type Recorded = z.infer<typeof Recorded>

/** All requests of one folder of `test/payloads`, by the name of their file. */
export const recordedIn = (folder: 'sms' | 'whatsapp'): readonly (readonly [name: string, Recorded])[] => {
  const place = new URL(`../../../test/payloads/${folder}/`, import.meta.url)
  return readdirSync(place).map((file) => [
    file.replace('.json', ''),
    Recorded.parse(JSON.parse(readFileSync(new URL(file, place), 'utf8'))),
  ])
}

/** The request as it comes through a proxy, signed with the account's token. */
export const requestOf = ({ path, form }: Pick<Recorded, 'path' | 'form'>, token: string) => ({
  method: 'POST',
  url: `http://10.0.0.7:3000${path}`,
  headers: {
    host: 'somewhere.else.example',
    'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
    'x-twilio-signature': signatureOf(token, PUBLIC_URL + path, form),
  },
  body: new TextEncoder().encode(new URLSearchParams(form).toString()),
})

/** Each request is authentic, and read as its file says. */
export const readsRecorded = (folder: 'sms' | 'whatsapp', adapter: Adapter, token: string): void => {
  for (const [name, recorded] of recordedIn(folder)) {
    test(`${name}: ${recorded.why}`, async () => {
      const request = requestOf(recorded, token)
      expect(await adapter.verify(request)).toEqual({ kind: 'authentic' })
      const parsed = await adapter.parse(request)
      expect(parsed).toMatchObject(recorded.expect)
      if (parsed.kind !== 'activities') return
      expect(parsed.activities[0]?.activity).toMatchObject({
        timestamp: '2026-11-23T09:00:00.000Z',
        channelData: recorded.form,
      })
      for (const field of recorded.absent) expect(parsed.activities[0]?.activity).not.toHaveProperty(field)
    })
  }
}

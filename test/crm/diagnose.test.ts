import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { Hono } from 'hono'
import { instant } from '#core/time'
import { diagnoseCrm } from '#crm/diagnose'
import { CRM_PATH, crmEmulator } from '#lab/crm/index'
import { listenOn } from '#lab/shared/listen'
import { SECRET } from './bench.ts'

const clock = { now: () => instant(Date.now()) }
const emulator = crmEmulator({ secret: SECRET })

/** A receiver that answers everything with one status, whoever it is from. */
const careless = (status: number) => {
  const app = new Hono<{ Bindings: object }>().all('*', () => new Response(null, { status }))
  return listenOn(app, 0, () => {})
}

describe('what the doctor finds out about a CRM', () => {
  let listening: Awaited<ReturnType<typeof careless>>
  const found = (secret = SECRET, path = '') =>
    diagnoseCrm({
      url: `${listening.url}${path}`,
      secrets: [secret],
      source: 'https://bot.example.com',
      clock,
    })

  beforeEach(async () => {
    listening = await emulator.listen(0)
  })
  afterEach(() => listening.close())

  test('that all is well, by a ping that is about nobody and leaves nothing behind', async () => {
    expect(await found(SECRET, CRM_PATH)).toMatchObject([
      { state: 'ok', what: 'The CRM takes our signed events.' },
      { state: 'ok', what: 'It takes nothing that is signed by somebody else.' },
    ])
    const { events } = Object(await (await emulator.fetch(new Request('http://crm/events'))).json())
    expect(events).toEqual([])
  })

  test('that the secret is another', async () => {
    const [finding] = await found(`whsec_${Buffer.alloc(32).toString('base64')}`, CRM_PATH)
    expect(finding).toMatchObject({ state: 'wrong', what: expect.stringMatching(/401.*CRM_WEBHOOK_SECRET/) })
  })

  test('that nothing is at the address', async () => {
    expect(await found(SECRET, '/elsewhere')).toMatchObject([
      { state: 'wrong', what: expect.stringMatching(/404.*CRM_WEBHOOK_URL/) },
    ])
  })

  test('that nobody listens', async () => {
    const url = listening.url
    await listening.close()
    const options = { url, secrets: [SECRET], source: 'https://bot.example.com', clock }
    expect(await diagnoseCrm(options)).toMatchObject([
      { state: 'wrong', what: 'The CRM does not answer (ECONNREFUSED).' },
    ])
    listening = await emulator.listen(0)
  })

  test.each([
    [200, /wrong signature: anybody can write/, 'wrong'],
    [307, /redirects are not followed/, 'wrong'],
    [410, /closed for good/, 'wrong'],
    [422, /does not take a ping/, 'unknown'],
    [500, /answered 500/, 'unknown'],
  ])('a receiver that answers %s to everybody', async (status, what, state) => {
    await listening.close()
    listening = await careless(status)
    const findings = await found()
    expect(findings.at(-1)).toMatchObject({ state, what: expect.stringMatching(what) })
    expect(findings.at(-1)?.mend).not.toBe(null)
  })
})

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type App, openApp } from '../support/app.ts'
import { eventually } from '../support/eventually.ts'

const PHONE = `/phone/phones/${encodeURIComponent('+14155550123')}`
const TELEGRAM = '/telegram/clients/5550123'

/** The lab page has one stream for all its devices: a browser grants six connections to one server. */
describe('news of the devices', () => {
  let app: App
  let gone: AbortController

  beforeEach(async () => {
    app = await openApp()
    gone = new AbortController()
  })
  afterEach(async () => {
    gone.abort()
    await app.close()
  })

  /** What a stream has brought so far, growing. */
  const listen = async (...screens: readonly string[]) => {
    const query = screens.map((screen) => `screen=${encodeURIComponent(`${screen}/events`)}`).join('&')
    const response = await fetch(`${app.url}/lab/news?${query}`, { signal: gone.signal })
    const heard = { text: '', hasEnded: false }
    const read = async () => {
      for await (const chunk of response.body ?? []) heard.text += new TextDecoder().decode(chunk)
    }
    void read()
      .catch(() => {})
      .finally(() => {
        heard.hasEnded = true
      })
    return heard
  }

  const say = async (device: string) => {
    const headers = { 'Content-Type': 'application/json' }
    const body = JSON.stringify({ text: 'hello' })
    expect((await fetch(`${app.url}/lab${device}/messages`, { method: 'POST', headers, body })).status).toBe(
      201,
    )
  }

  test('come on one line, by the path of each; nothing is missed once it has begun', async () => {
    const heard = await listen(PHONE, TELEGRAM)
    await eventually(() => expect(heard.text).toContain('event: begun'))
    await Promise.all([say(PHONE), say(TELEGRAM)])
    await eventually(() => {
      expect(heard.text).toContain(JSON.stringify({ screen: `${PHONE}/events`, event: 'message' }))
      expect(heard.text).toContain(JSON.stringify({ screen: `${TELEGRAM}/events`, event: 'message' }))
      expect(heard.text).toContain('event: change')
    })
    expect(heard.hasEnded).toBe(false)
  })

  test.each(['/pigeons/clients/1', '/constructor/clients/1', '/__proto__/clients/1'])(
    'end when a network is not there, so that the page asks again: %s',
    async (screen) => {
      const heard = await listen(PHONE, screen)
      await eventually(() => expect(heard.hasEnded).toBe(true))
    },
  )
})

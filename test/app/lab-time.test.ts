import { describe, expect, test } from '@jest/globals'
import { days } from '#core/time'
import { openApp } from '../support/app.ts'
import { opening } from '../support/opening.ts'

/** In the lab time can be let pass, where it is nobody's but the lab's own (B5, M8). */
describe('the time of the lab', () => {
  const open = opening()
  const pass = (url: string, body: unknown, contentType = 'application/json') =>
    fetch(`${url}/lab/time`, {
      method: 'POST',
      headers: { 'Content-Type': contentType },
      body: JSON.stringify(body),
    })
  const nowAt = async (url: string) => Number((await fetch(`${url}/lab/about`)).headers.get('x-lab-now'))

  test('goes forward as far as it is told, and a restart does not bring it back', async () => {
    const app = await open(openApp())
    const before = await nowAt(app.url)
    expect((await pass(app.url, { pass: days(2) })).status).toBe(200)
    expect((await nowAt(app.url)) - before).toBeGreaterThanOrEqual(days(2))
    await app.restart()
    expect((await nowAt(app.url)) - before).toBeGreaterThanOrEqual(days(2))
  })

  test.each([
    { body: { pass: -days(1) }, why: 'backwards' },
    { body: { pass: days(400) }, why: 'further than anything lives' },
    { body: { pass: 'soon' }, why: 'by no number' },
    { body: { pass: days(1) }, contentType: 'text/plain', why: 'by a page from elsewhere' },
  ])('does not go $why', async ({ body, contentType }) => {
    const app = await open(openApp())
    const before = await nowAt(app.url)
    expect((await pass(app.url, body, contentType)).status).toBe(400)
    expect((await nowAt(app.url)) - before).toBeLessThan(days(1))
  })

  test('is not the lab’s own where a real platform lives by another', async () => {
    const app = await open(
      openApp({
        THROUGHLINE_LAB: '1',
        STRIPE_SECRET_KEY: 'sk_test_x',
        STRIPE_WEBHOOK_SECRET: 'whsec_x',
        STRIPE_API_ROOT: 'http://localhost:9',
      }),
    )
    expect(await (await fetch(`${app.url}/lab/about`)).json()).toMatchObject({ timePasses: false })
    expect((await pass(app.url, { pass: days(1) })).status).toBe(404)
  })
})

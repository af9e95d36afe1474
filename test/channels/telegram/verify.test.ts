import { describe, expect, test } from '@jest/globals'
import { adapterAt, posted, SECRET } from './bench.ts'

const adapter = adapterAt(null)
const UPDATE = { update_id: 1, poll: {} }

describe('the secret of the webhook', () => {
  test('opens the webhook to whoever knows it, in any spelling of the content type', async () => {
    const request = posted(UPDATE)
    expect(await adapter.verify(request)).toEqual({ kind: 'authentic' })
    const headers = { ...request.headers, 'content-type': 'Application/JSON; charset=utf-8' }
    expect(await adapter.verify({ ...request, headers })).toEqual({ kind: 'authentic' })
  })

  test.each([
    ['missing', undefined, 401],
    ['empty', '', 401],
    ['another', `${SECRET}x`, 403],
    ['a beginning', SECRET.slice(0, -1), 403],
    ['the same in capitals', SECRET.toUpperCase(), 403],
    ['twice', `${SECRET}, ${SECRET}`, 403],
  ])('that is %s is refused with %s', async (_what, secret, status) => {
    const request = posted(UPDATE)
    const headers = { ...request.headers, 'x-telegram-bot-api-secret-token': secret }
    const verified = await adapter.verify({ ...request, headers })
    expect(verified).toMatchObject({ kind: 'refused', status })
    expect(JSON.stringify(verified)).not.toContain(SECRET)
  })

  test('is looked at before anything else: a stranger learns nothing of what would be taken', async () => {
    const request = {
      ...posted('nonsense', 'wrong'),
      method: 'DELETE',
      body: new Uint8Array(2 * 1024 * 1024),
    }
    expect(await adapter.verify(request)).toMatchObject({
      status: 403,
      reason: expect.stringContaining('TELEGRAM_SECRET_TOKEN'),
    })
  })

  test('does not make another method, size or type right', async () => {
    const request = posted(UPDATE)
    const form = { ...request.headers, 'content-type': 'text/plain' }
    for (const wrong of [
      { ...request, method: 'PUT' },
      { ...request, body: new Uint8Array(1024 * 1024 + 1) },
      { ...request, headers: form },
    ])
      expect(await adapter.verify(wrong)).toMatchObject({ kind: 'refused', status: 400 })
  })
})

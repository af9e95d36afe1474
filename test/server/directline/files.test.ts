import { describe, expect, test } from '@jest/globals'
import { type Call, rawApi, type Session } from '../../support/directline-api.ts'

describe('Direct Line: a file', () => {
  const { server, restart, call, generate, read, refusal } = rawApi()

  const uploadTo = async (session: Session, init: Call): Promise<Response> =>
    call('POST', `/conversations/${session.conversationId}/upload?userId=somebody`, {
      token: session.token,
      ...init,
    })
  const contentUrl = (): string => server().accepted.at(-1)?.activity.attachments[0]?.contentUrl ?? ''

  test('alone is a message with an attachment, and is handed out as a download', async () => {
    const session = await generate()
    const headers = {
      'content-type': 'image/png',
      'content-disposition': 'name="file"; filename="our kitchen.png"',
    }
    const response = await uploadTo(session, { raw: 'a photo', headers })
    expect(response.status).toBe(200)
    expect(server().accepted[0]?.activity).toMatchObject({
      text: '',
      attachments: [{ contentType: 'image/png', name: 'our kitchen.png' }],
    })
    const file = await fetch(contentUrl())
    expect(await file.text()).toBe('a photo')
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': "attachment; filename*=UTF-8''our%20kitchen.png",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=31536000, immutable',
    })
  })

  test('that could run in a browser is handed out as bytes', async () => {
    const session = await generate()
    await uploadTo(session, { raw: '<script>alert(1)</script>', headers: { 'content-type': 'text/html' } })
    expect((await fetch(contentUrl())).headers.get('content-type')).toBe('application/octet-stream')
  })

  test('keeps to its directory, whatever it is called', async () => {
    const session = await generate()
    const form = new FormData()
    form.append('file', new Blob(['x'], { type: 'text/plain' }), '../../../etc/passwd')
    expect((await uploadTo(session, { raw: form })).status).toBe(200)
    expect(server().accepted[0]?.activity.attachments[0]?.name).toBe('passwd')
    for (const id of ['..%2F..%2Fpackage.json', 'a'.repeat(40), '__proto__']) {
      expect((await call('GET', `/attachments/${id}/x`)).status).toBe(404)
    }
  })

  test('comes with the text of its form, once however often it is tried', async () => {
    const session = await generate()
    const form = (): FormData => {
      const parts = new FormData()
      const activity = { type: 'message', text: 'our kitchen', channelData: { clientActivityID: 'u1' } }
      parts.append(
        'activity',
        new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }),
      )
      parts.append('file', new Blob(['x'], { type: 'image/png' }), 'kitchen.png')
      return parts
    }
    expect((await uploadTo(session, { raw: form() })).status).toBe(200)
    expect((await uploadTo(session, { raw: form() })).status).toBe(200)
    expect(server().accepted.map(({ activity }) => activity.text)).toEqual(['our kitchen'])
    expect((await read(session)).activities.length).toBe(2)
  })

  test('that is no file is refused', async () => {
    const session = await generate()
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    expect(await refusal(await uploadTo(session, { raw: 'nonsense', headers }))).toEqual([400, 'BadArgument'])
    expect(await refusal(await uploadTo(session, { raw: new FormData() }))).toEqual([400, 'BadArgument'])
    expect(await refusal(await uploadTo(session, { raw: '' }))).toEqual([400, 'BadArgument'])
  })

  test('that is too large is refused', async () => {
    const session = await generate()
    const raw = new Uint8Array(10 * 1024 * 1024 + 1)
    expect(await refusal(await uploadTo(session, { raw }))).toEqual([413, 'MessageSizeTooBig'])
  })

  test('is refused where none are kept', async () => {
    await restart({ files: null })
    expect(await refusal(await uploadTo(await generate(), { raw: 'x' }))).toEqual([404, 'NotFound'])
  })
})

import { describe, expect, test } from '@jest/globals'
import { ELSEWHERE, handshake, rawApi, SHOP } from '../../support/directline-api.ts'

describe('Direct Line: a page', () => {
  const { server, call, generate, startWith, refusal } = rawApi()

  const preflight = (origin: string): Promise<Response> =>
    call('OPTIONS', '/conversations', {
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,x-ms-bot-agent,x-requested-with',
      },
    })

  test('of an allowed origin passes the preflight and may read the answers, errors too', async () => {
    const headers = Object.fromEntries((await preflight(SHOP)).headers)
    expect(headers).toMatchObject({ 'access-control-allow-origin': SHOP })
    expect(headers.vary).toContain('Origin')
    for (const name of ['authorization', 'content-type', 'x-ms-bot-agent', 'x-requested-with']) {
      expect(headers['access-control-allow-headers']).toContain(name)
    }
    for (const path of ['/tokens/generate', '/tokens/refresh', '/nowhere']) {
      const response = await call('POST', path, { headers: { origin: SHOP } })
      expect(response.headers.get('access-control-allow-origin')).toBe(SHOP)
      expect(response.headers.get('vary')).toContain('Origin')
    }
  })

  test('of our own origin is always let in', async () => {
    const response = await call('POST', '/tokens/generate', { headers: { origin: server().url } })
    expect(response.status).toBe(200)
  })

  test('of our own machine is let in by whichever name, at our port alone', async () => {
    const { port } = new URL(server().url)
    const asked = (host: string) =>
      call('POST', '/tokens/generate', { headers: { origin: `http://${host}` } }).then(({ status }) => status)
    for (const name of ['localhost', '127.0.0.1', '[::1]']) expect(await asked(`${name}:${port}`)).toBe(200)
    for (const host of [
      '127.0.0.1',
      '127.0.0.1:1',
      `localhost.example:${port}`,
      `127.0.0.1.example:${port}`,
    ]) {
      expect(await asked(host)).toBe(403)
    }
  })

  test('of any other origin is refused, and its socket too', async () => {
    expect((await preflight(ELSEWHERE)).headers.get('access-control-allow-origin')).toBeNull()
    const response = await call('POST', '/tokens/generate', { headers: { origin: ELSEWHERE } })
    expect(await refusal(response)).toEqual([403, 'Forbidden'])
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
    const { streamUrl = '' } = await startWith((await generate()).token)
    expect(await handshake(streamUrl, ELSEWHERE)).toBe(403)
    expect(await handshake(streamUrl, SHOP)).toBe(101)
  })

  test('that asks for what there is not gets a letter', async () => {
    expect(await refusal(await call('GET', '/nowhere'))).toEqual([404, 'NotFound'])
  })
})

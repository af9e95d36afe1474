import { describe, expect, test } from '@jest/globals'
import { clientBehind, networkOf } from '#server/directline/client'
import { rawApi, SESSION } from '../../support/directline-api.ts'

const SECRET = 'a secret of more than thirty-two characters'

describe('the network of a chat (M6, M9)', () => {
  test('is one IPv4 address, however it is written, and never the address itself', () => {
    const network = networkOf('8.8.4.4', SECRET)
    expect(network).toMatch(/^[\w-]{16}$/)
    expect(networkOf('::ffff:8.8.4.4', SECRET)).toBe(network)
    expect(networkOf('8.8.4.5', SECRET)).not.toBe(network)
    expect(networkOf('8.8.4.4', 'another secret of thirty-two characters')).not.toBe(network)
  })

  test('is the first half of an IPv6 address, however that is written', () => {
    const network = networkOf('2607:f8b0:4004:c07::8a', SECRET)
    for (const same of ['2607:f8b0:4004:c07:1:2:3:4', '2607:F8B0:4004:0C07:0:0:0:1', '2607:f8b0:4004:c07::'])
      expect(networkOf(same, SECRET)).toBe(network)
    expect(networkOf('2607:f8b0:4004:c08::8a', SECRET)).not.toBe(network)
    expect(networkOf('2607:f8b0::1', SECRET)).toBe(networkOf('2607:f8b0:0:0:9::1', SECRET))
  })

  test('is unknown where the address is a proxy’s, this house’s own, or none', () => {
    for (const address of [
      '127.0.0.1',
      '::1',
      '10.1.2.3',
      'fd00::1',
      'fe80::1%eth0',
      '::ffff:192.168.0.9',
      'unknown',
      '',
    ])
      expect(networkOf(address, SECRET)).toBeNull()
  })
})

describe('a chat behind a proxy', () => {
  const { server, restart, call, generate } = rawApi()
  const says = async (forwarded: string): Promise<string | undefined> => {
    const { conversationId, token } = await generate()
    const path = `/conversations/${conversationId}/activities`
    const body = { type: 'message', text: 'hello' }
    await call('POST', path, { token, body, headers: { 'x-forwarded-for': forwarded } })
    return server().accepted.at(-1)?.network
  }

  test('is in the network that the proxy heard from, whatever was written before', async () => {
    await restart({ clientOf: clientBehind(1) })
    const network = await says('8.8.4.4')
    expect(network).toMatch(/^[\w-]{16}$/)
    expect(await says('1.1.1.1, 8.8.4.4')).toBe(network)
    expect(await says('8.8.4.4, 1.1.1.1')).not.toBe(network)
    await restart({ clientOf: clientBehind(2) })
    expect(await says('1.1.1.1, 8.8.4.4, 9.9.9.9')).not.toBe(await says('8.8.4.4, 1.1.1.1, 9.9.9.9'))
  })

  test('is in no network that anybody knows of where no proxy was spoken of', async () => {
    await restart({})
    expect(await says('8.8.4.4')).toBeUndefined()
  })

  test('is in none either where a site’s server speaks for its visitors', async () => {
    await restart({ secret: 'the secret', clientOf: clientBehind(1) })
    const started = await call('POST', '/conversations', { token: 'the secret', body: { user: {} } })
    const { conversationId } = SESSION.parse(await started.json())
    await call('POST', `/conversations/${conversationId}/activities`, {
      token: 'the secret',
      body: { type: 'message', text: 'hello', from: { id: 'dl_ann' } },
      headers: { 'x-forwarded-for': '8.8.4.4' },
    })
    expect(server().accepted.at(-1)?.network).toBeUndefined()
  })
})

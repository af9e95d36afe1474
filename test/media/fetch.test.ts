import { afterEach, describe, expect, test } from '@jest/globals'
import { milliseconds, seconds } from '#core/time'
import { type Fetched, fetchFile, moved } from '#media/fetch'
import type { HostAddress } from '#media/way'
import { beatsOf } from '../support/beats.ts'
import { type Origin, openOrigin, png } from './origin.ts'

const open: Origin[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

const origin = async (...answer: Parameters<typeof openOrigin>): Promise<Origin> => {
  const opened = await openOrigin(...answer)
  open.push(opened)
  return opened
}

const never = new AbortController().signal
const MOST = 1_000
const at = (url: string, headers = {}) => ({ kind: 'at' as const, url, headers })
const platform = (url: string, headers = {}) => ({ ...at(url, headers), within: 'platform' as const })
const fetched = (
  where: Parameters<typeof fetchFile>[0],
  more: Partial<Parameters<typeof fetchFile>[1]> = {},
): Promise<Fetched> => fetchFile(where, { most: MOST, patience: seconds(5), signal: never, ...more })

const bytesOf = (answer: Fetched): Buffer => {
  if (answer.kind !== 'fetched') throw new Error(`${answer.kind}: ${answer.reason}`)
  return answer.bytes
}

describe('fetching a file from its platform (C9)', () => {
  test('shows the platform its login, and takes the bytes as they are', async () => {
    const twilio = await origin((_, response) => response.end(png()))
    const answer = await fetched(platform(`${twilio.url}/media/1`, { authorization: 'Basic x' }))
    expect(bytesOf(answer).equals(png())).toBe(true)
    expect(twilio.asked.map(({ headers }) => headers.authorization)).toEqual(['Basic x'])
  })

  test('follows within the origin, login and all', async () => {
    const twilio = await origin((request, response) =>
      request.url === '/a' ? response.writeHead(302, { location: '/b' }).end() : response.end(png()),
    )
    bytesOf(await fetched(platform(`${twilio.url}/a`, { authorization: 'Basic x' })))
    expect(twilio.asked.map(({ url, headers }) => [url, headers.authorization])).toEqual([
      ['/a', 'Basic x'],
      ['/b', 'Basic x'],
    ])
  })

  test('shows the login to nobody else, and comes back without it', () => {
    const from = { url: new URL('https://api.example/1'), headers: { authorization: 'x' }, isPlatform: true }
    expect(moved(from, '/2')).toEqual({ ...from, url: new URL('https://api.example/2') })
    const away = moved(from, 'https://cdn.example/3')
    expect(away).toEqual({ url: new URL('https://cdn.example/3'), headers: {}, isPlatform: false })
    expect(moved(away, 'https://api.example/4')).toMatchObject({ headers: {}, isPlatform: false })
    expect(moved(from, 'https://api.example:444/5')).toMatchObject({ headers: {}, isPlatform: false })
    expect(moved(from, 'http://api.example/6')).toMatchObject({ headers: {}, isPlatform: false })
  })

  test('goes round in circles no more than three times', async () => {
    const twilio = await origin((_, response) => response.writeHead(307, { location: '/again' }).end())
    expect(await fetched(platform(`${twilio.url}/a`))).toMatchObject({ kind: 'lost', why: 'out-of-reach' })
    expect(twilio.asked).toHaveLength(4)
  })

  test('reads what is written out in the address itself', async () => {
    expect(bytesOf(await fetched(at('data:text/plain;base64,aGVsbG8='))).toString()).toBe('hello')
    expect(await fetched(at(`data:text/plain,${'x'.repeat(MOST + 1)}`))).toMatchObject({ why: 'too-large' })
    expect(await fetched(at('data:'))).toMatchObject({ kind: 'lost' })
  })
})

describe('what somebody sent leads into no private place', () => {
  test.each([
    'https://127.0.0.1',
    'https://127.9.9.9',
    'https://0.0.0.0',
    'https://2130706433',
    'https://0x7f.1',
    'https://017700000001',
    'https://10.1.2.3',
    'https://172.16.0.1',
    'https://192.168.1.1',
    'https://100.64.0.1',
    'https://169.254.169.254/latest/meta-data',
    'https://198.18.0.1',
    'https://224.0.0.1',
    'https://255.255.255.255',
    'https://[::1]',
    'https://[::]',
    'https://[::ffff:127.0.0.1]',
    'https://[::ffff:a9fe:a9fe]',
    'https://[::7f00:1]',
    'https://[64:ff9b::7f00:1]',
    'https://[2002:7f00:1::]',
    'https://[2001:0:4136:e378:8000:63bf:3fff:fdd2]',
    'https://[fe80::1]',
    'https://[fd00:ec2::254]',
    'https://[ff02::1]',
    'https://localhost',
  ])('%s', async (url) => {
    expect(await fetched(at(url))).toMatchObject({
      kind: 'lost',
      reason: 'its server is not on the public internet',
    })
  })

  test.each([
    'http://93.184.216.34/a.png',
    'ftp://93.184.216.34/a.png',
    'file:///etc/passwd',
    'https://user:word@93.184.216.34/a.png',
    'nonsense',
    '',
  ])('%s', async (url) => {
    expect(await fetched(at(url))).toMatchObject({ kind: 'lost', why: 'out-of-reach' })
  })

  test('not by a name that means a private place, and not by one that means one among others', async () => {
    const inside = await origin((_, response) => response.end('the crown jewels'))
    for (const addresses of [['127.0.0.1'], ['93.184.216.34', '10.0.0.7'], ['2606:4700::1', '::1']]) {
      const resolve = async (): Promise<readonly HostAddress[]> =>
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
      const answer = await fetched(at(`https://rebinding.example:${inside.port}/x`), { resolve })
      expect(answer).toMatchObject({ kind: 'lost', reason: 'its server is not on the public internet' })
    }
    expect(inside.asked).toEqual([])
  })

  test('not by a name that means another place when it is asked a second time', async () => {
    const real = await origin((_, response) => response.end(png()))
    const answers = ['127.0.0.1', '127.0.0.99']
    let asked = 0
    const resolve = async () => [{ address: answers[asked++] ?? '', family: 4 as const }]
    const url = `http://platform.test:${real.port}/x`
    bytesOf(await fetched(platform(url), { resolve }))
    expect(asked).toBe(1)
    expect(real.asked.map(({ headers }) => headers.host)).toEqual([`platform.test:${real.port}`])
  })

  test('not by a redirect of the platform to another place on its machine', async () => {
    const inside = await origin((_, response) => response.end('the crown jewels'))
    for (const location of [inside.url, `https://127.0.0.1:${inside.port}/`, `//127.0.0.1:${inside.port}/`]) {
      const twilio = await origin((_, response) => response.writeHead(302, { location }).end())
      expect(await fetched(platform(`${twilio.url}/a`))).toMatchObject({ kind: 'lost', why: 'out-of-reach' })
    }
    expect(inside.asked).toEqual([])
  })

  test('not by a redirect that is none', async () => {
    const twilio = await origin((_, response) => response.writeHead(302, { location: 'https://' }).end())
    expect(await fetched(platform(twilio.url))).toMatchObject({ kind: 'lost', why: 'out-of-reach' })
  })
})

describe('a server that misbehaves', () => {
  test('says that it sends too much: nothing of it is read', async () => {
    const large = await origin((_, response) => response.writeHead(200, { 'content-length': '1001' }).end())
    expect(await fetched(platform(large.url))).toMatchObject({ kind: 'lost', why: 'too-large' })
  })

  test('sends too much without saying so: it is cut off soon', async () => {
    let cut = () => {}
    const isCut = new Promise<void>((resolve) => {
      cut = resolve
    })
    const endless = await origin((_, response) => {
      response.once('close', cut)
      const more = (): void => {
        if (!response.destroyed) response.write(Buffer.alloc(500), () => setImmediate(more))
      }
      more()
    })
    expect(await fetched(platform(endless.url))).toMatchObject({ kind: 'lost', why: 'too-large' })
    await isCut
  })

  test('drips: its time is over at some point', async () => {
    const drip = await origin((_, response) => {
      const timer = setInterval(() => response.write('x'), 20)
      response.once('close', () => clearInterval(timer))
    })
    const { done, took } = await beatsOf(() => fetched(platform(drip.url), { patience: milliseconds(200) }))
    expect(done).toMatchObject({ kind: 'retry' })
    expect(took).toBeLessThan(2_000)
  })

  test('says nothing at all: a node that stops does not wait for it', async () => {
    const silent = await origin(() => {})
    const leaving = new AbortController()
    setTimeout(() => leaving.abort(), 50)
    expect(await fetched(platform(silent.url), { signal: leaving.signal })).toMatchObject({ kind: 'retry' })
  })

  test('hangs up in the middle: it is asked again later', async () => {
    const torn = await origin((_, response) => {
      response.writeHead(200, { 'content-length': '500' })
      response.write('half', () => response.destroy())
    })
    expect(await fetched(platform(torn.url))).toMatchObject({
      kind: 'retry',
      reason: expect.stringMatching(/ECONN/),
    })
  })

  test.each([401, 403, 404, 500, 503])('answers HTTP %d: it is asked again later', async (status) => {
    const trouble = await origin((_, response) => response.writeHead(status).end())
    expect(await fetched(platform(trouble.url))).toEqual({
      kind: 'retry',
      reason: `its server answered HTTP ${status}`,
      afterMs: null,
    })
  })

  test('names its pause, or the end', async () => {
    const busy = await origin((_, response) => response.writeHead(429, { 'retry-after': '7' }).end())
    expect(await fetched(platform(busy.url))).toMatchObject({ kind: 'retry', afterMs: 7_000 })
    const gone = await origin((_, response) => response.writeHead(410).end())
    expect(await fetched(platform(gone.url))).toMatchObject({ kind: 'lost', why: 'out-of-reach' })
  })

  test('is not there, or has no name: it is asked again later', async () => {
    const closed = await openOrigin(() => {})
    await closed.close()
    expect(await fetched(platform(closed.url))).toMatchObject({ kind: 'retry' })
    const resolve = async (): Promise<readonly HostAddress[]> => {
      throw new Error('ENOTFOUND')
    }
    expect(await fetched(at('https://nowhere.example/x'), { resolve })).toMatchObject({ kind: 'retry' })
  })
})

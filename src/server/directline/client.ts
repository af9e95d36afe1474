import { createHmac } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import { isPublic } from '#media/public-address'
import type { ClientOf } from './options.ts'

/** The socket's own far side; unknown where the routes are mounted on another server than Node's. */
const socketAddress: ClientOf = (c) =>
  c.env?.incoming ? (getConnInfo(c).remote.address ?? 'unknown') : 'unknown'

/**
 * Who is asking, behind so many proxies of one's own (PROXY_HOPS). Each adds whom it heard from to the end of X-Forwarded-For, so
 * what stands further left was written by anybody, and is not believed.
 */
export const clientBehind = (hops: number): ClientOf => {
  if (hops === 0) return socketAddress
  return (c) => {
    const heard = (c.req.header('x-forwarded-for') ?? '').split(',').map((one) => one.trim())
    return heard.at(-hops) || socketAddress(c)
  }
}

/**
 * The network that a client is in, under a name that nobody can read (M9): an IPv4 address, or the first 64 bits of an IPv6 one, which
 * a household has all of (RFC 6177). Null where it says nothing of the client: an address that is not of the internet is a proxy's.
 */
export const networkOf = (client: string, signingSecret: string): string | null => {
  const address = client.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (!isPublic(address)) return null
  const network = isIPv6(address) ? firstHalf(address) : address
  return createHmac('sha256', signingSecret).update(`network\0${network}`).digest('base64url').slice(0, NAME)
}

/** 96 bits: no two networks are ever alike. */
const NAME = 16

/** The first four of its eight groups; the URL standard writes each address in one way only. */
const firstHalf = (address: string): string => {
  const written = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [head = '', tail = ''] = written.split('::')
  const [first, last] = [head, tail].map((half) => half.split(':').filter(Boolean))
  const known = (first?.length ?? 0) + (last?.length ?? 0)
  const between = written.includes('::') ? Array.from({ length: 8 - known }, () => '0') : []
  return [...(first ?? []), ...between, ...(last ?? [])].slice(0, 4).join(':')
}

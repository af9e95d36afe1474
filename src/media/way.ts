import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import type { Keeping } from '#contracts/files'
import { isPublic } from './public-address.ts'

/** One address of a host. */
export type HostAddress = { readonly address: string; readonly family: 4 | 6 }

/** All addresses of a host; rejects where there are none. */
export type Resolve = (host: string) => Promise<readonly HostAddress[]>

/** Addresses that a connection may be made to, and no others. */
export type Way = { readonly kind: 'open'; readonly addresses: readonly HostAddress[] }

/**
 * Whether a URL may be asked, and at which addresses. A URL is what somebody sent, and we stand inside the operator's
 * network: only https to public addresses is open. The platform's own origin is the operator's choice (an emulator, a server
 * of their own), so neither rule holds for it.
 */
export const wayTo = async (
  url: URL,
  isPlatform: boolean,
  resolve: Resolve,
): Promise<Way | Exclude<Keeping, { kind: 'kept' }>> => {
  if (url.username !== '' || url.password !== '') return closed('its address holds a login')
  if (url.protocol !== 'https:' && !(isPlatform && url.protocol === 'http:'))
    return closed(`its address is not https, but ${url.protocol}`)
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const addresses = await addressesOf(host, resolve)
  if (addresses === null)
    return { kind: 'retry', reason: 'its server is not found by its name', afterMs: null }
  // One private address among public ones is enough to refuse: whoever answers so has something in mind.
  if (!isPlatform && !addresses.every(({ address }) => isPublic(address)))
    return closed('its server is not on the public internet')
  return { kind: 'open', addresses }
}

/** Asks the system, as every connection does. */
export const systemResolve: Resolve = async (host) =>
  (await lookup(host, { all: true })).map(({ address, family }) => ({
    address,
    family: family === 6 ? 6 : 4,
  }))

const addressesOf = async (host: string, resolve: Resolve): Promise<readonly HostAddress[] | null> => {
  const version = isIP(host)
  if (version !== 0) return [{ address: host, family: version === 6 ? 6 : 4 }]
  const found = await resolve(host).catch(() => [])
  return found.length === 0 ? null : found
}

const closed = (reason: string): Keeping & { kind: 'lost' } => ({ kind: 'lost', why: 'out-of-reach', reason })

import type { Located } from '#contracts/adapter'
import type { Keeping, NotHad } from '#contracts/files'
import { type Milliseconds, minutes } from '#core/time'
import { get, TOO_LARGE } from './get.ts'
import { type Resolve, systemResolve, wayTo } from './way.ts'

/** How a file is fetched. Sizes in bytes. */
export type FetchOptions = {
  readonly most: number
  /** How long it may take in all, redirects and the slowest server included. */
  readonly patience?: Milliseconds
  readonly resolve?: Resolve
  readonly signal: AbortSignal
}

/** A file's bytes, or why there are none. */
export type Fetched = { readonly kind: 'fetched'; readonly bytes: Buffer } | NotHad | Retry

type Retry = Extract<Keeping, { kind: 'retry' }>

const PATIENCE = minutes(1)
const MOST_REDIRECTS = 3

/**
 * Fetches from an address that somebody sent (C9), and trusts it in nothing:
 *
 * F1 only https, and only to public addresses, but for the platform's own origin (`way.ts`)
 * F2 the connection is made to the very addresses that were checked: a name that means something else by then helps nobody
 * F3 each redirect is looked at like the first address; what the platform's origin may, and the headers, end with that origin
 * F4 no more bytes than allowed, and no more time, however little or slowly a server says
 */
export const fetchFile = async (
  { url: address, headers, within }: Extract<Located, { kind: 'at' }>,
  { most, patience = PATIENCE, resolve = systemResolve, signal }: FetchOptions,
): Promise<Fetched> => {
  if (!URL.canParse(address)) return outOfReach('it has no address')
  const first = new URL(address)
  if (first.protocol === 'data:') return written(address, most)
  const until = AbortSignal.any([signal, AbortSignal.timeout(patience)])
  let step: Step = { url: first, headers, isPlatform: within === 'platform' }
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const way = await wayTo(step.url, step.isPlatform, resolve)
    if (way.kind !== 'open') return way
    const answer = await get(step.url, way, { headers: step.headers, most, signal: until })
    if (answer.kind !== 'moved') return answer
    if (!URL.canParse(answer.to, step.url.href)) return outOfReach('it was moved to an address that is none')
    step = moved(step, answer.to)
  }
  return outOfReach(`it was moved more than ${MOST_REDIRECTS} times`)
}

/** Where it is asked next, and what that server is trusted with. */
export type Step = {
  readonly url: URL
  readonly headers: { readonly [name: string]: string }
  readonly isPlatform: boolean
}

/** A redirect to another origin leaves all trust behind, and coming back does not bring it back (F3). */
export const moved = (from: Step, to: string): Step => {
  const url = new URL(to, from.url)
  return url.origin === from.url.origin ? { ...from, url } : { url, headers: {}, isPlatform: false }
}

/** A small file that is written out in its own address (RFC 2397). */
const written = async (address: string, most: number): Promise<Fetched> => {
  const read = await fetch(address).catch(() => null)
  if (read === null) return outOfReach('its address cannot be read')
  const bytes = Buffer.from(await read.arrayBuffer())
  return bytes.length > most ? TOO_LARGE : { kind: 'fetched', bytes }
}

const outOfReach = (reason: string): NotHad => ({ kind: 'lost', why: 'out-of-reach', reason })

import type { IncomingRequest } from '#contracts/adapter'

/**
 * The address a platform called and signed: the public URL from our configuration with the request's path and query.
 * The Host header is the caller's own claim, so it is never part of it; fragments are not sent and not signed (C3).
 */
export const calledUrl = (publicUrl: string, { url }: IncomingRequest): string => {
  const base = withoutEnd(publicUrl)
  const path = url.startsWith(`${base}/`)
    ? url.slice(base.length)
    : url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '')
  return base + withoutFragment(path)
}

/** A configured address, ready for a path to be added. */
export const withoutEnd = (publicUrl: string): string => withoutFragment(publicUrl).replace(/\/+$/, '')

const withoutFragment = (url: string): string => url.replace(/#.*$/su, '')

/** Why a body is not even read: it is too large, or no form post. Null when it is one. */
export const formTrouble = (request: IncomingRequest, mostBytes: number): string | null => {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (request.method.toUpperCase() !== 'POST')
    return `A ${request.method} request carries no form; a POST is expected.`
  if (request.body.length > mostBytes)
    return `The body has ${request.body.length} bytes; ${mostBytes} is the most that is read.`
  if (type !== 'application/x-www-form-urlencoded')
    return `The body is "${(type ?? 'unnamed').slice(0, 60)}", not a form post.`
  return null
}

/** The fields of a form post exactly as sent: nothing trimmed or dropped; a repeated name has a list. */
export const formFields = (body: Uint8Array): { readonly [name: string]: string | string[] } => {
  const fields = new Map<string, string | string[]>()
  for (const [name, value] of new URLSearchParams(new TextDecoder().decode(body))) {
    const known = fields.get(name)
    fields.set(name, known === undefined ? value : [known, value].flat())
  }
  return Object.fromEntries(fields)
}
